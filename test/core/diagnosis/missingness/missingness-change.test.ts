import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { missingnessChange } from '../../../../src/core/diagnosis/missingness/missingness-change.js';
import { Random } from '../../support/random.js';

/** `.` is missing. */
const cells = (text: string): Float64Array => Float64Array.from(text, (c) => (c === '.' ? NaN : c.charCodeAt(0)));
const bins = (of: { bins: readonly { gaps: number; cells: number }[] }): string => of.bins.map(({ gaps, cells: n }) => `${gaps}/${n}`).join(' ');

describe('what became of missing values, by hand', () => {
  // Base: gaps of 2, 1 and 3 cells; the first was filled whole, the last by two of its three; one new gap of two.
  const found = missingnessChange(cells('a..b.cd...ef'), cells('axxb...yy.ef'));
  it('counts filled and lost cells and gaps by length', () => {
    assert.deepEqual([found.n, found.bothMissing, found.filled, found.lost, found.bothPresent], [12, 2, 4, 2, 4]);
    assert.deepEqual([found.base.missing, found.base.gaps, found.base.longest, bins(found.base)], [6, 3, 3, '1/1 2/5 0/0 0/0 0/0']);
    assert.deepEqual([found.revision.missing, found.revision.gaps, found.revision.longest, bins(found.revision)], [4, 2, 3, '1/1 1/3 0/0 0/0 0/0']);
    assert.deepEqual([found.closed, found.longestLost], [{ gaps: 1, cells: 2 }, 2]);
  });
  it('says so', () => {
    assert.equal(found.sentence, '6 of 12 records (50 %) had no value, 4 (33 %) have none in the revision: 4 filled, 2 lost. 2 of 4 filled cells were whole former gaps. The longest run of lost values has 2 records.');
    assert.equal(missingnessChange(cells('a..b.'), cells('axxbx')).sentence, '3 of 5 records (60 %) had no value, 0 (0 %) have none in the revision: 3 filled, 0 lost. All 3 filled cells were 2 whole former gaps. The longest gap was 2 records and is gone.');
    assert.equal(missingnessChange(cells('a.b'), cells('a.c')).sentence, '1 of 3 records (33 %) had no value; the same are missing in the revision.');
    assert.equal(missingnessChange(cells('ab'), cells('ab')).sentence, 'No value is missing in either release.');
  });
  it('ends a gap with its group', () => {
    const of = (group: readonly number[]) => missingnessChange(cells('a..b'), cells('axxb'), group);
    assert.deepEqual([of([0, 0, 0, 0]).base.gaps, of([0, 0, 1, 1]).base.gaps], [1, 2]);
    assert.deepEqual(of([0, 0, 1, 1]).closed, { gaps: 2, cells: 2 });
  });
  it('sorts gaps into bins by their length', () => {
    const lengths = [1, 2, 6, 7, 48, 49, 336, 337], text = lengths.map((n) => `a${'.'.repeat(n)}`).join('');
    assert.equal(bins(missingnessChange(cells(text), cells(text)).base), '1/1 2/8 2/55 2/385 1/337');
  });
  it('reads texts by code, and entries of the dictionary that are missing', () => {
    const base = Int32Array.of(0, -1, 2, 1), revision = Int32Array.of(0, 1, -1, 1);
    const plain = missingnessChange(base, revision);
    assert.deepEqual([plain.filled, plain.lost, plain.bothMissing], [1, 1, 0]);
    const absent = missingnessChange(base, revision, null, { base: Uint8Array.of(0, 0, 1), revision: Uint8Array.of(0, 1) });
    assert.deepEqual([absent.filled, absent.lost, absent.bothMissing], [0, 1, 2]);
  });
  it('has answers for no record, one record, nothing and everything missing; infinities are values', () => {
    assert.equal(missingnessChange(cells(''), cells('')).sentence, 'No record is in both releases.');
    assert.deepEqual(missingnessChange(cells('.'), cells('a')).closed, { gaps: 1, cells: 1 });
    assert.match(missingnessChange(cells('.'), cells('a')).sentence, /The filled cell was one whole former gap\./);
    const all = missingnessChange(cells('....'), cells('....'));
    assert.deepEqual([all.bothMissing, all.base.longest, all.closed.cells, all.lost], [4, 4, 0, 0]);
    assert.equal(missingnessChange(Float64Array.of(Infinity, -Infinity), Float64Array.of(0, 0)).base.missing, 0);
  });
});

describe('what became of missing values', () => {
  const random = new Random(6);
  it('agrees with looking at every gap by itself', () => {
    for (let round = 0; round < 200; round++) {
      const n = random.whole(0, 60), rate = random.pick([0, 0.2, 0.5, 0.9, 1]), value = (): number => (random.chance(rate) ? NaN : 1);
      const base = Float64Array.from({ length: n }, value), revision = Float64Array.from({ length: n }, (_, i) => (random.chance(0.5) ? base[i]! : value()));
      const ends = random.whole(1, 20), group = Array.from({ length: n }, (_, i) => Math.floor(i / ends)), found = missingnessChange(base, revision, group);
      const gaps = (is: (i: number) => boolean): number[][] => {
        const out: number[][] = [];
        for (let i = 0; i < n; i++) if (is(i)) (i > 0 && is(i - 1) && group[i] === group[i - 1] ? out.at(-1)! : out[out.push([]) - 1]!).push(i);
        return out;
      };
      const none = (of: Float64Array) => (i: number): boolean => Number.isNaN(of[i]!), sum = (of: number[][]): number => of.reduce((total, { length }) => total + length, 0);
      for (const [side, of] of [[found.base, base], [found.revision, revision]] as const) {
        const runs = gaps(none(of));
        assert.deepEqual([side.missing, side.gaps, side.longest], [sum(runs), runs.length, Math.max(0, ...runs.map(({ length }) => length))]);
        for (const { from, to, gaps: count, cells: held } of side.bins) {
          const inBin = runs.filter(({ length }) => length >= from && length <= (to ?? Infinity));
          assert.deepEqual([count, held], [inBin.length, sum(inBin)]);
        }
      }
      const closed = gaps(none(base)).filter((gap) => !gap.some(none(revision))), lost = gaps((i) => none(revision)(i) && !none(base)(i));
      assert.deepEqual([found.closed, found.longestLost, found.lost], [{ gaps: closed.length, cells: sum(closed) }, Math.max(0, ...lost.map(({ length }) => length)), sum(lost)]);
      assert.equal(found.bothMissing + found.bothPresent + found.filled + found.lost, n);
      const swapped = missingnessChange(revision, base, group);
      assert.deepEqual([swapped.filled, swapped.lost, swapped.base, swapped.revision], [found.lost, found.filled, found.revision, found.base]);
    }
  });
});
