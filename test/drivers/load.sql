-- Reports of the corpus, and one of extremes, with their flat views.
-- \getenv is not in every psql that is tested: the caller makes text(name, body).
\set ON_ERROR_STOP on
SET client_min_messages = warning;
CREATE EXTENSION govrpt;
CREATE SCHEMA "年报";
CREATE TABLE "年报".report (
	name text PRIMARY KEY,
	report govreport NOT NULL
);
COMMENT ON COLUMN "年报".report.name IS '文件名';
INSERT INTO "年报".report SELECT name, govreport_parse(body) FROM text WHERE govreport_parse(body) IS DISTINCT FROM NULL;
INSERT INTO "年报".report VALUES ('extreme', jsonb_populate_record(NULL::govreport, '{
	"agency": "𠀀县“三安全”办公室''s \"x\"; \\", "region": "320813", "year": 2023,
	"title": "标题\t第二行\n第三行", "published": "2024-02-29", "period": "[2023-01-01,2024-01-01)",
	"figures": {
		"regulations.issued": "blank", "regulations.repealed": "illegible", "regulations.in_force": 0,
		"licensing.decisions": 9223372036854775807, "penalties.decisions": 9007199254740993,
		"coercion.decisions": 2.5, "fees.amount": 123456789012345.25, "licensing.items_change": -8,
		"received": {"total": 4294967296, "natural_person": "not_applicable", "business": {"imputed": 3}}
	}}'));
SELECT count(*) FROM govreport_create_views('"年报".report');
