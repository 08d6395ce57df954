/** Renames among made-up left-over columns: what the cells and names of both sides say, without reading or pairing. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CellCoder } from '../../../src/core/align/cell-agreement.js';
import { chooseRenames, type Choice, type LeftOver, type Sampled } from '../../../src/core/align/choose-renames.js';
import { profileColumn, type Cell } from '../../../src/core/align/column-content.js';
import { ambiguityFindings, plausibleOffers, renameEvidence } from '../../../src/core/align/describe-renames.js';
import { Random } from '../support/random.js';

type Columns = Readonly<Record<string, readonly Cell[]>>;
interface Setting { readonly base: Columns; readonly revision: Columns; readonly kept?: Columns; readonly inKey?: readonly string[]; readonly overlap?: number; readonly confirmed?: boolean; readonly apart?: Readonly<Record<string, number>> }

function choose({ base, revision, kept = {}, inKey = [], overlap = 1, confirmed = true, apart = {} }: Setting): { choice: Choice; sampled: Sampled } {
  const coder = new CellCoder(), records = Object.values(base)[0]!.length, rows = Array.from({ length: records }, (_, i) => i);
  const side = (columns: Columns): LeftOver[] => Object.entries(columns).map(([name, cells], position): LeftOver => {
    const isText = cells.some((cell) => typeof cell === 'string'), dictionary = [...new Set(cells.map((cell) => (cell === null ? null : String(cell))))];
    const content = isText ? { kind: 'text' as const, codes: Int32Array.from(cells, (cell) => dictionary.indexOf(cell === null ? null : String(cell))), dictionary }
      : { kind: 'number' as const, values: Float64Array.from(cells, (cell) => (cell === null ? NaN : Number(cell))), spelling: { mode: 'constant' as const, code: 0 } };
    return {
      position, name, type: isText ? 'text' : 'number', digest: JSON.stringify([...cells].sort()), profile: profileColumn({ values: content, absent: isText ? Uint8Array.from(dictionary, (text) => (text === null ? 1 : 0)) : null, codes: [] }),
      coded: coder.code(cells, rows, false), numbers: isText ? null : Float64Array.from(cells, (cell) => (cell === null ? NaN : Number(cell))), inKey: inKey.includes(name), tellsApart: apart[name] ?? 0,
    };
  });
  const sampled = { records, overlap, confirmed, kept: Object.values(kept).map((cells) => ({ base: coder.code(cells, rows, false), revision: coder.code(cells, rows, false) })) };
  return { choice: chooseRenames(side(base), side(revision), sampled), sampled };
}

const claimed = (setting: Setting): string[] => choose(setting).choice.claimed.map((each) => `${each.base.name} > ${each.revision.name}`);
const N = 400;
function draw(seed: number, of: (random: Random, i: number) => Cell): Cell[] {
  const random = new Random(seed);
  return Array.from({ length: N }, (_, i) => of(random, i));
}
const float = (seed: number): Cell[] => draw(seed, (random) => Number((100 * random.next()).toFixed(2)));
const flag = (seed: number, share = 0.2): Cell[] => draw(seed, (random) => (random.chance(share) ? 1 : 0));
const revised = (cells: readonly Cell[], share: number, seed = 99): Cell[] => { const random = new Random(seed); return cells.map((cell) => (random.chance(share) ? Number((100 * random.next()).toFixed(2)) : cell)); };

describe('a rename is claimed', () => {
  it('where the cells are the same, whatever the names', () => assert.deepEqual(claimed({ base: { a: float(1), b: float(2) }, revision: { x: float(2), y: float(1) } }), ['a > y', 'b > x']));
  it('where a third of the cells was revised', () => assert.deepEqual(claimed({ base: { a: float(1) }, revision: { x: revised(float(1), 0.33) } }), ['a > x']));
  it('of a flag, where its values are rare enough to tell', () => assert.deepEqual(claimed({ base: { a: flag(1), b: flag(2) }, revision: { x: flag(2), y: flag(1) } }), ['a > y', 'b > x']));
  it('of labels', () => { const labels = draw(3, (random) => random.pick(['oak', 'ash', 'elm', 'fir'])); assert.deepEqual(claimed({ base: { species: labels }, revision: { taxon_1: labels } }), ['species > taxon_1']); });
  it('of a key column that other columns vouch for', () => assert.deepEqual(claimed({ base: { id: draw(0, (_, i) => i), v: float(1) }, revision: { station: draw(0, (_, i) => i), w: float(1) }, inKey: ['id', 'station'] }), ['id > station', 'v > w']));
  it('of a key column of two values that other columns vouch for, where records would be one without it', () => {
    const site = draw(0, (_, i) => `s${i % 2}`), setting = { base: { site, v: float(1) }, revision: { x: site, w: float(1) }, inKey: ['site', 'x'] };
    assert.deepEqual(claimed({ ...setting, apart: { site: N, x: N } }), ['site > x', 'v > w']);
    assert.deepEqual(claimed({ ...setting, apart: { site: 12, x: 12 } }), ['v > w']);
    assert.deepEqual(claimed({ ...setting, apart: { site: N, x: N }, confirmed: false }), ['v > w']);
    assert.deepEqual(claimed({ ...setting, apart: { site: N, x: N }, overlap: 0.5 }), ['v > w']);
  });
  it('of a mostly empty column, by the cells that it has', () => { const sparse = draw(5, (random) => (random.chance(0.1) ? random.whole(1, 500) : null)); assert.deepEqual(claimed({ base: { a: sparse }, revision: { x: sparse } }), ['a > x']); });
  it('by the name alone where nothing is in common and it differs in case alone', () => assert.deepEqual(claimed({ base: { Temp: [1, 2] }, revision: { temp: [3, 4] } }), ['Temp > temp']));
  it('of twins by their names', () => assert.deepEqual(claimed({ base: { t_upper: float(1), t_lower: float(1) }, revision: { temp_lower: float(1), temp_upper: float(1) } }), ['t_upper > temp_upper', 't_lower > temp_lower']));
  it('of near twins by the cells in which they differ', () => {
    const near = float(1).map((cell, i) => (i % 40 === 0 ? -1 : cell));
    assert.deepEqual(claimed({ base: { a: float(1), b: near }, revision: { x: near, y: float(1) } }), ['a > y', 'b > x']);
  });
  for (let seed = 1; seed <= 12; seed++) {
    it(`for all of many shuffled columns, and for no other (seed ${seed})`, () => {
      const random = new Random(seed), many = Array.from({ length: 12 }, (_, i) => [`old${'abcdefghijkl'[i]!}`, i % 3 === 0 ? draw(100 * seed + i, (each) => each.whole(0, 40)) : float(100 * seed + i)] as const);
      const gone = random.whole(0, 11), to = new Map(random.shuffled(many).map(([name], i) => [name, `Q${'zyxwvutsrqpo'[i]!}`]));
      const after = random.shuffled(many.filter((_, i) => i !== gone)).map(([name, cells]) => [to.get(name)!, revised(cells, 0.2, seed)] as const);
      const found = claimed({ base: Object.fromEntries(many), revision: Object.fromEntries([...after, ['fresh', float(seed + 5000)]]) });
      assert.deepEqual(found.sort(), many.filter((_, i) => i !== gone).map(([name]) => `${name} > ${to.get(name)!}`).sort());
    });
  }
});

describe('a rename is not claimed', () => {
  it('of columns that merely go together', () => assert.deepEqual(claimed({ base: { tair_mean: float(1) }, revision: { tair_max: float(1).map((cell) => Number(cell) + 1 + (Number(cell) * 7) % 3) } }), []));
  it('of columns that share their zeros', () => {
    const night = draw(7, (random) => (random.chance(0.5) ? 0 : 1)), day = (seed: number): Cell[] => float(seed).map((cell, i) => (night[i] === 0 ? 0 : cell));
    assert.deepEqual(claimed({ base: { gpp_nt: day(1) }, revision: { gpp_dt: day(2) } }), []);
  });
  it('of flags that are rarely set', () => assert.deepEqual(claimed({ base: { a: flag(1, 0.01) }, revision: { x: flag(2, 0.01) } }), []));
  it('of flags about different things, though they are the same', () => assert.deepEqual(claimed({ base: { rh_flag: flag(1) }, revision: { tair_flag: flag(1) } }), []));
  it('of a flag that a column which stays holds as well', () => assert.deepEqual(claimed({ base: { a: flag(1) }, revision: { x: flag(1) }, kept: { q: flag(1) } }), []));
  it('of constants and empty columns under other names', () => assert.deepEqual(claimed({ base: { a: draw(1, () => 7), b: draw(1, () => null) }, revision: { x: draw(1, () => 7), y: draw(1, () => null) } }), []));
  it('of a few records', () => assert.deepEqual(claimed({ base: { a: [1, 2, 3, 1, 2, 3] }, revision: { x: [1, 2, 3, 1, 2, 3] } }), []));
  it('of a key column that nothing vouches for', () => assert.deepEqual(claimed({ base: { id: draw(0, (_, i) => i) }, revision: { station: draw(0, (_, i) => i) }, inKey: ['id', 'station'], confirmed: false }), []));
  it('of a column and another derived from it by an odd factor', () => assert.deepEqual(claimed({ base: { latent: float(1) }, revision: { water: float(1).map((cell) => Number((0.03527 * Number(cell)).toFixed(5))) } }), []));
});

describe('what is said of it', () => {
  it('has the sentence, the figures and the share of cells', () => {
    const { choice, sampled } = choose({ base: { a: float(1) }, revision: { x: revised(float(1), 0.1) } });
    const evidence = renameEvidence(choice.claimed[0]!, sampled);
    assert.equal(evidence.by, 'content');
    assert.equal(evidence.confidence, Math.floor(10_000 * Number(evidence.figures['equal']) / N) / 10_000);
    assert.match(evidence.sentence, /^“a” is “x” in the revision: 3\d\d of 400 cells of a sample of 400 common records are equal\.$/);
  });
  it('names the unit that came on top', () => {
    const { choice, sampled } = choose({ base: { a: float(1) }, revision: { a_k: float(1).map((cell) => Number((Number(cell) + 273.15).toFixed(2))) } });
    const evidence = renameEvidence(choice.claimed[0]!, sampled);
    assert.match(evidence.sentence, /plus 273\.15 \(°C to K\): so 400 of 400 sampled cells are reproduced\.$/);
    assert.deepEqual([evidence.confidence, evidence.figures['offset'], evidence.figures['residualCells']], [1, 273.15, 0]);
  });
  it('twins without telling names are a finding and an offer in the order of the files', () => {
    const { choice } = choose({ base: { a: float(1), b: float(1) }, revision: { x: float(1), y: float(1) } });
    const { findings, offers } = ambiguityFindings(choice.ambiguous);
    assert.deepEqual([choice.claimed.length, findings.length, findings[0]!.code], [0, 1, 'rename-ambiguous']);
    assert.deepEqual(offers[0]!.recipe, { columns: [{ base: ['a'], revision: ['x'] }, { base: ['b'], revision: ['y'] }] });
    assert.deepEqual(ambiguityFindings(choose({ base: { a: float(1), b: float(1) }, revision: { x: float(1) } }).choice.ambiguous).offers, []);
  });
  it('what is plausible is offered with the reason', () => {
    const { choice, sampled } = choose({ base: { latent: float(1) }, revision: { water: float(1).map((cell) => Number((0.03527 * Number(cell)).toFixed(5))) } });
    const [offer] = plausibleOffers(choice.plausible, sampled);
    assert.match(offer!.sentence, /^“latent” may be “water” in the revision: the revision is the base times 0\.03527 in \d+ of 400 sampled cells\. That is too little to take them for one column\.$/);
    assert.deepEqual(offer!.recipe, { columns: [{ base: ['latent'], revision: ['water'] }] });
  });
});
