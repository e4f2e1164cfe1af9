// Parts of govrpt-site that need no database.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { articlesOf } from '../../site/src/articles.mjs';
import { ranked, shares, columns } from '../../site/src/charts/bars.mjs';
import { connectionConfig, parseConnectionString, parseConnectionUri } from '../../site/src/connect.mjs';
import { number, percent } from '../../site/src/format.mjs';
import { help } from '../../site/src/help.mjs';
import { escape, html, raw } from '../../site/src/html.mjs';
import { readOptions, UsageError } from '../../site/src/options.mjs';
import { Output } from '../../site/src/output.mjs';
import { organPage, organSlug, Place, regionPage } from '../../site/src/paths.mjs';
import { words } from '../../site/src/words.mjs';
import { sql, temporary } from './helper.mjs';

test('what is put into markup is escaped, whatever it is', () => {
	assert.equal(
		html`<a title="${'"><script>'}">${"<b> & '"}</a>`.text,
		'<a title="&quot;&gt;&lt;script&gt;">&lt;b&gt; &amp; &#39;</a>',
	);
	assert.equal(
		html`${[html`<i>${'<'}</i>`, '<']}${null}${undefined}${false}${0}${raw('<hr>')}`.text,
		'<i>&lt;</i>&lt;0<hr>',
	);
});

test('characters that no page may have are replaced', () => {
	assert.equal(
		escape('a\u0000b\u0001c\u007fd\u0085e\ufdd0f\uffffg\ud800h'),
		'a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf\ufffdg\ufffdh',
	);
	assert.equal(escape('\t\n汉字😀'), '\t\n汉字😀');
});

test('numbers keep every digit', () => {
	assert.equal(number('123456789012345678'), '123,456,789,012,345,678');
	assert.equal(number('123456789012345.6700'), '123,456,789,012,345.67');
	assert.deepEqual(['0', '-5', '1000', '0.50', '999'].map(number), ['0', '\u22125', '1,000', '0.5', '999']);
	assert.deepEqual(
		[
			percent('36.3'),
			percent('0.0'),
			percent('12.5', 'growth'),
			percent('-3.0', 'growth'),
			percent('0.0', 'growth'),
			percent('100'),
		],
		['36.3%', '0.0%', '+12.5%', '\u22123.0%', '0.0%', '100.0%'],
	);
});

test('names of files are safe, and differ where organs do', () => {
	const names = ['../../etc/passwd', '<script>', 'C:\\con', '', ' ', '\u202e', '青岛市'];
	const slugs = names.flatMap((name) => [
		organSlug(name, '370200'),
		organSlug(name, '370203'),
		organSlug(name, null),
	]);

	assert.equal(new Set(slugs).size, slugs.length);
	for (const slug of slugs) assert.match(organPage(slug), /^organ\/\d\d\/(\d{6}|unknown)-[0-9a-f]{16}\.html$/);
	assert.throws(() => regionPage('../x'));
	assert.throws(() => regionPage('.git'));
});

test('pages link to each other by relative paths, in one language and across', () => {
	const zh = new Place(['zh', 'en'], 'zh', 'organ/37/a.html'),
		en = new Place(['zh', 'en'], 'en', 'index.html');

	assert.equal(zh.to('index.html'), '../../index.html');
	assert.equal(zh.in('en'), '../../en/organ/37/a.html');
	assert.equal(zh.asset('style.css'), '../../style.css');
	assert.deepEqual(
		[en.file, en.to('about.html'), en.in('zh'), en.asset('style.css')],
		['en/index.html', 'about.html', '../index.html', '../style.css'],
	);
});

test('every word is there in both languages, and of the same kind', () => {
	const shape = (value) =>
		value !== null && typeof value === 'object'
			? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, shape(one)]))
			: typeof value;

	assert.deepEqual(shape(words.zh), shape(words.en));
});

test('no word is left that no page says', () => {
	const directory = new URL('../../site/src/', import.meta.url);
	const sources = fs
		.readdirSync(directory, { recursive: true })
		.filter((file) => file.endsWith('.mjs') && !file.endsWith('words.mjs'))
		.map((file) => fs.readFileSync(new URL(file, directory), 'utf8'))
		.join('\n');
	const unused = Object.keys(words.zh).filter((key) => !new RegExp(`\\.${key}\\b|'${key}'`).test(sources));

	assert.deepEqual(unused, []);
});

test('what has no number has no bar, and no 0', () => {
	const bars = ({ markup }, colour) => markup.split(`fill="${colour}"`).length - 1;
	const drawn = columns(
		[2021, 2022],
		[
			{ key: 'received', values: ['5', null] },
			{ key: 'concluded', values: [null, '0'] },
		],
	);

	assert.equal(bars(drawn, '#23507f'), 1);
	assert.equal(
		(drawn.markup.match(/>0<\/text>/g) ?? []).length,
		2,
		'0 of the axis and of the number, and none for what is missing',
	);
	assert.equal(
		bars(
			shares(
				[2021],
				[
					{ key: 'granted', values: ['5'] },
					{ key: 'refused', values: [null] },
				],
			),
			'#1f5f4f',
		),
		0,
		'no shares where a part is missing',
	);
});

test('drawings have no styles, classes, ids or scripts, and names in them are escaped', () => {
	const { markup } = ranked(['<script>', '"&'], ['5', '6']);

	assert.doesNotMatch(markup, /<(?:style|script)| (?:style|class|id|on\w+|ecmeta_\w+)=|<!\[CDATA/);
	assert.match(markup, /&lt;script/);
});

test('connection strings are understood as by libpq', () => {
	const string = "host=db port = 5433 dbname='my db' password='it\\'s' user=a\\ b";

	assert.deepEqual(parseConnectionString(string), {
		host: 'db',
		port: '5433',
		dbname: 'my db',
		password: "it's",
		user: 'a b',
	});
	assert.deepEqual(parseConnectionUri('postgresql://a%20b:p%40ss@[::1]:5433/my%20db?sslmode=require'), {
		sslmode: 'require',
		user: 'a b',
		password: 'p@ss',
		host: '::1',
		port: '5433',
		dbname: 'my db',
	});
	assert.deepEqual(parseConnectionUri('postgres:///d?host=/run/pg'), { host: '/run/pg', dbname: 'd' });
	assert.throws(() => parseConnectionString('host=a nonsense'), /nonsense/);
	assert.throws(() => connectionConfig({ dbname: 'host=a sslcrl=b' }, {}), /sslcrl/);
	assert.throws(() => connectionConfig({ dbname: 'postgresql://a:1,b:2/d' }, {}), /no URI with one server/);
	assert.throws(() => connectionConfig({}, { PGSERVICE: 'x' }), /PGSERVICE/);
});

test('a connection string comes before options, and these before variables', () => {
	const environment = { PGPORT: '6000', PGUSER: 'u', PGHOST: 'other', PGDATABASE: 'other', PGCONNECT_TIMEOUT: '7' };
	const config = connectionConfig({ dbname: 'd', host: 'h' }, environment);

	assert.deepEqual(
		[config.host, config.port, config.user, config.database, config.connectionTimeoutMillis],
		['h', 6000, 'u', 'd', 7000],
	);
	assert.equal(connectionConfig({ dbname: 'host=a dbname=b', host: 'h' }, environment).host, 'a');
	assert.equal(connectionConfig({ user: 'me' }, {}).database, 'me');
	assert.equal(connectionConfig({ user: 'me' }, { PGUSER: 'u' }).user, 'me');
});

test('TLS proves what sslmode says', () => {
	const ssl = (mode) => connectionConfig({ dbname: `host=h sslmode=${mode}` }, {}).ssl;

	assert.equal(connectionConfig({ host: 'h' }, {}).ssl, false);
	assert.deepEqual(
		[ssl('prefer'), ssl('require').rejectUnauthorized, ssl('verify-full').rejectUnauthorized],
		[false, false, undefined],
	);
	assert.equal(ssl('verify-full').checkServerIdentity, undefined);
	assert.equal(connectionConfig({ host: 'h' }, { PGSSLMODE: 'require' }).ssl.rejectUnauthorized, false);
	assert.throws(() => ssl('perhaps'), /sslmode/);
});

test('options: what is missing or unknown is said', () => {
	assert.throws(() => readOptions([]), UsageError);
	assert.throws(() => readOptions(['--out=x', '--nonsense']), UsageError);
	assert.throws(() => readOptions(['--out=x', '--lang=fr']), /fr/);
	assert.throws(() => readOptions(['--out=x', 'a', 'b', 'c']), UsageError);
	const options = readOptions(['-o', 'x', '-h', 'host', '-l', 'en,zh', 'base', 'me', '--key', 'a, b']);

	assert.deepEqual(
		[
			options.connection.host,
			options.connection.dbname,
			options.connection.username ?? options.connection.user,
			options.langs,
			options.key,
			options.table,
		],
		['host', 'base', 'me', ['en', 'zh'], ['a', 'b'], 'page'],
	);
});

test('--help is in the language of the locale, and names every option', () => {
	assert.match(help({ LANG: 'zh_CN.UTF-8' }), /用法/);
	assert.match(help({ LANG: 'zh_CN.UTF-8', LC_ALL: 'C' }), /Usage/);
	assert.match(help({}), /Usage/);
	const options = (text) => [...new Set(text.match(/--[a-z][a-z-]+/g))].sort();
	const manual = (name) =>
		fs.readFileSync(new URL(`../../site/${name}`, import.meta.url), 'utf8').replaceAll('\\-', '-');

	assert.deepEqual(options(help({ LANG: 'zh' })), options(help({})));
	for (const name of ['govrpt-site.1', 'govrpt-site.zh_CN.1'])
		for (const option of options(help({}))) assert.ok(manual(name).includes(option), `${name} has ${option}`);
});

test('articles are those of items that there are', () => {
	assert.equal(articlesOf('refused.third_party', 'zh'), '第十五条');
	assert.equal(articlesOf('litigation_direct.total', 'en'), '51');
	assert.equal(articlesOf('unavailable', 'zh'), null);
	const source = fs.readFileSync(new URL('../../site/src/articles.mjs', import.meta.url), 'utf8');
	const codes = [...source.matchAll(/^\t'?([a-z_.]+)'?: \[/gm)].map(([, code]) => code);
	const items = sql('SELECT item FROM govreport_items()').split('\n');

	assert.ok(codes.length > 30);
	for (const code of codes)
		assert.ok(
			items.some((item) => item === code || item.startsWith(`${code}.`)),
			code,
		);
});

test('a directory is changed at once, and only where it differs', (t) => {
	const directory = path.join(temporary(t), 'new', 'site');
	const make = (files) => {
		const output = new Output(directory);

		output.open();
		for (const [name, text] of Object.entries(files)) output.add(name, text);
		assert.throws(() => output.add(Object.keys(files)[0], ''), /two pages/);
		return output;
	};
	const finish = (output) => (output.commit(), output.close(), [output.written, output.unchanged, output.removed]);
	const at = (name) => path.join(directory, name);

	assert.deepEqual(finish(make({ 'a.html': 'a', 'd/e/b.html': 'b' })), [2, 0, 0]);
	assert.deepEqual(finish(make({ 'a.html': 'a', 'd/e/b.html': 'b' })), [0, 2, 0]);
	const half = make({ 'a.html': 'changed' });

	assert.equal(fs.readFileSync(at('a.html'), 'utf8'), 'a', 'nothing is changed before all is made');
	assert.throws(() => new Output(directory).open(), /another govrpt-site/);
	half.close();
	assert.ok(fs.existsSync(at('d/e/b.html')), 'a run that ends early removes nothing');
	fs.writeFileSync(at('own.txt'), 'mine');
	assert.deepEqual(finish(make({ 'a.html': 'changed' })), [1, 0, 1]);
	assert.deepEqual(
		fs.readdirSync(directory).sort(),
		['.govrpt-site', 'a.html', 'own.txt'],
		'empty directories go, files of others stay',
	);
	// one that was killed leaves its lock and what it had made
	fs.writeFileSync(at('.govrpt-site.lock'), '4194999');
	fs.mkdirSync(at('.govrpt-site.new'));
	assert.deepEqual(finish(make({ 'b.html': 'b' })), [1, 0, 1]);
	assert.deepEqual(fs.readdirSync(directory).sort(), ['.govrpt-site', 'b.html', 'own.txt']);
});

test('a directory of other files is refused, and a manifest names nothing outside of it', (t) => {
	const directory = temporary(t),
		site = path.join(directory, 'site');

	fs.writeFileSync(path.join(directory, 'precious'), 'x');
	assert.throws(() => new Output(directory).open(), /did not make/);
	fs.mkdirSync(site);
	fs.writeFileSync(
		path.join(site, '.govrpt-site'),
		'govrpt-site: files of this directory that govrpt-site made, and may remove\n../precious\n/etc/x\n',
	);
	const output = new Output(site);

	output.open();
	output.add('a.html', 'a');
	output.commit();
	output.close();
	assert.ok(fs.existsSync(path.join(directory, 'precious')));
});
