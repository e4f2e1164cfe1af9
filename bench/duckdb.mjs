// The same sums by DuckDB: wide.csv and a number of rounds; prints "query, round, ms"
// lines, and writes the sums by region to sums.csv.  Run where @duckdb/node-api is.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [csv, sums, rounds] = process.argv.slice(2);
const { DuckDBInstance } = await import(pathToFileURL(createRequire(process.cwd() + '/').resolve('@duckdb/node-api')));
const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
const db = await instance.connect();
const quoted = s => `'${s.replaceAll("'", "''")}'`;

await db.run(`CREATE TABLE loaded AS SELECT * FROM read_csv(${quoted(csv)}, header = true, sample_size = -1)`);
const keys = ['region', 'county'];
const names = (await db.runAndReadAll('DESCRIBE loaded')).getRows().map(row => row[0])
	.filter(name => !['id', 'year', ...keys].includes(name));
await db.run(`CREATE TABLE wide AS SELECT ${[...keys, ...names].map(n => `${n}::INTEGER AS ${n}`).join(', ')} FROM loaded`);
await db.run('DROP TABLE loaded');
const query = key => `SELECT ${key}, ${names.map(n => `sum(${n}) AS ${n}`).join(', ')} FROM wide GROUP BY ${key}`;
for (let i = 0; i <= +rounds; i++)
	for (const key of keys) {
		const start = process.hrtime.bigint();
		const used = process.cpuUsage();
		await db.run(query(key));
		const { user, system } = process.cpuUsage(used);
		const passed = Number(process.hrtime.bigint() - start) / 1e6;
		if (i > 0)		// the first warms up
			console.log(`duckdb_${key}\t${i}\t${Math.min(passed, (user + system) / 1e3)}`);
	}
await db.run(`COPY (${query('region')}) TO ${quoted(sums)} (HEADER)`);
