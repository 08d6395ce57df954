/** Intervals of changed correlations: how often they hold the true change, what they are without memory, and what they refuse. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { correlationChange, type CorrelationChange } from '../../../../src/core/diagnosis/relations/correlation-change.js';
import { CorrelationIntervals, type SureChange } from '../../../../src/core/diagnosis/relations/correlation-intervals.js';
import { pairChange } from '../../../../src/core/metrics/dependence/correlation-structure.js';
import { SeededRandom } from '../../../../src/core/statistics/seeded-random.js';

type Side = { readonly base: Float64Array; readonly revision: Float64Array };
const ORDERED = { group: null, sequence: true }, LOOSE = { group: null, sequence: false };

function normals(seed: number): () => number {
  const random = new SeededRandom(seed), uniform = (): number => (random.bits() + 0.5) / 4294967296;
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

function remembering(n: number, phi: number, normal: () => number): Float64Array {
  let last = normal();
  return Float64Array.from({ length: n }, () => (last = phi * last + Math.sqrt(1 - phi * phi) * normal()));
}

/** y = r x + sqrt(1 - r^2) w in base, with `noise` times another series in revision: the correlation falls to r / sqrt(1 + noise^2). */
function planted(n: number, phi: number, r: number, noise: number, seed: number): { readonly x: Side; readonly y: Side; readonly change: number } {
  const normal = normals(seed), x = remembering(n, phi, normal), w = remembering(n, phi, normal), v = remembering(n, phi, normal), y = x.map((e, i) => r * e + Math.sqrt(1 - r * r) * w[i]!);
  return { x: { base: x, revision: x }, y: { base: y, revision: y.map((e, i) => e + noise * v[i]!) }, change: r / Math.sqrt(1 + noise * noise) - r };
}

function pearson(x: Float64Array, y: Float64Array): number {
  const n = x.length, mx = x.reduce((a, b) => a + b, 0) / n, my = y.reduce((a, b) => a + b, 0) / n;
  let xx = 0, yy = 0, xy = 0;
  for (let i = 0; i < n; i++) { xx += (x[i]! - mx) ** 2; yy += (y[i]! - my) ** 2; xy += (x[i]! - mx) * (y[i]! - my); }
  return xy / Math.sqrt(xx * yy);
}

function sure({ x, y }: { readonly x: Side; readonly y: Side }, series: typeof ORDERED): SureChange | null {
  const found = new CorrelationIntervals([...x.base.keys()], series).of(x, y, pearson(x.base, y.base), pearson(x.revision, y.revision));
  return 'p' in found ? found : null;
}

describe('intervals of changed correlations', () => {
  for (const [n, phi, r, noise] of [[2000, 0, 0.5, 0.5], [2000, 0.8, 0.5, 0.5], [4000, 0.9, 0.8, 0.3], [4000, 0.9, 0, 0.5], [4000, 0.9, 0.99, 0.1]] as const) {
    it(`hold the true change in nine of ten series of ${n} that keep ${phi}, r ${r}`, () => {
      let told = 0, held = 0;
      for (let seed = 1; seed <= 200; seed++) {
        const case_ = planted(n, phi, r, noise, seed), found = sure(case_, ORDERED);
        if (found === null) continue;
        told++;
        if (found.interval.low <= case_.change && case_.change <= found.interval.high) held++;
      }
      assert.ok(told >= 180 && held / told >= 0.9, `${held} of ${told}`);
    });
  }
  it('that take such records for independent would not', () => {
    let held = 0;
    for (let seed = 1; seed <= 100; seed++) { const case_ = planted(4000, 0.9, 0.8, 0.3, seed), { interval } = sure(case_, LOOSE)!; if (interval.low <= case_.change && case_.change <= interval.high) held++; }
    assert.ok(held < 70, String(held));
  });
  it('of independent normal values are those of Zou', () => {
    const { x, y } = planted(20_000, 0, 0.6, 0.4, 3), mine = sure({ x, y }, LOOSE)!.interval, zou = pairChange(x, y).answers.correlationDifference;
    assert.ok('value' in zou && zou.ci !== undefined);
    assert.ok(Math.abs((mine.high - mine.low) / (zou.ci.high - zou.ci.low) - 1) < 0.05 && Math.abs(mine.low - zou.ci.low) < 0.001, JSON.stringify([mine, zou.ci]));
  });
  it('mirror where the releases are swapped', () => {
    const { x, y } = planted(3000, 0.7, 0.6, 0.4, 5), turned = (side: Side): Side => ({ base: side.revision, revision: side.base }), one = sure({ x, y }, ORDERED)!, other = sure({ x: turned(x), y: turned(y) }, ORDERED)!;
    assert.ok(Math.abs(one.interval.low + other.interval.high) < 1e-12 && Math.abs(one.interval.high + other.interval.low) < 1e-12 && Math.abs(one.p - other.p) < 1e-9);
  });
  it('do not change with the unit', () => {
    const { x, y } = planted(3000, 0.7, 0.6, 0.4, 5), scaled: Side = { base: y.base.map((e) => 1000 + 3 * e), revision: y.revision.map((e) => 5 + 0.1 * e) };
    assert.ok(Math.abs(sure({ x, y }, ORDERED)!.interval.low - sure({ x, y: scaled }, ORDERED)!.interval.low) < 1e-9);
  });
  it('are refused where memory leaves too little, where nothing changed, and of a constant', () => {
    const slow = planted(400, 0.99, 0.5, 0.5, 2), records = [...slow.x.base.keys()], of = (x: Side, y: Side, change: number): unknown => new CorrelationIntervals(records, ORDERED).of(x, y, 0, change);
    assert.equal((of(slow.x, slow.y, -0.1) as { status: string }).status, 'too-few');
    assert.equal((of(slow.x, slow.x, 1e-15) as { reason: string }).reason, 'the change is within rounding');
    const flat = new Float64Array(400);
    assert.equal((of(slow.x, { base: flat, revision: flat }, 0.1) as { status: string }).status, 'undefined');
    assert.equal((new CorrelationIntervals([0, 1, 2, 3], LOOSE).of(slow.x, slow.y, 0, 0.5) as { status: string }).status, 'too-few');
  });
});

describe('pairs tested together', () => {
  const n = 4000, normal = normals(9), columns = Array.from({ length: 6 }, (_, k) => { const base = remembering(n, 0.6, normal), noise = remembering(n, 0.6, normal); return { name: `m${k}`, changed: true, base, revision: base.map((e, i) => e + 0.2 * noise[i]!) }; });
  it('without a relation are seldom said to change theirs', () => {
    const { evidence } = correlationChange(columns, n, ORDERED) as CorrelationChange & { evidence: { tested: number; discovered: number; leaveZero: number } };
    assert.equal(evidence.tested, 15);
    assert.ok(evidence.discovered <= 1 && evidence.leaveZero <= 3, JSON.stringify(evidence));
  });
  it('with one that was lost are told so, and q is never below p allows', () => {
    const shared = remembering(n, 0.6, normal), two = columns.slice(0, 2).map((column) => ({ ...column, base: column.base.map((e, i) => e + 2 * shared[i]!) })), found = correlationChange([...two, ...columns.slice(2)], n, ORDERED)!;
    const [first] = found.pairs;
    assert.deepEqual([first!.x, first!.y], ['m0', 'm1']);
    assert.ok(first!.q! < 1e-6 && 'high' in first!.interval! && first!.interval.high < 0 && found.evidence!.discovered >= 1);
    for (const { interval, q } of found.pairs) if (q !== undefined && q <= 0.05) assert.ok('low' in interval! && (interval.low > 0 || interval.high < 0));
  });
});
