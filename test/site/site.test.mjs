// The site as a whole, from the reports of load.sql.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { HtmlValidate } from 'html-validate';
import {
	filesOf,
	linksOf,
	pageOf,
	pagesOf,
	program,
	read,
	rowsOf,
	run,
	sql,
	start,
	temporary,
	textOf,
	tree,
	unescape,
} from './helper.mjs';

const LEFT_OUT = 2,
	FAILED = 1;
const site = fs.mkdtempSync(path.join(os.tmpdir(), 'govrpt-site-'));
const made = await run([`--out=${site}`, '--title=测试 <网站> & "引号"']);
const validator = new HtmlValidate(JSON.parse(fs.readFileSync(path.join(tree, 'site/.htmlvalidate.json'), 'utf8')));

test.after(() => fs.rmSync(site, { recursive: true, force: true }));

test('the site is made, and reports without a page are counted', () => {
	assert.equal(made.status, LEFT_OUT, made.err);
	assert.equal(made.err, '');
	assert.match(made.out, /agency or year is not known: 2\n/);
	assert.match(read(site, 'about.html'), /另有 2 份报告未载明机关或年份/);
});

test('every page is valid HTML', async () => {
	// indicators have the same page many times
	const pages = pagesOf(site).filter((page, i) => !page.includes('indicator/') || i % 12 === 0);
	const complaints = [];

	assert.ok(pages.length > 300);
	for (const page of pages)
		for (const result of (await validator.validateString(read(site, page), page)).results)
			for (const message of result.messages)
				complaints.push(`${page}:${message.line} ${message.ruleId} ${message.message}`);
	assert.deepEqual(complaints.slice(0, 20), []);
});

test('the validator would see it if pages were not valid', async () => {
	const page = read(site, 'index.html');

	for (const damaged of [
		page.replace('</table>', ''),
		page.replace('<main id="main"', '<main id="main" id="x"'),
		page.replace('scope="row"', 'scope="nonsense"'),
		page.replace(/<title>.*<\/title>/, ''),
	])
		assert.equal((await validator.validateString(damaged)).valid, false);
});

test('every link leads to a file of the site, and every page can be reached from the first', () => {
	const files = new Set(filesOf(site)),
		seen = new Set(['index.html']),
		queue = ['index.html'],
		broken = [];

	for (let page; (page = queue.pop()) !== undefined;) {
		for (const link of linksOf(read(site, page))) {
			const target = link.startsWith('#') ? page : path.posix.join(path.posix.dirname(page), link);

			if (/^[a-z]+:|^\/|\?|%/i.test(link) || !files.has(target)) broken.push(`${page}: ${link}`);
			else if (!seen.has(target)) {
				seen.add(target);
				if (target.endsWith('.html')) queue.push(target);
			}
		}
	}
	assert.deepEqual(broken.slice(0, 10), []);
	assert.deepEqual(
		[...files].filter((file) => !seen.has(file)),
		[],
	);
});

test('each page is there in both languages, which link to each other', () => {
	const pages = pagesOf(site),
		chinese = pages.filter((page) => !page.startsWith('en/'));

	assert.deepEqual(
		pages.filter((page) => page.startsWith('en/')),
		chinese.map((page) => `en/${page}`).sort(),
	);
	for (const page of chinese) {
		const target = path.posix.relative(path.posix.dirname(page), `en/${page}`);

		assert.ok(read(site, page).includes(`<html lang="zh-CN">`));
		assert.ok(read(site, page).includes(`<link rel="alternate" hreflang="en" href="${target}">`), page);
		assert.ok(read(site, page).includes(`<a href="${target}" hreflang="en" lang="en">English</a>`), page);
		assert.ok(read(site, `en/${page}`).includes('<html lang="en">'));
	}
});

test('names of files are plain ASCII, whatever organs are called', () => {
	assert.deepEqual(
		filesOf(site).filter((file) => !/^([a-z0-9_]+\/)*[a-z0-9_.-]+$/.test(file) || file.includes('..')),
		[],
	);
});

test('nothing from the data is markup: no scripts, no handlers, no styles, nothing from elsewhere', () => {
	for (const page of pagesOf(site)) {
		const markup = read(site, page);

		assert.doesNotMatch(markup, /<(script|iframe|object|embed|img|form|style|base)\b/i, page);
		assert.doesNotMatch(markup.replace(/>[^<]*</g, '><'), /<[^>]* (on\w+|style|srcdoc)=/i, page);
		assert.doesNotMatch(markup, /(?:href|src)="(?:[a-z]+:|\/\/)/i, page);
		assert.doesNotMatch(markup, /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\uffff]/, page);
		assert.match(
			markup,
			/Content-Security-Policy" content="default-src &#39;none&#39;; style-src &#39;self&#39;/,
			page,
		);
	}
});

test('hostile names are shown as they are', () => {
	const names = JSON.parse(sql("SELECT json_agg((report).agency) FROM page WHERE path LIKE 'hostile/%'"));
	const list = read(site, 'region/320100.html');
	const shown = new Set([...list.matchAll(/<bdi>([\s\S]*?)<\/bdi>/g)].map(([, name]) => unescape(name)));
	const plain = (name) =>
		name.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\uffff]/g, '\ufffd');

	assert.ok(names.length > 15);
	for (const name of names.filter((one) => /[^\s\ufdd0\uffff]/.test(one))) assert.ok(shown.has(plain(name)), name);
	assert.ok(shown.has('（名称为空）'));
});

const statuses = { blank: '空白', not_applicable: '不适用', illegible: '无法辨认', absent: '未载' };
const grouped = (text) =>
	text
		.replace(/^-/, '\u2212')
		.replace(/(\.\d*?)0*$/, '$1')
		.replace(/\.$/, '')
		.replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ',');

// What the cells of the form should show, in its order.
function expected(agency, year) {
	return rowsOf(`
		SELECT coalesce(c.status, 'absent'), c.value::text, c.printed_value::text
		  FROM govreport_cells(govreport_form(${year})) WITH ORDINALITY f
		  LEFT JOIN (SELECT c.* FROM page p JOIN page_current USING (path), govreport_cells(p.report) c
					  WHERE page_current.agency = '${agency}' AND page_current.year = ${year}) c ON c.cell = f.cell
		 ORDER BY f.ordinality`).map(([status, value, printed]) =>
		(
			({
				reported: () => grouped(value),
				corrected: () => `${grouped(value)} 更正，原为${grouped(printed)}`,
				imputed: () => `${grouped(value)} 推算`,
				stated: () => `${grouped(value)} 文字所述，不计入`,
			})[status] ?? (() => statuses[status])
		)(),
	);
}

function shownCells(page) {
	const tables = /<h2 id="tables">([\s\S]*?)<\/section>/.exec(read(site, page))[1];

	return [...tables.matchAll(/<td class="num[^"]*">([\s\S]*?)<\/td>/g)].map(([, cell]) =>
		textOf(cell).replace(/ 核对有误$/, ''),
	);
}

test('every cell of the form shows what the report has there, to the last digit; what has no number is never 0', () => {
	for (const [agency, year] of [
		['标记局', 2022],
		['空白局', 2022],
		['大数局', 2022],
		['缺表局', 2022],
		['不平衡局', 2022],
		['两版局', 2022],
		['南京市人民政府', 2020],
		['兰州市人民政府', 2022],
		['江苏省教育厅', 2021],
		['无处局', 2022],
	])
		assert.deepEqual(shownCells(pageOf(site, agency, year)), expected(agency, year), `${agency} ${year}`);
	const blank = shownCells(pageOf(site, '空白局', 2022));

	assert.deepEqual([...new Set(blank)], ['空白']);
	assert.ok(blank.length >= 190);
	assert.ok(shownCells(pageOf(site, '大数局', 2022)).includes('123,456,789,012,345,678'));
	assert.ok(shownCells(pageOf(site, '标记局', 2022)).includes('123,456,789,012,345.67'));
});

test('a report from before the form shows the cells that it has', () => {
	assert.equal(
		shownCells(pageOf(site, '早年局', 2018)).filter((cell) => cell !== '未载').length,
		Number(sql("SELECT count(*) FROM page, govreport_cells(report) WHERE path = 'old'")),
	);
});

test('no part of a page shows 0 for the blank report', () => {
	const markup = read(site, pageOf(site, '空白局', 2022));
	const own = markup.replace(/<h2 id="(?:neighbours|siblings)">[\s\S]*$/, '').replace(/<svg[\s\S]*?<\/svg>/g, '');

	assert.deepEqual(
		[...own.matchAll(/<(?:td|dd)[^>]*>([\s\S]*?)<\/(?:td|dd)>/g)]
			.map(([, cell]) => textOf(cell))
			.filter((cell) => /^[\u2212+]?0(\.0)?%?$/.test(cell)),
		[],
	);
	assert.match(markup, /<desc id="flow-desc">2022：新收 无数字，办结 无数字<\/desc>/);
});

test('reports that do not balance are marked wherever they are listed, and their wrong cells are', () => {
	const own = read(site, pageOf(site, '不平衡局', 2022)),
		english = read(site, `en/${pageOf(site, '不平衡局', 2022)}`);

	assert.match(own, /<span class="badge bad">\d+ 项等式不成立<\/span>/);
	assert.match(own, /本报告等式不成立，以下数字均为报告所载/);
	assert.match(own, /<td class="num wrong">99,999 <small class="mark">核对有误<\/small><\/td>/);
	assert.match(own, />2022 ※<\/text>/);
	assert.match(english, /found wrong/);
	for (const page of ['region/320200.html', pageOf(site, '标记局', 2022)])
		assert.match(
			read(site, page),
			/不平衡局<\/bdi><\/a><\/th>(?:(?!<tr>)[\s\S])*?<span class="badge bad">等式不成立/,
		);
	assert.match(read(site, 'year/2022.html'), /<h2 id="unbalanced">[\s\S]*不平衡局/);
	assert.doesNotMatch(own.match(/<h2 id="findings">[\s\S]*?<\/section>/)[0], /未发现问题/);
});

test('a report that balances because cells are empty is not called good', () => {
	for (const agency of ['空白局', '缺表局', '标记局']) {
		assert.match(
			read(site, pageOf(site, agency, 2022)),
			/<p class="status"><span class="badge good">各项等式成立<\/span> <span class="badge warn">表格有空缺<\/span><\/p>/,
		);
		assert.match(
			read(site, 'region/320200.html'),
			new RegExp(`${agency}</bdi></a></th>(?:(?!<tr>)[\\s\\S])*?<span class="badge warn">表格有空缺`),
		);
	}
	assert.match(
		read(site, pageOf(site, '兰州市人民政府', 2022)),
		/<p class="status"><span class="badge good">各项等式成立<\/span><\/p>/,
	);
});

test('quartiles are exact, too', () => {
	assert.ok(
		read(site, 'indicator/fees.amount.html')
			.match(/<caption>2022年四分位分布<\/caption>[\s\S]*?<\/table>/)[0]
			.includes('123,456,789,012,345.67'),
	);
});

test('findings are those of govreport_findings, in the language of the page', () => {
	for (const [lang, prefix] of [
		['zh', ''],
		['en', 'en/'],
	]) {
		const section = read(site, prefix + pageOf(site, '不平衡局', 2022)).match(
			/<h2 id="findings">[\s\S]*?<\/section>/,
		)[0];
		const messages = [...section.matchAll(/<td>([^<]*)<\/td><\/tr>/g)].map(([, message]) => unescape(message));

		assert.deepEqual(
			messages,
			rowsOf(`SELECT message FROM page, govreport_findings(report, '${lang}') WHERE path = 'unbalanced'`).map(
				([message]) => message,
			),
		);
	}
});

function sumsOf(page, year) {
	const row = read(site, page).match(
		new RegExp(`<th scope="row" class="year">(?:<a [^>]*>)?${year}年[\\s\\S]*?</tr>`),
	)[0];

	return [...row.matchAll(/<td class="num">([\s\S]*?)<\/td>/g)].map(([, cell]) => textOf(cell).replaceAll(',', ''));
}

test('sums count each application once, and leave out what does not balance, is not clear, or has gaps', () => {
	// in 2022 two reports are for the whole of Wuxi; departments of cities are in those of their cities
	const received = (condition) =>
		sql(
			`SELECT sum((report).figures['received.total']) FROM page_current JOIN page USING (path) WHERE page_current.year = 2022 AND ${condition}`,
		);
	const cities = "page_current.scope = 'region' AND region::adcode <@ '32' AND region::adcode <> '3202'";
	const departments = "page_current.agency IN ('江苏省教育厅', '江苏省水利厅', '某乡人民政府')";

	assert.equal(sumsOf('region/320000.html', 2022)[4], received(`(${cities} OR ${departments})`));
	assert.equal(sumsOf('region/320100.html', 2022)[4], received("page_current.agency = '南京市人民政府'"));
	assert.deepEqual(sumsOf('region/320000.html', 2022).slice(0, 4).map(Number), [
		Number(
			sql(
				"SELECT count(*) FROM page_current WHERE versions IS NOT NULL AND year = 2022 AND region::adcode <@ '32'",
			),
		),
		2,
		15,
		2,
	]);
	assert.equal(sumsOf('region/320200.html', 2022)[4], '无数字');
	assert.equal(
		sumsOf('index.html', 2020)[4],
		sql(
			"SELECT sum((report).figures['received.total']) FROM page WHERE (report).year = 2020 AND ((report).scope = 'region' OR (report).agency LIKE '江苏省%')",
		),
	);
});

test('an indicator has its definition, its caution, sums by province and its peers', () => {
	const page = read(site, 'indicator/refused_share.html'),
		item = read(site, 'en/indicator/refused.third_party.html');
	const definition = textOf(page.match(/<h2 id="definition">[\s\S]*?<\/section>/)[0]);
	const [caution, formula] = sql(
		"SELECT caution_zh, formula FROM govreport_indicators() WHERE code = 'refused_share'",
	).split('\t');

	assert.ok(definition.includes(caution) && definition.includes(formula) && definition.includes('Share refused'));
	assert.match(textOf(item), /Article of the Regulations\s*15\b/);
	assert.ok(item.includes('三、(三)不予公开 4.保护第三方合法权益'));
	const first =
		sql(`SELECT page_current.agency, round(100 * govreport_indicator(report, 'refused_share'), 1) FROM page_current JOIN page USING (path)
		WHERE page_current.year = 2022 AND page_current.scope = 'region' AND region_level = 2 AND is_balanced AND govreport_indicator(report, 'refused_share') IS NOT NULL
		ORDER BY govreport_indicator(report, 'refused_share') DESC, 1 LIMIT 1`).split('\t');
	const rows = page.match(/<h3>地级，整个地区的报告<\/h3>[\s\S]*?<tbody>\n(<tr>[\s\S]*?<\/tr>)/)[1];

	assert.deepEqual(
		[...rows.matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)].map(([, cell]) => textOf(cell)).slice(0, 3),
		[first[0], '1', `${first[1]}%`],
	);
	assert.doesNotMatch(page, /不平衡局/);
});

test('versions, doubts about them, and rivals are said', () => {
	assert.match(read(site, pageOf(site, '两版局', 2022)), /同一年度有 2 个版本/);
	assert.match(read(site, pageOf(site, '不定局', 2022)), /无法确定哪一个最新/);
	assert.match(read(site, pageOf(site, '无锡市人民政府', 2022)), /两份都不计入合计/);
	assert.match(read(site, 'region/unknown.html'), /无处局/);
});

test('organs of one name in two regions have pages of their own, and the years link to each other', () => {
	const pages = pagesOf(site).filter((page) => /^organ\/\d\d\/(320106|620102)-[0-9a-f]+\.html$/.test(page));

	assert.equal(pages.length, 2);
	for (const page of pages)
		for (const year of [2020, 2021])
			assert.ok(linksOf(read(site, page)).includes(path.basename(page).replace('.html', `-${year}.html`)));
});

test('run again, nothing is written; after a change only what it is about; what is gone is removed', async (t) => {
	const out = path.join(temporary(t), 'site'),
		args = [`--out=${out}`, '--table=few'];
	const times = () => new Map(filesOf(out).map((file) => [file, fs.statSync(path.join(out, file)).mtimeMs]));

	await run(args);
	const before = times(),
		gone = pageOf(out, '无处局', 2022),
		other = pageOf(out, '兰州市人民政府', 2022);

	assert.match((await run(args)).out, /written: 0\n {2}as they were: \d+\n {2}removed: 0\n/);
	assert.deepEqual(times(), before);
	sql("CREATE TABLE kept AS SELECT * FROM few WHERE path = 'no region'; DELETE FROM few WHERE path = 'no region'");
	try {
		assert.match((await run(args)).out, /removed: 4\n/);
		assert.ok(
			!fs.existsSync(path.join(out, gone)) &&
				!fs.existsSync(path.join(out, 'region/unknown.html')) &&
				!fs.existsSync(path.join(out, 'organ/00')),
		);
		assert.equal(times().get(other), before.get(other));
		assert.ok(times().get('index.html') > before.get('index.html'));
	} finally {
		sql('INSERT INTO few TABLE kept; DROP TABLE kept');
	}
});

test('a run that is stopped changes nothing, and the next one goes on', async (t) => {
	const out = path.join(temporary(t), 'site'),
		args = [`--out=${out}`, '--lang=zh', '--table=few'];
	const all = () =>
		filesOf(out)
			.map((file) => read(out, file))
			.join('');

	await run(args);
	const before = all();

	for (const signal of ['SIGTERM', 'SIGKILL']) {
		const running = start([...args, '--title=other']);
		const ended = new Promise((resolve) => running.on('exit', (code, by) => resolve(code ?? by)));

		while (!fs.existsSync(path.join(out, '.govrpt-site.new/about.html')) && running.exitCode === null)
			await new Promise((resolve) => setTimeout(resolve, 2));
		running.kill(signal);
		assert.equal(await ended, signal === 'SIGTERM' ? 143 : 'SIGKILL');
		assert.equal(all(), before);
	}
	assert.equal((await run(args)).status, 0);
	assert.deepEqual(
		fs.readdirSync(out).filter((name) => name.startsWith('.')),
		['.govrpt-site'],
	);
	assert.equal(all(), before);
});

test('one language alone, titles, quoted tables, other views and keys', async (t) => {
	const out = (name) => path.join(directory, name),
		directory = temporary(t);

	sql(`CREATE SCHEMA "Other"; CREATE TABLE "Other"."Re ports" (id integer, agency integer, r govreport);
		INSERT INTO "Other"."Re ports" SELECT row_number() OVER (), 7, report FROM page WHERE path LIKE '2021/江苏省%' OR path LIKE '2021/32%';
		SELECT count(*) FROM govreport_create_views('"Other"."Re ports"', prefix => 'v', schema => 'public')`);
	t.after(() => sql('DROP SCHEMA "Other" CASCADE'));
	const table = ['--table="Other"."Re ports"', '--views=public.v'];
	const noKey = await run([...table, `--out=${out('a')}`]);

	assert.equal(noKey.status, FAILED);
	assert.match(noKey.err, /no primary key\nHINT: .*--key/);
	assert.match((await run([...table, '--key=agency', `--out=${out('a')}`])).err, /the views|key finds/);
	const english = await run([...table, '--key=id', '--lang=en', '--title-en=Of Jiangsu', `--out=${out('a')}`]);

	assert.deepEqual([english.status, english.err], [0, '']);
	assert.match(read(out('a'), 'index.html'), /<html lang="en">[\s\S]*<title>Of Jiangsu<\/title>/);
	assert.deepEqual(
		filesOf(out('a')).filter((file) => file.startsWith('zh') || file.startsWith('en')),
		[],
	);
	assert.doesNotMatch(read(out('a'), 'index.html'), /hreflang/);
	sql('UPDATE "Other"."Re ports" SET id = 1');
	assert.match((await run([...table, '--key=id', `--out=${out('a')}`])).err, /the key finds/);
});

test('what is wrong is said with what to do, and nothing is touched', async (t) => {
	const directory = temporary(t),
		out = `--out=${path.join(directory, 'x')}`;

	fs.mkdirSync(path.join(directory, 'mine'));
	fs.writeFileSync(path.join(directory, 'mine/precious'), 'x');
	sql(
		"CREATE TABLE empty (id integer PRIMARY KEY, report govreport); CREATE TABLE plain (id integer); SELECT count(*) FROM govreport_create_views('empty')",
	);
	t.after(() => sql('DROP TABLE empty CASCADE; DROP TABLE plain'));
	for (const [args, message] of [
		[[], /--out=DIRECTORY is missing[\s\S]*--help/],
		[[out, '--colour'], /--colour/],
		[[out, '--lang=fr'], /no language "fr"/],
		[[out, '--table=nowhere'], /no table nowhere/],
		[[out, '--table=plain'], /no columns of type govreport/],
		[[out, '--views=nothing'], /govreport_create_views/],
		[[out, '--table=empty'], /no reports/],
		[[out, '-d', 'postgres'], /CREATE EXTENSION govrpt/],
		[[out, '-d', 'nowhere'], /nowhere/],
		[[out, '-p', '1'], /ECONNREFUSED|connect/],
		[[`--out=${path.join(directory, 'mine')}`], /did not make/],
	]) {
		const { status, out: said, err } = await run(args);

		assert.deepEqual([status, said], [FAILED, ''], args.join(' '));
		assert.match(err, message);
		assert.doesNotMatch(err, /\n\s+at /, 'no trace of the program');
	}
	assert.deepEqual(fs.readdirSync(path.join(directory, 'mine')), ['precious']);
	assert.match((await run([out], { env: { PGSERVICE: 'x' } })).err, /PGSERVICE is not supported/);
});

test('memory does not grow with the number of organs', async (t) => {
	const out = path.join(temporary(t), 'site');

	sql(`CREATE TABLE many (id integer PRIMARY KEY, report govreport);
		INSERT INTO many SELECT n, jsonb_populate_record(NULL::govreport, to_jsonb(report) || jsonb_build_object('agency', '第' || n || '局', 'region', '620102', 'scope', 'organ', 'year', 2022))
		  FROM (SELECT report FROM page WHERE path = '2022/兰州市') p, generate_series(1, 600) n;
		SELECT count(*) FROM govreport_create_views('many')`);
	t.after(() => sql('DROP TABLE many CASCADE'));
	// the pages take twice that in memory
	const { status, err } = await run([`--out=${out}`, '--table=many', '--lang=zh'], {
		node: ['--max-old-space-size=56'],
	});

	assert.deepEqual([status, err], [0, '']);
	assert.equal(pagesOf(out).filter((page) => page.startsWith('organ/')).length, 600);
	assert.ok(fs.existsSync(path.join(out, 'region/620102-3.html')), 'long lists go on on pages of their own');
	assert.ok(Math.max(...pagesOf(out).map((page) => fs.statSync(path.join(out, page)).size)) < 300000);
});

test('it is installed with man pages, says its version, and without packages says how to get them', async (t) => {
	const directory = temporary(t),
		config = (what) =>
			execFileSync(process.env.PG_CONFIG ?? 'pg_config', [what])
				.toString()
				.trim();

	execFileSync('make', [
		'-s',
		'-C',
		path.join(tree, 'site'),
		'install',
		`DESTDIR=${directory}`,
		`PG_CONFIG=${process.env.PG_CONFIG ?? 'pg_config'}`,
		'NODE_MODULES=/nonexistent',
	]);
	const home = path.join(directory, config('--sharedir'), 'govrpt-site'),
		installed = path.join(home, 'govrpt-site.mjs');
	const version = fs.readFileSync(path.join(tree, 'govrpt.control'), 'utf8').match(/default_version = '(.*)'/)[1];

	assert.match(
		(await run(['--version'], { main: installed })).out,
		new RegExp(`^govrpt-site ${version.replaceAll('.', '\\.')}\\.`),
	);
	assert.match((await run(['--help'], { main: installed, env: { LC_ALL: 'zh_CN.UTF-8' } })).out, /用法/);
	const bare = await run([`--out=${path.join(directory, 'x')}`], { main: installed });

	assert.equal(bare.status, FAILED);
	assert.match(bare.err, /its npm packages are not there\nHINT: npm ci --omit=dev --prefix \S+govrpt-site/);
	for (const file of ['package.json', 'package-lock.json', 'src/assets/style.css', 'src/pages/organ.mjs'])
		assert.ok(fs.existsSync(path.join(home, file)), file);
	for (const manual of ['man1/govrpt-site.1', 'zh_CN/man1/govrpt-site.1'])
		assert.ok(fs.existsSync(path.join(directory, config('--mandir'), manual)), manual);
	const launcher = path.join(directory, config('--bindir'), 'govrpt-site');

	assert.ok(fs.statSync(launcher).mode & 0o100);
	assert.ok(fs.readFileSync(launcher, 'utf8').includes(`"${config('--sharedir')}/govrpt-site/govrpt-site.mjs"`));
	execFileSync('make', [
		'-s',
		'-C',
		path.join(tree, 'site'),
		'uninstall',
		`DESTDIR=${directory}`,
		`PG_CONFIG=${process.env.PG_CONFIG ?? 'pg_config'}`,
	]);
	assert.ok(!fs.existsSync(home) && !fs.existsSync(launcher));
});

test('installed with its packages it needs neither the network nor anything from around it', async (t) => {
	const directory = temporary(t),
		modules = [path.join(tree, 'site/node_modules'), path.join(process.env.WORK ?? tree, 'node_modules')].find(
			(one) => fs.existsSync(path.join(one, 'pg')),
		);

	execFileSync('make', [
		'-s',
		'-C',
		path.join(tree, 'site'),
		'install',
		`DESTDIR=${directory}`,
		`PG_CONFIG=${process.env.PG_CONFIG ?? 'pg_config'}`,
		`NODE_MODULES=${modules}`,
	]);
	const sharedir = execFileSync(process.env.PG_CONFIG ?? 'pg_config', ['--sharedir'])
		.toString()
		.trim();
	const { status, err } = await run([`--out=${path.join(directory, 'x')}`, '--lang=en', '--table=few'], {
		main: path.join(directory, sharedir, 'govrpt-site/govrpt-site.mjs'),
		env: { NODE_PATH: '', http_proxy: 'http://127.0.0.1:1', https_proxy: 'http://127.0.0.1:1' },
	});

	assert.deepEqual([status, err], [0, '']);
});

test('the program that is tested is the one of this tree', () => {
	assert.ok(program.startsWith(tree));
});
