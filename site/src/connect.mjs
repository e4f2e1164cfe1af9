// connect.mjs: a connection as psql would make it, from options, connection strings
// and libpq's variables.
import { existsSync, readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import pg from 'pg';

const SOCKETS = ['/var/run/postgresql', '/tmp'];
const DEFAULT_PORT = '5432';
const KEYWORDS = [
	'dbname',
	'user',
	'password',
	'host',
	'hostaddr',
	'port',
	'options',
	'sslmode',
	'sslrootcert',
	'application_name',
	'connect_timeout',
];

// Text as the server sends it: numbers keep all their digits, dates their form.
const asText = { getTypeParser: () => (value) => value };

function failed(message, hint) {
	return Object.assign(new Error(message), { hint });
}

// host=... dbname='...' with libpq's quoting, as an object.
export function parseConnectionString(text) {
	const word = /\s*([a-z_]+)\s*=\s*(?:'((?:[^'\\]|\\.)*)'|((?:[^\s\\]|\\.)*))/gy;
	const values = {};
	let end = 0;

	for (let match; (match = word.exec(text)) !== null; end = word.lastIndex)
		values[match[1]] = (match[2] ?? match[3]).replace(/\\(.)/g, '$1');
	if (text.slice(end).trim() !== '') throw failed(`connection string: "${text.slice(end).trim()}" is not understood`);
	return values;
}

// postgresql://user:password@host:port/dbname?keyword=value, as an object.
export function parseConnectionUri(text) {
	let uri;

	try {
		uri = new URL(text);
	} catch {
		throw failed('connection string: this is no URI with one server');
	}
	const values = Object.fromEntries(uri.searchParams);
	const parts = {
		user: uri.username,
		password: uri.password,
		host: uri.hostname,
		port: uri.port,
		dbname: uri.pathname.slice(1),
	};

	for (const [name, value] of Object.entries(parts))
		if (value !== '') values[name] = decodeURIComponent(value).replace(/^\[(.*)\]$/, '$1');
	return values;
}

function parsed(dbname) {
	if (/^postgres(ql)?:\/\//.test(dbname)) return parseConnectionUri(dbname);
	return dbname.includes('=') ? parseConnectionString(dbname) : { dbname };
}

// What TLS is to prove.  Unlike libpq's, "prefer" is without it.
function sslOf(mode, rootCertificate) {
	const ca = rootCertificate ? readFileSync(rootCertificate) : undefined;

	switch (mode) {
		case undefined:
		case 'disable':
		case 'allow':
		case 'prefer':
			return false;
		case 'require':
			return { ca, rejectUnauthorized: ca !== undefined, checkServerIdentity: () => undefined };
		case 'verify-ca':
			return { ca, checkServerIdentity: () => undefined };
		case 'verify-full':
			return { ca };
		default:
			throw failed(`unknown sslmode "${mode}"`);
	}
}

// Where libpq looks for a server if nobody says where it is.
function usualHost(port) {
	return SOCKETS.find((directory) => existsSync(`${directory}/.s.PGSQL.${port}`)) ?? 'localhost';
}

// Returns what node-postgres is to be told.  A connection string comes before
// options, and these before variables.
export function connectionConfig(connection, environment = process.env) {
	if (environment.PGSERVICE) throw failed('PGSERVICE is not supported', 'Give --dbname a connection string.');
	const told = connection.dbname === undefined ? {} : parsed(connection.dbname);
	const unknown = Object.keys(told).find((name) => !KEYWORDS.includes(name));

	if (unknown) throw failed(`connection string: "${unknown}" is not supported`);
	const first = (...values) => values.find((value) => value !== undefined && value !== '');
	const port = first(told.port, connection.port, environment.PGPORT, DEFAULT_PORT);
	const user = first(told.user, connection.user, environment.PGUSER) ?? userInfo().username;
	const timeout = first(told.connect_timeout, environment.PGCONNECT_TIMEOUT, '0');

	return {
		host:
			first(told.hostaddr, told.host, connection.host, environment.PGHOSTADDR, environment.PGHOST) ??
			usualHost(port),
		port: Number(port),
		user,
		database: first(told.dbname, environment.PGDATABASE, user),
		ssl: sslOf(first(told.sslmode, environment.PGSSLMODE), first(told.sslrootcert, environment.PGSSLROOTCERT)),
		application_name: first(told.application_name, environment.PGAPPNAME, 'govrpt-site'),
		connectionTimeoutMillis: 1000 * Number(timeout),
		...(told.password === undefined ? {} : { password: told.password }),
		...(told.options === undefined ? {} : { options: told.options }),
	};
}

// Returns a connected client; its results are texts.
export async function connect(connection) {
	const client = new pg.Client({ ...connectionConfig(connection), types: asText });

	client.on('error', () => {}); // the query that runs then has it, too
	await client.connect();
	return client;
}
