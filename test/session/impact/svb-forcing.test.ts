/** The cascade of a real forcing, told by a comparison of the weather that it was made of: 223 changed half-hours of air temperature move 16,512 delayed temperatures and 12,240 degree-day sums. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, describe, it } from 'node:test';
import { checkImpact } from '../../core/impact/report/support.js';
import { dataFile, haveTruth } from '../../truth/truth.js';
import { Bench, column } from '../support.js';

interface Truth { readonly cascade: { readonly changed_rows_by_variable: Readonly<Record<string, number>>; readonly first_changed_row: Readonly<Record<string, readonly string[]>> } }

/** Of the forcing file, as it stands. */
function states(version: string, name: string): number[] {
  const [head, ...lines] = readFileSync(dataFile('svb-forcing', `${version}.csv`), 'utf8').trim().split('\n').map((line) => line.split(';')), at = head!.indexOf(name);
  return lines.map((line) => Number(line[at]));
}

describe('the forcing of SE-Svb by a comparison of its weather', { skip: haveTruth ? false : 'the folder of real release pairs is not beside this clone' }, () => {
  const bench = new Bench();
  after(() => bench.close());

  it('223 changed half-hours move every state that the files say', async () => {
    const comparison = await bench.session.compare(dataFile('svb-meteo', 'v2.csv'), dataFile('svb-meteo', 'v3.csv')), { cascade } = JSON.parse(readFileSync(dataFile('svb-forcing', 'truth.json'), 'utf8')) as Truth;
    assert.equal(column(comparison.report(), 'Tair').cells.value, cascade.changed_rows_by_variable['Tair']);
    const told = await comparison.impact([{ name: 'X', tolerance: 0.1, model: { id: 'degree-days', output: 'delayed' } }, { name: 'DDsum', tolerance: 1, model: { id: 'degree-days', output: 'degreeDays' } }]);
    for (const impact of told) {
      const { name, base, revision, change, trajectory, attributions } = checkImpact(impact), files = ['v1', 'v2'].map((version) => states(version, name)) as [number[], number[]], [year, month, day, hour] = cascade.first_changed_row[name]!.map(Number);
      assert.equal(trajectory!.differing, cascade.changed_rows_by_variable[name]);
      assert.equal(trajectory!.firstDifference, Date.UTC(year!, month! - 1, day, hour));
      const largest = files[0].reduce((most, state, i) => Math.max(most, Math.abs(files[1][i]! - state)), 0);
      assert.ok(Math.abs((trajectory!.largest as number) - largest) < 1e-9, `largest ${JSON.stringify(trajectory!.largest)} is not ${largest}`);
      // The file's last state is that before the last day, the model's value that after it.
      trajectory!.at.forEach((t, i) => { const row = Math.round((t - Date.UTC(2019, 0, 1)) / 1_800_000); assert.ok(Math.abs(trajectory!.base[i]! - files[0][row]!) < 1e-9 && Math.abs(trajectory!.revision[i]! - files[1][row]!) < 1e-9, `${name} at ${row}`); });
      assert.ok(Math.abs((revision as number) - (base as number) - (change as number)) < 1e-12);
      assert.ok(['column', 'month'].every((by) => attributions!.some((each) => each.by === by)), attributions!.map(({ by }) => by).join());
      for (const { by, parts } of attributions!) assert.ok(Math.abs(parts.reduce((sum, { part }) => sum + (part as number), 0) - (change as number)) < 1e-9, by);
    }
    assert.match(told[0]!.sentence, /^X .*the trajectories part at 2019-.*; early changes fade/is);
    // Each day takes 1 / 8.33 of what is left of an early change: known in closed form.
    const { impulses, state } = told[0]!.trajectory!.cascade!, day = ([, end]: readonly [number, number]): number => Math.floor((end - 1) / 48);
    assert.equal(state, 'forgets');
    for (const { segment, amplification, effectAtEnd } of impulses) assert.ok(Math.abs(effectAtEnd as number) < 1e-10 || Math.abs((amplification as number) / (1 - 1 / 8.33) ** (364 - day(segment)) - 1) < 1e-3, `${segment.join()}: ${JSON.stringify(amplification)}`);
    assert.equal(told[1]!.trajectory!.cascade!.state, 'keeps');
    await comparison.dispose();
  });
});
