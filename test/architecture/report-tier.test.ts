/** What a page loads to paint a report stays small: no view, no evidence, no engine in it. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { build, type Metafile } from 'esbuild';
import { ROOT } from './source-files.js';

/** Compressed bytes of JavaScript, in kB of 1,000. */
const MOST_KB = 45;

async function bundle(entry: string): Promise<{ readonly metafile: Metafile; readonly texts: ReadonlyMap<string, Uint8Array> }> {
  const { metafile, outputFiles } = await build({
    entryPoints: [join(ROOT, entry)], bundle: true, splitting: true, format: 'esm', minify: true, write: false, metafile: true, outdir: 'out', absWorkingDir: ROOT,
    target: 'es2022', legalComments: 'none', external: ['*?url', '*?worker'], logLevel: 'error',
  });
  return { metafile, texts: new Map(outputFiles.map(({ path, contents }) => [path.slice(ROOT.length + 1), contents])) };
}

/** The entry's file and all that it imports without being asked. */
function eagerFiles(metafile: Metafile, entry: string): string[] {
  const first = Object.keys(metafile.outputs).find((path) => metafile.outputs[path]!.entryPoint === entry);
  assert.ok(first);
  const found = new Set([first]);
  for (const path of found) for (const { path: next, kind } of metafile.outputs[path]?.imports ?? []) if (kind === 'import-statement') found.add(next);
  return [...found].filter((path) => path in metafile.outputs);
}

describe('the tier that paints a report', () => {
  it(`is at most ${MOST_KB} kB compressed, and holds no view, no evidence, and of the session only what a reader looks at`, async () => {
    const entry = 'components/define.ts';
    const { metafile, texts } = await bundle(entry);
    const files = eagerFiles(metafile, entry);
    const kilobytes = gzipSync(Buffer.concat(files.map((path) => texts.get(path)!))).length / 1000;
    assert.ok(kilobytes <= MOST_KB, `${kilobytes.toFixed(1)} kB`);
    assert.ok(kilobytes > 10, 'the bundle is whole');
    const inputs = files.flatMap((path) => Object.keys(metafile.outputs[path]!.inputs));
    assert.ok(inputs.includes('components/report/report.element.ts'));
    assert.deepEqual(inputs.filter((path) => /^(components\/(evidence|view)\/|src\/(io|session\/(?!exploration\/))\b)/.test(path)), []);
  });

  it('keeps the editor of code out of the views until someone writes', async () => {
    const entry = 'components/define-views.ts';
    const { metafile } = await bundle(entry);
    assert.ok(Object.keys(metafile.inputs).some((path) => path.includes('@codemirror/view')));
    assert.deepEqual(eagerFiles(metafile, entry).flatMap((path) => Object.keys(metafile.outputs[path]!.inputs)).filter((path) => /codemirror|lezer/.test(path)), []);
  });

  it('keeps the evidence out of the views until someone asks', async () => {
    const entry = 'components/view/view.element.ts';
    const { metafile } = await bundle(entry);
    const inputs = eagerFiles(metafile, entry).flatMap((path) => Object.keys(metafile.outputs[path]!.inputs));
    assert.ok(inputs.includes('components/view/pointer-layer.ts'));
    assert.deepEqual(inputs.filter((path) => path.startsWith('components/evidence/') || path.endsWith('export-picture.ts')), []);
    assert.ok(Object.keys(metafile.inputs).includes('components/evidence/studies/series.ts'));
  });
});
