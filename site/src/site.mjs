// site.mjs: all pages, one after the other, from one snapshot of the database.
import { readFileSync } from 'node:fs';
import { connect } from './connect.mjs';
import { findRelations } from './data/catalog.mjs';
import { readForm } from './data/form.mjs';
import { readOrgans, readReports } from './data/organs.mjs';
import { readRanking, subjectOfIndicator, subjectOfItem } from './data/rankings.mjs';
import { readMissing, readRegions } from './data/regions.mjs';
import { countUnplaced, takeSnapshot } from './data/snapshot.mjs';
import { Output } from './output.mjs';
import { indicatorIndex, indicatorPages } from './pages/indicator.mjs';
import { organPages } from './pages/organ.mjs';
import { aboutPages, overviewPages, yearPages } from './pages/overview.mjs';
import { placelessPages, regionPages } from './pages/region.mjs';
import { organPage } from './paths.mjs';
import { Progress } from './progress.mjs';

const ASSETS = ['style.css', 'icon.svg'];

// An item that is a cell in one edition and a group in another is one item.
function distinctItems(items) {
	const seen = new Map();

	for (const item of items)
		seen.set(
			item.item,
			seen.has(item.item)
				? { ...seen.get(item.item), forms: [...seen.get(item.item).forms, ...item.forms] }
				: item,
		);
	return [...seen.values()];
}

function groupByRegion(organs) {
	const groups = new Map();

	for (const organ of organs.values()) {
		if (!groups.has(organ.region)) groups.set(organ.region, []);
		groups.get(organ.region).push(organ);
	}
	return groups;
}

// What pages need to know beside what they are about themselves.
async function readSite(client, relations, options) {
	const form = await readForm(client, relations);
	const regions = await readRegions(client);
	const organs = await readOrgans(client);
	const groups = groupByRegion(organs);
	const {
		rows: [{ as_of: asOf, reports }],
	} = await client.query("SELECT to_char(now(), 'YYYY-MM-DD') AS as_of, count(*) AS reports FROM govrpt_site");

	return {
		langs: options.langs,
		titles: options.titles,
		form,
		items: distinctItems(form.items),
		regions,
		organs,
		asOf,
		reports,
		missing: await readMissing(client, relations, regions),
		unplaced: await countUnplaced(client, relations),
		years: [...form.editions.keys()],
		extension: relations.extension.version,
		organsOf: (region) => groups.get(region) ?? [],
		pageOf: (organ, year = null) => organPage(organ.slug, year === organ.latest.year ? null : year),
	};
}

function* fewPages(site) {
	yield* overviewPages(site);
	yield* yearPages(site);
	yield* aboutPages(site);
	yield* indicatorIndex(site);
	yield* placelessPages(site, site.organsOf(null));
	for (const region of site.regions.values())
		if (region.code !== '') yield* regionPages(site, region, site.organsOf(region.code));
}

async function makePages(client, site, output, progress) {
	const addAll = (pages) => {
		for (const [file, content] of pages) output.add(file, content);
	};

	for (const name of ASSETS) output.add(name, readFileSync(new URL(`assets/${name}`, import.meta.url)));
	addAll(fewPages(site));
	progress.start('indicators', site.items.length + site.form.indicators.length);
	for (const subject of [...site.form.indicators.map(subjectOfIndicator), ...site.items.map(subjectOfItem)]) {
		addAll(indicatorPages(site, subject, await readRanking(client, subject)));
		progress.step();
	}
	progress.start('organs', site.organs.size);
	for await (const [number, reports] of readReports(client, site.langs)) {
		addAll(organPages(site, site.organs.get(number), reports));
		progress.step();
	}
	progress.end();
}

function stopOnSignals(output) {
	for (const [signal, number] of [
		['SIGINT', 2],
		['SIGTERM', 15],
		['SIGHUP', 1],
	])
		process.once(signal, () => {
			output.close();
			process.exit(128 + number);
		});
}

// Makes the site; returns how many reports have no page.
export async function makeSite(options) {
	const client = await connect(options.connection),
		output = new Output(options.out),
		progress = new Progress(options.quiet);

	try {
		const relations = await findRelations(client, options);

		output.open();
		stopOnSignals(output);
		await takeSnapshot(client, relations);
		const site = await readSite(client, relations, options);

		if (site.organs.size === 0)
			throw Object.assign(new Error('there are no reports to make pages of'), {
				hint: 'Load some (govrpt-load), or give --table another table.',
			});
		await makePages(client, site, output, progress);
		output.commit();
		progress.summary(site, output);
		return site;
	} finally {
		output.close();
		await client.end();
	}
}
