-- What the extension says that it was built with, and runs with.
BEGIN;
SELECT * FROM no_plan();

CREATE TEMP TABLE said AS SELECT * FROM govrpt_version();
SELECT results_eq('SELECT component FROM said',
				  $$ VALUES ('govrpt'), ('PostgreSQL'), ('ICU'), ('compiler') $$, 'every part is named');
SELECT is(built, (SELECT default_version FROM pg_available_extensions WHERE name = 'govrpt'),
		  'the library has the version that the control file says') FROM said WHERE component = 'govrpt';
SELECT is(running, extversion, 'and the database that of its extension')
  FROM said, pg_extension WHERE component = 'govrpt' AND extname = 'govrpt';
SELECT is(running, current_setting('server_version'), 'the server is the one that runs') FROM said WHERE component = 'PostgreSQL';
SELECT is(split_part(split_part(built, ' ', 1), '.', 1), (current_setting('server_version_num')::int / 10000)::text,
		  'and the library was built for its major') FROM said WHERE component = 'PostgreSQL' AND built ~ '^\d+\.';
SELECT ok(built ~ '^\d+(\.\d+)*$' AND running ~ '^\d+(\.\d+)+$', format('%s %s, %s: numbers', component, built, running))
  FROM said WHERE component = 'ICU';
-- libraries of another major would not have been loaded
SELECT is(split_part(built, '.', 1), split_part(running, '.', 1), component || ' is the one it was built with')
  FROM said WHERE component = 'ICU';
SELECT ok(built <> '' AND running IS NULL, 'the compiler runs no more') FROM said WHERE component = 'compiler';

-- objects of an earlier version with this library
UPDATE pg_extension SET extversion = '0.9' WHERE extname = 'govrpt';
SELECT is(running, '0.9', 'an update that is due is seen') FROM govrpt_version() WHERE component = 'govrpt';
ALTER EXTENSION govrpt DROP FUNCTION govrpt_version();
SELECT is(running, NULL, 'a function of no extension says no version') FROM govrpt_version() WHERE component = 'govrpt';

SELECT * FROM finish();
ROLLBACK;
