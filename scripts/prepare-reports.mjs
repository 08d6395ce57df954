/**
 * Writes change reports of some examples into public/examples/reports/, for the demos that paint from a report alone.
 * They are made by the command that users have; what is there already stays while code and examples are older.
 */
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { filesUnder } from './build-node.mjs';
import { ROOT } from './folders.mjs';

/** Real data of npm packages, and simulated pairs that say so, each with results that a reader could derive from it. */
const QUANTITIES = {
  gapminder: [
    {
      id: 'life', name: 'Life expectancy of the world', unit: 'years', tolerance: 0.5, threshold: 70, sql: 'SELECT sum({weight} * life_expect) / sum({weight}) FROM data WHERE year = {year}',
      choices: [{ name: 'year', options: ['2005', '2000', '1995', '1990'] }, { name: 'weight', options: ['pop', '1'] }],
    },
    { id: 'children', name: 'Mean fertility by year', unit: 'children', tolerance: 0.05, sql: 'SELECT make_date(CAST(year AS INTEGER), 1, 1) AS time, avg(fertility) AS fertility FROM data GROUP BY 1' },
  ],
  'seattle-weather': [
    { id: 'rain', name: 'Days of rain', unit: 'days', tolerance: 20, sql: "SELECT count(*) FROM data WHERE weather = 'rain'" },
    { id: 'warmth', name: 'Mean highest temperature', unit: '°C', tolerance: 0.1, sql: 'SELECT avg(temp_max) FROM data' },
  ],
  'simulated-sites': [
    { id: 'uptake', name: 'Mean net carbon flux', unit: 'µmol m⁻² s⁻¹', tolerance: 0.05, sql: 'SELECT avg(NEE_VUT_REF) FROM data' },
    { id: 'sites', name: 'Net carbon flux by site', unit: 'µmol m⁻² s⁻¹', tolerance: 0.1, sql: 'SELECT SITE_ID, avg(NEE_VUT_REF) AS flux FROM data GROUP BY SITE_ID' },
  ],
  'simulated-tower': [
    { id: 'warmth', name: 'Mean air temperature', unit: '°C', tolerance: 0.1, sql: 'SELECT avg(TA) FROM data' },
    { id: 'values', name: 'Values of latent heat', unit: null, tolerance: 100, sql: 'SELECT count(LE) FROM data' },
  ],
};

export const REPORTED = Object.keys(QUANTITIES);

const EXAMPLES = join(ROOT, 'public', 'examples');

/** `code`: the folder of the transpiled sources. */
export async function prepareReports(code = join(ROOT, 'dist')) {
  const examples = JSON.parse(readFileSync(join(EXAMPLES, 'index.json'), 'utf8')), folder = join(EXAMPLES, 'reports');
  mkdirSync(folder, { recursive: true });
  const newest = Math.max(...[fileURLToPath(import.meta.url), ...filesUnder(join(code, 'src'))].map((file) => statSync(file).mtimeMs));
  const wanted = REPORTED.filter((id) => {
    const target = join(folder, `${id}.json`);
    return !existsSync(target) || statSync(target).mtimeMs < newest;
  });
  if (wanted.length === 0) return;
  const { openNodeSession } = await import(pathToFileURL(join(code, 'src/cli/open-node-session.js')).href), session = openNodeSession();
  try {
    for (const id of wanted) {
      const { base, revision, key } = examples.find((example) => example.id === id), at = (side) => join(dirname(EXAMPLES), side.url);
      const comparison = await session.compare(at(base), at(revision), { key, quantities: QUANTITIES[id] });
      writeFileSync(join(folder, `${id}.json`), `${JSON.stringify(comparison.report())}\n`);
      await comparison.dispose();
    }
  } finally {
    await session.close();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await prepareReports();
