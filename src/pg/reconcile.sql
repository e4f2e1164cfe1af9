-- A region's report against those of its parts.

CREATE FUNCTION govreport_reconcile(parent govreport, children govreport[],
	complete boolean DEFAULT false,
	OUT item text, OUT party text, OUT parent numeric, OUT children numeric,
	OUT difference numeric, OUT missing text[], OUT message text, OUT cell text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000 ROWS 10;
COMMENT ON FUNCTION govreport_reconcile(govreport, govreport[], boolean) IS
	'the cells where a region''s own report differs from the sum of its parts. missing names the parts whose figures are not in the sum, and divisions without a report unless complete; what is missing is not taken as zero';
