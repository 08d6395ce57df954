/**
 * `npm run bench:models`: the forest model on two simulated releases of thirty years of half-hours, six types of trees,
 * against a plain pass over the same arrays (a sum of each driver). Median of five, each a run of both releases. It
 * says as well what became of the planted change, so that a fast wrong model shows. The exit status is 1 above the aim.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildCommand } from '../scripts/build-node.mjs';
import { ROOT } from '../scripts/folders.mjs';
import { markdownTable, median } from './tables.mjs';

const AIM_MS = 2000, REPEAT = 5;

await buildCommand();
const core = (path) => import(pathToFileURL(join(ROOT, 'dist/src/core/impact', path)).href);
const [{ simulateReleases }, { FOREST_GROWTH }] = [await core('drivers/simulated-weather.js'), await core('models/forest/forest-growth.js')];

const { time, base, revision } = simulateReleases(), columns = [base, revision].map((weather) => new Map(Object.entries(weather)));
const grow = () => columns.map((each) => FOREST_GROWTH.run({ time, columns: each }));
const pass = () => columns.map((each) => [...each.values()].map((values) => { let sum = 0; for (let i = 0; i < values.length; i++) sum += values[i]; return sum; }));
const timed = (work) => median(Array.from({ length: REPEAT }, () => { const start = performance.now(); work(); return performance.now() - start; }));

grow();
pass();
const [growMs, passMs] = [timed(grow), timed(pass)], [before, after] = grow();
console.log(markdownTable(['forest model', 'half-hours', 'both releases', 'plain pass', 'ratio'], [['2 x 30 years, 6 types', 2 * time.length, `${Math.round(growMs)} ms`, `${passMs.toFixed(1)} ms`, `${Math.round(growMs / passMs)} x`]]));
console.log(markdownTable(['biomass at the end, kgC m-2', 'base', 'revision', 'change'], [...before.values].filter(([name]) => name.startsWith('biomass')).map(([name, { value }]) => {
  const revised = after.values.get(name).value;
  return [name, value.toFixed(3), revised.toFixed(3), `${(100 * (revised / value - 1)).toFixed(1)} %`];
})));
process.exitCode = growMs > AIM_MS ? 1 : 0;
