/** The examples of the start page: every file that the index names is there, and the simulated one says so. */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';

interface Side { readonly name: string; readonly url: string }
interface Example { readonly id: string; readonly title: string; readonly description: string; readonly source: string; readonly licence: string; readonly base: Side; readonly revision: Side; readonly key?: readonly string[]; readonly simulated?: boolean }
const { prepareExamples } = await import(pathToFileURL(resolve('scripts/prepare-examples.mjs')).href) as { prepareExamples(folder: string): Example[] };

describe('the examples', () => {
  it('are complete, described and labelled', () => {
    const folder = mkdtempSync(join(tmpdir(), 'palimpsest-examples-'));
    try {
      prepareExamples(folder);
      const entries = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as Example[];
      assert.deepEqual(entries.map(({ id }) => id), ['seattle-weather', 'gapminder', 'flights-3m', 'simulated-tower', 'simulated-sites']);
      for (const entry of entries) {
        for (const text of [entry.title, entry.description, entry.source, entry.licence]) assert.ok(text.length > 0, entry.id);
        for (const side of [entry.base, entry.revision]) assert.ok(existsSync(join(folder, basename(side.url))), side.url);
        assert.notDeepEqual(readFileSync(join(folder, basename(entry.base.url))), readFileSync(join(folder, basename(entry.revision.url))), entry.id);
      }
      assert.deepEqual(entries.filter(({ simulated }) => simulated).map(({ title }) => /simulated/i.test(title)), [true, true]);
      assert.deepEqual(prepareExamples(folder), entries);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
