/** Imports point downwards: core <- io <- session <- components and the command. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { filesEndingWith, importsOf, textOf, type Import } from './source-files.js';

type Layer = 'core' | 'io' | 'io/node' | 'session' | 'cli' | 'components' | 'demos';

/** What each layer may import, itself included; `types` are those it may only name types of. */
const MAY_IMPORT: Readonly<Record<Layer, { readonly layers: readonly Layer[]; readonly types: readonly Layer[] }>> = {
  core: { layers: ['core'], types: [] },
  io: { layers: ['core', 'io'], types: [] },
  'io/node': { layers: ['core', 'io', 'io/node'], types: [] },
  session: { layers: ['core', 'io', 'session'], types: [] },
  cli: { layers: ['core', 'io', 'io/node', 'session', 'cli'], types: [] },
  components: { layers: ['core', 'session', 'components'], types: ['io'] },
  demos: { layers: ['components', 'session', 'demos'], types: ['core', 'io'] },
};

/** Packages that a layer may use at run time. */
const MAY_USE: Readonly<Record<Layer, RegExp>> = {
  core: /^@noble\/hashes(\/|$)/,
  io: /^(@duckdb\/duckdb-wasm|apache-arrow|hyparquet|fzstd|fflate|@noble\/hashes)(\/|$)/,
  'io/node': /^(node:|@duckdb\/node-api$|@duckdb\/node-bindings$|@noble\/hashes(\/|$))/,
  session: /^$/,
  cli: /^node:/,
  components: /^(lit|d3-array|d3-format|d3-scale|d3-shape)(\/|$)|^@codemirror\/(autocomplete|commands|lang-javascript|lang-sql|language|state|view)$|^@lezer\/highlight$/,
  demos: /^lit(\/|$)/,
};

function layerOf(path: string): Layer | null {
  if (path.startsWith('src/io/node/')) return 'io/node';
  const found = /^(?:src\/(core|io|session|cli)|(components|demos))\//.exec(path);
  return ((found?.[1] ?? found?.[2]) as Layer | undefined) ?? null;
}

/** What is wrong with an import, or null. The root's package.json may be read for the version. */
function fault(found: Import): string | null {
  const from = layerOf(found.file);
  if (from === null) return null;
  const place = `${found.file}:${found.line} imports "${found.specifier}"`;
  if (found.target === null) {
    if (found.typeOnly || MAY_USE[from].test(found.specifier)) return null;
    if (from === 'session' && isEngineAsset(found.specifier)) return null;
    return `${place}: ${from} may not use this package`;
  }
  if (found.target === 'package') return null;
  const to = layerOf(found.target);
  if (to === null) return `${place}: this is in no layer`;
  if (MAY_IMPORT[from].layers.includes(to)) return null;
  return found.typeOnly && MAY_IMPORT[from].types.includes(to) ? null : `${place}: ${from} may not import ${to}`;
}

function isEngineAsset(specifier: string): boolean {
  return /^@duckdb\/duckdb-wasm\/dist\/.*\?url/.test(specifier);
}

/** State of the views without engine or files; the next tests hold it to that. */
function isEngineFree(path: string): boolean {
  return path.startsWith('src/session/exploration/');
}

const sources = [...filesEndingWith('.ts', 'src'), ...filesEndingWith('.ts', 'components'), ...filesEndingWith('.ts', 'demos')];
const imports = sources.flatMap((file) => importsOf(file));

describe('layers', () => {
  it('import only what lies below them', () => {
    assert.ok(sources.length > 50);
    assert.deepEqual(imports.map(fault).filter((sentence) => sentence !== null), []);
  });

  it('leave the engine and Arrow to src/io', () => {
    const engine = imports.filter(({ file, specifier, typeOnly }) => /^(apache-arrow|@duckdb\/)/.test(specifier) && !typeOnly && !isEngineAsset(specifier) && !file.startsWith('src/io/'));
    assert.deepEqual(engine.map(({ file, line }) => `${file}:${line}`), []);
  });

  it('keep the two tiers apart: nothing that only paints a report loads the engine', () => {
    const eager = imports.filter(({ file, target, typeOnly, specifier, line }) => file.startsWith('components/') && !typeOnly && target !== null && layerOf(target) === 'session' && !isEngineFree(target) && !isDynamic(file, line, specifier));
    assert.deepEqual(eager.map(({ file, line, specifier }) => `${file}:${line} ${specifier}`), []);
  });

  it('keep what a reader looks at free of engines, so that both tiers may hold it', () => {
    const own = imports.filter(({ file }) => isEngineFree(file));
    assert.ok(own.length > 0);
    assert.deepEqual(own.filter(({ target, typeOnly }) => !typeOnly && (target === null || !(layerOf(target) === 'core' || isEngineFree(target)))).map(({ file, specifier }) => `${file} ${specifier}`), []);
  });

  it('import relative files by their compiled name', () => {
    const odd = imports.filter(({ specifier, typeOnly }) => specifier.startsWith('.') && !/\.(js|json|css)(\?.*)?$/.test(specifier) && !typeOnly && !/\.(ts|wasm|html)(\?.*)?$/.test(specifier));
    assert.deepEqual(odd.map(({ file, line, specifier }) => `${file}:${line} ${specifier}`), []);
  });
});

describe('the rule itself', () => {
  const faultOf = (file: string, text: string): (string | null)[] => importsOf(file, text).map(fault);

  it('finds upward imports of every form', () => {
    for (const text of [
      "import { a } from '../io/database/database.js';", "export { a } from '../io/database/database.js';", "import '../io/database/database.js';",
      "const a = await import('../io/database/database.js');", "import type { A } from '../io/database/database.js';",
      "import { max } from 'd3-array';", "import { readFile } from 'node:fs';", "import { a } from '../../bench/generate-w1.mjs';",
    ]) assert.notEqual(faultOf('src/core/x.ts', text)[0], null, text);
    assert.notEqual(faultOf('src/session/x.ts', "import { tableFromIPC } from 'apache-arrow';")[0], null);
    assert.notEqual(faultOf('src/io/x.ts', "import { a } from './node/native-database.js';")[0], null);
    assert.notEqual(faultOf('src/session/x.ts', "new Worker(new URL('../../components/w.js', import.meta.url));")[0], null);
  });

  it('lets components name types of io and use none of it', () => {
    assert.equal(faultOf('components/x/x.ts', "import type { A } from '../../src/io/sources/source.js';")[0], null);
    assert.equal(faultOf('components/x/x.ts', "import { type A } from '../../src/io/sources/source.js';")[0], null);
    assert.notEqual(faultOf('components/x/x.ts', "import { a, type A } from '../../src/io/sources/source.js';")[0], null);
  });
});

/** A dynamic import stands in a call, so its line has `import(`. */
function isDynamic(file: string, line: number, specifier: string): boolean {
  const text = textOf(file).split('\n')[line - 1] ?? '';
  return text.includes(`import('${specifier}')`);
}
