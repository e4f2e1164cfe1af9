// progress.mjs: how far the run is, on a terminal; and what came of it.

const EVERY = 200; // milliseconds

export class Progress {
	#shown = 0;

	constructor(quiet) {
		this.quiet = quiet;
		this.terminal = !quiet && process.stderr.isTTY;
		this.started = Date.now();
	}

	start(what, all) {
		Object.assign(this, { what, all, done: 0, since: Date.now() });
	}

	step() {
		this.done++;
		if (!this.terminal || Date.now() - this.#shown < EVERY) return;
		this.#shown = Date.now();
		const left = Math.round((((Date.now() - this.since) / this.done) * (this.all - this.done)) / 1000);

		process.stderr.write(`\r\u001b[K${this.what}: ${this.done} of ${this.all}, ${left} s left`);
	}

	end() {
		if (this.terminal) process.stderr.write('\r\u001b[K');
	}

	summary(site, output) {
		if (this.quiet) return;
		const seconds = ((Date.now() - this.started) / 1000).toFixed(1),
			memory = Math.round(process.resourceUsage().maxRSS / 1024);

		console.log(
			`${site.reports} reports of ${site.organs.size} organs in ${seconds} s, ${memory} MB of memory: ` +
				`${output.written + output.unchanged} files in ${output.directory}\n` +
				`  written: ${output.written}\n  as they were: ${output.unchanged}\n  removed: ${output.removed}`,
		);
		if (site.unplaced > 0)
			console.log(`  reports without a page, whose agency or year is not known: ${site.unplaced}`);
	}
}
