// layout.mjs: what all pages have: head, landmarks, links between languages, foot.
import { html, raw } from '../html.mjs';
import { words } from '../words.mjs';
import * as paths from '../paths.mjs';

// Nothing is loaded but the site's own style and icon, and nothing runs.
const POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";

// What templates are given: the site, the page's place, and the words of its language.
export function viewOf(site, lang, name) {
	return { site, lang, w: words[lang], place: new paths.Place(site.langs, lang, name) };
}

export function siteTitle({ site, lang, w }) {
	return site.titles[lang] ?? w.title;
}

// A name that nobody could see or hear says so.
export function nameOf({ w }, name) {
	return /[\p{L}\p{N}\p{P}\p{S}]/u.test(name) ? name : w.nameless;
}

// A name from data, which is Chinese whatever the page's language, and may be of any direction.
export function named(view, name) {
	const shown = nameOf(view, name);

	return view.lang === 'zh' || shown !== name ? html`<bdi>${shown}</bdi>` : html`<bdi lang="zh-CN">${shown}</bdi>`;
}

export function link({ place }, page, content) {
	return html`<a href="${place.to(page)}">${content}</a>`;
}

function languageLinks({ site, lang, place, w }) {
	const others = site.langs.filter((other) => other !== lang);
	const linkTo = (other) => {
		const { lang: code, name } = words[other];

		return html`<a href="${place.in(other)}" hreflang="${code}" lang="${code}">${name}</a>`;
	};

	return (
		others.length > 0 &&
		html`
<nav class="languages" aria-label="${w.languages}">${others.map(linkTo)}</nav>`
	);
}

function mainNavigation(view, section) {
	const { w, site } = view;
	const entries = [
		['overview', paths.overviewPage(), w.overview],
		...site.years.slice(-1).map((year) => ['year', paths.yearPage(year), w.years]),
		['indicators', paths.indicatorsPage(), w.indicators],
		['about', paths.aboutPage(), w.about],
	];

	return html`
<nav class="main" aria-label="${w.navigation}"><ul>
${entries.map(
	([
		key,
		page,
		label,
	]) => html`<li><a href="${view.place.to(page)}"${key === section && raw(' aria-current="true"')}>${label}</a></li>
`,
)}</ul></nav>`;
}

// The way down to the page: pairs of a page and what it is called.
function breadcrumbs(view, trail) {
	return (
		trail.length > 0 &&
		html`
<nav class="trail" aria-label="${view.w.breadcrumb}"><ol>
${trail.map(
	([page, label]) => html`<li>${link(view, page, label)}</li>
`,
)}</ol></nav>`
	);
}

// Returns the whole page.  heading is its title's markup, title the same as text.
export function page(view, { title, heading, section, trail = [], content }) {
	const { site, lang, w, place } = view;

	return html`<!DOCTYPE html>
<html lang="${w.lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title === siteTitle(view) ? title : `${title} - ${siteTitle(view)}`}</title>
<link rel="stylesheet" href="${place.asset('style.css')}">
<link rel="icon" href="${place.asset('icon.svg')}" type="image/svg+xml">
${site.langs
	.filter((other) => other !== lang)
	.map(
		(other) => html`<link rel="alternate" hreflang="${words[other].lang}" href="${place.in(other)}">
`,
	)}</head>
<body>
<a class="skip" href="#main">${w.skip}</a>
<header class="site"><div class="wide">
<p class="name"><a href="${place.to(paths.overviewPage())}">${siteTitle(view)}</a></p>${languageLinks(view)}${mainNavigation(view, section)}
</div></header>
<main id="main" class="wide" tabindex="-1">${breadcrumbs(view, trail)}
<h1>${heading ?? title}</h1>
${content}
</main>
<footer class="site"><div class="wide">
<p>${w.footer}</p>
</div></footer>
</body>
</html>
`.text;
}
