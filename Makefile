# govrpt: PostgreSQL extension that reads government-information-disclosure
# annual reports.
#
#   make                        build against the first pg_config in PATH
#   make install                install it (PG_CONFIG=..., DESTDIR=... as usual)
#   make site                   fetch the npm packages of govrpt-site, before that
#   make demo                   show it at work, on a throw-away server
#   make test                   run every test, on a throw-away server
#   make fuzz [SECONDS=60]      run the fuzzers
#   make bench                  measure it
#
# "make demo", "make test" and the rest build in a directory of their own
# under $TMPDIR and leave nothing behind.

.DEFAULT_GOAL := all

.PHONY: test demo fuzz bench
test:
	test/run
demo:
	test/run-demo
fuzz:
	test/run-fuzz $(SECONDS)
bench:
	bench/run

# Those install pg_config where it is missing; the rest can't do without it.
ifneq (,$(filter-out test demo fuzz bench,$(or $(MAKECMDGOALS),all)))
EXTENSION = govrpt
EXTVERSION = $(shell sed -n "s/^default_version = '\(.*\)'/\1/p" govrpt.control)
MODULE_big = govrpt
PGFILEDESC = "govrpt - government disclosure reports as typed rows"

OBJS = $(patsubst %.c,%.o,$(sort $(wildcard src/core/*/*.c src/pg/*.c)))

# The install script: types before the functions on them, these before what is
# made of them.
SQL_ORDER = adcode divisions figures report outline correct trace narrative stated statistics dictionary indicators check completeness explain years findings notice guard regions reconcile render exports views outdated version help
SQL_PARTS = $(wildcard $(foreach part,$(SQL_ORDER),src/pg/$(part).sql))
FRESH_SCRIPT = $(EXTENSION)--$(EXTVERSION).sql

# src/pg/released has the install script of each version before, in their order
# here, and the update scripts between these as they were released.  That from
# the last of them is made anew.
RELEASED = 1.0
PREVIOUS = $(lastword $(RELEASED))
UPDATE_SCRIPT = $(EXTENSION)--$(PREVIOUS)--$(EXTVERSION).sql
RELEASED_SCRIPT = src/pg/released/$(EXTENSION)--$(PREVIOUS).sql
UPDATE_BY_HAND = $(wildcard src/pg/released/$(PREVIOUS)--$(EXTVERSION).sql)

DATA = $(wildcard src/pg/released/$(EXTENSION)--*--*.sql)
DATA_built = $(FRESH_SCRIPT) $(UPDATE_SCRIPT)

# README.md, and what it and these link to, each at its own place beside it, so
# that the links hold where they are installed.
MANUAL = $(wildcard *.md) LICENSE NOTICE $(wildcard doc/*.md doc/*.svg) \
	test/README.md test/cases/README.md test/images/README.md bench/README.md

EXTRA_CLEAN = build/read build/mutate

REGRESS = $(sort $(patsubst sql/%.sql,%,$(wildcard sql/*.sql)))
REGRESS_OPTS = --inputdir=. --load-extension=$(EXTENSION)

PG_CONFIG ?= pg_config
PKG_CONFIG ?= pkg-config
LIBRARIES = icu-i18n icu-uc

PG_CPPFLAGS = -Isrc $(shell $(PKG_CONFIG) --cflags $(LIBRARIES))
SHLIB_LINK = $(shell $(PKG_CONFIG) --libs $(LIBRARIES))

# The server's headers are not clean under all of -Wextra.
PG_CFLAGS = -O2 -Wall -Wextra \
	-Wno-unused-parameter -Wno-sign-compare -Wno-missing-field-initializers

PGXS := $(shell $(PG_CONFIG) --pgxs)
MAJOR := $(shell $(PG_CONFIG) --version | sed 's/^PostgreSQL \([0-9]*\).*/\1/')

# The core's symbols are nobody else's business in the server's process.  From
# 16 on PGXS hides all that isn't exported by name.
ifneq (,$(filter 14 15,$(MAJOR)))
SHLIB_LINK += -Wl,--version-script=src/hidden.map
endif

# Bitcode for JIT inlining is for those who have the clang that built the server.
SERVER_CLANG := $(shell sed -n 's/^CLANG *= *//p' $(dir $(PGXS))../Makefile.global)
ifeq (,$(shell command -v $(SERVER_CLANG)))
override with_llvm := no
endif

include $(PGXS)

# Calls within the core need no way out for another library's function of the
# same name.
$(filter src/core/%,$(OBJS)): override CFLAGS += -fvisibility=hidden

$(OBJS): Makefile $(wildcard src/core/*/*.h src/core/*/*.def src/pg/*.h src/pg/*.inc)

MANUALDIR = $(DESTDIR)$(docdir)/extension/$(EXTENSION)

install: install-manual
uninstall: uninstall-manual

.PHONY: install-manual uninstall-manual print-manual
install-manual:
	for file in $(MANUAL); do \
	  $(MKDIR_P) '$(MANUALDIR)'/$$(dirname $$file) && \
	  $(INSTALL_DATA) $$file '$(MANUALDIR)'/$$file || exit 1; \
	done
print-manual:
	@echo $(MANUAL)
uninstall-manual:
	rm -f $(addprefix '$(MANUALDIR)'/,$(MANUAL))
	[ ! -d '$(MANUALDIR)' ] || find '$(MANUALDIR)' -depth -type d -empty -delete

# The library knows its version.
src/pg/version.o src/pg/version.bc: override CPPFLAGS += -DGOVRPT_VERSION='"$(EXTVERSION)"'
src/pg/version.o: $(EXTENSION).control

$(FRESH_SCRIPT): $(SQL_PARTS) $(EXTENSION).control Makefile
	{ printf '%s\n' '\echo Use "CREATE EXTENSION $(EXTENSION)" to load this file. \quit'; \
	  for part in $(SQL_PARTS); do echo; cat $$part; done; } >$@.tmp
	mv $@.tmp $@

$(UPDATE_SCRIPT): $(FRESH_SCRIPT) $(RELEASED_SCRIPT) $(UPDATE_BY_HAND) src/pg/upgrade.awk Makefile
	{ printf '%s\n' '\echo Use "ALTER EXTENSION $(EXTENSION) UPDATE TO '"'$(EXTVERSION)'"'" to load this file. \quit'; \
	  cat /dev/null $(UPDATE_BY_HAND); \
	  awk -f src/pg/upgrade.awk $(RELEASED_SCRIPT) $(FRESH_SCRIPT) || exit 1; } >$@.tmp
	mv $@.tmp $@

# The loader is a program, and PGXS makes no program beside a module.
all: all-load
install: install-load
uninstall: uninstall-load
clean: clean-load

.PHONY: all-load install-load uninstall-load clean-load
all-load install-load uninstall-load clean-load:
	$(MAKE) -C src/bin/load PG_CONFIG='$(PG_CONFIG)' $(@:-load=)

install-load: all-load

# So is what makes pages, by Node.  "make site" fetches its npm packages, which are
# installed with it if they are there.
install: install-site
uninstall: uninstall-site

.PHONY: site install-site uninstall-site
site:
	$(MAKE) -C site PG_CONFIG='$(PG_CONFIG)' packages
install-site uninstall-site:
	$(MAKE) -C site PG_CONFIG='$(PG_CONFIG)' $(@:-site=)

endif
