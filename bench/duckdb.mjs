// The same sums by DuckDB: wide.csv and a number of runs; prints "ms" lines,
// and writes the sums by region to sums.csv.  Run where @duckdb/node-api is.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [csv, sums, runs] = process.argv.slice(2);
const { DuckDBInstance } = await import(pathToFileURL(createRequire(process.cwd() + '/').resolve('@duckdb/node-api')));
const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
const db = await instance.connect();
const quoted = s => `'${s.replaceAll("'", "''")}'`;

await db.run(`CREATE TABLE loaded AS SELECT * FROM read_csv(${quoted(csv)}, header = true, sample_size = -1)`);
const names = (await db.runAndReadAll('DESCRIBE loaded')).getRows().map(row => row[0])
	.filter(name => !['id', 'region', 'year'].includes(name));
await db.run(`CREATE TABLE wide AS SELECT region::INTEGER AS region, ${names.map(n => `${n}::INTEGER AS ${n}`).join(', ')} FROM loaded`);
await db.run('DROP TABLE loaded');
const query = `SELECT region, ${names.map(n => `sum(${n}) AS ${n}`).join(', ')} FROM wide GROUP BY region`;
for (let i = 0; i <= +runs; i++) {
	const start = process.hrtime.bigint();
	await db.run(query);
	if (i > 0)		// the first warms up
		console.log(Number(process.hrtime.bigint() - start) / 1e6);
}
await db.run(`COPY (${query}) TO ${quoted(sums)} (HEADER)`);
