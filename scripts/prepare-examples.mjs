/**
 * Fills public/examples/ with the pairs that the start page offers: real releases out of npm packages, and two
 * simulated pairs. Everything comes from node_modules or is computed; what is there already stays.
 */
import { copyFileSync, existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cachedSites, KEY as SITES_KEY } from '../bench/generate-sites.mjs';
import { cachedPair } from '../bench/generate-w1.mjs';
import { CACHE_FOLDER, ROOT } from './folders.mjs';

const FOLDER = join(ROOT, 'public', 'examples');

/** `package`: the folder in node_modules; `version`: the release it holds. */
const VEGA = { '1.31.1': 'vega-datasets-1.31', '2.11.0': 'vega-datasets-2.11', '3.0.1': 'vega-datasets-3.0' };

const EXAMPLES = [
  {
    id: 'seattle-weather', file: 'seattle-weather.csv', from: '1.31.1', to: '2.11.0', key: ['date'],
    title: 'Seattle weather, daily, 2012 to 2015',
    description: 'Every date is written another way, and the kind of weather was classified again on 391 of 1,461 days.',
    source: 'US National Oceanic and Atmospheric Administration, National Climatic Data Center', licence: 'BSD-3-Clause (vega-datasets); data by the US government',
  },
  {
    id: 'gapminder', file: 'gapminder.json', from: '1.31.1', to: '2.11.0', key: ['country', 'year'],
    title: 'Gapminder: population, life expectancy and fertility by country',
    description: 'Nearly every figure was revised, Aruba is gone, and Hong Kong goes by another name.',
    source: 'Gapminder Foundation', licence: 'CC-BY-4.0 (Gapminder); BSD-3-Clause (vega-datasets)',
  },
  {
    id: 'flights-3m', file: 'flights-3m.parquet', from: '2.11.0', to: '3.0.1',
    title: 'US flights of January to June 2001, three million records',
    description: 'Parquet without a key column: the date changed its type, and some ten thousand records were exchanged for others.',
    source: 'US Department of Transportation, Bureau of Transportation Statistics', licence: 'BSD-3-Clause (vega-datasets); data by the US government',
  },
];

const TOWER = {
  id: 'simulated-tower', simulated: true, key: ['SITE_ID', 'TIMESTAMP_START'],
  title: 'Simulated flux towers, two sites, half-hourly, one year',
  description: 'Simulated data, made by this project. The revision removes spikes of NEE, fills gaps of LE in summer, corrects the thermometer of one site, writes WS without trailing zeros and adds a week.',
  source: 'Simulated by this project (seed 1); no real place was measured', licence: 'BSD-3-Clause',
};
const TOWER_RECORDS = 2 * 17_520;

const SITES = {
  id: 'simulated-sites', simulated: true, key: SITES_KEY.base,
  title: 'Simulated flux sites, 12 sites, 10 years, daily',
  description: 'Simulated data, made by this project, with names as in LaThuile and FLUXNET2015. Every column is renamed, VPD is in another unit, NEE is made anew in three site-years and follows temperature otherwise at one site, gaps of LE and H are filled anew, one thermometer steps, one site-year is gone and one is new.',
  source: 'Simulated by this project (seed 1); no real place was measured', licence: 'BSD-3-Clause',
};

export function prepareExamples(folder = FOLDER) {
  mkdirSync(folder, { recursive: true });
  const entries = EXAMPLES.map((example) => {
    const { file, from, to, ...shown } = example;
    return { ...shown, base: place(folder, example, from), revision: place(folder, example, to) };
  });
  const pair = cachedPair(CACHE_FOLDER, { records: TOWER_RECORDS, years: 1, seed: 1, revision: 'example' });
  entries.push({ ...TOWER, base: copy(folder, pair.base, 'simulated-tower-1.csv'), revision: copy(folder, pair.revision, 'simulated-tower-2.csv') });
  const sites = cachedSites(CACHE_FOLDER);
  entries.push({ ...SITES, base: copy(folder, sites.base, 'simulated-sites-1.csv'), revision: copy(folder, sites.revision, 'simulated-sites-2.csv'), planted: copy(folder, sites.truth, 'simulated-sites-planted.json').url });
  const text = `${JSON.stringify(entries, null, 2)}\n`;
  writeFileSync(join(folder, 'index.json'), text);
  return entries;
}

function place(folder, { file, id }, version) {
  const source = join(ROOT, 'node_modules', VEGA[version], 'data', file);
  if (!existsSync(source)) throw new Error(`${source} is missing; run npm ci.`);
  return copy(folder, source, `${id}-${version}${file.slice(file.lastIndexOf('.'))}`, `${file} of vega-datasets ${version}`);
}

function copy(folder, source, name, shown = name) {
  const target = join(folder, name);
  const size = statSync(source).size;
  if (!existsSync(target) || statSync(target).size !== size || statSync(target).mtimeMs < statSync(source).mtimeMs) copyFileSync(source, target);
  return { name: shown, url: `examples/${name}` };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const entries = prepareExamples();
  console.log(`${entries.length} examples in public/examples`);
}
