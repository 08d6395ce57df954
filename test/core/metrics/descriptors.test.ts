/** Every descriptor of every metric, as its module exports it. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { MetricDescriptor } from '../../../src/core/metrics/metric.js';

const folder = join('src', 'core', 'metrics');
const modules = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts')).sort();

async function descriptorsOf(module: string): Promise<MetricDescriptor[]> {
  const exports = (await import(new URL(`../../../${folder}/${module.slice(0, -3)}.js`, import.meta.url).href)) as Record<string, unknown>;
  const described = (of: unknown): of is MetricDescriptor => typeof of === 'object' && of !== null && 'id' in of && 'citation' in of;
  return Object.values(exports).flatMap((each) => (Array.isArray(each) ? (each as unknown[]).filter(described) : described(each) ? [each] : []));
}

describe('descriptors of metrics', async () => {
  const all = [...new Set((await Promise.all(modules.map(descriptorsOf))).flat())];
  it('are there for every family', () => {
    assert.ok(all.length > 150, String(all.length));
    assert.deepEqual([...new Set(all.map(({ group }) => group))].sort(), ['categories', 'correlation', 'dependence', 'descriptive', 'distribution', 'groups', 'information', 'paired', 'time']);
  });
  it('have names of their own within their group', () => {
    const names = all.map(({ group, id }) => `${group}.${id}`);
    assert.deepEqual(names.filter((id, i) => names.indexOf(id) !== i), []);
    for (const { id } of all) assert.match(id, /^[a-z][A-Za-z0-9]*$/);
  });
  it('say what they are, within bounds that fit', () => {
    for (const { id, label, citation, range: [low, high], noChange } of all) {
      assert.ok(label.length > 0 && citation.length > 0, id);
      assert.ok(low < high && (noChange === null || (noChange >= low && noChange <= high)), `${id}: ${noChange} within ${low} and ${high}`);
    }
  });
});
