// options.mjs: what the command line asks for.
import { parseArgs } from 'node:util';

export class UsageError extends Error {}

const LANGS = ['zh', 'en'];

const known = {
	dbname: { type: 'string', short: 'd' },
	host: { type: 'string', short: 'h' },
	port: { type: 'string', short: 'p' },
	username: { type: 'string', short: 'U' },
	'no-password': { type: 'boolean', short: 'w' },
	out: { type: 'string', short: 'o' },
	table: { type: 'string', short: 't' },
	views: { type: 'string' },
	key: { type: 'string' },
	lang: { type: 'string', short: 'l' },
	title: { type: 'string' },
	'title-en': { type: 'string' },
	quiet: { type: 'boolean', short: 'q' },
	version: { type: 'boolean', short: 'V' },
	help: { type: 'boolean', short: '?' },
};

function parse(args) {
	try {
		return parseArgs({ args, options: known, allowPositionals: true });
	} catch (error) {
		throw new UsageError(error.message.split('. ')[0]);
	}
}

// As psql, a name that stands by itself is the database, a second one the user.
function takePositionals(values, positionals) {
	for (const name of ['dbname', 'username'])
		if (values[name] === undefined && positionals.length > 0) values[name] = positionals.shift();
	if (positionals.length > 0) throw new UsageError(`too many arguments, from "${positionals[0]}" on`);
}

function readLangs(text) {
	const langs = text.split(',').map((lang) => lang.trim());

	for (const lang of langs)
		if (!LANGS.includes(lang)) throw new UsageError(`no language "${lang}": there are ${LANGS.join(' and ')}`);
	return [...new Set(langs)];
}

// Returns the options with their defaults; throws UsageError.
export function readOptions(args) {
	const { values, positionals } = parse(args);

	if (values.help || values.version) return values;
	takePositionals(values, positionals);
	if (!values.out) throw new UsageError('--out=DIRECTORY is missing: where the pages go');
	return {
		connection: { dbname: values.dbname, host: values.host, port: values.port, user: values.username },
		out: values.out,
		table: values.table ?? 'page',
		views: values.views,
		key: values.key?.split(',').map((name) => name.trim()),
		langs: readLangs(values.lang ?? 'zh,en'),
		titles: { zh: values.title, en: values['title-en'] ?? values.title },
		quiet: values.quiet ?? false,
	};
}
