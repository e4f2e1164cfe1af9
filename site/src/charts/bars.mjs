// bars.mjs: the three kinds of charts there are.  What has no number has no bar.
import { draw } from './draw.mjs';
import { number } from '../format.mjs';

// Told apart by lightness, too, for print and for those who don't see colours.
export const COLOURS = {
	received: '#23507f',
	concluded: '#b3801f',
	granted: '#1f5f4f',
	partly_granted: '#6fa08e',
	refused: '#98282d',
	unavailable: '#c9a25b',
	not_processed: '#5d6673',
	other: '#b4b9c0',
	value: '#23507f',
};

const AXIS = {
	axisLine: { lineStyle: { color: '#8b9098' } },
	axisTick: { show: false },
	axisLabel: { color: '#3b3f45', fontSize: 13 },
};
const SPLIT = {
	splitLine: { lineStyle: { color: '#e4e2dc' } },
	axisLabel: { color: '#5a5f66', fontSize: 12 },
	splitNumber: 4,
};

// null where there is no number, which ECharts leaves out.
const height = (text) => (text === null || text === undefined ? null : Number(text));

const label = (values, position) => ({
	show: true,
	position,
	fontSize: 12,
	color: '#3b3f45',
	textBorderWidth: 0,
	formatter: ({ dataIndex }) => number(values[dataIndex]),
});

const bars = (values, colour) => ({
	type: 'bar',
	silent: true,
	emphasis: { disabled: true },
	itemStyle: { color: colour },
	data: values.map(height),
});

// Columns by year, beside each other: series are [{key, values}].
export function columns(years, series) {
	return draw(640, 260, {
		grid: { left: 64, right: 12, top: 22, bottom: 30 },
		xAxis: { type: 'category', data: years.map(String), ...AXIS },
		yAxis: { type: 'value', minInterval: 1, ...SPLIT },
		series: series.map(({ key, values }) => ({
			...bars(values, COLOURS[key]),
			barMaxWidth: 40,
			barGap: '12%',
			label: label(values, 'top'),
		})),
	});
}

// What a whole is made of, a bar a year: each year's series add up to 100.
export function shares(years, series) {
	const total = years.map((_, i) => series.reduce((sum, { values }) => sum + (height(values[i]) ?? NaN), 0));
	const part = (values) => values.map((value, i) => (total[i] > 0 ? (100 * height(value)) / total[i] : null));

	return draw(640, 34 + 34 * years.length, {
		grid: { left: 64, right: 24, top: 6, bottom: 28 },
		xAxis: { type: 'value', min: 0, max: 100, ...SPLIT, axisLabel: { ...SPLIT.axisLabel, formatter: '{value}%' } },
		yAxis: { type: 'category', inverse: true, data: years.map(String), ...AXIS },
		series: series.map(({ key, values }) => ({
			...bars(part(values), COLOURS[key]),
			stack: 'all',
			barWidth: 20,
			itemStyle: { color: COLOURS[key], borderColor: '#fff', borderWidth: 1 },
		})),
	});
}

// A bar a division, the longest first.
export function ranked(names, values, show = number) {
	const longest = Math.max(...names.map((name) => [...name].length));

	return draw(640, 40 + 26 * names.length, {
		grid: { left: Math.min(16 + 13 * longest, 150), right: 70, top: 6, bottom: 28 },
		xAxis: {
			type: 'value',
			...SPLIT,
			axisLabel: { ...SPLIT.axisLabel, formatter: (value) => show(String(value)) },
		},
		yAxis: {
			type: 'category',
			inverse: true,
			data: names,
			...AXIS,
			axisLabel: { ...AXIS.axisLabel, width: 138, overflow: 'truncate' },
		},
		series: [
			{
				...bars(values, COLOURS.value),
				barWidth: 14,
				label: { ...label(values, 'right'), formatter: ({ dataIndex }) => show(values[dataIndex]) },
			},
		],
	});
}
