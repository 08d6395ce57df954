/** Runs quantities of a comparison, and shows what is known of them before all is computed; loaded with the first that run. */
import type { OnProgress } from '../../src/core/cancellation.js';
import type { QuantityImpact } from '../../src/core/impact/report/quantity-impact.js';
import type { QuantityRecipe } from '../../src/core/model/recipe.js';
import type { ChangeReport } from '../../src/core/model/report.js';
import { withImpact } from '../../src/core/report/with-impact.js';
import type { Comparison } from '../../src/session/comparison.js';

interface Computing {
  readonly signal: AbortSignal;
  readonly onProgress: OnProgress | undefined;
  /** Called with the report as far as it is known; `unfinished` in an impact says that it is. */
  readonly show: (report: ChangeReport) => void;
}

/** `report`: what is shown without the answers, whose others stay. */
export async function computeImpact(comparison: Comparison, report: ChangeReport, quantities: readonly QuantityRecipe[], { signal, onProgress, show }: Computing): Promise<{ readonly impact: readonly QuantityImpact[]; readonly report: ChangeReport }> {
  const soFar: QuantityImpact[] = [], onProvisional = (impact: QuantityImpact, at: number): void => {
    soFar[at] = impact;
    show(withImpact(report, quantities, [...soFar]));
  };
  const impact = quantities.length === 0 ? [] : await comparison.impact(quantities, { signal, onProvisional, ...(onProgress ? { onProgress } : {}) });
  return { impact, report: withImpact(report, quantities, impact) };
}
