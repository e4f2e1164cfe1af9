# upgrade.awk
#		The update script from one version of the extension to the next.
#
#	awk -f upgrade.awk OLD_INSTALL_SCRIPT HAND_WRITTEN_PART NEW_INSTALL_SCRIPT
#
# It holds the part written by hand, for what is dropped (a DROP a line) or altered, and after it
# every statement of the new install script that makes an object which the old
# script doesn't have.  Functions, aggregates and comments that read otherwise
# than before are made again; operators, types, casts and operator classes can't
# be, so a change of theirs is written by hand.  test/pgtap/upgrade.sql fails
# where an upgrade leaves anything that a fresh installation has not.

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
	sub(/^(CREATE|COMMENT ON|DROP) /, "", s)
	split(s, parts, /\(| IS | USING | FROM /)
	return parts[1]
}

# What is dropped is made again, with its comment.
function forget(s,	statement)
{
	for (statement in old)
		if (name_of(statement) == name_of(s))
			delete old[statement]
}

function end_of_statement(	s)
{
	s = folded(text)
	if (s != "") {
		if (s ~ /BEGIN ATOMIC/)
			fail("bodies of BEGIN ATOMIC are not understood")
		if (reading == "old") {
			old[made_by(s)] = 1
			named[name_of(s)] = 1
		} else if (!(made_by(s) in old)) {
			sub(/^[ \t\n]+/, "", text)
			# what is new must not take the place of something of others
			if (s ~ /^CREATE (FUNCTION|AGGREGATE) / && name_of(s) in named)
				sub(/CREATE/, "CREATE OR REPLACE", text)
			print "\n" text ";"
		}
	}
	text = ""
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

FNR == 1 {
	if (text ~ /[^ \t\n]/ || within != "")
		fail("the file before ends within a statement")
	file++
	reading = file == 1 ? "old" : file == 2 ? "hand" : "new"
}

/^\\/ { next }					# the lines that keep psql from running it

reading == "hand" {
	if (/^DROP /)
		forget(folded($0))
	print
	next
}

{ take($0) }

END {
	if (!failed && (text ~ /[^ \t\n]/ || within != "")) {
		print "upgrade.awk: the last file ends within a statement" >"/dev/stderr"
		exit 1
	}
}
