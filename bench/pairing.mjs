/**
 * `npm run bench:pairing`: how often the key and the renamed columns of made-up releases are found with nothing given.
 *
 *   npm run bench:pairing                        all cases, a few minutes
 *   npm run bench:pairing -- --cases 100         the first hundred
 *   npm run bench:pairing -- --case 123          one case, with its files' first lines and what was found
 *   npm run bench:pairing -- --trap twins        the cases that have this trap
 *   npm run bench:pairing -- --seed 8            other cases with the same traps; goes with all of the above
 *   npm run bench:pairing -- --case 123 --out DIR   also writes base.csv and revision.csv there
 *
 * Precision: of what was claimed, the share that is so. Recall: of what is so and can be seen in the data, the share
 * that was claimed. The exit status is 1 below the aims.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { buildCommand } from '../scripts/build-node.mjs';
import { ROOT } from '../scripts/folders.mjs';
import { DEFAULT_SEED, generateCase } from './pairing/generate-case.mjs';
import { scoreCase } from './pairing/score-case.mjs';
import { markdownTable } from './tables.mjs';

const AIMS = { key: 0.99, renames: 0.98 };
const { values: options } = parseArgs({ options: { cases: { type: 'string', default: '812' }, case: { type: 'string' }, trap: { type: 'string' }, seed: { type: 'string', default: String(DEFAULT_SEED) }, out: { type: 'string' } } });
const seed = Number(options.seed);
const chosen = options.case !== undefined ? [generateCase(Number(options.case), seed)]
  : Array.from({ length: Number(options.cases) }, (_, i) => generateCase(i, seed)).filter((made) => options.trap === undefined || made.traps.includes(options.trap));

await buildCommand();
const { openNodeSession } = await import(pathToFileURL(join(ROOT, 'dist/src/cli/open-node-session.js')).href);
const session = openNodeSession();
const results = [];
for (const made of chosen) {
  const source = (side) => ({ name: `${side}.csv`, data: new TextEncoder().encode(made[side]) });
  try {
    const comparison = await session.compare(source('base'), source('revision'));
    const report = comparison.report();
    await comparison.dispose();
    results.push({ made, report, score: scoreCase(made, report) });
  } catch (error) {
    results.push({ made, report: null, score: { key: 'wrong', keySays: [], renames: { right: [], wrong: [], missed: Object.entries(made.truth.renames).map((pair) => pair.join(' > ')) }, other: [`failed: ${error.message}`] } });
  }
  if (results.length % 100 === 0) process.stderr.write(`${results.length} of ${chosen.length}\n`);
}
await session.close();

const traps = [...new Set(results.flatMap(({ made }) => made.traps))];
const rows = [['all', results], ...traps.map((trap) => [trap, results.filter(({ made }) => made.traps.includes(trap))])];
console.log(markdownTable(['trap', 'cases', 'keys right', 'wrong', 'none', 'rightly none', 'key precision', 'key recall', 'renames right', 'wrong', 'missed', 'rename precision', 'rename recall', 'other'], rows.map(([name, list]) => tableRow(name, list))));
const failures = results.filter(({ score }) => ['wrong', 'none'].includes(score.key) || score.renames.wrong.length + score.renames.missed.length + score.other.length > 0);
if (failures.length > 0) console.log(`\n${failures.map(told).join('\n')}`);
if (options.case !== undefined) showCase(results[0]);
const total = tally(results);
process.exitCode = [total.keyPrecision, total.keyRecall].some((share) => share < AIMS.key) || [total.renamePrecision, total.renameRecall].some((share) => share < AIMS.renames) ? 1 : 0;

function tally(list) {
  const keys = (what) => list.filter(({ score }) => score.key === what).length;
  const sum = (what) => list.reduce((n, { score }) => n + score.renames[what].length, 0);
  const share = (part, whole) => (whole === 0 ? 1 : part / whole);
  const key = { right: keys('right'), wrong: keys('wrong'), none: keys('none'), rightlyNone: keys('rightly-none') };
  const renames = { right: sum('right'), wrong: sum('wrong'), missed: sum('missed') };
  const withKey = list.filter(({ made }) => made.truth.claim === 'known').length;
  return {
    key, renames, keyPrecision: share(key.right, key.right + key.wrong), keyRecall: share(key.right, withKey),
    renamePrecision: share(renames.right, renames.right + renames.wrong), renameRecall: share(renames.right, renames.right + renames.missed),
    other: list.reduce((n, { score }) => n + score.other.length, 0),
  };
}

function tableRow(name, list) {
  const { key, renames, ...shares } = tally(list);
  return [name, list.length, key.right, key.wrong, key.none, key.rightlyNone, shares.keyPrecision.toFixed(3), shares.keyRecall.toFixed(3), renames.right, renames.wrong, renames.missed, shares.renamePrecision.toFixed(3), shares.renameRecall.toFixed(3), shares.other];
}

function told({ made, score }) {
  const key = score.key === 'wrong' ? `key ${score.keySays.join(' + ') || '(failed)'} instead of ${made.truth.key?.join(' + ') ?? 'none'}` : score.key === 'none' ? `no key instead of ${made.truth.key.join(' + ')}` : '';
  const renames = [...score.renames.wrong.map((name) => `not a rename: ${name}`), ...score.renames.missed.map((name) => `missed: ${name}`)];
  return `case ${made.number} (${made.traps.join(', ')}; ${made.family ?? 'no key'}): ${[key, ...renames, ...score.other].filter((part) => part !== '').join('; ')}`;
}

function showCase({ made, report }) {
  const { key, claim, decides, renames, either, twins, swapped } = made.truth;
  console.log(`\n${JSON.stringify({ key, claim, decides, renames, either, twins, swapped, written: Object.keys(made.truth.written) }, null, 1)}`);
  for (const side of ['base', 'revision']) console.log(`\n${side}\n${made[side].split('\n').slice(0, 6).join('\n')}`);
  if (report !== null) console.log(`\n${JSON.stringify({ sentence: report.sentence, pairing: report.pairing, recipe: report.recipe, kinds: report.kinds, findings: report.validity.findings, offers: report.offers, alignment: report.columns.filter((column) => column.alignment).map((column) => [column.base[0], column.revision[0], column.alignment]) }, null, 1)}`);
  if (options.out === undefined) return;
  mkdirSync(options.out, { recursive: true });
  for (const side of ['base', 'revision']) writeFileSync(join(options.out, `${side}.csv`), made[side]);
}
