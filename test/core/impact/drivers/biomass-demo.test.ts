/** The committed numbers of the biomass demo are the model's: both releases and the cold weeks under two seeds, run again. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { biomassReleases, SEED } from '../../../../src/core/impact/drivers/biomass-releases.js';
import { simulateReleases } from '../../../../src/core/impact/drivers/simulated-weather.js';
import { FOREST_GROWTH } from '../../../../src/core/impact/models/forest/forest-growth.js';
import { checkReport } from '../../../session/support.js';
import type { BiomassDemo } from '../../../../demos/biomass/biomass-facts.js';

const demo = JSON.parse(readFileSync(join(process.cwd(), 'demos/biomass/biomass.json'), 'utf8')) as BiomassDemo;
const grow = (time: Float64Array, weather: object): ReadonlyMap<string, number> => new Map([...FOREST_GROWTH.run({ time, columns: new Map(Object.entries(weather) as [string, Float64Array][]) }).values].map(([name, answer]) => [name, 'value' in answer ? answer.value : NaN]));
const near = (actual: unknown, expected: number, what: string): void => assert.ok(typeof actual === 'number' && Math.abs(actual - expected) <= 1e-9 * Math.abs(expected), `${what}: ${String(actual)} is not ${expected}`);

describe('the biomass demo', () => {
  it('holds a report that keeps to its schema', () => checkReport(demo.report));

  it('tells what the model makes of both releases, and parts that add up', () => {
    const { time, base, revision } = biomassReleases(), before = grow(time, base), after = grow(time, revision);
    assert.equal(demo.seed, SEED);
    for (const { id, ...told } of demo.report.impact!) {
      near(told.base, before.get(id)!, id);
      near(told.revision, after.get(id)!, id);
      for (const { by, parts } of told.attributions ?? []) near(parts.reduce((sum, { part }) => sum + (part as number), 0), told.change as number, `${id} by ${by}`);
    }
    assert.equal(demo.report.cells.value, ['TA', 'SW_IN', 'P'].reduce((sum, name) => sum + (base as unknown as Record<string, Float64Array>)[name]!.filter((x, i) => x !== (revision as unknown as Record<string, Float64Array>)[name]![i]).length, 0));
  });

  it('tells what the cold weeks do under other seeds', () => {
    for (const at of [0, 4]) {
      const { seed, types } = demo.seeds[at]!, { time, base, revision } = simulateReleases({ seed }), before = grow(time, base), after = grow(time, revision);
      for (const { type, ...told } of types) {
        near(told.base, before.get(`biomass-${type}`)!, `${type}, seed ${seed}`);
        near(told.revision, after.get(`biomass-${type}`)!, `${type}, seed ${seed}`);
      }
    }
  });
});
