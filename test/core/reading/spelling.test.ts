import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { MISSING_FIRST, MISSING_TEXTS, missingTextCode, sentinelCode, SENTINEL_FIRST, TYPED } from '../../../src/core/reading/spelling.js';
import { numeric, read, spellingAt } from '../support/delimited.js';
import { Random } from '../support/random.js';

/** Reads cells as one column beside an index column, so that an empty cell is a cell. */
function column(cells: readonly string[]): ReturnType<typeof numeric> {
  return numeric(read(`i,x\n${cells.map((cell, i) => `${i},${cell}`).join('\n')}\n`).columns[1]!.values);
}

/** Value and spelling equal exactly when the texts are equal, for every pair of cells. */
function checkPairs(cells: readonly string[]): void {
  const values = column(cells);
  const byMark = new Map<string, string>();
  cells.forEach((cell, i) => {
    const x = values.values[i]!;
    const mark = `${Number.isNaN(x) ? 'missing' : x + 0} ${spellingAt(values, i)}`;
    assert.equal(byMark.get(mark) ?? cell, cell, `“${cell}” and “${byMark.get(mark)}” share value and spelling`);
    byMark.set(mark, cell);
  });
  assert.equal(byMark.size, new Set(cells).size, 'the same text has one mark');
}

describe('spelling', () => {
  it('tells regular decimals apart by their decimals', () => checkPairs(['1', '1.0', '1.00', '-1', '-1.0', '0', '-0', '0.0', '-0.0', '-0.00', '10', '10.0']));
  it('tells irregular texts apart', () => checkPairs(['1', '1.0', '1e0', ' 1', '1 ', '+1', '1.', '01.0', '1.0000000000000000', '10e-1']));
  it('tells missing texts apart', () => checkPairs(['1', '', 'NA', 'NaN', 'nan', 'null', '-', '..', '#DIV/0!']));
  it('tells padded missing texts apart', () => checkPairs(['1', '', ' ', '  ', ' NA', 'NA']));

  it('with the value determines the text, on random columns of texts', () => {
    const random = new Random(4);
    for (let round = 0; round < 60; round++) {
      const forms = round % 2 === 0 ? ['plain', 'zeros', 'missing'] : ['plain', 'zeros', 'missing', 'exponent', 'plus', 'space'];
      checkPairs(Array.from({ length: 400 }, () => spelled(random.whole(-30, 30) / random.pick([1, 2, 8]), random.pick(forms), random)));
    }
  });

  it('of one regular form costs one code a column, of several one byte a record', () => {
    assert.deepEqual(column(['1.5', '2.5', '-3.5']).spelling, { mode: 'constant', code: 1 });
    assert.equal(column(['1.5', '2']).spelling.mode, 'byte');
    assert.equal(column(['1.5', '2e0']).spelling.mode, 'wide');
  });

  it('codes never overlap and fit a byte', () => {
    const missing = MISSING_TEXTS.map((text) => missingTextCode(text));
    const sentinels = Array.from({ length: 24 }, (_, i) => Array.from({ length: 8 }, (_, d) => sentinelCode(i, d))).flat();
    const all = [...Array.from({ length: 30 }, (_, i) => i), ...missing, ...sentinels, TYPED];
    assert.equal(new Set(all).size, all.length);
    assert.ok(all.every((code) => code >= 0 && code <= 255));
    assert.ok(Math.max(...missing) < SENTINEL_FIRST && Math.min(...missing) === MISSING_FIRST);
    assert.equal(sentinelCode(24, 0), -1);
    assert.equal(sentinelCode(0, 8), -1);
    assert.equal(missingTextCode('12'), -1);
  });
});

function spelled(x: number, form: string, random: Random): string {
  switch (form) {
    case 'zeros': return x.toFixed(random.whole(3, 14));
    case 'missing': return random.pick(['', 'NA', 'NaN', '-', 'null']);
    case 'exponent': return x.toExponential(random.whole(4, 12));
    case 'plus': return x >= 0 ? `+${x}` : String(x);
    case 'space': return ' '.repeat(random.whole(0, 2)) + String(x) + ' '.repeat(random.whole(0, 2));
    default: return String(x);
  }
}
