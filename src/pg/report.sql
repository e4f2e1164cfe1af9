-- Reports: the type, and the functions that read them.

CREATE TYPE govreport AS
(
	agency text,
	region adcode,
	year integer,
	title text,
	index_no text,
	doc_no text,
	published date,
	period daterange,
	figures govfigures,
	scope text
);

COMMENT ON TYPE govreport IS
'one annual report on the disclosure of government information: who published it, for which year, and every statutory figure';
COMMENT ON COLUMN govreport.agency IS 'the organ that reports';
COMMENT ON COLUMN govreport.region IS 'the administrative division of the organ; NULL if it is not certain';
COMMENT ON COLUMN govreport.year IS 'the year reported on, not the year of publication';
COMMENT ON COLUMN govreport.title IS 'the title of the report';
COMMENT ON COLUMN govreport.index_no IS 'the index number that the publisher gave it';
COMMENT ON COLUMN govreport.doc_no IS 'the document number, if it has one';
COMMENT ON COLUMN govreport.published IS 'when the page was published; an update is no publication';
COMMENT ON COLUMN govreport.period IS 'the days that the figures cover, as the text states them';
COMMENT ON COLUMN govreport.figures IS 'the figures of the three tables';
COMMENT ON COLUMN govreport.scope IS 'whose figures they are: organ (its own), or region (the whole of it, departments and subordinate divisions included); NULL if that cannot be told';

CREATE FUNCTION govreport(figures govfigures) RETURNS govreport
	AS 'MODULE_PATHNAME', 'govreport_of_figures'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION govreport(govfigures) IS
'a report that says nothing but its figures: so whatever takes a report takes figures, too';

CREATE CAST (govfigures AS govreport) WITH FUNCTION govreport(govfigures) AS IMPLICIT;

CREATE FUNCTION govreport_parse(body text) RETURNS govreport
	AS 'MODULE_PATHNAME', 'govreport_parse_text'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000;

COMMENT ON FUNCTION govreport_parse(text) IS
'the report that a text holds: plain, markdown, HTML or as taken from a PDF; what is not found is absent; NULL if the text holds no report';

CREATE FUNCTION govreport_parse(body bytea) RETURNS govreport
	AS 'MODULE_PATHNAME', 'govreport_parse_bytea'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1500;

COMMENT ON FUNCTION govreport_parse(bytea) IS
'the report that bytes hold, in UTF-8, GB18030, GBK, GB2312, Big5 or UTF-16, whichever it is';

CREATE FUNCTION govreport_cells(
	body text,
	OUT part text, OUT item text, OUT party text, OUT status text,
	OUT value numeric, OUT raw text, OUT line integer, OUT cell text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'govreport_cells_text'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2000 ROWS 150;

COMMENT ON FUNCTION govreport_cells(text) IS
'a row for each cell of the form that a text holds, with what is printed there, and in which line';

CREATE FUNCTION govreport_cells(
	body bytea,
	OUT part text, OUT item text, OUT party text, OUT status text,
	OUT value numeric, OUT raw text, OUT line integer, OUT cell text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'govreport_cells_bytea'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2500 ROWS 150;

COMMENT ON FUNCTION govreport_cells(bytea) IS
'a row for each cell of the form that bytes hold, whatever their charset';

CREATE FUNCTION govreport_sections(
	body text,
	OUT part integer, OUT heading text, OUT content text, OUT line integer)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'govreport_sections_text'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000 ROWS 6;

COMMENT ON FUNCTION govreport_sections(text) IS
'the six statutory parts of a report, in order; table cells in them are separated by tabs';

CREATE FUNCTION govreport_sections(
	body bytea,
	OUT part integer, OUT heading text, OUT content text, OUT line integer)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'govreport_sections_bytea'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1500 ROWS 6;

COMMENT ON FUNCTION govreport_sections(bytea) IS
'the six statutory parts of a report in bytes, whatever their charset';

CREATE FUNCTION govreport_split(
	body text,
	OUT ordinal integer, OUT kind text, OUT title text, OUT agency text, OUT year integer,
	OUT body text, OUT line integer)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'govreport_split_text'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 3000 ROWS 2;

COMMENT ON FUNCTION govreport_split(text) IS
'the documents in a text: kind is report, narrative_report or other';

CREATE FUNCTION govreport_split(
	body bytea,
	OUT ordinal integer, OUT kind text, OUT title text, OUT agency text, OUT year integer,
	OUT body text, OUT line integer)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'govreport_split_bytea'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 3500 ROWS 2;

COMMENT ON FUNCTION govreport_split(bytea) IS
'the documents in bytes, whatever their charset: kind is report, narrative_report or other';

CREATE FUNCTION govreport_diagnostics(
	body text,
	OUT severity text, OUT code text, OUT message text, OUT line integer)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'govreport_diagnostics_text'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2000 ROWS 5;

COMMENT ON FUNCTION govreport_diagnostics(text) IS
'all that the reader was unsure of, could not place, or repaired, or why a text is no report';

CREATE FUNCTION govreport_diagnostics(
	body bytea,
	OUT severity text, OUT code text, OUT message text, OUT line integer)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'govreport_diagnostics_bytea'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2500 ROWS 5;

COMMENT ON FUNCTION govreport_diagnostics(bytea) IS
'the same for bytes, with what was wrong with their charset';

CREATE FUNCTION govreport_diagnostics(
	body text, lang text,
	OUT severity text, OUT code text, OUT message text, OUT line integer)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'govreport_diagnostics_text'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2000 ROWS 5;

COMMENT ON FUNCTION govreport_diagnostics(text, text) IS
'the same with messages in Chinese (zh) or English (en)';

CREATE FUNCTION govreport_diagnostics(
	body bytea, lang text,
	OUT severity text, OUT code text, OUT message text, OUT line integer)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'govreport_diagnostics_bytea'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2500 ROWS 5;

COMMENT ON FUNCTION govreport_diagnostics(bytea, text) IS
'the same for bytes';
