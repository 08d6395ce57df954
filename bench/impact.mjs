/**
 * Quantities on one pair of releases, in one process on the native engine: against the plain queries on each release, and
 * against one evaluation. Called by `npm run bench -- --only impact`; prints what it measured as JSON.
 */
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { ROOT } from '../scripts/folders.mjs';
import { buildCommand } from '../scripts/build-node.mjs';
import { median } from './tables.mjs';

const [, , base, revision, repeatText] = process.argv, repeat = Number(repeatText);
await buildCommand();
const { openNodeSession } = await import(pathToFileURL(join(ROOT, 'dist/src/cli/open-node-session.js')).href);
const EIGHT = ['NEE', 'LE', 'H', 'TA', 'RH', 'VPD', 'SW_IN', 'WS'];
const QUERIES = {
  mean: 'SELECT avg(NEE) FROM data',
  eight: `SELECT ${EIGHT.map((each) => `avg(${each})`).join(' + ')} FROM data`,
  product: `SELECT sum(${EIGHT.join(' * ')}) FROM data`,
};

const timed = async (work) => { const start = performance.now(), answer = await work(); return { ms: performance.now() - start, answer }; };
const medianOf = async (work) => { const runs = []; for (let i = 0; i < repeat; i++) runs.push(await timed(() => work(i))); return { ms: median(runs.map(({ ms }) => ms)), answer: runs.at(-1).answer }; };

const session = openNodeSession(), comparison = await session.compare(base, revision), { columns } = comparison.report();
const differing = EIGHT.filter((name) => { const { cells } = columns.find((column) => column.name === name); return cells.value + cells.filled + cells.lost > 0; });
let asked = 0;
/** Another name each time: an answer that is kept would be no measurement. */
const impact = async (sql, options) => (await comparison.impact([{ name: `quantity ${++asked}`, sql }], options))[0];

// The relation is made with the first question.
const first = await timed(() => impact(QUERIES.product, { parts: [] }));
const out = { records: comparison.report().records.base, differing: differing.length, firstMs: first.ms };
const instance = await DuckDBInstance.create(':memory:'), connection = await instance.connect();
for (const [side, file] of [['base', base], ['revision', revision]]) await connection.run(`CREATE TABLE ${side} AS SELECT * REPLACE (${EIGHT.map((each) => `CASE WHEN ${each} = -9999 THEN NULL ELSE ${each}::DOUBLE END AS ${each}`).join(', ')}) FROM read_csv('${file}', nullstr = ['', '-9999'])`);
// In turn, so that a slower moment of the machine meets both; often, as a few milliseconds scatter by half of themselves.
for (const [name, sql] of Object.entries(QUERIES)) {
  const plain = [], both = [];
  for (let i = 0; i < 10 * repeat; i++) {
    plain.push((await timed(async () => { for (const side of ['base', 'revision']) await connection.runAndReadAll(sql.replace('FROM data', `FROM ${side}`)); })).ms);
    both.push((await timed(() => impact(sql, { parts: [] }))).ms);
  }
  out[name] = { plainMs: median(plain), bothMs: median(both) };
}
for (const name of ['eight', 'product']) {
  const { ms, answer } = await timed(() => impact(QUERIES[name], { parts: ['attribution'], by: ['column'] })), [attribution] = answer.attributions;
  out[name] = { ...out[name], attributionMs: ms, method: attribution.method, evaluations: attribution.evaluations, players: attribution.parts.length };
}
const resilience = await medianOf(() => impact(QUERIES.mean, { parts: ['resilience'] }));
out.resilience = { ms: resilience.ms, points: resilience.answer.resilience.curves.map(({ points }) => points.length - 1), records: resilience.answer.resilience.records };
const whole = await timed(() => impact(QUERIES.mean, {}));
out.whole = { ms: whole.ms, parts: whole.answer.attributions.length };
connection.disconnectSync();
await comparison.dispose();
await session.close();
console.log(JSON.stringify(out));
