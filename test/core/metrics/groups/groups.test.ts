import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Attribute, type CountedGroups, countGroups } from '../../../../src/core/metrics/groups/count-groups.js';
import { bestInterval, explainGroups } from '../../../../src/core/metrics/groups/explain-groups.js';
import { byShrunkRate, GROUP_METRICS, rankGroups, type RankedGroup } from '../../../../src/core/metrics/groups/rank-groups.js';
import { holdsEvery, oracle } from '../../support/oracle.js';
import { Random } from '../../support/random.js';

type Row = Readonly<Record<string, string | number | null>> & { readonly base: number | null; readonly revision: number | null };
interface Input { rows: Row[]; dims: string[]; max_order: 1 | 2; min_support: number; min_risk_ratio: number; shrink_m: number }

function attribute(name: string, of: readonly (string | number | null)[]): Attribute {
  const labels = [...new Set(of.filter((each) => each !== null).map(String))].sort();
  return { name, codes: Int32Array.from(of, (each) => (each === null ? -1 : labels.indexOf(String(each)))), labels };
}

function count(rows: readonly Row[], dims: readonly string[], order: 1 | 2 = 2): { attributes: Attribute[]; counted: CountedGroups } {
  const attributes = dims.map((dim) => attribute(dim, rows.map((row) => row[dim]!)));
  const changed = Uint8Array.from(rows, ({ base, revision }) => (base === revision ? 0 : 1));
  const difference = Float64Array.from(rows, ({ base, revision }) => (base === null || revision === null ? NaN : revision - base));
  return { attributes, counted: countGroups(attributes, changed, difference, order) };
}

describe('groups agree with SciPy and statsmodels', () => {
  const expected = oracle<Input>('17_group_ranking_diff');
  for (const test of expected.cases) {
    it(test.name, () => {
      const { rows, dims, max_order, min_support, min_risk_ratio, shrink_m } = test.input;
      const { attributes, counted } = count(rows, dims, max_order), ranked = rankGroups(counted, shrink_m);
      const predicate = ({ members }: RankedGroup): Record<string, string | number> => Object.fromEntries(members.map(({ attribute: i, code }) => {
        const label = attributes[i]!.labels[code]!;
        return [attributes[i]!.name, attributes[i]!.name === 'year' ? Number(label) : label];
      }));
      const key = (of: object): string => JSON.stringify(of);
      const subgroups = new Map(ranked.map((group) => [key(predicate(group)), {
        predicate: predicate(group), n: group.n, n_changed: group.changed, support: group.support, rate: group.rate, risk_ratio: group.riskRatio, wracc: group.weightedAccuracy, p_hypergeom: group.p,
        bias: group.bias, rmse: group.rmse, sum_sq: group.squares, share_of_squared_change: group.shareOfSquares, q_bh: group.q,
      }]));
      const order = (test.expected['all_subgroups'] as { predicate: object }[]).map(({ predicate: of }) => subgroups.get(key(of)));
      assert.equal(order.length, ranked.length);
      const year = attributes[1]!, site = attributes[0]!, levels = (within: (group: RankedGroup) => boolean): RankedGroup[] => ranked.filter(within).sort((a, b) => a.members.at(-1)!.code - b.members.at(-1)!.code);
      const interval = (groups: readonly RankedGroup[]): object => {
        const { from, to, weightedAccuracy } = bestInterval(groups, counted)!;
        const label = (i: number): number => Number(year.labels[groups[i]!.members.at(-1)!.code]);
        return { dimension: 'year', lo: label(from), hi: label(to), wracc: weightedAccuracy };
      };
      const siteYears = ranked.filter(({ members }) => members.length === 2 && members[0]!.attribute === 0 && members[1]!.attribute === 1);
      holdsEvery(expected, test, {
        n: counted.n, n_changed: counted.changed, all_subgroups: order,
        diff_result: explainGroups(ranked, { support: min_support, riskRatio: min_risk_ratio }).groups.map(predicate),
        site_year_ranking: byShrunkRate(siteYears).slice(0, 8).map((group) => ({ ...predicate(group), rate: group.rate, shrunk_rate: group.shrunkRate })),
        best_year_interval: { C: interval(levels(({ members }) => members.length === 2 && members[0]!.attribute === 0 && site.labels[members[0]!.code] === 'C' && members[1]!.attribute === 1)), ALL: interval(levels(({ members }) => members.length === 1 && members[0]!.attribute === 1)) },
      });
    });
  }
});

const random = new Random(17);
const rows = (n: number, hit: (row: { site: string; year: number }) => boolean): Row[] => Array.from({ length: n }, () => {
  const row = { site: random.pick(['A', 'B', 'C', 'D']), year: random.whole(2000, 2009) }, base = random.normal();
  return { ...row, base, revision: hit(row) ? base + 1 : base };
});

describe('groups', () => {
  it('find the group that was planted, and only it', () => {
    const { attributes, counted } = count(rows(4000, ({ site, year }) => site === 'B' && year === 2003), ['site', 'year']);
    const { groups, sharper } = explainGroups(rankGroups(counted));
    // Site and year alone hold all of the change too, at a lower rate: the pair is the sharper group within both.
    assert.deepEqual(groups.map(({ members }) => attributes[members[0]!.attribute]!.labels[members[0]!.code]).sort(), ['2003', 'B']);
    assert.equal(sharper.length, 2);
    for (const { group } of sharper) assert.deepEqual([group.rate, group.support, group.rateOutside, typeof group.riskRatio], [1, 1, 0, 'object']);
  });

  it('do not depend on the order of the records', () => {
    const some = rows(500, ({ site }) => site === 'C' && random.chance(0.4));
    const [one, other] = [some, random.shuffled(some)].map((each) => rankGroups(count(each, ['site', 'year']).counted)) as [RankedGroup[], RankedGroup[]];
    assert.deepEqual(other, one);
  });

  it('add up: the groups of one attribute share records, changes and squares among them', () => {
    const { counted } = count(rows(700, () => random.chance(0.2)), ['site', 'year']);
    for (const members of [[0], [1], [0, 1]]) {
      const of = rankGroups(counted).filter((group) => group.members.map(({ attribute: i }) => i).join() === members.join());
      const total = (pick: (group: RankedGroup) => number): number => of.reduce((sum, group) => sum + pick(group), 0);
      assert.equal(total(({ n }) => n), counted.n);
      assert.equal(total(({ changed }) => changed), counted.changed);
      for (const share of [total(({ support }) => support), total(({ shareOfSquares }) => shareOfSquares as number)]) assert.ok(Math.abs(share - 1) < 1e-12);
      assert.ok(Math.abs(total(({ weightedAccuracy }) => weightedAccuracy)) < 1e-12);
    }
  });

  it('keep the same shares when every record is there twice, and become surer', () => {
    const some = rows(300, ({ site }) => site === 'A' && random.chance(0.5));
    const one = rankGroups(count(some, ['site']).counted), two = rankGroups(count([...some, ...some], ['site']).counted);
    one.forEach((group, i) => {
      for (const id of ['support', 'rate', 'lift', 'weightedAccuracy'] as const) assert.ok(Math.abs(group[id] - two[i]![id]) < 1e-12, id);
      if (group.lift > 1) assert.ok(two[i]!.p < group.p);
    });
  });

  it('draw the rates of small groups towards the overall one', () => {
    const some: Row[] = [{ site: 'tiny', base: 1, revision: 2 }, ...Array.from({ length: 400 }, (_, i) => ({ site: i < 200 ? 'large' : 'rest', base: 1, revision: i < 150 ? 2 : 1 }))];
    const { attributes, counted } = count(some, ['site']);
    assert.deepEqual(byShrunkRate(rankGroups(counted)).map(({ members }) => attributes[0]!.labels[members[0]!.code]), ['large', 'tiny', 'rest']);
  });

  it('are none where nothing changed or nothing is there', () => {
    assert.deepEqual(rankGroups(count(rows(50, () => false), ['site']).counted), []);
    assert.deepEqual(countGroups([], new Uint8Array(0), new Float64Array(0)), { n: 0, changed: 0, squares: 0, groups: [], leftOut: [] });
    assert.deepEqual(explainGroups([]), { groups: [], sharper: [] });
  });

  it('do not explain by a group that holds everything', () => {
    const { counted } = count(rows(100, () => true).map((row) => ({ ...row, site: 'A' })), ['site']);
    const [group] = rankGroups(counted);
    assert.deepEqual([group!.rate, group!.lift, (group!.riskRatio as { status: string }).status, group!.p], [1, 1, 'undefined', 1]);
    assert.deepEqual(explainGroups([group!]).groups, []);
  });

  it('leave records without the attribute out of its groups, and count missing values as changed without a size', () => {
    const { counted } = count([{ site: 'A', base: 1, revision: null }, { site: null, base: 1, revision: 3 }, { site: 'B', base: 2, revision: 2 }], ['site']);
    const [a, b] = rankGroups(counted);
    assert.deepEqual([counted.n, counted.changed, counted.squares], [3, 2, 4]);
    assert.deepEqual([a!.changed, a!.finite, (a!.bias as { status: string }).status, b!.bias, b!.rmse], [1, 0, 'too-few', 0, 0]);
  });

  it('hold no NaN and no Infinity', () => {
    const odd: Row[] = [{ site: 'A', base: -1.7e308, revision: 1.7e308 }, { site: 'A', base: 0, revision: 1e200 }, { site: 'B', base: 0, revision: Infinity }, { site: 'B', base: 1, revision: 1 }];
    for (const group of rankGroups(count(odd, ['site']).counted)) {
      for (const { id } of GROUP_METRICS) {
        const figure = group[id];
        assert.ok(typeof figure === 'number' ? Number.isFinite(figure) : figure.reason.length > 0, `${id}: ${String(figure)}`);
      }
    }
  });

  it('say which pairs of attributes have too many combinations', () => {
    const labels = Array.from({ length: 3000 }, (_, i) => String(i)), codes = Int32Array.of(0, 1);
    assert.deepEqual(countGroups([{ name: 'plot', codes, labels }, { name: 'tree', codes, labels }], Uint8Array.of(1, 0), Float64Array.of(1, 0)).leftOut, [['plot', 'tree']]);
  });
});

describe('the best interval', () => {
  const of = (...changed: number[]) => bestInterval(changed.map((each) => ({ n: 10, changed: each })), { n: 10 * changed.length, changed: changed.reduce((a, b) => a + b, 0) });
  it('is the run with most change beyond the overall rate', () => {
    assert.deepEqual([of(0, 9, 8, 0, 0)?.from, of(0, 9, 8, 0, 0)?.to], [1, 2]);
    assert.deepEqual([of(5, 0, 0, 5)?.from, of(5, 0, 0, 5)?.to], [0, 0], 'the first of equal ones');
    assert.deepEqual([of(9, 3, 9, 0, 0, 0)?.from, of(9, 3, 9, 0, 0, 0)?.to], [0, 2], 'over a weak level between strong ones');
  });
  it('is none where all levels changed alike, or there are none', () => assert.deepEqual([of(3, 3, 3), of(0, 0), of()], [null, null, null]));
  it('is not worse than any other run', () => {
    for (let round = 0; round < 50; round++) {
      const levels = Array.from({ length: 8 }, () => ({ n: random.whole(1, 9), changed: 0 })).map(({ n }) => ({ n, changed: random.whole(0, n) }));
      const all = { n: levels.reduce((sum, { n }) => sum + n, 0), changed: levels.reduce((sum, { changed }) => sum + changed, 0) };
      const gain = (from: number, to: number): number => levels.slice(from, to + 1).reduce((sum, { n, changed }) => sum + changed / all.n - (n / all.n) * (all.changed / all.n), 0);
      const best = bestInterval(levels, all);
      for (let from = 0; from < 8; from++) for (let to = from; to < 8; to++) assert.ok(gain(from, to) <= (best?.weightedAccuracy ?? 0) + 1e-12);
      if (best !== null) assert.ok(Math.abs(gain(best.from, best.to) - best.weightedAccuracy) < 1e-12);
    }
  });
});
