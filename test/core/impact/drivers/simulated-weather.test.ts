import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { simulateReleases } from '../../../../src/core/impact/drivers/simulated-weather.js';

describe('two simulated releases of weather', () => {
  const two = simulateReleases({ years: 5, planted: { year: 1, day: 100, days: 10, offset: 1.5 } });

  it('are the same numbers on every machine', () => {
    const digest = createHash('sha256');
    for (const values of Object.values(two.base)) digest.update(new Uint8Array((values as Float64Array).buffer));
    assert.equal(digest.digest('hex'), 'a41cd3266c5c00ab245e03f57f32816ee2ce7e013d9f7eb66e3f6076dc784643');
  });

  it('differ where the list says, by as much, and nowhere else', () => {
    const { base, revision, time, planted } = two;
    assert.deepEqual([base.SW_IN, base.VPD, base.P], [revision.SW_IN, revision.VPD, revision.P]);
    const differ = [...time.keys()].filter((i) => base.TA[i] !== revision.TA[i]);
    assert.equal(differ.length, planted.records);
    assert.equal(planted.records, 480);
    assert.deepEqual([time[differ[0]!], time[differ.at(-1)!]! + 1_800_000], [planted.from, planted.to]);
    assert.equal(planted.from, Date.UTC(1991, 3, 11));
    for (const i of differ) assert.ok(Math.abs(revision.TA[i]! - base.TA[i]! - planted.offset) < 1e-9);
  });

  it('look like weather: seasons, nights, rain, and other numbers for another seed', () => {
    const { base, time } = two, n = time.length;
    assert.equal(n, (5 * 365 + 1) * 48);
    const mean = (of: (i: number) => number, where: (i: number) => boolean): number => { let sum = 0, k = 0; for (let i = 0; i < n; i++) if (where(i)) { sum += of(i); k++; } return sum / k; };
    const month = (i: number): number => new Date(time[i]!).getUTCMonth(), hour = (i: number): number => new Date(time[i]!).getUTCHours();
    const july = mean((i) => base.TA[i]!, (i) => month(i) === 6), january = mean((i) => base.TA[i]!, (i) => month(i) === 0);
    assert.ok(july > 16 && july < 23 && january > -6 && january < 3, `${july} ${january}`);
    assert.equal(mean((i) => base.SW_IN[i]!, (i) => hour(i) === 0), 0);
    const rain = mean((i) => base.P[i]!, () => true) * 48 * 365.25;
    assert.ok(rain > 700 && rain < 1400, String(rain));
    assert.ok(base.VPD.every((v) => v >= 0) && base.P.every((p) => p >= 0) && base.SW_IN.every((w) => w >= 0 && w <= 980));
    assert.notDeepEqual(simulateReleases({ seed: 2, years: 1 }).base.TA, simulateReleases({ seed: 1, years: 1 }).base.TA);
  });
});
