import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DECILES, SHIFT, shiftFunction, shiftReplicates } from '../../../../src/core/metrics/distribution/shift-function.js';
import { quantileOfSorted } from '../../../../src/core/metrics/descriptive/sorted.js';
import { isNumber } from '../../../../src/core/metrics/metric.js';
import { holdsEvery, oracle, values, type Series } from '../../support/oracle.js';
import { Random } from '../../support/random.js';

interface Input { readonly base: Series; readonly revision: Series; readonly boot_index_base: readonly (readonly number[])[]; readonly boot_index_revision: readonly (readonly number[])[]; readonly probs: readonly number[] }

describe('the shift function agrees with SciPy and Hmisc', () => {
  const from = oracle<Input>('06_shift_function');
  for (const test of from.cases) {
    it(test.name, () => {
      const base = values(test.input.base), revision = values(test.input.revision), { probs } = test.input;
      const found = shiftReplicates(base, revision, probs, test.input.boot_index_base, test.input.boot_index_revision);
      const type7 = (x: Float64Array): number[] => probs.map((p) => quantileOfSorted(x.slice().sort(), p));
      holdsEvery(from, test, {
        deciles_base: found.base, deciles_revision: found.revision, shift: found.shift, boot_se: found.se, ci_lower: found.low, ci_upper: found.high, p: found.p, p_holm: found.pHolm,
        deciles_base_type7: type7(base), deciles_revision_type7: type7(revision),
      });
    });
  }
});

const random = new Random(60);
const X = Float64Array.from({ length: 200 }, () => 10 + 2 * random.normal());
const plan = { draws: 200, seed: 5 };

function shifts(x: Float64Array, y: Float64Array, paired = false): number[] {
  return shiftFunction(x, y, paired ? { ...plan, paired: { blockLength: 1 } } : plan).answers.map((each) => { assert.ok(isNumber(each)); return each.value; });
}

describe('the shift function', () => {
  it('is flat where everything moved, and leans where the spread grew', () => {
    shifts(X, X.map((x) => x + 3)).forEach((each) => assert.ok(Math.abs(each - 3) < 1e-9));
    const leaning = shifts(X, X.map((x) => 10 + 2 * (x - 10)));
    leaning.forEach((each, i) => assert.ok(i === 0 || each > leaning[i - 1]!));
    assert.ok(leaning[0]! < -1 && leaning[8]! > 1);
  });
  it('is nothing for the same values, turns with base and revision, and grows with the unit', () => {
    assert.deepEqual(shifts(X, X), DECILES.map(() => SHIFT.noChange));
    const Y = X.map((x) => x + random.normal()), there = shifts(X, Y);
    shifts(Y, X).forEach((each, i) => assert.ok(Math.abs(each + there[i]!) < 1e-12));
    shifts(X.map((x) => 5 * x), Y.map((y) => 5 * y)).forEach((each, i) => assert.ok(Math.abs(each - 5 * there[i]!) < 1e-9));
    shifts(Float64Array.from(random.shuffled([...X])), Y).forEach((each, i) => assert.ok(Math.abs(each - there[i]!) < 1e-12));
  });
  it('knows a change of the same records more surely than of others', () => {
    const moved = X.map((x) => x + 0.3 + 0.1 * random.normal());
    const width = (paired: boolean): number => { const each = shiftFunction(X, moved, paired ? { ...plan, paired: { blockLength: 1 } } : plan).answers[4]!; assert.ok(isNumber(each)); return each.ci!.high - each.ci!.low; };
    assert.ok(width(true) < width(false) / 3);
    const sure = shiftFunction(X, moved, { ...plan, paired: { blockLength: 5 } });
    assert.ok(sure.pHolm.every((p) => p < 0.1));
    assert.ok(isNumber(sure.answers[0]!) && /blocks of 5/.test(sure.answers[0].ci!.method));
  });
  it('leaves out what is missing: on one side, or the pair of the same records', () => {
    const holed = X.map((x, i) => (i < 20 ? NaN : x));
    const one = shiftFunction(X, holed, plan).answers[0]!, same = shiftFunction(X, holed, { ...plan, paired: { blockLength: 1 } }).answers[0]!;
    assert.ok(isNumber(one) && one.n === 180 && one.missing === 20 && isNumber(same) && same.n === 180 && same.missing === 40 && same.value === 0);
  });
  it('claims no interval of few values, nor of more than are drawn from, and nothing of nothing', () => {
    for (const n of [1, 2, 9]) for (const each of shiftFunction(X.slice(0, n), X.slice(0, n), plan).answers) assert.ok(isNumber(each) && each.ci === undefined && each.value === 0);
    const many = Float64Array.from({ length: 10_001 }, () => random.normal()), each = shiftFunction(many, many.map((x) => x + 1), plan).answers[4]!;
    assert.ok(isNumber(each) && each.ci === undefined && Math.abs(each.value - 1) < 1e-9);
    for (const x of [[], [NaN], [Infinity]]) for (const none of shiftFunction(Float64Array.from(x), X, plan).answers) assert.ok(!isNumber(none) && none.status === 'too-few');
    shiftFunction(new Float64Array(50).fill(2), new Float64Array(50).fill(2), plan).answers.forEach((still) => assert.ok(isNumber(still) && Math.abs(still.value) < 1e-12 && still.ci!.high - still.ci!.low < 1e-12));
  });
});
