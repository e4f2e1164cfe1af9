-- How much of the form is there: balanced is another thing than complete.
CREATE FUNCTION report_of(year integer, figures text) RETURNS govreport LANGUAGE sql AS
	$$ SELECT jsonb_populate_record(NULL::govreport, jsonb_build_object('year', year, 'figures', figures::jsonb)) $$;
SELECT y, c.* FROM unnest('{2020,2021,NULL}'::integer[]) y, govreport_completeness(report_of(y, '{}')) c;
SELECT govreport_is_balanced(report_of(2022, '{}')), govreport_is_complete(report_of(2022, '{}'));
-- a full form; then one total of it blank
CREATE TABLE full_form AS
	SELECT jsonb_object_agg(item, CASE WHEN part = 'applications'
		THEN (SELECT jsonb_object_agg(p.party, 0) FROM govreport_parties() p) ELSE to_jsonb(0) END) AS figures
	FROM govreport_items() WHERE kind <> 'group' AND 2021 = ANY (forms);
SELECT govreport_is_complete(report_of(2022, figures::text)) FROM full_form;
SELECT govreport_is_complete(report_of(2020, figures::text)) AS other_edition FROM full_form;
SELECT c.* FROM full_form,
	govreport_completeness(report_of(2022, jsonb_set(figures, '{received,total}', '"blank"')::text)) c;
SELECT govreport_is_complete(report_of(2022, jsonb_set(figures, '{received,total}', '"blank"')::text)) FROM full_form;
-- a corrected cell is given; one that only the prose states is not
SELECT c.* FROM full_form, LATERAL (SELECT report_of(2022, jsonb_set(figures, '{received,total}', '"blank"')::text)) AS r(report),
	govreport_completeness(govreport_set(report, 'received', 'total', 3)) c;
SELECT govreport_is_complete(govreport_set(report_of(2022, jsonb_set(figures, '{received,total}', '"blank"')::text),
	'received', 'total', 3)) FROM full_form;
SELECT c.* FROM full_form,
	govreport_completeness(report_of(2022, jsonb_set(figures, '{received,total}', '{"stated": 3}')::text)) c;
-- figures alone: the edition is that of the cells
SELECT * FROM govreport_completeness('{"regulations.made": 1, "other": {"total": 2}}'::govfigures);
-- part of the form; blanks allowed
CREATE TABLE half AS SELECT report_of(2022, jsonb_set(figures - 'fees.amount', '{received,total}', '"blank"')::text) AS report FROM full_form;
SELECT parts, blank, govreport_is_complete(report, parts, blank) FROM half, (VALUES (1, NULL::text[]), (2, '{disclosure}'), (3, '{applications}'),
	(4, '{remedies}'), (5, '{remedies,applications}')) p (n, parts), unnest('{f,t}'::boolean[]) blank ORDER BY n, blank;
SELECT govreport_is_complete(report, NULL, allow_blank => true) FROM half;
SELECT govreport_is_complete(NULL), govreport_is_complete(report_of(2022, NULL));
SELECT govreport_is_complete(report, '{table3}') FROM half;
SELECT govreport_is_complete(report, '{received}') FROM half;
SELECT govreport_is_complete(report, '{}') FROM half;
SELECT govreport_is_complete(report, '{remedies,NULL}') FROM half;
DROP TABLE half;
-- it goes into a constraint: neither balanced nor complete alone will do
CREATE TABLE strict_annual (report govreport,
	CONSTRAINT complete CHECK (govreport_is_complete(report, '{applications,remedies}')), CONSTRAINT balanced CHECK (govreport_require_balanced(report)));
INSERT INTO strict_annual SELECT report_of(2022, '{}');
INSERT INTO strict_annual SELECT report_of(2022, jsonb_set(figures, '{received,total}', '2')::text) FROM full_form;
INSERT INTO strict_annual SELECT report_of(2022, figures::text) FROM full_form;
DROP TABLE strict_annual;
DROP TABLE full_form;
DROP FUNCTION report_of;
