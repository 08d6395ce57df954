/**
 * Transpiles TypeScript for Node, file by file: folders stay as they are, so that workers and data files are found
 * by the same relative paths as in the sources. Types are checked elsewhere (`npm run check-types`). The reading
 * thread and the command are one file each: loading some hundred modules one by one takes longer than a small comparison.
 *
 *   node scripts/build-node.mjs           sources and tests into .build/, emptied first
 *   node scripts/build-node.mjs command   what bin/ needs into dist/
 */
import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { BUILD_FOLDER, ROOT } from './folders.mjs';

/** Fixtures and oracles are read by tests from where they stand; all else that is not TypeScript stays out. */
const DATA_FOLDERS = ['test/fixtures', 'test/oracles'];
const READING_THREAD = 'src/io/node/node-worker.ts';
/** Where the threads' files lie, which it finds beside itself. */
const COMMAND = { 'src/io/node/command': 'src/cli/main.ts' };

export async function buildTests() {
  rmSync(BUILD_FOLDER, { recursive: true, force: true });
  await transpile(['src', 'components', 'test'], BUILD_FOLDER);
}

/** Leaves alone what else is in dist/: type declarations and the page have their own commands. */
export async function buildCommand(out = join(ROOT, 'dist')) {
  await transpile(['src'], out);
  await bundle(COMMAND, out);
}

async function transpile(folders, out) {
  const files = folders.flatMap((folder) => filesUnder(join(ROOT, folder)));
  const sources = files.filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'));
  await build({ ...settings(out), entryPoints: sources });
  await bundle([READING_THREAD], out);
  for (const file of files.filter(isData)) {
    const target = join(out, relative(ROOT, file));
    mkdirSync(dirname(target), { recursive: true });
    cpSync(file, target);
  }
}

function settings(out) {
  return { outdir: out, outbase: ROOT, absWorkingDir: ROOT, format: 'esm', platform: 'node', target: 'node20', sourcemap: true, logLevel: 'warning' };
}

/** With all of ours that they import; packages stay outside. */
async function bundle(entryPoints, out) {
  await build({ ...settings(out), entryPoints, bundle: true, packages: 'external' });
}

function isData(file) {
  const path = relative(ROOT, file).split(sep).join('/');
  if (DATA_FOLDERS.some((folder) => path.startsWith(`${folder}/`))) return !path.endsWith('.ts');
  return path.endsWith('.json') && !path.endsWith('tsconfig.json');
}

/** Every file under a folder, in the order of their names; none where the folder does not exist. */
export function filesUnder(folder) {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(path) : entry.isFile() ? [path] : [];
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await (process.argv[2] === 'command' ? buildCommand() : buildTests());
}
