// output.mjs: a directory of pages that is changed as a whole.
//
// Pages are written beside the ones that are there; only those that differ.  When
// all is made they are renamed into their places, and pages that this program
// made before and that are no more are removed.  A run that fails changes nothing.
import fs from 'node:fs';
import path from 'node:path';

const MANIFEST = '.govrpt-site'; // what files are ours, one a line
const LOCK = '.govrpt-site.lock';
const STAGE = '.govrpt-site.new';
const HEAD = 'govrpt-site: files of this directory that govrpt-site made, and may remove';

function failed(message, hint) {
	return Object.assign(new Error(message), { hint });
}

function isRunning(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return error.code === 'EPERM';
	}
}

function readIfThere(file) {
	try {
		return fs.readFileSync(file);
	} catch (error) {
		if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes(error.code)) return null;
		throw error;
	}
}

export class Output {
	#staged = []; // names of files that differ
	#made = new Set(); // names of all files

	constructor(directory) {
		this.directory = path.resolve(directory);
		this.written = this.unchanged = this.removed = 0;
	}

	#at(...names) {
		return path.join(this.directory, ...names);
	}

	// Takes the directory; it is an error if it has files that aren't ours.
	open() {
		fs.mkdirSync(this.directory, { recursive: true });
		this.#lock();
		this.before = this.#readManifest();
		fs.rmSync(this.#at(STAGE), { recursive: true, force: true });
	}

	#lock() {
		for (let tries = 0; ; tries++) {
			try {
				fs.writeFileSync(this.#at(LOCK), String(process.pid), { flag: 'wx' });
				this.locked = true;
				return;
			} catch (error) {
				if (error.code !== 'EEXIST' || tries > 0) throw error;
				const pid = Number(readIfThere(this.#at(LOCK)));

				if (pid > 0 && isRunning(pid))
					throw failed(`another govrpt-site (process ${pid}) is at work in ${this.directory}`);
				fs.rmSync(this.#at(LOCK), { force: true });
			}
		}
	}

	#readManifest() {
		const text = readIfThere(this.#at(MANIFEST));

		if (text === null) {
			const others = fs.readdirSync(this.directory).filter((name) => ![LOCK, STAGE].includes(name));

			if (others.length > 0)
				throw failed(
					`${this.directory} has files that govrpt-site did not make, as ${others[0]}`,
					'Give --out a new or an empty directory.',
				);
			return new Set();
		}
		const [head, ...names] = text
			.toString()
			.split('\n')
			.filter((line) => line !== '');

		if (head !== HEAD) throw failed(`${this.#at(MANIFEST)} is not what govrpt-site writes`);
		return new Set(names.filter((name) => !path.isAbsolute(name) && !name.split('/').includes('..')));
	}

	#writeManifest(names) {
		const file = this.#at(MANIFEST);

		fs.writeFileSync(`${file}.tmp`, [HEAD, ...[...names].sort(), ''].join('\n'));
		fs.renameSync(`${file}.tmp`, file);
	}

	// Adds a file, whose name is relative and safe (paths.mjs).
	add(name, content) {
		const bytes = Buffer.from(content);

		if (this.#made.has(name)) throw new Error(`two pages of one name: ${name}`);
		this.#made.add(name);
		if (readIfThere(this.#at(name))?.equals(bytes)) {
			this.unchanged++;
			return;
		}
		fs.mkdirSync(path.dirname(this.#at(STAGE, name)), { recursive: true });
		fs.writeFileSync(this.#at(STAGE, name), bytes);
		this.#staged.push(name);
	}

	// Puts everything into its place.  Should it be cut off here, the manifest has
	// the files of before and after, and the next run puts it right.
	commit() {
		const stale = [...this.before].filter((name) => !this.#made.has(name));

		this.#writeManifest([...this.before, ...this.#made]);
		for (const name of stale) this.#remove(name);
		for (const name of this.#staged) {
			fs.mkdirSync(path.dirname(this.#at(name)), { recursive: true });
			fs.renameSync(this.#at(STAGE, name), this.#at(name));
		}
		this.#writeManifest(this.#made);
		this.written = this.#staged.length;
		this.removed = stale.length;
	}

	#remove(name) {
		fs.rmSync(this.#at(name), { force: true });
		for (let directory = path.dirname(name); directory !== '.'; directory = path.dirname(directory)) {
			try {
				fs.rmdirSync(this.#at(directory));
			} catch {
				return; // it has others
			}
		}
	}

	// Gives the directory back, however the run ended.
	close() {
		if (!this.locked) return;
		fs.rmSync(this.#at(STAGE), { recursive: true, force: true });
		fs.rmSync(this.#at(LOCK), { force: true });
		this.locked = false;
	}
}
