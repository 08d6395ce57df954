/**
 * Writes change reports of some examples into public/examples/reports/, for the demos that paint from a report alone.
 * They are made by the command that users have; what is there already stays while code and examples are older.
 */
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { filesUnder } from './build-node.mjs';
import { ROOT } from './folders.mjs';

/** Real data of an npm package, and simulated pairs that say so. */
export const REPORTED = ['gapminder', 'seattle-weather', 'simulated-sites', 'simulated-tower'];

const EXAMPLES = join(ROOT, 'public', 'examples');

/** `code`: the folder of the transpiled sources. */
export async function prepareReports(code = join(ROOT, 'dist')) {
  const examples = JSON.parse(readFileSync(join(EXAMPLES, 'index.json'), 'utf8')), folder = join(EXAMPLES, 'reports');
  mkdirSync(folder, { recursive: true });
  const newest = Math.max(...filesUnder(join(code, 'src')).map((file) => statSync(file).mtimeMs));
  const wanted = REPORTED.filter((id) => {
    const target = join(folder, `${id}.json`);
    return !existsSync(target) || statSync(target).mtimeMs < newest;
  });
  if (wanted.length === 0) return;
  const { openNodeSession } = await import(pathToFileURL(join(code, 'src/cli/open-node-session.js')).href), session = openNodeSession();
  try {
    for (const id of wanted) {
      const { base, revision, key } = examples.find((example) => example.id === id), at = (side) => join(dirname(EXAMPLES), side.url);
      const comparison = await session.compare(at(base), at(revision), { key });
      writeFileSync(join(folder, `${id}.json`), `${JSON.stringify(comparison.report())}\n`);
      await comparison.dispose();
    }
  } finally {
    await session.close();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await prepareReports();
