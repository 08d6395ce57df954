/** Bits that inputs hold, and what they tell of a result, counted plainly. */
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { QuantityImpact } from '../../../src/core/impact/report/quantity-impact.js';
import { SeededRandom } from '../../../src/core/statistics/seeded-random.js';
import { Bench, csv, source } from '../support.js';
import { checkImpact } from '../../core/impact/report/support.js';

const bench = new Bench(), random = new SeededRandom(12), lot = (): number => random.bits() / 2 ** 32, SITES = 25, DAYS = 40;
after(() => bench.close());
interface Row { readonly site: string; readonly day: number; readonly x: number; readonly y: number | null; readonly flag: string }
const rows: readonly Row[] = Array.from({ length: SITES * DAYS }, (_, i) => ({ site: `s${String(i % SITES).padStart(2, '0')}`, day: Math.floor(i / SITES), x: Number((10 * lot() ** 2 + (i % SITES) + Math.floor(i / SITES) / 3).toFixed(2)), y: i % 11 === 0 ? null : Number((5 * lot()).toFixed(1)), flag: 'abc'[random.below(3)]! }));
const later: readonly Row[] = rows.map((row, i) => ({ ...row, x: i % 2 === 0 ? Math.round(row.x) : row.x, flag: row.flag === 'c' ? 'a' : row.flag })).filter((_, i) => i !== 5);
const text = (of: readonly Row[]): string => csv(['site', 'date', 'x', 'y', 'flag'], of.map(({ site, day, x, y, flag }) => [site, new Date(Date.UTC(2020, 0, 1 + day)).toISOString().slice(0, 10), x, y ?? '', flag]));

async function ask(sql: string): Promise<QuantityImpact> {
  const comparison = await bench.session.compare(source(text(rows), 'base.csv'), source(text(later), 'revision.csv'), { key: ['site', 'date'], seed: 1 });
  try {
    return checkImpact((await comparison.impact([{ name: 'Q', sql }], { parts: ['information'] }))[0]!);
  } finally {
    await comparison.dispose();
  }
}

const near = (actual: unknown, expected: number): void => assert.ok(typeof actual === 'number' && Math.abs(actual - expected) <= 1e-9, `${JSON.stringify(actual)} is not ${expected}`);
const shares = (values: readonly (number | string)[]): number[] => [...new Set(values)].map((value) => values.filter((each) => each === value).length / values.length);
const plainBits = (values: readonly (number | string)[]): number => shares(values).reduce((sum, share) => sum - share * Math.log2(share), 0);
const corrected = (values: readonly (number | string)[]): number => plainBits(values) + (new Set(values).size - 1) / (2 * values.length * Math.LN2);
const meanOf = (of: readonly number[]): number => of.reduce((a, b) => a + b, 0) / of.length;
const atQuantile = (sorted: readonly number[], p: number): number => { const at = p * (sorted.length - 1), i = Math.floor(at); return sorted[i]! + (at - i) * ((sorted[i + 1] ?? sorted[i]!) - sorted[i]!); };
const both = rows.filter((_, i) => i !== 5);

describe('bits of inputs', () => {
  it('are those of shared cells over the records that both releases have, by hand', async () => {
    const { information } = await ask("SELECT avg(x + y) FROM data WHERE flag <> 'b'"), of = (input: string) => information!.inputs!.find((each) => each.input === input)!;
    assert.deepEqual(information!.inputs!.map(({ input }) => input).sort(), ['flag', 'x', 'y']);
    const sides = [both.map(({ x }) => x), later.map(({ x }) => x)] as const, pooled = [...sides[0], ...sides[1]].sort((a, b) => a - b), low = pooled[0]!, high = pooled.at(-1)!;
    const cells = Math.min(1024, Math.max(16, Math.ceil((high - low) / (2 * (atQuantile(pooled, 0.75) - atQuantile(pooled, 0.25)) / Math.cbrt(pooled.length))))), cellOf = (x: number): number => Math.min(cells - 1, Math.floor(((x - low) / (high - low)) * cells));
    assert.deepEqual([of('x').n, of('x').cells, of('x').corrected], [999, cells, true]);
    near(of('x').base, corrected(sides[0].map(cellOf)));
    near(of('x').revision, corrected(sides[1].map(cellOf)));
    // A record without y in either release counts in neither; of the three flags one is gone.
    assert.equal(of('y').n, both.filter(({ y }) => y !== null).length);
    assert.equal(of('y').base, of('y').revision);
    assert.deepEqual([of('flag').n, of('flag').cells, of('flag').corrected], [999, 3, false]);
    near(of('flag').base, plainBits(both.map(({ flag }) => flag)));
    near(of('flag').revision, plainBits(later.map(({ flag }) => flag)));
    assert.deepEqual([information!.subsets, information!.why], [[], 'there is one result, and not one for each group or step']);
  });

  it('of a result by group of the key come with what they tell of it, by hand', async () => {
    const { information } = await ask('SELECT site, avg(x) AS value FROM data GROUP BY 1'), [alone] = information!.subsets, names = [...new Set(rows.map(({ site }) => site))];
    assert.deepEqual([information!.n, information!.of, information!.classes, alone!.inputs], [25, 'group', 2, ['x']]);
    // The mean of x is the result: in base it tells all.
    near(alone!.base, 1);
    const means = [rows, later].map((of) => names.map((name) => meanOf(of.filter(({ site }) => site === name).map(({ x }) => x)))), middle = atQuantile([...means[0]!].sort((a, b) => a - b), 0.5), classes = means.map((each) => each.map((x) => (x >= middle ? 1 : 0)));
    const told = plainBits(classes[0]!) + plainBits(classes[1]!) - plainBits(classes[0]!.map((each, i) => `${each}${classes[1]![i]!}`));
    near(alone!.revision, told / plainBits(classes[0]!));
    near(information!.losses[0]!.bits, plainBits(classes[0]!) - told);
  });

  it('of a series are those of the records from each step to the next', async () => {
    const { information } = await ask("SELECT date_trunc('day', date) AS at, avg(x) AS value FROM data WHERE y > 1 GROUP BY 1"), of = (input: string) => information!.subsets.find(({ inputs }) => inputs.join() === input)!;
    assert.deepEqual([information!.n, information!.of, information!.classes, information!.subsets.map(({ inputs }) => inputs.join()).sort()], [40, 'step', 2, ['x', 'x,y', 'y']]);
    const days = [...new Set(rows.map(({ day }) => day))], halves = (values: readonly number[]): number[] => { const middle = atQuantile([...values].sort((a, b) => a - b), 0.5); return values.map((value) => (value >= middle ? 1 : 0)); };
    const result = halves(days.map((day) => meanOf(rows.filter((row) => row.day === day && (row.y ?? 0) > 1).map(({ x }) => x)))), x = halves(days.map((day) => meanOf(rows.filter((row) => row.day === day).map((row) => row.x)))), y = halves(days.map((day) => meanOf(rows.flatMap((row) => (row.day === day && row.y !== null ? [row.y] : [])))));
    for (const [name, input] of [['x', x], ['y', y]] as const) near(of(name).base, (plainBits(result) + plainBits(input) - plainBits(result.map((each, i) => `${each}${input[i]!}`))) / plainBits(result));
    assert.equal(of('y').revision, of('y').base);
  });

  it('of groups that are not those of the key say so', async () => assert.match((await ask('SELECT flag, avg(x) AS value FROM data GROUP BY 1')).information!.why!, /^the groups of the result are not those of the key/));
});
