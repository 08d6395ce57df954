import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cellChange } from '../../../../src/core/diagnosis/cell-change.js';
import { flagBehaviour, goesBy } from '../../../../src/core/diagnosis/flags/flag-behaviour.js';
import { flagChange, fractionChange, type FlagChange } from '../../../../src/core/diagnosis/flags/flag-change.js';
import { flagLevels, MOST_CLASSES, REST, type FlagLevels } from '../../../../src/core/diagnosis/flags/flag-levels.js';
import { filledFlags, flagConvention } from '../../../../src/core/diagnosis/flags/flag-meaning.js';
import { Random } from '../../support/random.js';

type Numbers = readonly (number | null)[];
const numbers = (of: Numbers): Float64Array => Float64Array.from(of, (x) => x ?? NaN);
const cells = (of: Numbers) => ({ kind: 'number', values: numbers(of) }) as const;
const levelsOf = (base: Numbers, revision: Numbers): FlagLevels => flagLevels(cells(base), cells(revision))!;
const HALF_HOUR = 1_800_000, DAY = 86_400_000;

function change(flags: readonly [Numbers, Numbers], values: readonly [Numbers, Numbers], flag = 'TA_F_QC', stepMs: number | null = HALF_HOUR, absolute = 0): FlagChange {
  const levels = levelsOf(...flags), [base, revision] = [numbers(values[0]), numbers(values[1])];
  return flagChange({ flag, measure: flag.replace(/_QC$/, ''), levels, convention: flagConvention({ name: flag, levels: levels.levels, stepMs }), base, revision, changed: cellChange({ kind: 'number', base, revision }, { absolute, relative: 0 }).changed });
}

describe('how a flag and its measure changed, by hand', () => {
  const found = change([[0, 0, 0, 0, 1, null], [0, 1, 1, 2, 1, 0]], [[1, 2, 3, null, 5, 6], [1, 2.5, 4, 4, 5, 6]]);
  it('is a table of from and to', () => {
    assert.deepEqual(found.transitions.map(({ from, to, records, changed, n, bias, mae }) => [from, to, records, changed, n, bias, mae]), [
      ['0', '0', 1, 0, 1, 0, 0], ['0', '1', 2, 2, 2, 0.75, 0.75], ['0', '2', 1, 1, 0, { status: 'too-few', reason: '0 of at least 1 pairs' }, { status: 'too-few', reason: '0 of at least 1 pairs' }],
      ['1', '1', 1, 0, 1, 0, 0], [null, '0', 1, 0, 1, 0, 0],
    ]);
    assert.deepEqual([found.records, found.reflagged, found.changedReflagged, found.changedOthers], [6, 4, 3, 0]);
    assert.deepEqual(found.levels, [{ level: '0', meaning: 'measured' }, { level: '1', meaning: 'good gap-filled' }, { level: '2', meaning: 'downscaled from ERA' }]);
  });
  it('says so', () => {
    assert.equal(found.sentence, 'TA_F_QC: 2 records went from 0 (measured) to 1 (good gap-filled), 2 otherwise; values of TA_F changed in 75 % of all these and in 0 % of the others. Meanings are those of FLUXNET2015.');
    assert.equal(change([[0, 0, 0], [0, 1, 1]], [[1, 2, 3], [9, 2, 9]], 'x_QC').sentence, 'x_QC: 2 records went from 0 to 1; values of x changed in 50 % of them and in 100 % of the others.');
    assert.equal(change([[0, 1, 1], [0, 1, 1]], [[1, 2, 3], [1, 2, 9]], 'x_QC').sentence, 'x_QC is the same in all 3 records; values of x changed in 50 % of those with 1 and in 0 % of the others.');
    assert.equal(change([[0], [0]], [[1], [1]], 'x_QC').sentence, 'x_QC is the same in the one record, and no value of x changed.');
    assert.equal(change([[], []], [[], []], 'x_QC').sentence, 'x_QC: no record is in both releases.');
    assert.match(change([[0, null], [null, null]], [[1, null], [null, null]], 'x_QC').sentence, /^x_QC: 1 record went from 0 to missing; values of x changed in 100 % of them and in 0 % of the others\.$/);
  });
});

describe('how a flag and its measure changed', () => {
  const random = new Random(13);
  it('agrees with counting every transition by itself', () => {
    for (let round = 0; round < 60; round++) {
      const n = random.whole(0, 200), most = random.pick([1, 3, 20]), flag = (): number | null => (random.chance(0.1) ? null : random.whole(0, most)), value = (): number | null => (random.chance(0.2) ? null : random.chance(0.02) ? Infinity : random.whole(0, 3));
      const before = Array.from({ length: n }, flag), after = before.map((f) => (random.chance(0.3) ? flag() : f)), x = Array.from({ length: n }, value), y = x.map((v) => (random.chance(0.3) ? value() : v));
      const levels = levelsOf(before, after), found = change([before, after], [x, y], 'F_QC');
      const named = (f: number | null): string | null => (f === null ? null : levels.levels.includes(String(f)) ? String(f) : REST);
      assert.equal(found.transitions.reduce((sum, each) => sum + each.records, 0), n);
      for (const { from, to, records, changed, n: pairs, bias, mae } of found.transitions) {
        const rows = before.flatMap((f, i) => (named(f) === from && named(after[i]!) === to ? [i] : []));
        const both = rows.filter((i) => Number.isFinite(x[i] ?? NaN) && Number.isFinite(y[i] ?? NaN)), d = both.map((i) => y[i]! - x[i]!);
        assert.deepEqual([records, changed, pairs], [rows.length, rows.filter((i) => x[i] !== y[i]).length, both.length]);
        const mean = (of: readonly number[]): number => of.reduce((a, b) => a + b, 0) / of.length;
        if (pairs > 0) for (const [ours, theirs] of [[bias, mean(d)], [mae, mean(d.map(Math.abs))]] as const) assert.ok(Math.abs((ours as number) - theirs) < 1e-12);
      }
    }
  });
  it('has at most thirteen classes, the rarest together, missing apart', () => {
    const flags = Array.from({ length: 400 }, (_, i) => (i < 200 ? i % 10 : 10 + (i % 40))), { levels, rest, base } = levelsOf(flags, flags);
    assert.deepEqual([levels.length, levels.at(-1), rest], [MOST_CLASSES, REST, true]);
    assert.deepEqual(levels.slice(0, 10), ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
    assert.equal(base.filter((code) => code === MOST_CLASSES - 1).length, 195);
  });
  it('reads texts, whichever codes the releases have', () => {
    const levels = flagLevels({ kind: 'text', values: Int32Array.of(0, 1, -1), texts: ['A', 'B'] }, { kind: 'text', values: Int32Array.of(1, 0, 2), texts: ['B', 'A', null] })!;
    assert.deepEqual([levels.levels, [...levels.base], [...levels.revision], levels.classes], [['A', 'B'], [0, 1, 2], [0, 1, 2], true]);
  });
  it('is the same for small numbers, other numbers and texts', () => {
    const flags = Array.from({ length: 200 }, () => (random.chance(0.1) ? null : random.whole(0, 20))), later = flags.map((f) => (random.chance(0.2) ? 3 : f));
    const small = levelsOf(flags, later), minus = (of: Numbers): Numbers => of.map((f) => (f === null ? null : f - 1000)), far = levelsOf(minus(flags), minus(later));
    assert.deepEqual(far.levels.map((level) => (level === REST ? level : String(Number(level) + 1000))), small.levels);
    assert.deepEqual([far.base, far.revision], [small.base, small.revision]);
    const texts = Array.from({ length: 21 }, (_, i) => String(i)), text = (of: Numbers) => ({ kind: 'text', values: Int32Array.from(of, (f) => f ?? -1), texts }) as const, written = flagLevels(text(flags), text(later))!;
    const name = (levels: FlagLevels, code: number): string | undefined => levels.levels[code];
    // Rarest ones are chosen by number or by text; the frequent ones are the same.
    assert.equal(written.levels.length, small.levels.length);
    assert.deepEqual([...written.base].filter((code) => name(written, code) === '3').length, [...small.base].filter((code) => name(small, code) === '3').length);
  });
  it('is of no classes where values are fractions, and of nothing where they are too many', () => {
    assert.equal(levelsOf([0, 0.5], [1, 0.25]).classes, false);
    assert.equal(flagLevels(cells(Array.from({ length: 300 }, (_, i) => i)), cells([])), null);
  });
  it('tells a fraction by its mean', () => {
    const found = fractionChange('TA_F_QC', 'TA_F', numbers([0.5, 1, null, 0.2]), numbers([1, 1, 1, 0.1]));
    assert.deepEqual([found.n, found.higher, found.lower], [3, 1, 1]);
    assert.equal(found.sentence, 'TA_F_QC is the fraction of measured and good gap-filled values of TA_F: its mean went from 0.567 to 0.7, higher in 1 of 3 records and lower in 1.');
    assert.match(fractionChange('a', 'b', numbers([null]), numbers([1])).sentence, /no record has it in both/);
  });
});

describe('meanings of flags', () => {
  const meaning = (name: string, levels: readonly string[], stepMs: number | null = HALF_HOUR) => flagConvention({ name, levels, stepMs });
  it('are those of the convention and the resolution', () => {
    assert.equal(meaning('NEE_VUT_REF_QC', ['0', '1', '2', '3'])?.meanings['3'], 'poor gap-filled');
    assert.equal(meaning('TA_F_QC', ['0', '1', '2'])?.meanings['2'], 'downscaled from ERA');
    assert.equal(meaning('TA_F_MDS_QC', ['0', '1', '2'])?.meanings['2'], 'medium gap-filled');
    assert.equal(meaning('TA_F_QC', ['0', '0.5', '1'], DAY)?.is, 'fraction');
    assert.equal(meaning('TA_F_QC', ['0', '1'], DAY)?.is, 'fraction');
    assert.equal(meaning('NEE_VUT_MEAN_QC', ['0', '0.75', '1'])?.is, 'fraction');
    assert.deepEqual([meaning('FC_SSITC_TEST', ['0', '1', '2'])?.name, meaning('FC_SSITC_TEST', ['0', '1', '2'])?.filled], ['AmeriFlux', null]);
    assert.equal(meaning('Ta_fqc', ['0', '1', '3'])?.name, 'LaThuile and REddyProc');
    assert.equal(meaning('NEE_GPP_qc', ['1', '3', '6'])?.meanings['6'], 'poor gap-filled');
  });
  it('are none where name, values or step leave a doubt', () => {
    assert.equal(meaning('TA_F_QC', ['0', '1', '2', '3']), null, 'another product');
    assert.equal(meaning('P_F_QC', ['0', '1']), null);
    assert.equal(meaning('TA_F_QC', ['0', '1', '2'], DAY), null, 'classes at a resolution of fractions');
    assert.equal(meaning('TA_F_QC', ['0', '0.5']), null, 'fractions at a resolution of classes');
    assert.equal(meaning('TA_F_QC', ['0', '1'], null), null, 'either, without a step');
    assert.equal(meaning('TA_F_QC', ['0', '1', '2'], null)?.is, 'class');
    assert.equal(meaning('TA_F_QC', ['0.1', '0.5'], null)?.is, 'fraction');
    assert.equal(meaning('FC_SSITC_TEST', ['1', '9']), null);
    for (const name of ['Tair_flag', 'qc_LE', 'quality', 'TEMP_QC']) assert.equal(meaning(name, ['0', '1', '2']), null, name);
    assert.equal(meaning('TA_F_QC', []), null);
  });
  it('say which values were filled, and nothing where that is not certain', () => {
    const { levels, base } = levelsOf([0, 1, 2, null], [0, 1, 2, null]);
    assert.deepEqual([...filledFlags(meaning('TA_F_QC', levels), levels, base)!], [0, 1, 1, 0]);
    assert.equal(filledFlags(meaning('FC_SSITC_TEST', levels), levels, base), null);
    assert.equal(filledFlags(meaning('TA_F_QC', ['0', '0.5'], DAY), levels, base), null);
    assert.equal(filledFlags(null, levels, base), null);
  });
});

describe('a measure that goes by a flag', () => {
  const random = new Random(5), n = 2000, flags = Array.from({ length: n }, () => random.whole(0, 2)), levels = levelsOf(flags, flags), x = Float64Array.from(flags, () => random.normal());
  const by = (revision: Float64Array, base = x): boolean => goesBy(flagBehaviour(levels, base, revision));
  it('is missing or changed by its classes', () => {
    assert.ok(by(x.map((v, i) => (flags[i] === 1 ? v + 1 : v))));
    assert.ok(by(x.map((v, i) => (flags[i] === 2 ? NaN : v))));
    assert.ok(by(x, x.map((v, i) => (flags[i] === 2 ? NaN : v))));
  });
  it('is not one that is missing or changed at random, not at all, or everywhere', () => {
    assert.ok(!by(x.map((v) => (random.chance(0.3) ? v + 1 : v))));
    assert.ok(!by(x.map((v) => (random.chance(0.3) ? NaN : v))));
    for (const same of [x, x.map((v) => v + 1), x.map(() => NaN)]) assert.ok(!by(same));
    assert.ok(!goesBy(flagBehaviour(levelsOf([], []), numbers([]), numbers([]))));
  });
  it('has V of 1 where the classes say all, by hand', () => {
    const half = Array.from({ length: 40 }, (_, i) => i % 2), one = numbers(half.map(() => 1)), found = flagBehaviour(levelsOf(half, half), one, numbers(half.map((f) => (f === 1 ? 2 : 1))));
    assert.ok(Math.abs(found.changed - 1) < 1e-12);
    assert.deepEqual([found.missingBase, found.missingRevision], [0, 0]);
  });
});
