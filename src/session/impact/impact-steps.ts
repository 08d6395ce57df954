/**
 * What is looked at beside both results, step by step: each says what it is called, how often the quantity is asked at
 * most, and what it finds. Whoever runs them may tell what is known between two, and leave out what time does not allow.
 */
import type { QueryResult } from '../../core/impact/query/query-result.js';
import type { DataChoice, HybridChoice } from '../../core/impact/relation/data-sql.js';
import type { ImpactFacts } from '../../core/impact/report/impact-report.js';
import type { Figure, Undefined } from '../../core/model/report.js';
import type { Asked } from './asked.js';
import type { BoundQuantity, Course } from './bound-quantity.js';
import type { LoadedRelation } from './impact-relation.js';
import type { LessTask } from './less-information.js';
import { attributeBy, attributionEvaluations, type AttributionBy, type Differing } from './quantity-attributions.js';
import { cascadeEvaluations, quantityCascade } from './quantity-cascade.js';
import type { ImpactPart, QuantityTask } from './quantity-impact.js';
import { quantityInformation } from './quantity-information.js';
import { quantityInterval, whyNoInterval } from './quantity-interval.js';
import { multiverseEvaluations, quantityMultiverse } from './quantity-multiverse.js';
import { quantityResilience, resilienceEvaluations } from './quantity-resilience.js';
import { quantitySufficiency, sufficiencyEvaluations } from './quantity-sufficiency.js';
import type { StepClock } from './step-clock.js';

/** What a step adds to the facts; its notes stand beside those of the others. */
export interface Found extends Partial<ImpactFacts> {
  /** Time was over before it had asked all. */
  readonly isCut?: boolean;
}

export interface ImpactStep {
  readonly part: ImpactPart;
  /** In the middle of a sentence: `the parts of columns`. */
  readonly called: string;
  /** Evaluations: of the whole step, and of the least that gives an answer. */
  readonly atMost: number;
  readonly atLeast: number;
  /** `onSoFar`: with what is known in the middle of it. */
  readonly run: (onSoFar: ((soFar: Found) => void) | undefined) => Promise<Found>;
}

export interface InTime { readonly course: NonNullable<BoundQuantity['course']>; readonly base: Course; readonly trajectory: NonNullable<ImpactFacts['trajectory']> }

export interface StepsTask {
  readonly task: QuantityTask;
  readonly bound: BoundQuantity;
  readonly loaded: LoadedRelation;
  readonly differing: Differing;
  readonly base: HybridChoice;
  readonly whole: HybridChoice;
  /** Both results and their difference; null where there is none to take apart. */
  readonly results: { readonly base: number; readonly revision: number; readonly change: number } | null;
  /** What both releases gave; `keys`: of the values that are held against each other. */
  readonly answers: Readonly<Record<'base' | 'revision', QueryResult | Undefined>>;
  readonly keys: readonly (string | number)[];
  /** Where one value has a course in time. */
  readonly inTime: InTime | null;
  readonly asked: Asked;
  readonly figure: (choice: DataChoice) => Promise<Figure>;
  readonly clock: StepClock;
}

const PARTS_OF: Readonly<Record<AttributionBy, string>> = { column: 'the parts of columns', period: 'the parts of periods', group: 'the parts of groups', kind: 'the parts of kinds of change', class: 'the parts of classes of cells' };

/** In the order in which a reader wants to know. */
export function impactSteps(of: StepsTask): readonly ImpactStep[] {
  const { task: { by, parts, quantity }, bound, results } = of, wants = (part: ImpactPart): boolean => parts.includes(part), steps: ImpactStep[] = [];
  if (results !== null && wants('attribution')) steps.push(...by.filter((each) => (each === 'column' || !bound.unlike?.length) && ((each !== 'period' && each !== 'group') || of.loaded.parts.some((parts) => parts.of === each))).map((each) => attributionStep(each, of)));
  if (wants('cascade') && of.inTime !== null && of.inTime.trajectory.divergence.firstDifference !== null) steps.push(cascadeStep(of, of.inTime));
  if (results !== null) {
    if (wants('resilience')) steps.push(fixed('resilience', 'how much of the revision it bears', resilienceEvaluations(bound, of.loaded.rows), () => quantityResilience({ ...of.task, ...of, results, tolerance: quantity.tolerance ?? null })));
    const less: LessTask = { ...of.task, ...of, relation: of.task.relation, tolerance: quantity.tolerance ?? null };
    if (wants('sufficiency')) steps.push(fixed('sufficiency', 'how little it can be derived from', sufficiencyEvaluations(bound, of.loaded), () => quantitySufficiency(less)));
    // It counts cells, and does not ask the quantity.
    if (wants('information')) steps.push(fixed('information', 'the bits that its inputs hold', 0, () => quantityInformation(less)));
    if (wants('interval')) steps.push(intervalStep(of, results));
  }
  if (wants('multiverse') && (quantity.choices ?? []).length > 0) steps.push(fixed('multiverse', 'the other ways of analysing', multiverseEvaluations(quantity, of.loaded.rows), () => quantityMultiverse({ ...of.task, rows: of.loaded.rows, onAsked: () => of.asked.count() })));
  return steps;
}

/** A step that gives an answer whole or not at all. */
function fixed(part: ImpactPart, called: string, evaluations: number, run: () => Promise<Found>): ImpactStep {
  return { part, called, atMost: evaluations, atLeast: evaluations, run };
}

function attributionStep(by: AttributionBy, { task, bound, loaded, differing, asked, figure, clock }: StepsTask): ImpactStep {
  return {
    part: 'attribution', called: PARTS_OF[by], ...attributionEvaluations(by, { relation: loaded, differing }),
    run: async (onSoFar) => {
      const found = await attributeBy(by, {
        ...task, relation: loaded, columns: bound.columns, differing, result: (hybrid) => figure({ hybrid }), together: async (choices) => choices.every((each) => each.of === 'columns') && asked.together(choices),
        mark: bound.byMarks ? async (marked, columns) => {
          const { marks, sets } = await task.relation.cellMarks(marked, columns, task.signal);
          asked.on(await task.relation.mark(marks, task.signal));
          return { marks, sets };
        } : null,
        ...(onSoFar === undefined ? {} : { onEstimate: (soFar) => { if (clock.isTurn) onSoFar({ attributions: [soFar] }); } }), ...(clock.isLimited ? { isLate: () => clock.isLate } : {}),
      });
      if (found === null) return {};
      const isCut = found.attribution.sampling !== undefined && !found.attribution.sampling.converged && clock.isLate;
      return { attributions: [found], ...(isCut ? { isCut, notes: [clock.cutShort(PARTS_OF[by])] } : {}) };
    },
  };
}

function cascadeStep({ task: { database, signal }, bound: { columns }, loaded }: StepsTask, { course, base, trajectory }: InTime): ImpactStep {
  return fixed('cascade', 'whether early changes grow', cascadeEvaluations(loaded), async () => {
    const cascade = await quantityCascade({ database, relation: loaded, columns, base, course, signal });
    return cascade === null ? {} : { trajectory: { ...trajectory, cascade } };
  });
}

function intervalStep({ task: { columns, quantity: { tolerance = null }, seed }, bound, loaded, base, whole, figure }: StepsTask, results: NonNullable<StepsTask['results']>): ImpactStep {
  const why = whyNoInterval(loaded, bound, columns);
  return fixed('interval', 'the interval', why === null ? 2 * loaded.blocks : 0, async () => (why === null ? { interval: await quantityInterval({ loaded, base, whole, results, tolerance, seed, figure }) } : { notes: [`No interval: ${why}.`] }));
}
