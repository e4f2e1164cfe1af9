-- Files that are no text are named in the diagnostics, with what to do.
BEGIN;
SELECT * FROM no_plan();

CREATE FUNCTION pg_temp.said(body bytea) RETURNS text LANGUAGE sql AS
  $$ SELECT string_agg(message, '; ') FROM govreport_diagnostics(body) WHERE code = 'not_a_text' AND severity = 'error' AND line IS NULL $$;

CREATE TEMP TABLE file (kind text, bytes bytea, says text);
INSERT INTO file VALUES
	('PDF', '%PDF-1.7\012%\342\343\317\323\012', 'a PDF.*pdftotext -layout.*poppler-utils'),
	('PDF behind an empty line', '\015\012%PDF-1.4 ', 'a PDF'),
	('docx', 'PK\003\004\024\000\006\000[Content_Types].xml', 'a docx.*pandoc.*soffice'),
	('empty zip', 'PK\005\006\000\000', 'zipped'),
	('doc', '\320\317\021\340\241\261\032\341\000\000', 'a doc.*LibreOffice'),
	('rtf', '{\\rtf1\\ansi', 'an RTF.*LibreOffice'),
	('rtf behind a mark', '\357\273\277{\\rtf1', 'an RTF'),
	('JPEG', '\377\330\377\340\000\020JFIF', 'a picture.*OCR'),
	('PNG', '\211PNG\015\012\032\012', 'a picture'),
	('GIF', 'GIF89a', 'a picture'),
	('TIFF', 'II*\000\010\000', 'a picture'),
	('TIFF, big-endian', 'MM\000*', 'a picture'),
	('BMP', 'BM\066\020\000\000\000\000\000\000\066', 'a picture'),
	('WebP', 'RIFF\001\002\003\004WEBPVP8 ', 'a picture'),
	('rar', 'Rar!\032\007\000', 'an archive.*unpack'),
	('7z', '7z\274\257\047\034', 'an archive'),
	('gzip', '\037\213\010\000', 'an archive');
SELECT matches(pg_temp.said(bytes), says, kind || ' is named as bytes') FROM file;
SELECT is(govreport_parse(bytes), NULL, kind || ' holds no report') FROM file;
SELECT matches((SELECT message FROM govreport_diagnostics('%PDF-1.7'::text) WHERE code = 'not_a_text'), 'a PDF', 'a PDF is named as a text');
SELECT matches((SELECT message FROM govreport_diagnostics('{\rtf1\ansi'::text) WHERE code = 'not_a_text'), 'an RTF', 'an RTF is named as a text');

SELECT is(pg_temp.said(bytes), NULL, format('%s is not taken for a file of another kind', encode(bytes, 'escape')))
  FROM (VALUES (''::bytea), ('%PD'), ('PKU'), ('BM 2023'), ('MM*'), ('RIFF'), ('{}'), ('plain text'), ('\377\376a\000')) t (bytes);
SELECT is(pg_temp.said(convert_to(govreport_render(jsonb_populate_record(NULL::govreport,
	'{"agency": "PK", "year": 2023, "figures": {"received": {"total": 5}}}'), 'text'), 'UTF8')), NULL, 'a report is not');

SELECT * FROM finish();
ROLLBACK;
