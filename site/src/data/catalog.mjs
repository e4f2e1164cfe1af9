// catalog.mjs: which relations hold the reports, and how rows of views and of the
// table find each other.
import pg from 'pg';

const quote = pg.escapeIdentifier;

function failed(message, hint) {
	return Object.assign(new Error(message), { hint });
}

// Columns of the views that are the report's; a column of the table of such a
// name is called otherwise there.
const ofReport = [
	'agency',
	'region',
	'region_level',
	'province',
	'prefecture',
	'county',
	'year',
	'title',
	'index_no',
	'doc_no',
	'published',
	'period_from',
	'period_to',
	'scope',
	'is_balanced',
	'numbers',
	'fractions',
	'versions',
	'tied',
];

async function findExtension(client) {
	const { rows } = await client.query(`
		SELECT n.nspname AS schema, e.extversion AS version
		  FROM pg_catalog.pg_extension e JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace
		 WHERE e.extname = 'govrpt'`);

	if (rows.length === 0) throw failed('the database does not have the extension govrpt', 'CREATE EXTENSION govrpt;');
	return rows[0];
}

// The table's columns, with its report and its primary key.
async function findTable(client, name) {
	const {
		rows: [found],
	} = await client.query('SELECT pg_catalog.to_regclass($1)::pg_catalog.oid AS oid', [name]);

	if (found.oid === null) throw failed(`there is no table ${name}`, 'Give --table the table of reports.');
	const {
		rows: [table],
	} = await client.query(
		`
		SELECT n.nspname AS schema, c.relname AS name,
			ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.pg_attribute a
				   WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
					 AND (SELECT coalesce(nullif(t.typbasetype, 0), t.oid) FROM pg_catalog.pg_type t WHERE t.oid = a.atttypid)
						 IN (SELECT t.oid FROM pg_catalog.pg_type t WHERE t.typname = 'govreport')) AS reports,
			ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.pg_index i
					JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
				   WHERE i.indrelid = c.oid AND i.indisprimary) AS key
		  FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = $1`,
		[found.oid],
	);

	return { schema: table.schema, name: table.name, reports: pgArray(table.reports), key: pgArray(table.key) };
}

// {a,"b c"} as an array: results come as texts.
function pgArray(text) {
	return [...text.slice(1, -1).matchAll(/"((?:[^"\\]|\\.)*)"|([^,]+)/g)].map(
		([, quoted, plain]) => quoted?.replace(/\\(.)/g, '$1') ?? plain,
	);
}

async function columnsOf(client, schema, name) {
	const { rows } = await client.query(
		`
		SELECT a.attname AS name
		  FROM pg_catalog.pg_class c
		  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace AND n.nspname = $1
		  JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
		 WHERE c.relname = $2`,
		[schema, name],
	);

	return rows.map((row) => row.name);
}

// [SCHEMA.]NAME, quoted or not, in its parts, as PostgreSQL takes it apart.
async function nameParts(client, name) {
	const {
		rows: [{ parts }],
	} = await client.query('SELECT pg_catalog.parse_ident($1)::pg_catalog.text AS parts', [name]);

	return pgArray(parts);
}

// Returns how the view's rows are told apart: pairs of a column of the view, one of the table.
function joinKey(table, viewColumns, asked) {
	const key = asked ?? table.key;

	if (key.length === 0)
		throw failed(`table ${table.name} has no primary key`, 'Name columns that tell its rows apart with --key.');
	return key.map((name) => {
		const inView = ofReport.includes(name) ? `${table.name}_${name}` : name;

		if (!viewColumns.includes(inView))
			throw failed(
				`the views of ${table.name} do not have its column "${name}"`,
				'Make them again with that column among those to keep, or name others with --key.',
			);
		return [inView, name];
	});
}

// Returns names, quoted and ready for SQL: extension, table, report, views, on.
export async function findRelations(client, options) {
	const extension = await findExtension(client);
	const table = await findTable(client, options.table);

	if (table.reports.length !== 1)
		throw failed(
			`table ${table.name} has ${table.reports.length || 'no'} columns of type govreport, and not one`,
			'Make a view with one of them, and views over that.',
		);
	const parts = options.views ? await nameParts(client, options.views) : [table.name];
	const prefix = parts.pop();
	const schema = parts.pop() ?? table.schema;
	const view = (suffix) => `${quote(schema)}.${quote(`${prefix}_${suffix}`)}`;
	const columns = await columnsOf(client, schema, `${prefix}_current`);

	if (!columns.includes('versions'))
		throw failed(
			`there is no view ${prefix}_current in schema ${schema}`,
			`SELECT govreport_create_views('${table.name}') makes it; --views names those of another prefix.`,
		);
	return {
		extension,
		table: `${quote(table.schema)}.${quote(table.name)}`,
		report: quote(table.reports[0]),
		current: view('current'),
		years: view('years'),
		missing: view('missing'),
		on: joinKey(table, columns, options.key)
			.map(([inView, own]) => `c.${quote(inView)} = t.${quote(own)}`)
			.join(' AND '),
		// the session's own table comes before any of that name
		searchPath: `pg_catalog, pg_temp, ${quote(extension.schema)}`,
	};
}
