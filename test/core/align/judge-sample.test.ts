/** Whether records that a provisional key brought together are the same ones. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CellCoder } from '../../../src/core/align/cell-agreement.js';
import type { Cell } from '../../../src/core/align/column-content.js';
import { judgeSample, toldApartBy, type Judgement, type SampledCells } from '../../../src/core/align/judge-sample.js';
import { Random } from '../support/random.js';

const N = 300, ROWS = Array.from({ length: N }, (_, i) => i);
const random = new Random(31);
const range = (make: (i: number) => Cell): Cell[] => ROWS.map(make);
const noise = (seed: number): Cell[] => { const each = new Random(seed); return range(() => Number((100 * each.next()).toFixed(2))); };
const category = range(() => random.pick(['oak', 'ash', 'elm', 'fir']));
/** Long runs of the same site: the next record mostly has it too. */
const sites = range((i) => `site ${Math.floor(i / 30)}`);
/** What stands there when `by` records were taken out before. */
const shifted = (cells: readonly Cell[], by: number): Cell[] => cells.map((_, i) => cells[(i + by) % N]!);

interface Given { readonly kept?: readonly (readonly [readonly Cell[], readonly Cell[]])[]; readonly left?: readonly [readonly (readonly Cell[])[], readonly (readonly Cell[])[]]; readonly numbering?: readonly Cell[] | null }

function judge({ kept = [], left = [[], []], numbering = null }: Given): Judgement {
  const coder = new CellCoder();
  const take = (cells: readonly Cell[]): SampledCells => ({ kind: typeof cells[0] === 'number' ? 'number' : 'text', cells, coded: coder.code(cells, ROWS, false) });
  return judgeSample({ kept: kept.map(([base, revision]) => ({ base: take(base), revision: take(revision) })), left: { base: left[0].map(take), revision: left[1].map(take) }, numbering });
}

describe('records that a provisional key brought together', () => {
  it('are the same where columns of equal name agree', () => assert.deepEqual(judge({ kept: [[noise(1), noise(1)], [category, category]] }), { kept: 1, left: 0, confirmed: true }));
  it('are the same where half of the columns agree and the others were revised', () => {
    const found = judge({ kept: [[noise(1), noise(1)], [noise(2), noise(3)]] });
    assert.equal(found.confirmed, true);
    assert.equal(found.kept, 0.5);
  });
  it('are others where most columns disagree', () => assert.equal(judge({ kept: [[category, category], [noise(2), noise(3)], [noise(4), noise(5)]] }).confirmed, false));
  it('are the same where columns without a partner agree', () => assert.deepEqual(judge({ left: [[noise(7), noise(1)], [noise(1)]] }), { kept: null, left: 1, confirmed: true }));
  it('are unknown where nothing can tell', () => {
    const none: Judgement = { kept: null, left: 0, confirmed: false };
    assert.deepEqual(judge({}), none);
    assert.deepEqual(judge({ kept: [[range(() => 7), range(() => 7)]] }), none);
    assert.deepEqual(judge({ left: [[range((i) => Number(i === 4))], [range((i) => Number(i === 4))]] }), none, 'a rare flag says too little');
  });
});

describe('records that are only numbered', () => {
  const numbering = range((i) => i + 1);
  it('are not the same where only long runs agree, for neighbours have those in common', () => {
    assert.equal(judge({ kept: [[sites, shifted(sites, 3)], [category, shifted(category, 3)]] }).confirmed, true, 'as by any other key');
    assert.equal(judge({ kept: [[sites, shifted(sites, 3)], [category, shifted(category, 3)]], numbering }).confirmed, false);
    assert.deepEqual(judge({ left: [[sites], [shifted(sites, 3)]], numbering }), { kept: null, left: 0, confirmed: false });
  });
  it('are the same where what differs from record to record agrees', () => {
    assert.deepEqual(judge({ kept: [[sites, sites], [category, category]], numbering }), { kept: 1, left: 0, confirmed: true });
    assert.equal(judge({ left: [[sites, noise(1)], [sites, noise(1)]], numbering }).confirmed, true);
  });
  it('are judged in the order of their numbers, in whatever order they come', () => {
    const order = new Random(5).shuffled(ROWS), at = (cells: readonly Cell[]): Cell[] => order.map((row) => cells[row]!);
    const found = judge({ kept: [[at(sites), at(shifted(sites, 3))]], numbering: at(numbering) });
    assert.deepEqual(found, { kept: null, left: 0, confirmed: false });
  });
  it('whose numbers are not known are not believed', () => assert.equal(judge({ kept: [[noise(1), noise(1)]], numbering: [] }).confirmed, false));
});

describe('how many records a part of a key tells apart', () => {
  const coder = new CellCoder(), code = (cells: readonly Cell[]): ReturnType<CellCoder['code']> => coder.code(cells, ROWS, false);
  const take = (cells: readonly Cell[]): SampledCells => ({ kind: 'number', cells, coded: code(cells) });
  const x = noise(1), agreeing = { kept: [{ base: take(x), revision: take(x) }], left: { base: [], revision: [] }, numbering: null };
  const site = code(range((i) => `s${i % 2}`)), day = code(range((i) => (i < 200 ? i >> 1 : i)));
  it('counts those that are one without it', () => {
    assert.equal(toldApartBy([site, day], 0, agreeing), 200);
    assert.equal(toldApartBy([site, day], 1, agreeing), N);
    assert.equal(toldApartBy([day], 0, agreeing), N);
  });
  it('is none for a part that the others do without', () => assert.equal(toldApartBy([code(range((i) => i)), site], 1, agreeing), 0));
  it('is none where just these records do not agree, though most of all do', () => {
    const among = range((i) => (i < 200 ? -i : x[i]!)), disagreeing = { ...agreeing, kept: [{ base: take(x), revision: take(among) }] };
    assert.equal(judgeSample(disagreeing).confirmed, true);
    assert.equal(toldApartBy([site, day], 0, disagreeing), 0);
  });
});
