# page.awk: results of bench/run as one page, each beside its goal.
#
#	awk -f bench/page.awk RESULTS.tsv
#	awk -v markdown=1 -f bench/page.awk RESULTS.tsv		for bench/README.md
BEGIN {
	FS = "\t"
	title["explain"] = "Explanations"
	title["texts"] = "Reading"
	title["hostile"] = "Inputs made to hurt"
	title["sums"] = "Sums and views"
	title["rest"] = "Text forms, judging, prints, guards"
	title["files"] = "Loading"
	title["site"] = "Publishing"
}

/^#/ {
	print substr($0, 3)
	next
}

$1 != part {
	part = $1
	if (markdown)
		printf "\n### %s\n\n| measure | is | goal |\n|---|---|---|\n", title[part]
	else
		printf "\n%-84s %12s %10s\n", title[part], "", "goal"
}

{
	met = 1
	if ($6 == "<=")
		met = $4 + 0 <= $7 + 0
	else if ($6 == ">=")
		met = $4 + 0 >= $7 + 0
	goals += $6 != ""
	short += !met
	value = $4 + 0
	shown = sprintf(value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value)
	goal = $6 == "" ? "" : ($6 == "<=" ? "at most " : "at least ") $7
	if (markdown)
		printf "| %s | %s %s | %s%s |\n", $3, shown, $5, goal, met ? "" : ": **short**"
	else
		printf "%-84s %6s %-5s %12s%s\n", $3, shown, $5, goal, met ? "" : "  short"
}

END {
	printf "\n%d goals, of which %d are met\n", goals, goals - short
}
