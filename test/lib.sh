# shellcheck shell=bash disable=SC2034,SC2154
# Shared by the scripts that build, start a throw-away server and count tests.
# To be sourced from bash, by scripts that have set $source to the checkout.

if [ -t 1 ]; then
	bold=$'\e[1m' green=$'\e[32m' red=$'\e[31m' yellow=$'\e[33m' cyan=$'\e[36m' dim=$'\e[2m' plain=$'\e[0m'
else
	bold='' green='' red='' yellow='' cyan='' dim='' plain=''
fi

heading()
{
	printf '\n%s== %s%s\n' "$bold$cyan" "$*" "$plain"
}

# Everything happens in a copy of the checkout: the checkout stays as it is,
# and the copy is readable to whichever user the server runs as.  BUILD=dir
# names a directory to keep and use again (for quick repetition).
make_workdir()
{
	export LC_ALL=C.UTF-8 PG_CONFIG=${PG_CONFIG:-pg_config}
	unset MAKEFLAGS MAKELEVEL MFLAGS PGHOST PGHOSTADDR PGPORT PGUSER PGDATABASE PGSERVICE PGOPTIONS PGDATA
	if [ -n "${BUILD:-}" ]; then
		work=$BUILD
		mkdir -p "$work"
		work=$(cd "$work" && pwd)
	else
		work=$(mktemp -d "${TMPDIR:-/tmp}/govrpt.XXXXXX")
		trap 'rm -rf "$work"' EXIT
		trap 'exit 130' INT
		trap 'exit 143' TERM HUP
	fi
	chmod 755 "$work"
	tree=$work/tree stage=$work/stage logs=$work/logs
	mkdir -p "$tree" "$logs"

	# Products of a build in the checkout are not copied; a file that is gone
	# from the checkout must go from the copy, too.
	(
		cd "$source" || exit
		find . \( -name .git -o -path ./build -o -path ./results -o -path ./site/node_modules \) -prune -o -type f \
			! -name '*.o' ! -name '*.so' ! -name '*.bc' ! -name '*.a' \
			! -path './govrpt--*.sql' ! -path ./src/bin/load/govrpt-load -print0
	) >"$work/files"
	(
		cd "$tree" || exit
		find . -type f ! -name '*.o' ! -name '*.so' ! -path './govrpt--*' \
			! -path './build/*' ! -path ./src/bin/load/govrpt-load -print0 |
			sort -z >"$work/copied"
		sort -z "$work/files" | comm -z -13 - "$work/copied" | xargs -0r rm -f
	)
	tar -C "$source" -c --null -T "$work/files" -f - | tar -C "$tree" -xp --no-same-owner -f -
	chmod -R a+rX "$tree"

	bindir=$stage$("$PG_CONFIG" --bindir)
	cpus=$(nproc)
}

# Compile the extension and install it under $stage, beside the copy of the
# server that runs there.
build()
{
	make -s -C "$tree" -j"$cpus" PG_CONFIG="$PG_CONFIG" with_llvm=no COPT="${COPT:-}" all &&
		copy_server &&
		make -s -C "$tree" PG_CONFIG="$PG_CONFIG" with_llvm=no DESTDIR="$stage" install \
			>"$logs/install" &&
		offer_released &&
		chmod -R a+rX "$stage"
}

# CREATE EXTENSION govrpt VERSION '1.0', for the tests of updates alone.
offer_released()
{
	cp "$tree"/src/pg/released/govrpt--*.sql "$stage$("$PG_CONFIG" --sharedir)/extension/"
}

# ---------------------------------------------------------------------------
# Programs of the core, without a server

# libxml2 is what html_parser_test holds pages against
host_libs="icu-i18n icu-uc libxml-2.0"
host_flags="-std=gnu11 -D_GNU_SOURCE -g -Wall -Wextra -Wno-unused-parameter -Wno-sign-compare"
host_flags="$host_flags -Wno-missing-field-initializers -Isrc -Itest/generator -Itest/host"
# not even by a comment: newer compilers and servers warn of that
case ${HOST_CC:-gcc} in
*clang*) host_flags="$host_flags -Werror=implicit-fallthrough" ;;
*) host_flags="$host_flags -Werror=implicit-fallthrough=5" ;;
esac
# these as where char has no sign, on arm64 and others; the sanitized as where it has
host_fast="$host_flags -O2 -funsigned-char"
host_sanitized="$host_flags -O1 -fno-omit-frame-pointer -fsanitize=address,undefined"
host_sanitized="$host_sanitized -fno-sanitize-recover=undefined"
# work is counted, for no test measures time (test/host/work.c)
host_sanitized="$host_sanitized -DGOV_COUNT_WORK -fsanitize-coverage=trace-pc"
host_counted=$(printf ' -Wl,--wrap=%s' memchr memcmp memcpy memmove memset)

# What has a main() is a program of its own; all else goes into each of them.
# host_more names a directory of other programs, which need flags of their own.
host_programs()
{
	# shellcheck disable=SC2086
	find test/host test/generator ${host_more:-} -maxdepth 1 -name '*.c' -exec \
		grep -lE '^(int[[:space:]]+)?main\(' {} + 2>/dev/null | sort
}

host_sources()
{
	ls src/core/*/*.c
	find test/host test/generator -maxdepth 1 -name '*.c' -exec \
		grep -LE '^(int[[:space:]]+)?main\(' {} + 2>/dev/null | sort
}

# build_host DIR FLAGS [PROGRAM...]: those named, or all, from the tree we are
# in.  By a makefile, for the sake of its -j and of what need not be built anew.
build_host()
{
	local dir=$1 flags=$2 link='' source_file object objects='' programs=''
	shift 2
	[[ $flags != *GOV_COUNT_WORK* ]] || link=$host_counted
	mkdir -p "$dir"
	{
		echo "FLAGS = $flags $(pkg-config --cflags $host_libs)"
		echo "LIBS = $link $(pkg-config --libs $host_libs) -lm -lpthread"
		echo "default:"
		for source_file in $(host_sources); do
			object=$dir/$(echo "${source_file%.c}" | tr / _).o
			objects="$objects $object"
			echo "$object: $source_file $dir/Makefile"
			printf '\t%s $(FLAGS) -MMD -MP -c -o $@ $<\n' "${HOST_CC:-gcc}"
		done
		echo "OBJECTS = $objects"
		for source_file in $(host_programs); do
			object=$dir/$(basename "$source_file" .c)
			programs="$programs $object"
			echo "$object: $object.o \$(OBJECTS)"
			printf '\t%s $(FLAGS) -o $@ $^ $(LIBS)\n' "${HOST_CC:-gcc}"
			echo "$object.o: $source_file $dir/Makefile"
			printf '\t%s $(FLAGS) -MMD -MP -c -o $@ $<\n' "${HOST_CC:-gcc}"
		done
		echo ".PHONY: default"
		if [ $# -gt 0 ]; then
			echo "default: $(printf "$dir/%s " "$@")"
		else
			echo "default:$programs"
		fi
		echo "-include \$(wildcard $dir/*.d)"
	} >"$dir/Makefile.new"
	# one that is as it was makes nothing anew
	cmp -s "$dir/Makefile.new" "$dir/Makefile" || cp "$dir/Makefile.new" "$dir/Makefile"
	make -s -j"${cpus:-$(nproc)}" -f "$dir/Makefile" default
}

# ---------------------------------------------------------------------------
# A server of our own

# A server finds its libraries and extensions by where its program lies.  So a
# copy finds what is installed beside it, of whichever major and make it is,
# and the server that was installed stays as it is.  The programs are named
# one by one because they may share a directory with everybody else's.
copy_server()
{
	local installed directory program
	installed=$("$PG_CONFIG" --bindir)
	rm -rf "$stage"
	mkdir -p "$bindir"
	for program in postgres initdb pg_ctl pg_config psql createdb dropdb pg_dump pg_restore pgbench \
		pg_basebackup pg_controldata pg_dumpall pg_isready pg_resetwal pg_upgrade vacuumdb; do
		cp -p "$installed/$program" "$bindir/" || return
	done
	for directory in "$("$PG_CONFIG" --pkglibdir)" "$("$PG_CONFIG" --sharedir)"; do
		mkdir -p "$stage$directory"
		cp -Rp "$directory/." "$stage$directory/" || return
	done
}

# PostgreSQL's servers refuse to be started by root.
unprivileged()
{
	if [ "$(id -u)" -eq 0 ]; then
		HOME=$work setpriv --reuid=nobody --regid=nogroup --clear-groups "$@"
	else
		"$@"
	fi
}

# Run a command with the environment of a throw-away server, on a port of
# its own, that has the extension to offer.  Before the command:
# -o setting=value.  The server is gone afterwards, however the command ends.
with_server()
{
	local settings=() server=$work/server
	while [ "${1:-}" = -o ]; do
		settings+=("$2")
		shift 2
	done
	(
		trap stop_server EXIT
		trap 'exit 130' INT
		trap 'exit 143' TERM HUP
		start_server "${settings[@]}" || exit 1
		"$@" || { status=$?; tail -n 50 "$server/log"; exit "$status"; }
	)
}

# By TCP with a password, which all drivers can; one for all servers of a run, for
# those of a cluster connect to each other.  $server is where it lies.
start_server()
{
	local data=${server:=$work/server}/data log=$server/log setting
	stop_server					# one that was left, if $work was kept
	export PGHOST=127.0.0.1 PGUSER=postgres PGDATABASE=postgres PGPORT PGPASSWORD
	: "${password:=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')}"
	PGPASSWORD=$password
	PATH=$bindir:$PATH
	mkdir -m 700 "$server"
	echo "$PGPASSWORD" >"$server/password"
	[ "$(id -u)" -ne 0 ] || chown -R nobody:nogroup "$server"
	unprivileged initdb -D "$data" -U "$PGUSER" --auth=scram-sha-256 --pwfile="$server/password" \
		--locale=C.UTF-8 --encoding=UTF8 --no-sync >"$logs/initdb" 2>&1 || { cat "$logs/initdb"; return 1; }
	for setting in listen_addresses="$PGHOST" unix_socket_directories= fsync=off log_min_messages=warning "$@"; do
		echo "${setting%%=*} = '${setting#*=}'"
	done >>"$data/postgresql.conf"
	# a port that is free now may be another's a moment later
	for _ in 1 2 3 4 5; do
		PGPORT=$((20000 + RANDOM % 12000))
		unprivileged pg_ctl -s -w -D "$data" -l "$log" -o "-p $PGPORT" start </dev/null >"$logs/start" 2>&1 && return
	done
	cat "$logs/start" "$log"
	return 1
}

stop_server()
{
	[ ! -e "$server/data/postmaster.pid" ] ||
		unprivileged "$bindir/pg_ctl" -s -D "$server/data" -m immediate stop
	rm -rf "$server"
}

# ---------------------------------------------------------------------------
# A cluster of our own: Citus, with a coordinator and three workers

nodes="coordinator worker1 worker2 worker3"

# Does the server that is built for have Citus?
has_citus()
{
	[ -e "$("$PG_CONFIG" --sharedir)/extension/citus.control" ]
}

# Run a command with the environment of a coordinator that has the extension, and
# so have its workers.  The cluster is gone afterwards, however the command ends.
with_cluster()
{
	(
		trap stop_cluster EXIT
		trap 'exit 130' INT
		trap 'exit 143' TERM HUP
		start_cluster || exit 1
		"$@" || { status=$?; tail -n 30 "$work"/cluster/*/log; exit "$status"; }
	)
}

# The coordinator comes last, so that the environment is its own.
start_cluster()
{
	local node server ports=''
	stop_cluster
	mkdir -m 755 "$work/cluster"
	for node in worker3 worker2 worker1 coordinator; do
		server=$work/cluster/$node
		start_server shared_preload_libraries=citus citus.node_conninfo=sslmode=disable wal_level=logical \
			max_connections=200 citus.enable_statistics_collection=off || return
		psql -Xqc "CREATE EXTENSION citus" || return
		ports="$PGPORT $ports"
	done
	join_workers $ports
}

# join_workers COORDINATOR WORKER...: by their ports
join_workers()
{
	local port
	psql -XAtqc "SELECT citus_set_coordinator_host('$PGHOST', $1)" >"$logs/nodes" && shift || return
	for port; do
		psql -XAtqc "SELECT citus_add_node('$PGHOST', $port)" >>"$logs/nodes" || return
	done
	# Citus makes it on the workers, too
	psql -Xqc "CREATE EXTENSION govrpt"
}

stop_cluster()
{
	local node server
	for node in $nodes; do
		server=$work/cluster/$node
		stop_server
	done
	rm -rf "$work/cluster"
}

# ---------------------------------------------------------------------------
# Counting.  The counts live in files, for pipelines and subshells.
count()
{
	# count passed|failed|skipped N
	echo "$2" >>"$logs/$1"
}

total()
{
	if [ -e "$logs/$1" ]; then
		awk '{ n += $1 } END { print n + 0 }' "$logs/$1"
	else
		echo 0
	fi
}

# tap NAME COMMAND...: run a command that prints TAP, count its tests, show
# what failed.  A plan that isn't kept and a bad exit status are failures.
tap()
{
	local name=$1 log status=0 ok bad skip planned start=$SECONDS
	shift
	log=$logs/$(echo "$name" | tr -c 'A-Za-z0-9\n' _).tap
	"$@" >"$log" 2>"$log.err" || status=$?
	ok=$(grep -cE '^ok\b' "$log" || :)
	skip=$(grep -cE '^ok\b.*# *(SKIP|skip)' "$log" || :)
	bad=$(grep -cE '^not ok\b' "$log" || :)
	bad=$((bad - $(grep -cE '^not ok\b.*# *TODO' "$log" || :)))
	planned=$(sed -n 's/^1\.\.\([0-9][0-9]*\).*/\1/p' "$log" | tail -1)
	local trouble=
	if [ -z "$planned" ]; then
		trouble="printed no plan"
	elif [ "$planned" -ne "$((ok + $(grep -cE '^not ok\b' "$log" || :)))" ]; then
		trouble="planned $planned tests, ran $((ok + bad))"
	elif [ "$status" -ne 0 ] && [ "$bad" -eq 0 ]; then
		trouble="exit status $status"
	fi
	[ -z "$trouble" ] || bad=$((bad + 1))
	count passed $((ok - skip))
	count skipped "$skip"
	count failed "$bad"
	if [ "$bad" -eq 0 ]; then
		printf '  %sok%s      %-44s %5d tests %4d s%s\n' "$green" "$plain" "$name" "$ok" \
			$((SECONDS - start)) "$([ "$skip" -eq 0 ] || echo ", $skip skipped")"
	else
		printf '  %sFAILED%s  %-44s %5d tests, %d failed %s\n' "$red" "$plain" "$name" \
			"$((ok + bad))" "$bad" "$trouble"
		awk '/^(not )?ok/ { show = /^not ok/ && !/# *TODO/ } show' "$log" | head -100 | sed 's/^/          /'
		[ -z "$trouble" ] || tail -5 "$log" | sed 's/^/          out: /'
		head -60 "$log.err" | sed 's/^/          err: /'
	fi
}

# check NAME COMMAND...: a test that is a command; shows its output if it fails.
check()
{
	local name=$1 log start=$SECONDS
	shift
	log=$logs/$(echo "$name" | tr -c 'A-Za-z0-9\n' _).out
	if "$@" >"$log" 2>&1; then
		count passed 1
		printf '  %sok%s      %-44s     1 test  %4d s\n' "$green" "$plain" "$name" $((SECONDS - start))
	else
		count failed 1
		printf '  %sFAILED%s  %s\n' "$red" "$plain" "$name"
		tail -100 "$log" | sed 's/^/          /'
	fi
}

skip()
{
	count skipped 1
	printf '  %sskipped%s %s: %s\n' "$yellow" "$plain" "$1" "$2"
}

# The last line, and the exit status.
closing()
{
	local passed failed skipped
	passed=$(total passed) failed=$(total failed) skipped=$(total skipped)
	echo
	[ "$skipped" -eq 0 ] || echo "$skipped skipped"
	echo "$passed passed, $failed failed"
	[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
}
