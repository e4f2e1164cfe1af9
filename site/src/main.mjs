// main.mjs: the program, from its arguments to its exit status.
import { readOptions, UsageError } from './options.mjs';
import { help } from './help.mjs';
import { version } from './version.mjs';

const DONE = 0,
	FAILED = 1,
	LEFT_OUT = 2;
const missingPackages = (error) =>
	error.code === 'ERR_MODULE_NOT_FOUND' && /'(pg|pg-cursor|echarts)'/.test(error.message);

function complain(error) {
	if (missingPackages(error))
		console.error(
			'govrpt-site: its npm packages are not there\n' +
				`HINT: npm ci --omit=dev --prefix ${new URL('..', import.meta.url).pathname} fetches them once; doc/site.md says more.`,
		);
	else
		console.error(
			`govrpt-site: ${error.message || error.code || error}${error.hint ? `\nHINT: ${error.hint}` : ''}`,
		);
	if (process.env.GOVRPT_SITE_DEBUG) console.error(error.stack);
}

export async function main(args) {
	try {
		const options = readOptions(args);

		if (options.help) {
			process.stdout.write(help());
			return DONE;
		}
		if (options.version) {
			console.log(`govrpt-site ${version}`);
			return DONE;
		}
		// only now what needs packages, so that --help does not
		const { makeSite } = await import('./site.mjs');

		return (await makeSite(options)).unplaced > 0 ? LEFT_OUT : DONE;
	} catch (error) {
		complain(error);
		if (error instanceof UsageError) console.error('Try "govrpt-site --help".');
		return FAILED;
	}
}
