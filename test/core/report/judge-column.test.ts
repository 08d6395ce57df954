/** The verdict on a column: the state follows from the interval of the mean and what matters, never from more. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { columnStatistics, type ColumnStatistics } from '../../../src/core/diagnosis/statistics/column-statistics.js';
import { emptyCellCounts, type CellCounts } from '../../../src/core/model/cell-class.js';
import { isDefined } from '../../../src/core/model/report.js';
import { withDiagnosed } from '../../../src/core/report/column-kinds.js';
import { judgeColumn, type Verdict } from '../../../src/core/report/judge-column.js';
import { Random } from '../support/random.js';

/** A series with memory, and the same moved by `shift` with noise that has memory too. */
function series(n: number, shift: number, noise: number, seed: number): { base: Float64Array; revision: Float64Array } {
  const random = new Random(seed), base = new Float64Array(n), revision = new Float64Array(n);
  for (let i = 0, x = 0, e = 0; i < n; i++) {
    x = 0.9 * x + random.normal();
    e = 0.7 * e + noise * random.normal();
    base[i] = 10 + x;
    revision[i] = 10 + x + shift + e;
  }
  return { base, revision };
}

const statisticsOf = ({ base, revision }: { base: Float64Array; revision: Float64Array }, sequence = true): ColumnStatistics => columnStatistics({ base, revision, group: null, period: null, sequence }, { seed: 1, draws: 99 });
const cells = (of: Partial<CellCounts>): CellCounts => ({ ...emptyCellCounts(), ...of });
const largestOf = ({ base, revision }: { base: Float64Array; revision: Float64Array }): number => base.reduce((most, x, i) => Math.max(most, Math.abs(revision[i]! - x) || 0), 0);
const judged = (pairs: { base: Float64Array; revision: Float64Array }, matters: number | null, of: Partial<CellCounts> = { value: pairs.base.length }, sequence = true): Verdict => judgeColumn({ cells: cells(of), matters, unit: null, statistics: statisticsOf(pairs, sequence), largest: largestOf(pairs) });
const sane = ({ sentence, state }: Verdict): void => {
  assert.doesNotMatch(sentence, /NaN|undefined|Infinity|\[object|null|±0 or more/);
  assert.match(sentence, state === 'same' ? /^Same: / : state === 'differs' ? /^Differs: / : /[Cc]annot tell/);
  assert.match(sentence, /\.$/);
};

describe('a mean that changed by 0.2', () => {
  const pairs = series(4000, 0.2, 0.3, 1);
  it('is the same to whom 0.5 matters, differs to whom 0.05 does, and near 0.2 nobody can tell', () => {
    assert.deepEqual([0.5, 0.05, 0.2, null].map((matters) => judged(pairs, matters).state), ['same', 'differs', 'cannot-tell', 'cannot-tell']);
    for (const matters of [0.5, 0.05, 0.2, 0, null]) { const verdict = judged(pairs, matters); assert.equal(verdict.matters, matters); sane(verdict); }
  });
  it('moves from differs over cannot tell to same as the tolerance widens, once each', () => {
    const states = Array.from({ length: 200 }, (_, i) => judged(pairs, i / 400).state);
    assert.deepEqual(states.filter((state, i) => state !== states[i - 1]), ['differs', 'cannot-tell', 'same']);
  });
  it('is the same just from what it says on', () => {
    const { sameWithin } = judged(pairs, null);
    assert.ok(isDefined(sameWithin) && sameWithin > 0.2 && sameWithin < 0.3, String(sameWithin));
    assert.deepEqual([judged(pairs, sameWithin).state, judged(pairs, 0.99 * sameWithin).state], ['same', 'cannot-tell']);
    // Through JSON and back.
    assert.equal(judged(pairs, JSON.parse(JSON.stringify(sameWithin)) as number).state, 'same');
    for (const matters of [0.5, 0.05, 0]) assert.equal(judged(pairs, matters).sameWithin, sameWithin);
  });
  it('turned around has the same verdict', () => {
    for (const matters of [0.5, 0.2, 0.05, null]) {
      const there = judged(pairs, matters), back = judged({ base: pairs.revision, revision: pairs.base }, matters);
      assert.deepEqual([back.state, (back.sameWithin as number).toPrecision(10)], [there.state, (there.sameWithin as number).toPrecision(10)]);
    }
  });
  it('of a real but small size is said to be one', () => assert.match(judged(pairs, 0.5).sentence, /^Same: a real change of the mean, but smaller than the ±0\.5 that matter \(90 % interval \+0\.1\d* to \+0\.2\d*\)\.$/));
  it('names what it does not speak of', () => assert.match(judged(pairs, 0.5, { value: 3990, lost: 10 }).sentence, / This speaks of cells with a value in both releases only\.$/));
});

describe('too little to tell', () => {
  const flat = (n: number, x: number): Float64Array => new Float64Array(n).fill(x);
  const CASES: Readonly<Record<string, { base: Float64Array; revision: Float64Array }>> = {
    'no pair': { base: flat(5, NaN), revision: flat(5, 1) }, 'one pair': { base: flat(1, 1), revision: flat(1, 2) }, 'nine pairs': { base: flat(9, 1), revision: flat(9, 2) },
    'too large to square': { base: flat(100, 1), revision: Float64Array.from({ length: 100 }, (_, i) => (i % 2 === 0 ? 1e300 : -1e300)) },
    'too large for sums of blocks': { base: flat(400, 0), revision: Float64Array.from({ length: 400 }, (_, i) => (i % 40 < 20 ? 1e153 : -1e153)) },
    'infinite on one side': { base: flat(50, 1), revision: flat(50, Infinity) },
  };
  for (const [what, pairs] of Object.entries(CASES)) {
    for (const sequence of [true, false]) {
      it(`${what}, ${sequence ? 'in a series' : 'of single records'}`, () => {
        for (const matters of [null, 0, 1e-3]) {
          const verdict = judged(pairs, matters, undefined, sequence);
          sane(verdict);
          if (what !== 'too large for sums of blocks') assert.deepEqual([verdict.state, isDefined(verdict.sameWithin)], ['cannot-tell', false]);
          else if (isDefined(verdict.sameWithin)) assert.ok(Number.isFinite(verdict.sameWithin));
        }
      });
    }
  }
  it('says what lacks', () => {
    assert.equal(judged(CASES['one pair']!, 1).sentence, 'Cannot tell: too little independent data (1 of at least 2 pairs).');
    assert.equal(judged(CASES['too large to square']!, 1).sentence, 'Cannot tell: the differences are too large to add or square.');
  });
  it('an exact shift has an exact answer', () => {
    const pairs = { base: Float64Array.from({ length: 200 }, (_, i) => i), revision: Float64Array.from({ length: 200 }, (_, i) => i + 0.25) };
    assert.deepEqual([0.2, 0.25, 0.3].map((matters) => judged(pairs, matters).state), ['differs', 'same', 'same']);
    assert.equal(judged(pairs, null).sameWithin, 0.25);
  });
});

describe('without a changed value', () => {
  const still = series(200, 0, 0, 2), moved = series(2000, 0.3, 0.001, 3);
  it('a column is the same, exactly', () => assert.deepEqual(judgeColumn({ cells: cells({ unchanged: 5 }), matters: 2, unit: null, statistics: undefined, largest: 0 }), { state: 'same', matters: 2, sameWithin: 0, sentence: 'Same: no value changed.' }));
  it('beyond the tolerance of a cell it is the same, and says by how much it moved all the same', () => {
    for (const matters of [null, 0.4]) {
      const verdict = judged(moved, matters, { tolerated: 2000 });
      assert.deepEqual([verdict.state, verdict.sentence], ['same', 'Same: every difference is within the tolerance.']);
      assert.ok(isDefined(verdict.sameWithin) && Math.abs(verdict.sameWithin - 0.3) < 0.01, String(verdict.sameWithin));
    }
  });
  it('a finer tolerance of the mean counts for the mean', () => {
    const verdict = judged(moved, 0.01, { tolerated: 2000 });
    assert.equal(verdict.state, 'differs');
    sane(verdict);
  });
  it('but with filled cells it speaks of the others alone', () => {
    const pairs = { base: still.base.map((x, i) => (i % 10 === 0 ? NaN : x)), revision: still.base }, filled = { unchanged: 180, filled: 20 };
    assert.deepEqual(judged(pairs, null, filled), { state: 'cannot-tell', matters: null, sameWithin: 0, sentence: 'No value changed where both releases have one; cannot tell whether what was filled matters.' });
    assert.deepEqual([judged(pairs, 0.5, filled).state, judged(pairs, 0.5, filled).sameWithin], ['same', 0]);
    sane(judged(pairs, 0.5, filled));
  });
});

describe('a column without a mean', () => {
  const judgedText = (of: Partial<CellCounts>): Verdict => judgeColumn({ cells: cells(of), matters: 0.5, unit: null, statistics: undefined, largest: undefined });
  it('has no tolerance of one', () => {
    for (const [of, state] of [[{ value: 3, unchanged: 2 }, 'cannot-tell'], [{ unchanged: 2 }, 'same'], [{ filled: 1 }, 'cannot-tell'], [{ lost: 1, unchanged: 9 }, 'cannot-tell'], [{ notation: 4 }, 'same']] as const) {
      const verdict = judgedText(of);
      assert.deepEqual([verdict.state, verdict.matters], [state, null]);
      sane(verdict);
    }
  });
});

describe('kinds of a column from several sources', () => {
  const kind = (name: string, from: string): { kind: string; confidence: number; evidence: Record<string, unknown> } => ({ kind: name, confidence: 1, evidence: { from } });
  it('keep what pairing told and add what the cells tell', () => assert.deepEqual(withDiagnosed([kind('renamed', 'pairing')], [kind('revised', 'cells')]).map((each) => each.kind), ['renamed', 'revised']));
  it('a conversion that a sample told gives way to that of all cells', () => {
    assert.deepEqual(withDiagnosed([kind('renamed', 'sample'), kind('unit', 'sample')], [kind('affine', 'cells')]).map((each) => [each.kind, each.evidence['from']]), [['renamed', 'sample'], ['affine', 'cells']]);
    assert.deepEqual(withDiagnosed([kind('unit', 'sample')], [kind('revised', 'cells')]).map((each) => each.kind), ['unit', 'revised']);
  });
});
