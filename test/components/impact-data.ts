/**
 * Impacts of a small analytic quantity, made by the core's own functions: four years of days, light times a hump of
 * temperature, of which one year's temperature and another's light were revised.
 */
import { settled } from '../../src/core/impact/evaluation.js';
import { recordBlocks, wholeGroups, type LostRecords } from '../../src/core/impact/relation/lost-records.js';
import type { WithheldResult } from '../../src/core/impact/report/quantity-impact.js';
import { attributeChange } from '../../src/core/impact/attribution/attribute-change.js';
import { isIn, type Coalition, type Player } from '../../src/core/impact/attribution/players.js';
import { cascade } from '../../src/core/impact/cascade.js';
import { differenceInterval } from '../../src/core/impact/difference-interval.js';
import { divergence } from '../../src/core/impact/divergence.js';
import { multiverse } from '../../src/core/impact/multiverse.js';
import { impactReport, type ImpactFacts } from '../../src/core/impact/report/impact-report.js';
import type { QuantityImpact } from '../../src/core/impact/report/quantity-impact.js';
import { linearResilience } from '../../src/core/impact/resilience/linear-resilience.js';
import { bitsCurve } from '../../src/core/impact/sufficiency/bits-curve.js';
import { inputEntropy, type Occupied } from '../../src/core/impact/sufficiency/input-entropy.js';
import { inputInformation } from '../../src/core/impact/sufficiency/input-information.js';
import { randomLoss, tailLoss, unitDraws } from '../../src/core/impact/sufficiency/loss-modes.js';
import { sufficiencyCurve } from '../../src/core/impact/sufficiency/sufficiency-curve.js';
import { Random } from '../core/support/random.js';

const DAY = 86_400_000, FIRST = Date.UTC(2001, 0, 1), DAYS = 1461, SITES = 12;
export const AT = Float64Array.from({ length: DAYS }, (_, i) => FIRST + i * DAY);
const YEARS = [2001, 2002, 2003, 2004] as const, yearOf = (i: number): number => new Date(AT[i]!).getUTCFullYear();

export interface Drivers { readonly TA: Float64Array; readonly PAR: Float64Array; readonly P: Float64Array }

export interface ImpactOf {
  /** How much the revision changes, 0 for nothing. */
  readonly size?: number;
  /** Base and revision change places. */
  readonly swapped?: boolean;
  readonly id?: string;
  readonly name?: string;
  readonly unit?: string | null;
  readonly tolerance?: number | null;
  readonly more?: Partial<ImpactFacts>;
  readonly only?: readonly (keyof ImpactFacts)[];
}

function releases(size: number): readonly [Drivers, Drivers] {
  const random = new Random(47), season = (i: number): number => Math.sin((2 * Math.PI * (i - 100)) / 365.25);
  const TA = AT.map((_, i) => 9 + 9 * season(i) + 2 * random.normal()), PAR = AT.map((_, i) => 25 + 18 * season(i) + 4 * random.next()), P = AT.map(() => Math.max(0, random.normal()));
  return [{ TA, PAR, P }, { TA: TA.map((x, i) => (yearOf(i) === 2003 ? x + 1.2 * size : x)), PAR: PAR.map((x, i) => (yearOf(i) === 2002 ? x * (1 + 0.02 * size) : yearOf(i) === 2003 && i % 3 === 0 ? x * (1 - 0.01 * size) : x)), P }];
}

/** Growth of a day. */
export function growth(TA: number, PAR: number): number {
  return 0.01 * PAR * Math.max(0, 1 - ((TA - 20) / 18) ** 2);
}

function total(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum;
}

const daily = ({ TA, PAR }: Drivers): Float64Array => AT.map((_, i) => growth(TA[i]!, PAR[i]!));

function rising(values: Float64Array): Float64Array {
  let sum = 0;
  return values.map((value) => (sum += value));
}

function mixed(base: Drivers, revision: Drivers, fromRevision: (column: keyof Drivers, i: number) => boolean): Drivers {
  const of = (column: keyof Drivers): Float64Array => base[column].map((x, i) => (fromRevision(column, i) ? revision[column][i]! : x));
  return { TA: of('TA'), PAR: of('PAR'), P: of('P') };
}

/** Cells of one unit. */
function inCells(values: Float64Array): readonly Occupied[] {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(Math.floor(value), (counts.get(Math.floor(value)) ?? 0) + 1);
  return [...counts.values()].map((records) => ({ records, cells: 1 }));
}

/** Its values missing in all records. */
function without(drivers: Drivers, column: keyof Drivers): WithheldResult {
  const whole = total(daily(drivers)), left = settled(total(daily({ ...drivers, [column]: drivers[column].map(() => NaN) })));
  return { result: left, error: typeof left === 'number' ? Math.abs(left - whole) / whole : left };
}

export async function impactOf({ size = 1, swapped = false, id = 'q1', name = 'Sum of growth', unit = 'g', tolerance = 4, more = {}, only }: ImpactOf = {}): Promise<QuantityImpact> {
  const [one, other] = releases(size), [base, revision] = swapped ? [other, one] : [one, other], days = [daily(base), daily(revision)] as const, sums = days.map(total) as unknown as readonly [number, number], columns = ['TA', 'PAR', 'P'] as const;
  const wants = (fact: keyof ImpactFacts): boolean => only === undefined || only.includes(fact), result = (drivers: Drivers): number => total(daily(drivers));
  const players = columns.map((label): Player => ({ of: 'column', label })), years = YEARS.map((year): Player => ({ of: 'period', label: String(year), clauses: [{ source: 'impact', field: 'year', kind: 'points', value: [year] }] })), sites = Array.from({ length: SITES }, (_, site): Player => ({ of: 'group', label: `site ${site}` }));
  const attribute = (of: readonly Player[], taken: (coalition: Coalition, column: keyof Drivers, i: number) => boolean) => attributeChange(of, (coalition) => result(mixed(base, revision, (column, i) => taken(coalition, column, i))), { budget: 200 });
  const lines = days.map(rising), effects = days[1].map((x, i) => x - days[0][i]!).filter((x) => x !== 0);
  const month = (side: 0 | 1): number[] => { const out = new Array<number>(12).fill(0); days[side].forEach((x, i) => { out[new Date(AT[i]!).getUTCMonth()]! += x; }); return out; };
  const units = AT.map((_, i) => Math.floor(i / 10)), draws = Array.from({ length: 10 }, (_, sample) => unitDraws(Array.from({ length: 147 }, (_, i) => i * 7919), sample, 1)), keptMean = (side: 0 | 1) => (kept: Uint8Array): number => { const at = days[side].filter((_, i) => kept[i] === 1); return (total(at) / at.length) * DAYS; };
  const sufficient = (side: 0 | 1, mode: ReturnType<typeof tailLoss>) => sufficiencyCurve(mode, keptMean(side), { tolerance: 0.05 });
  const blocks = recordBlocks(DAYS, { samples: 10, seed: 1 })!, groups = wholeGroups(Int32Array.from(AT, (_, i) => i % SITES), SITES, { samples: 10, seed: 1 })!;
  const inUnits = async (side: 'base' | 'revision', lost: LostRecords) => ({ side, mode: lost.name, units: { count: lost.units!, ...(lost === groups ? { by: 'site' } : {}) }, tolerance: 0.05, curve: await sufficiencyCurve({ ...lost, records: DAYS, keeps: (sample, fraction) => lost.marks[sample]!.map((mark) => Number(mark > lost.fractions.indexOf(fraction))) }, keptMean(side === 'base' ? 0 : 1), { tolerance: 0.05, fractions: lost.fractions }) });
  return impactReport({
    id, name, unit, by: 'sql', tolerance, seed: 1, base: sums[0], revision: sums[1],
    ...(wants('interval') ? { interval: differenceInterval({ fields: 1, base: days[0], revision: days[1] }, ([sum]) => sum!, { blockLength: 30, tolerance, draws: 199 }) } : {}),
    ...(wants('attributions') && size !== 0 ? { attributions: [{ by: 'column', attribution: await attribute(players, (c, column) => isIn(c, columns.indexOf(column))) }, { by: 'year', attribution: await attribute(years, (c, _, i) => isIn(c, yearOf(i) - 2001)) }, { by: 'site', attribution: await attribute(sites, (c, _, i) => isIn(c, i % SITES)) }] } : {}),
    ...(wants('trajectory') ? { trajectory: { at: AT, instants: true, base: lines[0]!, revision: lines[1]!, divergence: divergence(lines[0]!, lines[1]!, tolerance === null ? null : { absolute: tolerance }), cascade: await cascade(lines[0]!, [[0, 400], [400, 800], [800, DAYS]], ([from, to]) => rising(days[0].map((x, i) => (i >= from && i < to ? days[1][i]! : x)))) } } : {}),
    ...(wants('groups') ? { groups: month(0).map((x, i) => ({ group: `month ${i + 1}`, base: x, revision: month(1)[i]! })) } : {}),
    ...(wants('resilience') ? { resilience: linearResilience({ base: sums[0], effects, tolerance }) } : {}),
    ...(wants('sufficiency') ? { sufficiency: [{ side: 'base' as const, mode: 'random' as const, tolerance: 0.05, curve: await sufficient(0, randomLoss(Int32Array.from(units), draws)) }, { side: 'revision' as const, mode: 'random' as const, tolerance: 0.05, curve: await sufficient(1, randomLoss(Int32Array.from(units), draws)) }, { side: 'base' as const, mode: 'tail' as const, tolerance: 0.05, curve: await sufficient(0, tailLoss(DAYS)) }, await inUnits('base', blocks), await inUnits('revision', blocks), await inUnits('base', groups), await inUnits('revision', groups)] } : {}),
    ...(wants('bits') ? { bits: await Promise.all((['TA', 'PAR'] as const).flatMap((input) => (['base', 'revision'] as const).map(async (side) => ({ input, side, tolerance: 0.01, curve: await bitsCurve((side === 'base' ? base : revision)[input], (values) => result({ ...(side === 'base' ? base : revision), [input]: values }), { tolerance: 0.01, mostBits: 10 }) })))) } : {}),
    ...(wants('withheld') ? { withheld: { tolerance: { base: 0.05, revision: 0.05 }, columns: columns.map((column) => ({ column, base: without(base, column), revision: without(revision, column) })) } } : {}),
    ...(wants('information') ? { information: { ...inputInformation(columns.map((column) => ({ name: column, base: base[column], revision: revision[column] })), days[0]), inputs: columns.map((column) => inputEntropy(column, 16, inCells(base[column]), inCells(revision[column]))) } } : {}),
    ...(wants('multiverse') ? { multiverse: await multiverse({ choices: [{ name: 'season', options: ['all year', 'May to September', 'without winter'] }, { name: 'least temperature', options: ['none', '2 °C', '5 °C', '8 °C'] }, { name: 'light', options: ['measured', 'at most 40'] }], tolerance, threshold: sums[0] * 0.9, evaluate: ([season, least, light], side) => { const { TA, PAR } = side === 'base' ? base : revision, from = [-99, 2, 5, 8][least!]!; return { value: total(AT.map((t, i) => { const m = new Date(t).getUTCMonth(); return (season === 1 && (m < 4 || m > 8)) || (season === 2 && (m < 2 || m > 10)) || TA[i]! < from ? 0 : growth(TA[i]!, light === 1 ? Math.min(40, PAR[i]!) : PAR[i]!); })) }; } }) } : {}),
    ...more,
  });
}
