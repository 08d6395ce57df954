import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { attributesOf, withInputs, type WhereInput } from '../../../../src/core/diagnosis/where/attributes.js';
import { findGroups } from '../../../../src/core/diagnosis/where/find-groups.js';
import type { GroupChange } from '../../../../src/core/diagnosis/where/group-change.js';
import { JointGroups } from '../../../../src/core/diagnosis/where/joint-groups.js';
import { MOST_IN_ALL, tellGroups } from '../../../../src/core/diagnosis/where/tell-groups.js';
import type { GroupFacts } from '../../../../src/core/diagnosis/where/group-facts.js';
import { whereChanged } from '../../../../src/core/diagnosis/where/where-changed.js';
import { type Attribute, countGroups } from '../../../../src/core/metrics/groups/count-groups.js';
import { explainGroups } from '../../../../src/core/metrics/groups/explain-groups.js';
import { rankGroups, type RankedGroup } from '../../../../src/core/metrics/groups/rank-groups.js';
import { oracle } from '../../support/oracle.js';
import { Random } from '../../support/random.js';

type Cell = string | number | null;
type Row = Readonly<Record<string, Cell>>;

function textInput(name: string, cells: readonly Cell[]): WhereInput {
  const texts = [...new Set(cells.filter((each) => each !== null).map(String))];
  return { name, kind: 'text', values: Int32Array.from(cells, (each) => (each === null ? -1 : texts.indexOf(String(each)))), texts };
}

function numberInput(name: string, cells: readonly (number | null)[], side?: 'base' | 'revision'): WhereInput {
  return { name, kind: 'number', values: Float64Array.from(cells, (each) => each ?? NaN), ...(side ? { side } : {}) };
}

function timeInput(name: string, cells: readonly number[]): WhereInput {
  return { name, kind: 'time', values: Float64Array.from(cells) };
}

/** Base and revision of each record; null is missing. */
type Pair = readonly [number | null, number | null];

function groups(inputs: readonly WhereInput[], pairs: readonly Pair[], unit: string | null = null, name = 'NEE'): GroupChange[] {
  const joint = new JointGroups(attributesOf(inputs), pairs.length);
  const changed = Uint8Array.from(pairs, ([x, y]) => (x === y ? 0 : 1)), difference = Float64Array.from(pairs, ([x, y]) => (x === null || y === null ? NaN : y - x));
  return tellGroups([whereChanged(joint, changed, difference, { name, unit })]);
}

const told = (found: readonly GroupChange[]): string[] => found.map(({ by }) => by.map(({ attribute, from, to }) => `${attribute} ${from}${to === undefined ? '' : `..${to}`}`).join(' & '));

describe('where a column changed, by hand', () => {
  // Four sites, five years, ten records each: 200 records, of which 8 of the 10 of B in 2003 changed, and 1 of A in 2001.
  const rows = ['A', 'B', 'C', 'D'].flatMap((site) => [2001, 2002, 2003, 2004, 2005].flatMap((year) => Array.from({ length: 10 }, (_, k) => ({ site, year, k }))));
  const inputs = [textInput('site', rows.map(({ site }) => site)), numberInput('year', rows.map(({ year }) => year))];
  const pairs = rows.map(({ site, year, k }): Pair => (site === 'B' && year === 2003 && k < 8 ? [1, 1.5] : site === 'A' && year === 2001 && k === 0 ? [2, null] : [3, 3]));
  const found = groups(inputs, pairs, 'umol m-2 s-1');

  it('is one site in one year', () => {
    assert.deepEqual(told(found), ['site B & year 2003']);
    const [{ records, changed, kept, support, rate, rateOutside, lift, riskRatio, shrunkRate, bias, shareOfSquares, claim, column }] = found as [GroupChange];
    assert.deepEqual({ column, claim, records, changed, kept }, { column: 'NEE', claim: 'changed', records: 10, changed: 8, kept: 2 });
    const near = (a: unknown, b: number): void => assert.ok(typeof a === 'number' && Math.abs(a - b) < 1e-12, `${String(a)} is not ${b}`);
    near(support, 8 / 9);
    near(rate, 0.8);
    near(rateOutside, 1 / 190);
    near(lift, 0.8 / (9 / 200));
    near(riskRatio, 0.8 * 190);
    near(shrunkRate, (8 + 20 * (9 / 200)) / 30);
    near(bias, 0.4);
    near(shareOfSquares, 1);
  });
  it('gives the chance of as many, and corrects it for all groups looked at', () => {
    const [{ p, q }] = found as [GroupChange];
    // C(10,8) C(190,1) / C(200,9) + C(10,9) / C(200,9)
    const choose = (n: number, k: number): number => Array.from({ length: k }, (_, i) => (n - i) / (i + 1)).reduce((a, b) => a * b, 1);
    const expected = (choose(10, 8) * 190 + choose(10, 9)) / choose(200, 9);
    assert.ok(Math.abs(p / expected - 1) < 1e-9);
    // 4 sites, 5 years, 20 pairs; intervals of years: 10 of all sites, 10 of the one site that holds enough.
    assert.ok(Math.abs(q / p - (4 + 5 + 20 + 10 + 10)) < 1e-9);
  });
  it('says so', () => {
    assert.equal(found[0]!.sentence, '89 % of the changed NEE cells (8 of 9) are at B in 2003, where 8 of 10 records changed, against 1 of 190 elsewhere; the mean difference there is +0.4 umol m-2 s-1.');
  });
  it('is the same in any order of the columns that name groups', () => assert.deepEqual(told(groups([...inputs].reverse(), pairs)), ['year 2003 & site B']));
});

describe('where a column changed', () => {
  const random = new Random(4);
  const at = (days: number): number => Date.UTC(2003, 0, 1) + days * 86_400_000;
  const sites = ['AA', 'BB', 'CC'], days = Array.from({ length: 730 }, (_, day) => day);
  const table = sites.flatMap((site) => days.map((day) => ({ site, day, date: new Date(at(day)) })));
  const key = [textInput('site', table.map(({ site }) => site)), timeInput('TIMESTAMP', table.map(({ day }) => at(day)))];
  const planted = (hit: (row: (typeof table)[number]) => boolean): GroupChange[] => groups(key, table.map((row): Pair => (hit(row) ? [1, 2] : [1, 1])));

  it('is told by year, month and interval of months', () => {
    assert.deepEqual(told(planted(({ date }) => date.getUTCFullYear() === 2004)), ['year 2004']);
    assert.deepEqual(told(planted(({ date }) => date.getUTCMonth() === 6)), ['month 7']);
    assert.deepEqual(told(planted(({ site, date }) => site === 'BB' && date.getUTCMonth() === 6)), ['site BB & month 7']);
    assert.deepEqual(told(planted(({ date }) => date.getUTCMonth() >= 4 && date.getUTCMonth() <= 6)), ['month 5..7']);
    assert.deepEqual(told(planted(({ site, date }) => site === 'CC' && date.getUTCMonth() >= 4 && date.getUTCMonth() <= 6)), ['site CC & month 5..7']);
  });
  it('names months, years and hours in words', () => {
    const sentence = (hit: (row: (typeof table)[number]) => boolean): string => planted(hit)[0]!.sentence;
    assert.match(sentence(({ date }) => date.getUTCMonth() === 6), /^All 186 changed NEE cells are in July, where every record changed/);
    assert.match(sentence(({ date }) => date.getUTCMonth() === 6 && date.getUTCFullYear() === 2004), / are in July 2004, where every record changed/);
    assert.match(sentence(({ date }) => date.getUTCMonth() >= 4 && date.getUTCMonth() <= 6 && date.getUTCFullYear() === 2004), / are in May to July of 2004, where/);
    const hourly = Array.from({ length: 2400 }, (_, i) => i), hours = [timeInput('time', hourly.map((i) => at(0) + i * 3_600_000))];
    const night = groups(hours, hourly.map((i): Pair => ([1, 2, 3].includes(i % 24) ? [1, 2] : [1, 1])));
    assert.deepEqual(told(night), ['hour 1..3']);
    assert.match(night[0]!.sentence, / are from 01:00 to 04:00, where/);
  });
  it('tells days of short series, and a year rather than its days', () => {
    const short = Array.from({ length: 300 * 4 }, (_, i) => at(200) + i * 21_600_000), input = [timeInput('time', short)];
    const some = groups(input, short.map((t): Pair => (t >= at(300) && t < at(304) ? [1, 2] : [1, 1])));
    assert.deepEqual(told(some), ['day 2003-10-28..2003-10-31']);
    assert.match(some[0]!.sentence, / are from 2003-10-28 to 2003-10-31, where every record changed/);
    assert.deepEqual(told(groups(input, short.map((t): Pair => (new Date(t).getUTCFullYear() === 2004 ? [1, 2] : [1, 1])))), ['year 2004']);
  });
  it('joins two separate years only if the years between changed as well', () => {
    const years = Array.from({ length: 3000 }, (_, i) => 1990 + (i % 30)), input = [numberInput('year', years)];
    assert.deepEqual(told(groups(input, years.map((y): Pair => (y === 1995 || y === 2005 ? [1, 2] : [1, 1])))).sort(), ['year 1995', 'year 2005']);
    assert.deepEqual(told(groups(input, years.map((y): Pair => (y >= 1995 && y <= 2005 ? [1, 2] : [1, 1])))), ['year 1995..2005']);
  });
  it('tells two sites, each in its year', () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => ({ site: `S${i % 10}`, year: 2000 + (Math.floor(i / 10) % 10) }));
    const found = groups([textInput('site', rows.map(({ site }) => site)), numberInput('year', rows.map(({ year }) => year))], rows.map(({ site, year }): Pair => ((site === 'S2' && year === 2003) || (site === 'S7' && year === 2008) ? [1, 2] : [1, 1])));
    assert.ok(['site S2 & year 2003', 'site S7 & year 2008'].every((each) => told(found).includes(each)), told(found).join('; '));
  });
  it('says which groups did not change where all others did', () => {
    const found = groups(key, table.map(({ site }): Pair => (site === 'BB' ? [1, 1] : random.chance(0.97) ? [1, 2] : [1, 1])));
    assert.deepEqual(found.map(({ claim }) => claim), ['kept']);
    assert.deepEqual(told(found), ['site BB']);
    assert.match(found[0]!.sentence, /^No NEE value changed at BB \(730 stayed the same\); elsewhere 1,4\d\d of 1,460 \(9[67](\.\d)? %\) did\.$/);
    assert.ok(found[0]!.changed === 0 && found[0]!.kept === 730 && found[0]!.support === 0);
  });
  it('does not take a group without values for one that did not change', () => {
    assert.deepEqual(groups(key, table.map(({ site }): Pair => (site === 'BB' ? [null, null] : [1, 2]))).filter(({ claim }) => claim === 'kept'), []);
  });
  it('is nowhere in particular when cells changed at random, in any number', () => {
    let claims = 0;
    for (let round = 0; round < 60; round++) claims += groups(key, table.map((): Pair => (random.chance([0.002, 0.02, 0.2, 0.6, 0.95][round % 5]!) ? [1, 2] : [1, 1]))).length;
    assert.ok(claims <= 3, `${claims} claims`);
  });
  it('counts filled and lost cells as changed, without a size', () => {
    const found = groups(key, table.map(({ site }): Pair => (site === 'AA' ? [null, 1] : [1, 1])));
    assert.deepEqual(told(found), ['site AA']);
    assert.deepEqual([(found[0]!.bias as { status: string }).status, (found[0]!.shareOfSquares as { status: string }).status], ['too-few', 'undefined']);
    assert.equal(found[0]!.sentence, 'All 730 changed NEE cells are at AA, where every record changed.');
  });
  it('is told by flags of either release, or of both where they are the same, but not by the column itself', () => {
    const flags = table.map(() => random.whole(0, 3)), later = flags.map((f) => (random.chance(0.1) ? 3 - f : f));
    const pairs = flags.map((f): Pair => (f === 2 && random.chance(0.9) ? [1, 2] : [1, 1]));
    assert.deepEqual(told(groups([...key, numberInput('NEE_QC', flags, 'base'), numberInput('NEE_QC', flags, 'revision')], pairs)), ['NEE_QC 2']);
    const found = groups([...key, numberInput('NEE_QC', flags, 'base'), numberInput('NEE_QC', later, 'revision')], pairs);
    assert.equal(told(found)[0], 'NEE_QC (base) 2');
    assert.deepEqual([found[0]!.by[0]!.column, found[0]!.by[0]!.side], ['NEE_QC', 'base']);
    assert.match(found[0]!.sentence, / are where NEE_QC \(base\) is 2; there \d+ of \d+ records changed/);
    assert.deepEqual(groups([...key, numberInput('NEE_QC', flags, 'base'), numberInput('NEE_QC', later, 'revision')], pairs, null, 'NEE_QC'), []);
  });
  it('holds no NaN and no Infinity, whatever the differences', () => {
    for (const size of [1e308, 1e200, 1e-320]) {
      for (const group of groups(key, table.map(({ site }, i): Pair => (site === 'AA' ? [i % 2 ? -size : 0, size] : [1, 1])))) {
        for (const value of Object.values(group)) assert.ok(typeof value !== 'number' || Number.isFinite(value), JSON.stringify(group));
      }
    }
  });
});

describe('where nothing can be told', () => {
  const none = (inputs: readonly WhereInput[], pairs: readonly Pair[]): void => assert.deepEqual(groups(inputs, pairs), []);
  it('no record, one record, nothing changed, everything changed, one group, no attribute', () => {
    const sites = textInput('site', Array.from({ length: 50 }, (_, i) => (i < 25 ? 'A' : 'B')));
    none([textInput('site', [])], []);
    none([textInput('site', ['A'])], [[1, 2]]);
    none([sites], Array.from({ length: 50 }, (): Pair => [1, 1]));
    none([sites], Array.from({ length: 50 }, (): Pair => [1, 2]));
    none([sites], Array.from({ length: 50 }, (): Pair => [null, null]));
    none([textInput('site', Array.from({ length: 50 }, () => 'A'))], Array.from({ length: 50 }, (_, i): Pair => (i < 9 ? [1, 2] : [1, 1])));
    none([], Array.from({ length: 50 }, (_, i): Pair => (i < 9 ? [1, 2] : [1, 1])));
    none([sites], Array.from({ length: 50 }, (_, i): Pair => (i < 2 ? [1, 2] : [1, 1])));
  });
});

describe('attributes', () => {
  const names = (inputs: readonly WhereInput[]): string[] => attributesOf(inputs).map(({ name, labels }) => `${name}:${labels.length}`);
  const all = (n: number, of: (i: number) => number): number[] => Array.from({ length: n }, (_, i) => of(i));
  it('are texts and whole numbers of few levels', () => {
    assert.deepEqual(names([textInput('site', ['a', 'b', null, 'a'])]), ['site:2']);
    assert.deepEqual(names([numberInput('plot', [7, 7, 100_000_000, null])]), ['plot:2']);
    assert.deepEqual(names([numberInput('depth', [0.5, 1, 2])]), []);
    assert.deepEqual(names([numberInput('id', all(401, (i) => i))]), []);
    assert.deepEqual(names([numberInput('id', all(401, (i) => i * 1_000_000))]), []);
    assert.deepEqual(names([numberInput('id', all(400, (i) => i * 5_000_000))]), ['id:400']);
    assert.deepEqual(names([numberInput('QC', all(31, (i) => i), 'base')]), []);
    assert.deepEqual(names([numberInput('huge', [1e12, 2e12]), numberInput('odd', [Infinity, 1])]), []);
  });
  it('number levels as they are, by size, missing apart', () => {
    const [plot] = attributesOf([numberInput('plot', [9, -3, 10, null, 9])]);
    assert.deepEqual([plot!.labels, [...plot!.codes], plot!.ordered], [['-3', '9', '10'], [1, 0, 2, 3, 1], true]);
    const [site] = attributesOf([{ name: 'site', kind: 'text', values: Int32Array.of(2, 0, 1, -1), texts: ['b', null, 'a'] }]);
    assert.deepEqual([site!.labels, [...site!.codes], site!.ordered], [['a', 'b'], [0, 1, 2, 2], false]);
  });
  it('of instants are the parts that differ', () => {
    const hours = all(48, (i) => Date.UTC(1999, 11, 31) + i * 3_600_000);
    assert.deepEqual(names([timeInput('time', hours)]), ['year:2', 'month:2', 'hour:24', 'day:2']);
    assert.deepEqual(names([timeInput('time', all(1000, (i) => Date.UTC(1958 + Math.floor(i / 12), i % 12)))]), ['year:84', 'month:12']);
    assert.deepEqual(names([timeInput('start', hours), timeInput('end', hours)]).slice(0, 2), ['year of start:2', 'month of start:2']);
    assert.deepEqual(names([timeInput('time', [NaN, 1e300])]), []);
  });
  it('read instants before 1970 and between hours as the clock shows them', () => {
    const attributes = attributesOf([timeInput('time', [Date.UTC(1969, 11, 31, 23, 59, 59, 999), Date.UTC(1970, 0, 1, 0, 0, 0, 1), NaN])]);
    assert.deepEqual(attributes.map(({ labels }) => labels), [['1969', '1970'], ['1', '12'], ['0', '23'], ['1969-12-31', '1970-01-01']]);
    for (const { codes } of attributes) assert.equal(codes[2], 2);
  });
});

describe('the joint count', () => {
  it('agrees with counting every group by itself, on random data', () => {
    const random = new Random(99);
    for (let round = 0; round < 25; round++) {
      const n = random.whole(1, 400), rows = Array.from({ length: n }, (): Row => ({ a: random.chance(0.05) ? null : random.pick(['p', 'q', 'r']), b: random.whole(0, random.whole(1, 12)), c: random.whole(1, 3) }));
      const attributes = attributesOf([textInput('a', rows.map(({ a }) => a!)), numberInput('b', rows.map(({ b }) => b as number)), numberInput('c', rows.map(({ c }) => c as number))]);
      const bias = random.chance(0.5), changed = Uint8Array.from(rows, ({ a, c }) => (random.chance(bias && a === 'q' ? 0.8 : c === 2 ? 0.2 : 0.05) ? 1 : 0));
      const difference = Float64Array.from(changed, (each) => (each ? (random.chance(0.2) ? NaN : random.normal()) : random.chance(0.1) ? NaN : 0));
      const joint = new JointGroups(attributes, n), plain = attributes.map(({ name, codes, labels }): Attribute => ({ name, labels, codes: Int32Array.from(codes, (code) => (code === labels.length ? -1 : code)) }));
      const ranked = rankGroups(countGroups(plain, changed, difference));
      const key = (members: readonly { attribute: number; from: number; to: number }[]): string => members.map(({ attribute, from }) => `${attribute}=${from}`).join();
      const brute = new Map(ranked.map((group) => [key(group.members.map(({ attribute, code }) => ({ attribute, from: code, to: code }))), group]));
      const marked = changed.reduce((sum, each) => sum + each, 0), tally = new Uint32Array(joint.combinations);
      joint.cells.forEach((cell, i) => (tally[cell]! += changed[i]!));
      const found = findGroups(joint, tally, marked, attributes.map((_, a) => a)).groups;
      const levels = found.filter(({ members }) => members.every(({ from, to }) => from === to));
      const passes = (group: RankedGroup): boolean => group.changed >= 3 && explainGroups([group]).groups.length > 0;
      assert.deepEqual(levels.map(({ members }) => key(members)).sort(), ranked.filter(passes).map((group) => key(group.members.map(({ attribute, code }) => ({ attribute, from: code, to: code })))).sort());
      for (const { members, n: size, marked: hits } of levels) assert.deepEqual([size, hits], [brute.get(key(members))!.n, brute.get(key(members))!.changed]);
      // Intervals, too, hold what a count of the records says.
      for (const { members, n: size, marked: hits } of found) {
        const inside = (i: number): boolean => members.every(({ attribute, from, to }) => attributes[attribute]!.codes[i]! >= from && attributes[attribute]!.codes[i]! <= to);
        const within = Array.from(rows.keys()).filter(inside);
        assert.deepEqual([size, hits], [within.length, within.filter((i) => changed[i]).length]);
      }
      for (const group of tellGroups([whereChanged(joint, changed, difference, { name: 'x' })]).filter(({ claim, by }) => claim === 'changed' && by.every(({ to }) => to === undefined))) {
        const one = brute.get(key(group.by.map(({ attribute, from }) => { const a = attributes.findIndex(({ name }) => name === attribute); return { attribute: a, from: attributes[a]!.labels.indexOf(from), to: 0 }; })))!;
        assert.deepEqual([group.records, group.changed], [one.n, one.changed]);
        for (const id of ['support', 'rate', 'lift', 'riskRatio', 'shrunkRate', 'p', 'bias', 'shareOfSquares'] as const) {
          const [ours, theirs] = [group[id], one[id]];
          assert.ok(typeof ours === 'number' && typeof theirs === 'number' ? Math.abs(ours - theirs) <= 1e-9 * Math.abs(theirs) + 1e-300 : JSON.stringify(ours) === JSON.stringify(theirs), id);
        }
      }
    }
  });
  it('is the same by table and by hash', () => {
    const random = new Random(7), n = 300, wide = (name: string): WhereInput => numberInput(name, Array.from({ length: n }, () => random.whole(0, 380)));
    const attributes = attributesOf([wide('a'), wide('b'), wide('c'), wide('d')]), joint = new JointGroups(attributes, n);
    const seen = new Map<string, number>();
    for (let i = 0; i < n; i++) {
      const key = attributes.map(({ codes }) => codes[i]).join();
      if (!seen.has(key)) seen.set(key, joint.cells[i]!);
      assert.equal(joint.cells[i], seen.get(key));
      attributes.forEach(({ codes }, a) => assert.equal(joint.levels[a]![joint.cells[i]!], codes[i]));
    }
    assert.equal(joint.combinations, new Set(seen.values()).size);
    assert.equal(joint.n.reduce((sum, each) => sum + each, 0), n);
  });
  it('goes on from what is known, as if it had been made at once', () => {
    const random = new Random(5);
    for (let round = 0; round < 12; round++) {
      const n = random.whole(1, 300), levels = (most: number): (number | null)[] => Array.from({ length: n }, () => (random.chance(0.05) ? null : random.whole(0, most)));
      const first = [numberInput('plot', levels(random.whole(1, 30))), timeInput('time', Array.from({ length: n }, () => random.whole(0, 9e10))), ...Array.from({ length: random.whole(0, 8) }, (_, i) => numberInput(`k${i}`, levels(3)))], flag = levels(2);
      const more = [numberInput('NEE_QC', flag, 'base'), numberInput('NEE_QC', random.chance(0.5) ? flag : levels(2), 'revision')];
      const known = attributesOf(first), grown = withInputs(known, more), whole = attributesOf([...first, ...more]);
      assert.deepEqual(grown, whole);
      assert.deepEqual({ ...new JointGroups(grown, n, new JointGroups(known, n)) }, { ...new JointGroups(whole, n) });
    }
  });
  it('does not depend on the order of the records', () => {
    const random = new Random(21), rows = Array.from({ length: 3000 }, () => ({ site: random.pick(['A', 'B', 'C']), year: random.whole(2000, 2005), d: 0 })).map((row) => ({ ...row, d: row.site === 'B' && row.year > 2002 && random.chance(0.8) ? random.normal() : 0 }));
    const of = (some: typeof rows): GroupChange[] => groups([textInput('site', some.map(({ site }) => site)), numberInput('year', some.map(({ year }) => year))], some.map(({ d }): Pair => [0, d]));
    const [one, other] = [of(rows), of(random.shuffled(rows))];
    assert.deepEqual(told(one), ['site B & year 2003..2005']);
    const rounded = (found: readonly GroupChange[]): unknown => found.map((group) => JSON.stringify(group, (_, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(10)) : value)));
    assert.deepEqual(rounded(other), rounded(one));
  });
});

interface Input { rows: (Row & { base: number | null; revision: number | null })[]; dims: string[]; min_support: number; min_risk_ratio: number }

describe('where agrees with SciPy and statsmodels', () => {
  for (const test of oracle<Input>('17_group_ranking_diff').cases) {
    it(test.name, () => {
      const { rows, dims } = test.input, attributes = attributesOf(dims.map((dim) => (dim === 'year' ? numberInput(dim, rows.map((row) => row[dim] as number)) : textInput(dim, rows.map((row) => row[dim]!)))));
      assert.deepEqual(attributes.map(({ name }) => name), dims);
      const joint = new JointGroups(attributes, rows.length), changed = Uint8Array.from(rows, ({ base, revision }) => (base === revision ? 0 : 1));
      const difference = Float64Array.from(rows, ({ base, revision }) => (base === null || revision === null ? NaN : revision - base));
      const found = tellGroups([whereChanged(joint, changed, difference, { name: 'value' })]).filter(({ claim }) => claim === 'changed');
      const subgroups = test.expected['all_subgroups'] as (Record<string, number> & { predicate: Record<string, string | number> })[];
      const predicate = ({ by }: GroupChange): string => JSON.stringify(Object.fromEntries(by.map(({ attribute, from }) => [attribute, attribute === 'year' ? Number(from) : from])));
      let compared = 0;
      for (const group of found.filter(({ by }) => by.every(({ to }) => to === undefined))) {
        const expected = subgroups.find((each) => JSON.stringify(each.predicate) === predicate(group))!;
        for (const [ours, theirs] of [['records', 'n'], ['changed', 'n_changed'], ['support', 'support'], ['rate', 'rate'], ['riskRatio', 'risk_ratio'], ['p', 'p_hypergeom'], ['bias', 'bias'], ['shareOfSquares', 'share_of_squared_change']] as const) {
          const [a, b] = [group[ours], expected[theirs]!];
          if (typeof a === 'number') assert.ok(Math.abs(a - b) <= 1e-9 * Math.abs(b) + 1e-300, `${predicate(group)} ${ours}: ${a} is not ${b}`);
        }
        assert.ok(group.q >= expected['q_bh']! * (1 - 1e-9), 'more groups are looked at here');
        compared++;
      }
      // What was planted: all of E in NEE and some of it elsewhere, C from 2004, F in 2002.
      assert.deepEqual(told(found), ['site E & var NEE', 'site E', 'site C & year 2004..2005', 'site F & year 2002']);
      assert.equal(compared, 3);
    });
  }
});

describe('the groups of very many columns', () => {
  const column = (name: string, groups: number): Parameters<typeof tellGroups>[0][number] => ({ tested: 100, groups: Array.from({ length: groups }, (_, i) => ({ column: name, p: 1e-30, records: i }) as unknown as GroupFacts) });
  it('are all told where they are few', () => assert.deepEqual(tellGroups([column('a', 12), column('b', 3)]).map((group) => `${group.column}${group.records}`), [...Array.from({ length: 12 }, (_, i) => `a${i}`), 'b0', 'b1', 'b2']));
  it('are the first ones of each column where they are many', () => {
    const found = tellGroups([column('few', 2), ...Array.from({ length: 500 }, (_, i) => column(`c${i}`, i % 2 === 0 ? 12 : 5))]);
    assert.ok(found.length <= MOST_IN_ALL && found.length > MOST_IN_ALL - 501, String(found.length));
    assert.deepEqual(found.slice(0, 5).map((group) => [group.column, group.records]), [['few', 0], ['few', 1], ['c0', 0], ['c0', 1], ['c0', 2]]);
    assert.equal(new Set(found.map((group) => group.column)).size, 501);
  });
  it('never number more', () => assert.equal(tellGroups(Array.from({ length: 2500 }, (_, i) => column(`c${i}`, 1))).length, MOST_IN_ALL));
});
