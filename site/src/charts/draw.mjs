// draw.mjs: ECharts on the server's side, as markup that stands in a page.
//
// A chart has years, numbers and names of divisions in it, no words of a language:
// its title, its description and its legend are the page's (figure.mjs).
import * as echarts from 'echarts/core';
import { BarChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { SVGRenderer } from 'echarts/renderers';

echarts.use([BarChart, GridComponent, SVGRenderer]);

// Style attributes become attributes of their own, which a strict policy of
// content allows; the font is the page's, and what ECharts adds for its script in
// a browser goes.
function plain(svg) {
	return svg
		.replace(/^<svg[^>]*>\s*|<\/svg>\s*$/g, '')
		.replace(/<style[^>]*>[\s\S]*?<\/style>/g, '')
		.replace(/<rect [^>]*fill="none"><\/rect>\s*/, '')
		.replace(/ (?:class|ecmeta_\w+|pointer-events|xmlns(?::\w+)?)="[^"]*"/g, '')
		.replace(/ style="([^"]*)"/g, (_, style) =>
			style
				.split(';')
				.filter((part) => part && !part.startsWith('font-family'))
				.map((part) => ` ${part.slice(0, part.indexOf(':'))}="${part.slice(part.indexOf(':') + 1)}"`)
				.join(''),
		);
}

// Returns {width, height, markup}.  An instance serves for one chart: nothing of
// one may be left in the next.
export function draw(width, height, option) {
	const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height });

	try {
		chart.setOption({ animation: false, textStyle: { fontSize: 13, color: '#3b3f45' }, ...option });
		return { width, height, markup: plain(chart.renderToSVGString()) };
	} finally {
		chart.dispose();
	}
}
