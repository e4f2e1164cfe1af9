-- One input made to hurt: time of reading it, and memory beyond that of the text.
SET client_min_messages = warning;
SET statement_timeout = '10min';
DROP TABLE IF EXISTS hostile;
CREATE TABLE hostile AS
SELECT repeat(unit, (:megabytes * 1000000 / octet_length(unit))::integer) AS body, what
  FROM (VALUES ('pipes', 'only pipes', '||||||||||'),
			   ('digits', 'only digits', '0123456789'),
			   ('tags', 'unclosed tags', '<table><tr><td>1'),
			   ('line', 'one line, no newline', '规章 1 2 3 予以公开 4 5 6 7 8 9 10 '),
			   ('label', 'one label repeated', E'一、本年新收政府信息公开申请数量 |\n1 |\n'))
	   v (kind, what, unit)
 WHERE kind = :'kind';
-- a backend that has not built the text itself, and whose peak so far is to hold it
\connect
SET statement_timeout = '10min';
CREATE FUNCTION pg_temp.peak() RETURNS numeric LANGUAGE sql AS $$
	SELECT (regexp_match(pg_read_file('/proc/' || pg_backend_pid() || '/status'), 'VmHWM:\s+(\d+)'))[1]::numeric / 1024
$$;
SELECT sum(length(body)) AS characters, sum(octet_length(body)) AS bytes FROM hostile \gset
SELECT govreport_parse('x'::text) IS NULL \g /dev/null
SELECT pg_temp.peak() AS before, clock_timestamp() AS begun \gset
SELECT count(govreport_parse(body)) FROM hostile \g /dev/null
SELECT clock_timestamp() AS ended \gset
SELECT what, :megabytes,
	   1000 * extract(epoch FROM :'ended'::timestamptz - :'begun'::timestamptz),
	   1e9 * extract(epoch FROM :'ended'::timestamptz - :'begun'::timestamptz) / :bytes,
	   pg_temp.peak() - :before
  FROM hostile;
