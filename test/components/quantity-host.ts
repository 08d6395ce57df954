/** A `<change-report>` over a comparison that answers quantities by the core's own words, without an engine. */
import { PalimpsestError } from '../../src/core/errors.js';
import { quantityFault } from '../../src/core/impact/query/quantity-fault.js';
import { impactReport } from '../../src/core/impact/report/impact-report.js';
import type { QuantityImpact } from '../../src/core/impact/report/quantity-impact.js';
import type { QuantityRecipe, Recipe } from '../../src/core/model/recipe.js';
import type { ChangeReport } from '../../src/core/model/report.js';
import { QUANTITIES_WAIT } from '../../src/core/report/quantities-wait.js';
import { withImpact } from '../../src/core/report/with-impact.js';
import type { Comparison } from '../../src/session/comparison.js';
import type { CompareOptions, Session } from '../../src/session/session.js';
import type { ChangeReportElement } from '../../components/report/report.element.js';
import { exampleReport } from './fixtures.js';
import { settled } from './mount.js';

export interface QuantityHost {
  readonly host: ChangeReportElement;
  /** What was asked of the comparison. */
  readonly asked: (readonly QuantityRecipe[])[];
  /** Whether each comparison was let run the quantities of its recipe. */
  readonly let: boolean[];
  /** While set, questions wait; they end when it is called, or are aborted. */
  hold: boolean;
  release(): void;
}

/** `sql: 'SELECT n'` gives 0 on base and n on revision; one that speaks of `nowhere` is told as a query without an answer. */
export async function quantityHost(element: ChangeReportElement, recipe: Recipe = {}): Promise<QuantityHost> {
  const waiting: (() => void)[] = [];
  const told: QuantityHost = { host: element, asked: [], let: [], hold: false, release: () => { for (const go of waiting.splice(0)) go(); } };
  const impactOf = (quantities: readonly QuantityRecipe[]): readonly QuantityImpact[] => quantities.map((quantity, i) => {
    const { id = `q${i + 1}`, name, unit = null, tolerance = null } = quantity, sql = 'sql' in quantity ? quantity.sql : '', lost = { status: 'undefined', reason: 'the query could not be run (no column nowhere)' } as const;
    return impactReport({ id, name, unit, tolerance, by: 'sql', seed: 1, ...(sql.includes('nowhere') ? { base: lost, revision: lost } : { base: 0, revision: Number(/\d+/.exec(sql)?.[0] ?? 0) }) });
  });
  const comparisonOf = (asked: Recipe, { runQuantities = true }: CompareOptions): Comparison => {
    told.let.push(runQuantities);
    const { quantities = [] } = asked, plain = withImpact(exampleReport(), quantities, runQuantities ? impactOf(quantities) : []);
    const report: ChangeReport = quantities.length === 0 || runQuantities ? plain : { ...plain, validity: { ...plain.validity, findings: [...plain.validity.findings, { severity: 'note', code: QUANTITIES_WAIT, sentence: 'Not computed.' }] } };
    return {
      id: 'x', report: () => report, dispose: () => Promise.resolve(), records: () => Promise.resolve({ total: 0, offset: 0, rows: [] }), picture: () => Promise.resolve(null),
      revise: (again: Recipe, options: CompareOptions = {}) => Promise.resolve(comparisonOf(again, options)),
      impact: async (given: readonly QuantityRecipe[], { signal, onProgress, onProvisional }: { signal?: AbortSignal; onProgress?: (progress: object) => void; onProvisional?: (soFar: QuantityImpact, at: number) => void } = {}) => {
        signal?.throwIfAborted();
        told.asked.push(given);
        const fault = quantityFault(given);
        if (fault !== null) throw new PalimpsestError('SchemaError', fault);
        onProgress?.({ stage: 'impact', done: 3, total: 0, unit: 'steps' });
        // What is held is told as far as it is known.
        if (told.hold) impactOf(given).forEach((each, i) => onProvisional?.({ ...each, unfinished: { done: 0, open: ['the interval'] }, sentence: `Provisional, 0 of 1 part done: ${each.sentence}` }, i));
        if (told.hold) await new Promise<void>((resolve, reject) => { waiting.push(resolve); signal?.addEventListener('abort', () => reject(signal.reason as Error)); });
        return impactOf(given);
      },
    } as unknown as Comparison;
  };
  element.session = { compare: (_: unknown, __: unknown, given: Recipe, options: CompareOptions) => Promise.resolve(comparisonOf(given, options)), close: () => Promise.resolve() } as unknown as Session;
  await element.compare(new Blob([]), new Blob([]), recipe);
  await settled(element);
  return told;
}
