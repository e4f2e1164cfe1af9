# upgrade.awk
#		The update script from one version of the extension to the next.
#
#	awk -f upgrade.awk OLD_INSTALL_SCRIPT NEW_INSTALL_SCRIPT
#
# First, functions are dropped whose arguments or columns are others than before;
# then follows every statement of the new script that makes what the old one
# doesn't have.  Functions, aggregates and comments that read otherwise than
# before are made again; operators, types, casts and operator classes can't be,
# so a change of theirs is written by hand, as is the dropping of them (Makefile).
# test/pgtap/upgrade.sql fails where an update leaves anything that a fresh
# installation has not.

function fail(message)
{
	print "upgrade.awk: " FILENAME ": " message >"/dev/stderr"
	failed = 1
	exit 1
}

# The statement in one line, without comments, with single blanks.
function folded(text,	s)
{
	s = text
	gsub(/[ \t\n]+/, " ", s)
	gsub(/ ?\( ?/, "(", s)
	gsub(/ ?\) ?/, ") ", s)
	sub(/^ /, "", s)
	sub(/ $/, "", s)
	return s
}

# What a statement makes: a name that is the same in the next version, whatever
# else of the object changes.
function made_by(s,	parts)
{
	if (s ~ /^CREATE OPERATOR CLASS /) {
		match(s, / AS /)
		return substr(s, 1, RSTART)
	}
	if (s ~ /^CREATE OPERATOR /) {
		split(s, parts, " FUNCTION = ")
		return parts[1]
	}
	if (s ~ /^CREATE TYPE /)
		return s ~ /^CREATE TYPE [a-z_]+;?$/ ? s : substr(s, 1, index(s, "("))
	if (s ~ /^CREATE CAST\(/) {
		match(s, /\) W/)
		return substr(s, 1, RSTART)
	}
	if (s ~ /^CREATE (FUNCTION|AGGREGATE) /)
		return s
	if (s ~ /^COMMENT ON /)
		return s
	fail("no rule for \"" substr(s, 1, 60) "\"")
}

# CREATE FUNCTION f(text) AS ...: FUNCTION f
function name_of(s,	parts)
{
	sub(/^(CREATE|COMMENT ON) /, "", s)
	split(s, parts, "(")
	return parts[1]
}

# Arguments and columns of a function; defaults may change where it stands.
function shape_of(s)
{
	sub(/ AS .*/, "", s)
	gsub(/ DEFAULT [^,)]*/, "", s)
	return s
}

# The comment names the types of the arguments of the function before it.
function note_function(s,	signature)
{
	if (s ~ /^CREATE (FUNCTION|AGGREGATE) /)
		latest = s
	if (s !~ /^COMMENT ON FUNCTION /)
		return
	if (name_of(s) != name_of(latest))
		fail("the comment on " name_of(s) " does not follow what it is on")
	signature = substr(s, length("COMMENT ON ") + 1, index(s, ") IS ") - length("COMMENT ON "))
	shape[reading, signature] = shape_of(latest)
	made[reading, signature] = latest
	if (reading == "old")
		signatures[++nsignatures] = signature
}

function end_of_statement(	s)
{
	s = folded(text)
	if (s != "") {
		if (s ~ /BEGIN ATOMIC/)
			fail("bodies of BEGIN ATOMIC are not understood")
		sub(/^[ \t\n]+/, "", text)
		note_function(s)
		if (reading == "old") {
			old[made_by(s)] = 1
			named[name_of(s)] = 1
		} else {
			fresh[++nfresh] = text
			fresh_folded[nfresh] = s
		}
	}
	text = ""
}

# A function that is dropped is made again, with its comment.
function drop_functions(	i, signature, statement)
{
	for (i = 1; i <= nsignatures; i++) {
		signature = signatures[i]
		if (shape["old", signature] == shape["new", signature])
			continue
		print "\nDROP " signature ";"
		delete old[made["old", signature]]
		for (statement in old)
			if (index(statement, "COMMENT ON " signature " IS ") == 1)
				delete old[statement]
	}
}

function make_what_is_new(	i, s)
{
	for (i = 1; i <= nfresh; i++) {
		s = fresh_folded[i]
		if (made_by(s) in old)
			continue
		# what is new must not take the place of something of others
		if (s ~ /^CREATE (FUNCTION|AGGREGATE) / && name_of(s) in named)
			sub(/CREATE/, "CREATE OR REPLACE", fresh[i])
		print "\n" fresh[i] ";"
	}
}

# Statements end at a semicolon outside quotes and comments.
function take(line,	i, c, two)
{
	for (i = 1; i <= length(line); i++) {
		c = substr(line, i, 1)
		two = substr(line, i, 2)
		if (within == "comment") {
			if (two == "*/") {
				within = ""
				i++
			}
			continue
		}
		if (within == "" && two == "--")
			break
		if (within == "" && two == "/*") {
			within = "comment"
			i++
			continue
		}
		if (within == "'") {
			if (c == "'")
				within = ""
		} else if (within == "$$") {
			if (two == "$$") {
				text = text "$"
				i++
				within = ""
			}
		} else if (c == "'")
			within = "'"
		else if (two == "$$") {
			within = "$$"
			text = text "$"
			i++
		} else if (c == ";") {
			end_of_statement()
			continue
		}
		text = text c
	}
	if (within != "comment")
		text = text "\n"
}

function end_of_file()
{
	if (text ~ /[^ \t\n]/ || within != "")
		fail("a statement has no end")
}

FNR == 1 {
	end_of_file()
	reading = reading == "" ? "old" : "new"
}

# the lines that keep psql from running it
/^\\/ { next }

{ take($0) }

END {
	if (failed)
		exit 1
	end_of_file()
	drop_functions()
	make_what_is_new()
}
