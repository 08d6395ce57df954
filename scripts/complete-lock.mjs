/**
 * Puts into package-lock.json the optional packages of other systems that `npm install` left out:
 *
 *   node scripts/complete-lock.mjs
 *
 * npm drops an optional package that the registry at hand does not have, and `npm ci` then refuses the lock as
 * incomplete, here and on those systems. An entry names version, system and processor; it is fetched where it fits.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './folders.mjs';

const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openbsd', 'openharmony', 'win32'];
const LIBRARIES = { gnu: 'glibc', gnueabihf: 'glibc', musl: 'musl', musleabihf: 'musl' };

/** Optional packages of exact version that no entry of the lock holds: `[name, version, dev]`. */
export function missingOptional({ packages }) {
  const missing = new Map();
  for (const [path, entry] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (isHeld(packages, path, name)) continue;
      missing.set(name, [name, version, entry.dev === true]);
    }
  }
  return [...missing.values()];
}

function isHeld(packages, from, name) {
  for (let folder = from; ; folder = folder.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, '')) {
    if (`${folder === '' ? '' : `${folder}/`}node_modules/${name}` in packages) return true;
    if (folder === '') return false;
  }
}

/** System, processor and C library as the names of such packages tell them: `…-linux-arm64-musl`. */
function entryOf([name, version, dev]) {
  const words = name.slice(name.lastIndexOf('/') + 1).split('-');
  const at = words.findIndex((word) => SYSTEMS.includes(word));
  if (at < 0 || !/^\d+\.\d+\.\d+/.test(version)) throw new Error(`${name}@${version} cannot be completed; add it by hand.`);
  const [system, processor, kind] = words.slice(at);
  const library = system === 'linux' ? LIBRARIES[kind] : undefined;
  return { version, cpu: [processor], ...(dev ? { dev } : {}), ...(library ? { libc: [library] } : {}), optional: true, os: [system] };
}

export function completeLock(lock) {
  const added = missingOptional(lock).map((each) => [`node_modules/${each[0]}`, entryOf(each)]);
  const [[rootPath, root], ...others] = Object.entries(lock.packages);
  const packages = [...others, ...added].sort(([a], [b]) => a.localeCompare(b, 'en'));
  return { ...lock, packages: Object.fromEntries([[rootPath, root], ...packages]) };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const file = process.argv[2] ?? join(ROOT, 'package-lock.json');
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  const missing = missingOptional(lock);
  if (missing.length > 0) writeFileSync(file, `${JSON.stringify(completeLock(lock), null, 2)}\n`);
  console.log(missing.length === 0 ? 'Nothing was missing.' : `Added ${missing.map(([name]) => name).join(', ')}.`);
}
