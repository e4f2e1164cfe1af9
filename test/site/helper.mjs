// helper.mjs: what the tests of govrpt-site share.
import { execFile, execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export const tree = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '../..');
export const program = path.join(tree, 'site/govrpt-site.mjs');

export function temporary(t) {
	const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'govrpt-site-'));

	t.after(() => fs.rmSync(directory, { recursive: true, force: true }));
	return directory;
}

// Runs the program: {status, out, err}.
export function run(args, { env = {}, main = program, node = [] } = {}) {
	return new Promise((resolve) => {
		execFile(
			process.execPath,
			[...node, main, ...args],
			{ env: { ...process.env, ...env }, maxBuffer: 1 << 26 },
			(error, out, err) => resolve({ status: error ? (error.code ?? error.signal) : 0, out, err }),
		);
	});
}

export function start(args) {
	return spawn(process.execPath, [program, ...args], { stdio: 'ignore' });
}

export function sql(text, database = process.env.PGDATABASE) {
	return execFileSync('psql', ['-XAtq', '-v', 'ON_ERROR_STOP=1', '-F', '\t', '-d', database, '-c', text], {
		maxBuffer: 1 << 28,
		stdio: ['ignore', 'pipe', 'pipe'],
	})
		.toString()
		.trimEnd();
}

export const rowsOf = (text) =>
	sql(text)
		.split('\n')
		.filter((line) => line !== '')
		.map((line) => line.split('\t'));

// Names of all files below a directory, those of the program's own aside.
export function filesOf(directory) {
	const files = fs
		.readdirSync(directory, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => path.relative(directory, path.join(entry.parentPath ?? entry.path, entry.name)));

	return files.filter((file) => !file.startsWith('.')).sort();
}

export const pagesOf = (directory) => filesOf(directory).filter((file) => file.endsWith('.html'));
export const read = (directory, file) => fs.readFileSync(path.join(directory, file), 'utf8');

const meant = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

export const unescape = (text) => text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => meant[name]);
export const textOf = (markup) => unescape(markup.replace(/<[^>]*>/g, '')).trim();
export const linksOf = (markup) => [...markup.matchAll(/ (?:href|src)="([^"]*)"/g)].map(([, link]) => unescape(link));

// The page of an organ's year in Chinese, by the name that its heading has.
export function pageOf(directory, agency, year) {
	const found = pagesOf(directory)
		.filter((file) => file.startsWith('organ/'))
		.filter((file) => {
			const heading = /<h1><bdi>([\s\S]*?)<\/bdi> <span class="year">(\d+)/.exec(read(directory, file));

			return heading && unescape(heading[1]) === agency && Number(heading[2]) === year;
		});

	if (found.length !== 1) throw new Error(`${found.length} pages of ${agency}, ${year}`);
	return found[0];
}
