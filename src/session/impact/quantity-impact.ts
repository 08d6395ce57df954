/**
 * What a revision does to one quantity:
 *
 *   bind -> load what it reads -> both releases -> what its change comes from -> where the change would lie -> report
 *
 * The quantity runs on both releases whole; a record whose key occurs more than once belongs to its release alone.
 */
import { courseTrajectory } from '../../core/impact/report/course-trajectory.js';
import { divergence } from '../../core/impact/divergence.js';
import { changeOf } from '../../core/impact/evaluation.js';
import { leaveOutInterval } from '../../core/impact/query/leave-out-interval.js';
import { commonKeys, meanOver, type QueryResult } from '../../core/impact/query/query-result.js';
import { ownSpecification, specify } from '../../core/impact/query/specify.js';
import { differingSql, type DataChoice, type HybridChoice } from '../../core/impact/relation/data-sql.js';
import { impactReport, type ImpactFacts } from '../../core/impact/report/impact-report.js';
import type { QuantityImpact } from '../../core/impact/report/quantity-impact.js';
import { count, counted } from '../../core/format/words.js';
import type { Figure, Undefined } from '../../core/model/report.js';
import type { QuantityRecipe } from '../../core/model/recipe.js';
import { numberAt, type Database } from '../../io/database/database.js';
import { Asked, type Asking } from './asked.js';
import { columnNames, tried } from './ask-query.js';
import { bindQuantity, sourceOf } from './bind-quantity.js';
import type { BoundQuantity, DataColumn } from './bound-quantity.js';
import type { ImpactRelation, LoadedRelation, RelationPlace } from './impact-relation.js';
import { quantityCascade } from './quantity-cascade.js';
import type { LessTask } from './less-information.js';
import { quantityInformation } from './quantity-information.js';
import { multiverseColumns, quantityMultiverse } from './quantity-multiverse.js';
import { quantitySufficiency } from './quantity-sufficiency.js';
import { quantityResilience } from './quantity-resilience.js';
import { attributeBy, type AttributionBy, type Differing } from './quantity-attributions.js';

/** What is looked at beside both results and their difference. */
export const IMPACT_PARTS = ['attribution', 'interval', 'resilience', 'sufficiency', 'information', 'multiverse', 'cascade'] as const;
export type ImpactPart = (typeof IMPACT_PARTS)[number];

export interface QuantityTask extends Asking {
  readonly database: Database;
  readonly place: RelationPlace;
  readonly relation: ImpactRelation;
  readonly columns: readonly DataColumn[];
  readonly quantity: QuantityRecipe & { readonly id: string };
  readonly by: readonly AttributionBy[];
  readonly parts: readonly ImpactPart[];
  readonly seed: number;
  /** Aborted when the quantity is answered. */
  readonly over: AbortSignal;
}

const BASE: HybridChoice = { of: 'columns', ids: new Set(), records: false };
/** Records up to which stretches are left out in turn: two evaluations each. */
const MOST_RECORDS = 2_000_000;

export async function quantityImpact(task: QuantityTask): Promise<QuantityImpact> {
  const wants = (each: ImpactPart): boolean => task.parts.includes(each);
  const { quantity: { id, name, unit = null, tolerance = null }, seed } = task, basics = { id, name, unit, tolerance, by: sourceOf(task.quantity), seed } as const;
  const bound = await bindQuantity(task.place, task.columns, specify(task.quantity, ownSpecification(task.quantity)), task);
  if ('status' in bound) {
    const reason = bound.reason.includes('not found in FROM clause') ? { ...bound, reason: `${bound.reason}; the columns are ${columnNames(task.columns)}` } : bound;
    return impactReport({ ...basics, base: reason, revision: reason });
  }
  const own = { ...basics, unit: unit ?? bound.unit ?? null };
  const hasChoices = wants('multiverse') && (task.quantity.choices ?? []).length > 0, columns = hasChoices ? [...bound.columns, ...(await multiverseColumns(task))] : bound.columns;
  const relation = await tried(task.signal, () => task.relation.load(columns, task.signal));
  if ('status' in relation) return impactReport({ ...own, base: relation, revision: relation });
  const asked = new Asked(bound, relation, task), differing = await whatDiffers(task, bound, relation);
  const nothing = differing.columns.length === 0 && differing.alone === 0, whole: HybridChoice = { of: 'columns', ids: new Set(differing.columns.map(({ column }) => column.id)), records: true };
  const base = await asked.at({ hybrid: BASE }), revision = nothing ? base : await asked.at({ hybrid: whole });
  const { keys, facts } = toldApart(bound, base, revision, tolerance), figure = async (choice: DataChoice): Promise<Figure> => meanOver(keys, await asked.at(choice));
  const [before, after] = bothMeans(keys, base, revision), change = changeOf(before, after), told: ImpactFacts = { ...own, ...facts, ...(await inTime(task, bound, relation, whole)), notes: [...(facts.notes ?? []), ...(bound.notes?.() ?? [])], base: before, revision: after };
  const crossed = hasChoices ? await quantityMultiverse({ ...task, rows: relation.rows, onAsked: () => asked.count() }) : null, ofMultiverse = crossed === null ? {} : { multiverse: crossed.multiverse };
  if (nothing || typeof change !== 'number') return named(impactReport({ ...told, ...ofMultiverse, ...(nothing && typeof change === 'number' ? { interval: NOTHING_DIFFERS(relation, seed) } : {}) }), told, keys, bound);
  const attributions = [];
  for (const by of !wants('attribution') ? [] : task.by.filter((each) => each === 'column' || !bound.unlike?.length)) {
    const found = await attributeBy(by, { ...task, relation, columns: bound.columns, differing, result: (hybrid) => figure({ hybrid }), together: async (choices) => choices.every((each) => each.of === 'columns') && asked.together(choices), mark: bound.byMarks ? async (by, columns) => {
      const { marks, sets } = await task.relation.cellMarks(by, columns, task.signal);
      asked.on(await task.relation.mark(marks, task.signal));
      return { marks, sets };
    } : null });
    if (found !== null) attributions.push(found);
  }
  const { notes: ofResilience, ...borne } = wants('resilience') && typeof before === 'number' && typeof after === 'number' ? await quantityResilience({ ...task, loaded: relation, bound, differing, base: BASE, whole, results: { base: before, revision: after }, tolerance, asked, figure }) : { notes: [] };
  const less: LessTask | null = typeof before === 'number' && typeof after === 'number' ? { ...task, loaded: relation, bound, differing, base: BASE, whole, answers: { base, revision }, keys, tolerance, asked } : null;
  const { notes: ofSufficiency, ...derived } = wants('sufficiency') && less !== null ? await quantitySufficiency(less) : { notes: [] };
  const { notes: ofInformation, ...held } = wants('information') && less !== null ? await quantityInformation(less) : { notes: [] };
  const without = wants('interval') ? whyNoInterval(relation, bound, task.columns) : NOT_ASKED;
  const interval = without !== null ? {} : { interval: leaveOutInterval({ change, without: await withoutEach(relation.blocks, whole, figure), length: Math.ceil(relation.rows / relation.blocks), tolerance, seed }) };
  const notes = [...(told.notes ?? []), ...ofResilience, ...ofSufficiency, ...ofInformation, ...(crossed?.notes ?? []), ...(without === null || without === NOT_ASKED ? [] : [`No interval: ${without}.`])];
  return named(impactReport({ ...told, ...interval, ...borne, ...derived, ...held, ...ofMultiverse, ...(wants('attribution') ? { attributions } : {}), notes }), told, keys, bound);
}

/** One value whose course in time is known as well, and whether what changes early in it grows. */
async function inTime({ database, parts, quantity: { tolerance = null }, signal }: QuantityTask, { course, columns }: BoundQuantity, relation: LoadedRelation, whole: HybridChoice): Promise<Pick<ImpactFacts, 'trajectory'>> {
  const base = await course?.({ hybrid: BASE }, signal), revision = await course?.({ hybrid: whole }, signal);
  if (!course || !base || !revision) return {};
  const trajectory = courseTrajectory(base, revision, tolerance === null ? null : { absolute: tolerance }), grows = parts.includes('cascade') && trajectory.divergence.firstDifference !== null ? await quantityCascade({ database, relation, columns, base, course, signal }) : null;
  return { trajectory: grows === null ? trajectory : { ...trajectory, cascade: grows } };
}

/** A result of several values loses some of them with a stretch, and is then a mean over others. */
function whyNoInterval({ rows, blocks }: LoadedRelation, { is, whyWhole }: BoundQuantity, columns: readonly DataColumn[]): string | null {
  if (whyWhole !== undefined) return whyWhole;
  if (is !== 'value') return `stretches cannot be left out of a result by ${is === 'groups' ? 'group' : 'time'}`;
  if (!columns.some(({ key }) => key)) return 'without a key, the two versions of a record cannot be left out together';
  if (blocks === 0) return `${counted(rows, 'record')} are too few to leave out in turn`;
  return rows > MOST_RECORDS ? `${counted(rows, 'record')} would take too long to leave out in turn` : null;
}

const NOT_ASKED = 'not asked';
const ONE: readonly string[] = [''];
const NOTHING_DIFFERS = ({ rows, blocks }: LoadedRelation, seed: number): NonNullable<ImpactFacts['interval']> => ({
  change: 0, se: 0, interval: { low: 0, high: 0, level: 0.95, method: 'nothing differs' }, verdict: { state: 'same', word: 'exact', sameWithin: 0 }, blocks: { length: blocks === 0 ? 0 : Math.ceil(rows / blocks), count: blocks, draws: 0, seed },
});

/** Where one release has no result, the other's several values have nothing to be averaged alike with. */
function bothMeans(keys: readonly (string | number)[], base: QueryResult | Undefined, revision: QueryResult | Undefined): readonly [Figure, Figure] {
  const alone = (result: QueryResult | Undefined, other: QueryResult | Undefined): Figure => (keys === ONE && result instanceof Map && !result.has('') && !(other instanceof Map) ? { status: 'not-comparable', reason: `it has ${counted(result.size, 'value')}, and the other release has none to hold them against` } : meanOver(keys, result));
  return [alone(base, revision), alone(revision, base)];
}

/** Several values are held against each other one by one, and their mean stands for all: its sentence says so. */
function named(impact: QuantityImpact, told: ImpactFacts, keys: readonly (string | number)[], { is }: BoundQuantity): QuantityImpact {
  if (is === 'value' || keys.length === 0) return impact;
  const called = `${told.name} (mean of ${counted(keys.length, is === 'groups' ? 'group' : 'step')})`;
  return { ...impact, sentence: impact.sentence.replace(told.name, () => called) };
}

async function withoutEach(blocks: number, whole: HybridChoice, figure: (choice: DataChoice) => Promise<Figure>): Promise<readonly Figure[]> {
  const out: Figure[] = [];
  for (let without = 0; without < blocks; without++) out.push(changeOf(await figure({ hybrid: BASE, without }), await figure({ hybrid: whole, without })));
  return out;
}

async function whatDiffers({ relation, signal }: QuantityTask, { columns, unlike = [] }: BoundQuantity, { rows }: LoadedRelation): Promise<Differing> {
  const { alone, added, records } = await relation.differing(columns, signal);
  return { alone, added, columns: columns.map((column) => ({ column, records: unlike.includes(column.id) ? rows : records.get(column.id)! })).filter((each) => each.records > 0) };
}

interface ToldApart { readonly keys: readonly (string | number)[]; readonly facts: Partial<ImpactFacts> }

function toldApart({ is }: BoundQuantity, base: QueryResult | Undefined, revision: QueryResult | Undefined, tolerance: number | null): ToldApart {
  if (is === 'value' || !(base instanceof Map) || !(revision instanceof Map)) return { keys: ONE, facts: {} };
  const keys = commonKeys(base, revision), all = [...new Set([...base.keys(), ...revision.keys()])].sort((a, b) => (a < b ? -1 : 1)), left = all.length - keys.length, what = is === 'groups' ? 'group' : 'step';
  const notes = [`Base, revision and change are those of the mean over ${counted(keys.length, what)} with a value in both releases${left > 0 ? `; ${count(left)} without one ${left === 1 ? 'is' : 'are'} left out` : ''}.`];
  if (is === 'groups') {
    const at = (result: QueryResult, key: string | number): Figure => result.get(key) ?? { status: 'not-comparable', reason: 'the query gives no such group' };
    return { keys, facts: { notes, groups: all.map((key) => ({ group: String(key), base: at(base, key), revision: at(revision, key) })) } };
  }
  const series = (result: QueryResult): Float64Array => Float64Array.from(all, (key) => { const value = result.get(key); return typeof value === 'number' ? value : NaN; }), before = series(base), after = series(revision);
  return { keys, facts: { notes, trajectory: { at: Float64Array.from(all, Number), instants: true, base: before, revision: after, divergence: divergence(before, after, tolerance === null ? null : { absolute: tolerance }) } } };
}
