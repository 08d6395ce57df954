/**
 * What a revision does to one quantity:
 *
 *   bind -> load what it reads -> both releases -> step by step, what its change comes from and what it bears -> report
 *
 * The quantity runs on both releases whole; a record whose key occurs more than once belongs to its release alone. What is
 * known can be told before all steps are done.
 */
import { courseTrajectory } from '../../core/impact/report/course-trajectory.js';
import { changeOf } from '../../core/impact/evaluation.js';
import { meanOver } from '../../core/impact/query/query-result.js';
import { ownSpecification, specify } from '../../core/impact/query/specify.js';
import type { DataChoice, HybridChoice } from '../../core/impact/relation/data-sql.js';
import { impactReport, type ImpactFacts } from '../../core/impact/report/impact-report.js';
import type { QuantityImpact } from '../../core/impact/report/quantity-impact.js';
import type { Figure, Undefined } from '../../core/model/report.js';
import type { QuantityRecipe } from '../../core/model/recipe.js';
import type { Database } from '../../io/database/database.js';
import { Asked } from './asked.js';
import { columnNames, tried } from './ask-query.js';
import { bindQuantity, sourceOf } from './bind-quantity.js';
import type { BoundQuantity, DataColumn } from './bound-quantity.js';
import { estimated, groupsNote } from './group-by-group.js';
import type { ImpactRelation, LoadedRelation, RelationPlace } from './impact-relation.js';
import { impactSteps, type Found, type ImpactStep, type InTime } from './impact-steps.js';
import { multiverseColumns } from './quantity-multiverse.js';
import { nothingDiffers } from './quantity-interval.js';
import type { AttributionBy, Differing } from './quantity-attributions.js';
import { StepClock } from './step-clock.js';
import { bothMeans, toldApart } from './two-results.js';

/** What is looked at beside both results and their difference. */
export const IMPACT_PARTS = ['attribution', 'interval', 'resilience', 'sufficiency', 'information', 'multiverse', 'cascade'] as const;
export type ImpactPart = (typeof IMPACT_PARTS)[number];

export interface QuantityTask {
  readonly database: Database;
  readonly place: RelationPlace;
  readonly relation: ImpactRelation;
  readonly columns: readonly DataColumn[];
  readonly quantity: QuantityRecipe & { readonly id: string };
  readonly by: readonly AttributionBy[];
  readonly parts: readonly ImpactPart[];
  readonly seed: number;
  readonly signal: AbortSignal | undefined;
  /** Aborted when the quantity is answered. */
  readonly over: AbortSignal;
  /** How many hybrid releases were asked; with a sentence on what is still to come, where that takes long. */
  readonly onProgress: (done: number, note: string | null) => void;
  /** What is known so far: both results first. */
  readonly onProvisional: ((soFar: QuantityImpact) => void) | undefined;
  /** Time in milliseconds after which nothing more is begun; null: none. */
  readonly budgetMs: number | null;
}

export interface AnsweredQuantity {
  readonly impact: QuantityImpact;
  /** Whether time left something out: another answer would have it. */
  readonly isCut: boolean;
}

const BASE: HybridChoice = { of: 'columns', ids: new Set(), records: false };
/** Notes stand in this order, whichever was first. */
const NOTES = ['attribution', 'cascade', 'resilience', 'sufficiency', 'information', 'multiverse', 'interval'] as const satisfies readonly ImpactPart[];

export async function quantityImpact(task: QuantityTask): Promise<AnsweredQuantity> {
  const { quantity: { id, name, unit = null, tolerance = null }, seed, signal } = task, basics = { id, name, unit, tolerance, by: sourceOf(task.quantity), seed } as const, clock = new StepClock(task.budgetMs), whole = (facts: ImpactFacts): AnsweredQuantity => ({ impact: impactReport(facts), isCut: false });
  const bound = await bindQuantity(task.place, task.columns, specify(task.quantity, ownSpecification(task.quantity)), {
    ...task, isLoaded: (columns) => task.relation.has(columns), onGroups: task.onProvisional && ((soFar, of) => { if (clock.isTurn) task.onProvisional!(impactReport({ ...basics, unit: unit ?? of, base: estimated(soFar.base), revision: estimated(soFar.revision), provisional: soFar, notes: [groupsNote(soFar)] })); }),
  });
  const refused = (why: Undefined): AnsweredQuantity => {
    const reason = why.reason.includes('not found in FROM clause') ? { ...why, reason: `${why.reason}; the columns are ${columnNames(task.columns)}` } : why;
    return whole({ ...basics, base: reason, revision: reason });
  };
  if ('status' in bound) return refused(bound);
  const own = { ...basics, unit: unit ?? bound.unit ?? null }, hasChoices = task.parts.includes('multiverse') && (task.quantity.choices ?? []).length > 0, columns = hasChoices ? [...bound.columns, ...(await multiverseColumns(task))] : bound.columns;
  const loaded = await tried(signal, () => task.relation.load(columns, signal));
  if ('status' in loaded) return whole({ ...own, base: loaded, revision: loaded });
  let note: string | null = null;
  const asked = new Asked(bound, loaded, { signal, onProgress: (done) => task.onProgress(done, note) }), differing = await whatDiffers(task, bound, loaded);
  const nothing = differing.columns.length === 0 && differing.alone === 0, revised: HybridChoice = { of: 'columns', ids: new Set(differing.columns.map(({ column }) => column.id)), records: true };
  const first = performance.now(), [base, revision] = nothing ? await asked.at({ hybrid: BASE }).then((both) => [both, both] as const) : await asked.both({ hybrid: BASE }, { hybrid: revised });
  const refusal = 'status' in base || 'status' in revision ? await bound.refusal?.(signal) ?? null : null;
  if (refusal !== null) return refused(refusal);
  clock.took(bound.evaluationMs ?? (performance.now() - first) / (nothing ? 1 : 2));
  asked.timedBy(clock);
  const { keys, facts } = toldApart(name, bound, base, revision, tolerance), figure = async (choice: DataChoice): Promise<Figure> => meanOver(keys, await asked.at(choice));
  const [before, after] = bothMeans(keys, base, revision), change = changeOf(before, after), results = !nothing && typeof before === 'number' && typeof after === 'number' && typeof change === 'number' ? { base: before, revision: after, change } : null;
  const effect: ImpactFacts = { ...own, ...facts, base: before, revision: after, notes: [...(facts.notes ?? []), ...(bound.notes?.() ?? [])] };
  const told = (found: ReadonlyMap<ImpactStep, Found>, more: Partial<ImpactFacts> = {}): QuantityImpact => impactReport(merged({ ...effect, ...more }, found));
  const inTime = await courses(bound, revised, tolerance, signal), given: Partial<ImpactFacts> = { ...(inTime === null ? {} : { trajectory: inTime.trajectory }), ...(results !== null && task.parts.includes('attribution') ? { attributions: [] } : {}), ...(nothing && typeof change === 'number' ? { interval: nothingDiffers(loaded, seed) } : {}) };
  const steps = impactSteps({ task, bound, loaded, differing, base: BASE, whole: revised, results, answers: { base, revision }, keys, inTime, asked, figure, clock }), found = new Map<ImpactStep, Found>(), leftOut: ImpactStep[] = [];
  for (const [at, step] of steps.entries()) {
    if (!clock.fits(step.atLeast)) { leftOut.push(step); continue; }
    const open = steps.slice(at), unfinished = { done: at, open: open.map(({ called }) => called) }, tell = (soFar?: Found): void => task.onProvisional?.(told(soFar === undefined ? found : new Map([...found, [step, soFar]]), { ...given, unfinished }));
    const forecast = clock.forecast(unfinished.open, open.reduce((sum, { atMost }) => sum + atMost, 0));
    note = forecast === null ? null : `${told(found, { ...given, unfinished }).sentence} ${forecast}`;
    if (forecast !== null && clock.isSlow) asked.tell();
    tell();
    found.set(step, await step.run(task.onProvisional === undefined ? undefined : tell));
  }
  const isCut = leftOut.length > 0 || [...found.values()].some(({ isCut: cut }) => cut === true), limit = clock.leftOut(leftOut.map(({ called }) => called));
  return { impact: told(found, { ...given, notes: [...effect.notes!, ...(limit === null ? [] : [limit])] }), isCut };
}
/** One value whose course in time is known as well. */
async function courses({ course }: BoundQuantity, whole: HybridChoice, tolerance: number | null, signal: AbortSignal | undefined): Promise<InTime | null> {
  const base = await course?.({ hybrid: BASE }, signal), revision = await course?.({ hybrid: whole }, signal);
  if (!course || !base || !revision) return null;
  return { course, base, trajectory: courseTrajectory(base, revision, tolerance === null ? null : { absolute: tolerance }) };
}

/** What steps found, beside what was known before them. */
function merged(facts: ImpactFacts, found: ReadonlyMap<ImpactStep, Found>): ImpactFacts {
  const attributions = [...(facts.attributions ?? [])], notes = new Map<ImpactPart, readonly string[]>();
  let out: ImpactFacts = facts;
  for (const [{ part }, { attributions: parts = [], notes: said = [], isCut: _, ...more }] of found) {
    attributions.push(...parts);
    notes.set(part, [...(notes.get(part) ?? []), ...said]);
    out = { ...out, ...more };
  }
  return { ...out, ...(facts.attributions === undefined ? {} : { attributions }), notes: [...(facts.notes ?? []), ...NOTES.flatMap((part) => notes.get(part) ?? [])] };
}

async function whatDiffers({ relation, signal }: QuantityTask, { columns, unlike = [] }: BoundQuantity, { rows }: LoadedRelation): Promise<Differing> {
  const { alone, added, records } = await relation.differing(columns, signal);
  return { alone, added, columns: columns.map((column) => ({ column, records: unlike.includes(column.id) ? rows : records.get(column.id)! })).filter((each) => each.records > 0) };
}
