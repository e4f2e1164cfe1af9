// The pages in headless Chromium: laid out at three widths and in print, read by axe,
// gone through by keyboard.  SCREENSHOTS is a directory for pictures, to be looked at.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import { pageOf, pagesOf, run } from './helper.mjs';

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const site = fs.mkdtempSync(path.join(os.tmpdir(), 'govrpt-site-'));
const executablePath = ['chromium', 'chromium-browser', 'google-chrome']
	.flatMap((name) => process.env.PATH.split(':').map((directory) => path.join(directory, name)))
	.find((file) => fs.existsSync(file));

if (!executablePath) {
	console.log('1..0 # SKIP no Chromium');
	process.exit(0);
}
await run([`--out=${site}`]);
const chinese = [
	'index.html',
	'about.html',
	'year/2022.html',
	'region/320000.html',
	'region/320100.html',
	'region/unknown.html',
	'indicator/index.html',
	'indicator/refused_share.html',
	'indicator/fees.amount.html',
	pageOf(site, '不平衡局', 2022),
	pageOf(site, '标记局', 2022),
	pageOf(site, '空白局', 2022),
	pageOf(site, '南京市人民政府', 2020),
];
const pages = [...chinese, ...chinese.map((page) => `en/${page}`)];
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });

test.after(async () => {
	await browser.close();
	fs.rmSync(site, { recursive: true, force: true });
});

async function open(t, page, options = {}) {
	const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
	const tab = await context.newPage(),
		noise = [],
		requests = [];

	t.after(() => context.close());
	tab.on('console', (message) => noise.push(message.text()));
	tab.on('pageerror', (error) => noise.push(String(error)));
	tab.on('request', (request) => requests.push(request.url()));
	await tab.goto(`file://${site}/${page}`);
	return Object.assign(tab, { noise, requests });
}

// Goes through pages in one tab.
async function each(t, list, options, work) {
	const tab = await open(t, list[0], options);

	for (const page of list) {
		await tab.goto(`file://${site}/${page}`);
		await work(tab, page);
	}
}

const violations = (tab) =>
	tab.evaluate(async () =>
		(await window.axe.run(document, { resultTypes: ['violations'] })).violations.map(
			({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 160)}`,
		),
	);

test('axe finds nothing, on a desk and on a phone', async (t) => {
	for (const width of [1280, 390]) {
		await each(t, pages, { bypassCSP: true, viewport: { width, height: 900 } }, async (tab, page) => {
			await tab.addScriptTag({ content: axe });
			assert.deepEqual(await violations(tab), [], `${page}, ${width} wide`);
		});
	}
});

test('axe would see it if there was something', async (t) => {
	const tab = await open(t, 'index.html', { bypassCSP: true });

	await tab.addScriptTag({ content: axe });
	await tab.evaluate(() => {
		document.querySelector('.note').style.color = '#bbb';
		document.querySelector('h1').remove();
		document.querySelector('svg[role=img] title').remove();
		document.querySelector('svg[role=img]').removeAttribute('aria-labelledby');
	});
	const found = (await violations(tab)).map((text) => text.split(':')[0]);

	for (const id of ['color-contrast', 'page-has-heading-one', 'svg-img-alt']) assert.ok(found.includes(id), id);
});

test('nothing runs, nothing is loaded from elsewhere, and the policy of content forbids nothing that is there', async (t) => {
	for (const javaScriptEnabled of [true, false]) {
		await each(
			t,
			[...pages, ...pagesOf(site).filter((page) => page.includes('organ/32/320100-'))],
			{ javaScriptEnabled },
			async (tab, page) => {
				assert.deepEqual(tab.noise, [], page);
				for (const url of tab.requests) assert.ok(url.startsWith(`file://${site}/`), url);
				if (javaScriptEnabled) assert.equal(await tab.evaluate(() => window.ran), undefined, page);
			},
		);
	}
});

test('no page is wider than the window, down to 320 pixels; wide tables scroll within it', async (t) => {
	for (const width of [1280, 390, 320]) {
		await each(t, pages, { viewport: { width, height: 800 } }, async (tab, page) => {
			const found = await tab.evaluate(() => ({
				page: document.scrollingElement.scrollWidth - document.documentElement.clientWidth,
				outside: [...document.querySelectorAll('main *:not(.scroll *):not(svg *)')]
					.filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
					.map((one) => one.outerHTML.slice(0, 100)),
			}));

			assert.deepEqual(found, { page: 0, outside: [] }, `${page}, ${width} wide`);
		});
	}
});

test('charts are described, and have bars where there are numbers', async (t) => {
	await each(t, pages, {}, async (tab, page) => {
		const charts = await tab.evaluate(() =>
			[...document.querySelectorAll('svg[role=img]')].map((svg) => ({
				named: svg
					.getAttribute('aria-labelledby')
					.split(' ')
					.map((id) => document.getElementById(id).textContent.trim().length > 3),
				bars: [...svg.querySelectorAll('path[fill^="#"]')].some(
					(bar) => bar.getBBox().width > 5 && bar.getBBox().height > 5,
				),
				inside: [...svg.querySelectorAll('text')].every(
					(text) =>
						text.getBoundingClientRect().left >= svg.getBoundingClientRect().left - 1 &&
						text.getBoundingClientRect().right <= svg.getBoundingClientRect().right + 1,
				),
				numbers: /\d/.test(svg.querySelector('desc').textContent.replace(/\d{4}/g, '')),
			})),
		);

		for (const chart of charts) {
			assert.deepEqual(chart.named, [true, true], page);
			assert.ok(chart.bars || !chart.numbers, `${page}: a chart without bars`);
			assert.ok(chart.inside, `${page}: text sticks out of a chart`);
		}
	});
});

test('by keyboard: first the way past the head, then everything that can be reached shows that it is', async (t) => {
	const tab = await open(t, chinese[9]);

	await tab.keyboard.press('Tab');
	assert.deepEqual(
		await tab.evaluate(() => [
			document.activeElement.className,
			document.activeElement.getBoundingClientRect().left >= 0,
		]),
		['skip', true],
	);
	await tab.keyboard.press('Enter');
	assert.equal(await tab.evaluate(() => document.activeElement.id), 'main');
	const stops = await tab.evaluate(() => document.querySelectorAll('main a[href], main [tabindex="0"]').length);
	const seen = new Set();

	for (let i = 0; i < stops; i++) {
		await tab.keyboard.press('Tab');
		const [index, inMain, outlined] = await tab.evaluate(() => [
			[...document.querySelectorAll('*')].indexOf(document.activeElement),
			document.activeElement.closest('main') !== null,
			getComputedStyle(document.activeElement).outlineStyle !== 'none',
		]);

		assert.ok(inMain && outlined, `stop ${i}`);
		seen.add(index);
	}
	assert.equal(seen.size, stops);
});

test('tables have captions, and every cell of theirs has its heads', async (t) => {
	await each(t, pages, {}, async (tab, page) => {
		const faults = await tab.evaluate(() =>
			[...document.querySelectorAll('table')]
				.flatMap((table) => [
					table.caption?.textContent.trim() ? null : 'no caption',
					...[...table.querySelectorAll('th')]
						.filter((th) => !['row', 'col', 'rowgroup', 'colgroup'].includes(th.scope))
						.map((th) => `no scope: ${th.textContent}`),
					...[...table.tBodies[0].rows]
						.filter((row) => row.cells[0].tagName !== 'TH')
						.map((row) => `no head: ${row.textContent}`),
					...[...table.tBodies[0].rows]
						.filter(
							(row) =>
								[...row.cells].reduce((sum, cell) => sum + cell.colSpan, 0) !==
								[...table.tHead.rows[0].cells].reduce((sum, cell) => sum + cell.colSpan, 0),
						)
						.map((row) => `cells too many or too few: ${row.textContent}`),
				])
				.filter(Boolean),
		);

		assert.deepEqual(faults, [], page);
	});
});

test('printed, tables stay within the paper, and what is for the screen only is left out', async (t) => {
	// the width of A4 within its margins, at 96 dots an inch
	await each(t, pages, { viewport: { width: 688, height: 1000 } }, async (tab, page) => {
		await tab.emulateMedia({ media: 'print' });
		const found = await tab.evaluate(() => ({
			wide: [...document.querySelectorAll('table, svg[role=img], dl')]
				.filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
				.map((one) => one.outerHTML.slice(0, 120)),
			shown: [...document.querySelectorAll('nav.main, nav.languages, nav.years, .skip')].filter(
				(one) => one.getClientRects().length > 0,
			).length,
		}));

		assert.deepEqual(found, { wide: [], shown: 0 }, page);
	});
	const tab = await open(t, chinese[9]),
		pdf = (await tab.pdf({ preferCSSPageSize: true })).toString('latin1');

	assert.match(pdf, /^%PDF/);
	const sheets = pdf.match(/\/Type\s*\/Page\b/g).length;

	assert.ok(sheets >= 2 && sheets <= 8, `${sheets} sheets`);
});

test('pictures, if they are asked for', { skip: !process.env.SCREENSHOTS }, async (t) => {
	fs.mkdirSync(process.env.SCREENSHOTS, { recursive: true });
	for (const [name, width] of [
		['desktop', 1280],
		['phone', 390],
	]) {
		await each(t, pages, { javaScriptEnabled: false, viewport: { width, height: 900 } }, async (tab, page) => {
			await tab.screenshot({
				path: path.join(process.env.SCREENSHOTS, `site-${page.replace(/\W+/g, '-')}-${name}.png`),
				fullPage: true,
			});
		});
	}
	await each(t, pages, {}, async (tab, page) => {
		await tab.pdf({
			path: path.join(process.env.SCREENSHOTS, `site-${page.replace(/\W+/g, '-')}.pdf`),
			preferCSSPageSize: true,
		});
	});
});
