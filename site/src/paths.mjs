// paths.mjs: which file a page is, and how pages of one language link to each other.
//
// Names are made of digits, ASCII letters and a hash, never of what a report
// says.  The first language of a site stands at its root, each other one in a
// directory of its own, under the same names.
import { createHash } from 'node:crypto';
import path from 'node:path/posix';

const safe = /^[A-Za-z0-9_.-]+$/;

function checked(part) {
	if (!safe.test(part) || part.startsWith('.')) throw new Error(`unsafe name of a file: ${JSON.stringify(part)}`);
	return part;
}

export const overviewPage = () => 'index.html';
export const aboutPage = () => 'about.html';
export const yearPage = (year) => `year/${checked(String(year))}.html`;

// A list of organs that is too long for one page goes on on numbered ones.
export function regionPage(region, number = 1) {
	return `region/${checked(region)}${number > 1 ? `-${number}` : ''}.html`;
}

// A hash tells organs of one region apart; 64 bits, so that two never meet.
export function organSlug(agency, region) {
	const hash = createHash('sha256')
		.update(`${region ?? ''}\n${agency}`)
		.digest('hex')
		.slice(0, 16);

	return `${region ? region.slice(0, 2) : '00'}/${region ? checked(region) : NO_REGION}-${hash}`;
}

// Organs whose region is not known stand on pages of their own.
export const NO_REGION = 'unknown';

export function organPage(slug, year = null) {
	return `organ/${slug}${year === null ? '' : `-${checked(String(year))}`}.html`;
}

export const indicatorsPage = () => 'indicator/index.html';

export function indicatorPage(code, year = null) {
	return `indicator/${checked(code)}${year === null ? '' : `-${checked(String(year))}`}.html`;
}

// The place of a page: what it is called, and how others are reached from there.
export class Place {
	constructor(langs, lang, name) {
		this.langs = langs;
		this.lang = lang;
		this.name = name;
		this.file = this.#root(lang) + name;
	}

	#root(lang) {
		return lang === this.langs[0] ? '' : `${lang}/`;
	}

	#relative(file) {
		return path.relative(path.dirname(this.file), file);
	}

	to(name) {
		return this.#relative(this.#root(this.lang) + name);
	}

	in(lang) {
		return this.#relative(this.#root(lang) + this.name);
	}

	asset(name) {
		return this.#relative(name);
	}
}
