/** How little of either release a quantity can be derived from: asked on records that stay at random, in blocks and by groups, with coarser values, and without single columns. */
import { count, counted } from '../../core/format/words.js';
import type { Answer } from '../../core/impact/evaluation.js';
import { keptCounts, lostMark, recordBlocks, singleRecords, wholeGroups, type LostRecords } from '../../core/impact/relation/lost-records.js';
import { IN_BASE, IN_REVISION } from '../../core/impact/relation/relation-table.js';
import type { BitsFacts, SufficiencyFacts } from '../../core/impact/report/impact-report.js';
import type { WithheldColumns } from '../../core/impact/report/quantity-impact.js';
import { sufficiencyCurveOf, type SampleAt } from '../../core/impact/sufficiency/sufficiency-curve.js';
import { identifier } from '../../core/sql/identifier.js';
import type { BoundQuantity } from './bound-quantity.js';
import type { LoadedRelation } from './impact-relation.js';
import { isWhole, lessBudget, wholeSides, type LessBudget, type LessTask, type WholeSide } from './less-information.js';
import { differenceOfSums, recordsBring } from './lost-sums.js';
import { quantityBits } from './quantity-bits.js';
import { quantityWithheld } from './quantity-withheld.js';

export interface ToldSufficiency { readonly sufficiency?: readonly SufficiencyFacts[]; readonly bits?: readonly BitsFacts[]; readonly withheld?: WithheldColumns; readonly notes: readonly string[] }

/** Shares of the records beside all of them, at most. */
const SHARES = 5;

/** How often the quantity is asked at most. */
export function sufficiencyEvaluations({ by, columns, sums }: BoundQuantity, { rows, parts }: Pick<LoadedRelation, 'rows' | 'parts'>): number {
  const budget = lessBudget(by, rows);
  if (budget === null) return 0;
  const ways = budget.samples + budget.unitSamples * (parts.some(({ of }) => of === 'group') ? 2 : 1);
  return 2 * ((sums === undefined ? SHARES * ways : 1) + budget.inputs * budget.bits + Math.min(budget.columns, columns.filter(({ key }) => !key).length));
}

export async function quantitySufficiency(task: LessTask): Promise<ToldSufficiency> {
  const { loaded, bound } = task, budget = lessBudget(bound.by, loaded.rows);
  if (budget === null) return { notes: [`No sufficiency: ${counted(loaded.rows, 'record')} would take too long to thin again and again.`] };
  const sides = wholeSides(task), sufficiency: SufficiencyFacts[] = [], withheld = await quantityWithheld(task, sides, budget);
  const there = await task.relation.sides(task.signal), bring = await recordsBring(task, sides);
  for (const lost of await waysToLose(task, budget)) sufficiency.push(...(await (bring === null ? askedCurves(lost, task, sides, there) : curvesOf(lost, task, sides, there, ({ side }) => differenceOfSums(bring, side, lost)))));
  const bits = await quantityBits(task, sides, budget);
  return { sufficiency, ...(bits.length > 0 ? { bits } : {}), ...withheld.facts, notes: [...withheld.notes, ...notesOf(task, budget)] };
}

async function waysToLose({ loaded, database, seed, signal }: LessTask, { samples, unitSamples }: LessBudget): Promise<readonly LostRecords[]> {
  const { rows, parts, blocks, cells } = loaded, groups = parts.find(({ of }) => of === 'group'), lots = { samples: unitSamples, seed };
  // In the order of the relation, as its other rows are read.
  const codes = groups === undefined ? null : Int32Array.from((await database.run(`SELECT ${identifier('group')} AS code FROM ${cells}`, signal ? { signal } : {})).columns.get('code')!, Number);
  return [singleRecords(rows, { samples, seed }), blocks === 0 ? null : recordBlocks(rows, lots), codes === null ? null : wholeGroups(codes, groups!.names.length, lots)].filter((each) => each !== null);
}

/** `times`: what a total of fewer records stands for. */
type Difference = (at: SampleAt, times: number) => Answer;

/** The quantity is asked on the records of each sample. */
async function askedCurves(lost: LostRecords, task: LessTask, sides: readonly WholeSide[], there: Uint8Array): Promise<readonly SufficiencyFacts[]> {
  const { relation, signal, asked } = task, { name, fractions } = lost, marks = new Map(lost.marks.map((each, sample) => [lostMark(name, sample), each] as const));
  try {
    asked.on(await relation.mark(marks, signal));
    return await curvesOf(lost, task, sides, there, ({ ask }) => async ({ sample, fraction }, times) => (await ask({ kept: { mark: lostMark(name, sample), from: fractions.indexOf(fraction) + 1 } }, times)).difference);
  } finally {
    asked.on(await relation.unmark(marks));
  }
}

async function curvesOf(lost: LostRecords, { loaded, bound, signal }: LessTask, sides: readonly WholeSide[], there: Uint8Array, differenceOf: (side: WholeSide) => Difference): Promise<readonly SufficiencyFacts[]> {
  const { name, fractions, units } = lost, by = name === 'groups' ? loaded.parts.find(({ of }) => of === 'group')!.by : undefined, out: SufficiencyFacts[] = [];
  for (const whole of sides) {
    const { side, result, scale, tolerance } = whole, counts = keptCounts(lost, there, side === 'base' ? IN_REVISION : IN_BASE), difference = differenceOf(whole);
    // A total of fewer records is less: it stands for as many as there are.
    const curve = await sufficiencyCurveOf(counts, { result, scale }, (at, kept) => difference(at, isTotal(bound) ? counts.records / kept : 1), { tolerance, fractions, ...(signal ? { signal } : {}) });
    out.push({ side, mode: name, ...(units === null ? {} : { units: { count: units, ...(by === undefined ? {} : { by }) } }), tolerance, curve });
  }
  return out;
}

function isTotal({ sums }: LessTask['bound']): boolean {
  return sums !== undefined && sums.of !== 'mean';
}

function notesOf({ bound, loaded: { rows }, keys }: LessTask, budget: LessBudget): string[] {
  const { samples, unitSamples, inputs, bits } = budget, what = bound.by === 'model' ? 'a model' : bound.by === 'javascript' ? 'a function' : 'a query';
  return [
    ...(isTotal(bound) ? ['Of fewer records, the total is that of the sample times the number of records over those that are left.'] : bound.by !== 'model' && bound.sums === undefined ? ['With fewer records the result is taken as it comes: were it a total, it would be less for that alone.'] : []),
    ...(bound.is === 'value' ? [] : [`With less information its error is the mean size of the differences over ${counted(keys.length, bound.is === 'groups' ? 'group' : 'step')}, over the mean size of the values; where one has no value, there is no result.`]),
    ...(isWhole(budget) ? [] : [`As ${what} is slow to ask about ${counted(rows, 'record')}, it is asked on ${counted(samples, 'sample')} of single records, ${count(unitSamples)} of blocks and of groups${inputs === 0 ? ', and not with coarser values' : `, and with ${counted(inputs, 'input')} at most in up to ${count(2 ** bits)} cells`}.`]),
  ];
}
