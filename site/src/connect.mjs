// connect.mjs: a connection as psql would make it, from options, connection strings
// and libpq's variables.
import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import pg from 'pg';

const SOCKETS = ['/var/run/postgresql', '/tmp'];
const DEFAULT_PORT = '5432';

// Text as the server sends it: numbers keep all their digits, dates their form.
const asText = { getTypeParser: () => (value) => value };

const hint = (message, text) => Object.assign(new Error(message), { hint: text });

// host=... dbname='...' with libpq's quoting, as an object.
export function parseConnectionString(text) {
	const word = /\s*([a-z_]+)\s*=\s*(?:'((?:[^'\\]|\\.)*)'|((?:[^\s\\]|\\.)*))/gy;
	const values = {};
	let end = 0;

	for (let match; (match = word.exec(text)) !== null; end = word.lastIndex)
		values[match[1]] = (match[2] ?? match[3]).replace(/\\(.)/g, '$1');
	if (text.slice(end).trim() !== '')
		throw new Error(`connection string: "${text.slice(end).trim()}" is not understood`);
	return values;
}

function fromString(dbname) {
	if (/^postgres(ql)?:\/\//.test(dbname)) return { connectionString: dbname };
	const { dbname: database, user, host, hostaddr, port, password, options, ...rest } = parseConnectionString(dbname);

	for (const name of Object.keys(rest))
		if (!['sslmode', 'application_name', 'connect_timeout'].includes(name))
			throw new Error(`connection string: "${name}" is not supported; set it as a variable, or use a URL`);
	return { database, user, host: hostaddr ?? host, port, password, options, ...sslOf(rest.sslmode) };
}

function sslOf(mode) {
	if (mode === undefined || ['disable', 'allow', 'prefer'].includes(mode)) return {};
	return { ssl: mode === 'require' ? { rejectUnauthorized: false } : true };
}

// Where libpq looks for a server if nobody says where it is.
function usualHost(port) {
	return SOCKETS.find((directory) => existsSync(`${directory}/.s.PGSQL.${port}`)) ?? 'localhost';
}

// Returns what node-postgres is to be told.
export function connectionConfig(connection, environment = process.env) {
	if (environment.PGSERVICE) throw hint('PGSERVICE is not supported', 'Give --dbname a connection string.');
	const string = /=|^postgres(ql)?:\/\//.test(connection.dbname ?? '');
	const told = string ? fromString(connection.dbname) : { database: connection.dbname };
	const port = connection.port ?? told.port ?? environment.PGPORT ?? DEFAULT_PORT;
	const config = { application_name: 'govrpt-site', ...told, port: Number(port) };

	if (told.connectionString) {
		delete config.port;
		return config;
	}
	config.user = connection.user ?? told.user ?? environment.PGUSER ?? userInfo().username;
	config.database = told.database ?? environment.PGDATABASE ?? config.user;
	config.host = connection.host ?? told.host ?? (environment.PGHOST || usualHost(port));
	for (const name of Object.keys(config)) if (config[name] === undefined) delete config[name];
	return config;
}

// Returns a connected client; its results are texts.
export async function connect(connection) {
	const client = new pg.Client({ ...connectionConfig(connection), types: asText });

	client.on('error', () => {}); // the query that runs then has it, too
	await client.connect();
	return client;
}
