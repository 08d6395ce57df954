/**
 * Writes demos/biomass/biomass.json, which the biomass demo paints from: two simulated releases of thirty years of
 * weather, compared, with what the change does to the forest of the bundled model; and what the first change does under
 * other seeds. Takes minutes, and is committed; test/core/impact/drivers/biomass-demo.test.ts holds it to the model.
 *
 *   node scripts/build-node.mjs command && node scripts/biomass-report.mjs
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './folders.mjs';

const load = (path) => import(pathToFileURL(join(ROOT, 'dist/src', path)).href);
const [{ openNodeSession }, { FOREST_GROWTH }, { biomassReleases, SEED }, { simulateReleases }] = await Promise.all(['cli/open-node-session.js', 'core/impact/models/forest/forest-growth.js', 'core/impact/drivers/biomass-releases.js', 'core/impact/drivers/simulated-weather.js'].map(load));
const TYPES = ['early-hardwood', 'late-hardwood', 'late-conifer'], SEEDS = 10, TOLERANCE = 0.2;

const { time, base, revision } = biomassReleases();
const text = (weather) => {
  const names = Object.keys(weather), lines = Array.from(time, (t, i) => `${new Date(t).toISOString().slice(0, 16).replace('T', ' ')},${names.map((name) => weather[name][i]).join(',')}\n`);
  return new TextEncoder().encode(`time,${names.join(',')}\n,${names.map((name) => ({ TA: '°C', SW_IN: 'W m-2', VPD: 'hPa', P: 'mm' })[name]).join(',')}\n${lines.join('')}`);
};
const quantity = (id, name) => ({ id, name, tolerance: TOLERANCE, unit: 'kg C m⁻²', model: { id: FOREST_GROWTH.id, output: id } });
const quantities = [...TYPES.map((id) => quantity(`biomass-${id}`, `Biomass of ${id.replace('-', ' ')}s`)), quantity('biomass', 'Biomass of the forest')];
const session = openNodeSession();
try {
  const comparison = await session.compare({ name: 'weather-1.csv', data: text(base) }, { name: 'weather-2.csv', data: text(revision) }, { key: ['time'] });
  // The first is told in full; of the others the page shows what becomes of them.
  const [first, ...others] = quantities, impact = [...(await comparison.impact([first], { by: ['column', 'period'] })), ...(await comparison.impact(others, { parts: [] }))];
  writeFileSync(join(ROOT, 'demos/biomass/biomass.json'), `${JSON.stringify({ seed: SEED, report: { ...comparison.report(), impact }, seeds: Array.from({ length: SEEDS }, (_, i) => underSeed(i + 1)) })}\n`);
} finally {
  await session.close();
}

/** What the cold weeks of the third year alone do to each type, in shares of the base. */
function underSeed(seed) {
  const drivers = simulateReleases({ seed }), [before, after] = [drivers.base, drivers.revision].map((weather) => FOREST_GROWTH.run({ time: drivers.time, columns: new Map(Object.entries(weather)) }).values);
  return { seed, types: TYPES.map((type) => ({ type, base: before.get(`biomass-${type}`).value, revision: after.get(`biomass-${type}`).value })) };
}
