/** Runs quantities of the shown comparison, and shows what is known of them before all is computed; loaded with the first that run. */
import type { OnProgress } from '../../src/core/cancellation.js';
import type { QuantityImpact } from '../../src/core/impact/report/quantity-impact.js';
import type { QuantityRecipe } from '../../src/core/model/recipe.js';
import type { ChangeReport } from '../../src/core/model/report.js';
import { withImpact } from '../../src/core/report/with-impact.js';
import type { Comparison } from '../../src/session/comparison.js';

/** Whose report it is. */
export interface ComputingHost {
  readonly isShown: (comparison: Comparison) => boolean;
  readonly report: () => ChangeReport | null;
  /** Called with the report as far as it is known; `unfinished` in an impact says that it is. */
  readonly show: (report: ChangeReport) => void;
  /** Once all is computed and shown. */
  readonly answered: (report: ChangeReport) => void;
}

export interface ComputingOptions { readonly signal?: AbortSignal; readonly onProgress?: OnProgress }

export class Computing {
  private current: AbortController | null = null;
  /** What stands while the shown report has answers that are not whole yet. */
  private standing: ChangeReport | null = null;

  constructor(private readonly host: ComputingHost) {}

  /** As `computeQuantities` of the element. */
  async run(comparison: Comparison, quantities: readonly QuantityRecipe[], { signal, onProgress }: ComputingOptions): Promise<readonly QuantityImpact[] | null> {
    const { host } = this, own = new AbortController(), soFar: QuantityImpact[] = [];
    if (!host.isShown(comparison)) return null;
    this.current?.abort(new DOMException('Superseded', 'AbortError'));
    this.current = own;
    const before = (this.standing ??= host.report() ?? comparison.report()), isMine = (): boolean => this.current === own && host.isShown(comparison);
    const onProvisional = (impact: QuantityImpact, at: number): void => {
      soFar[at] = impact;
      if (isMine()) host.show(withImpact(before, quantities, [...soFar]));
    };
    let isAnswered = false;
    try {
      const impact = quantities.length === 0 ? [] : await comparison.impact(quantities, { signal: signal ? AbortSignal.any([signal, own.signal]) : own.signal, onProvisional, ...(onProgress ? { onProgress } : {}) });
      if (own.signal.aborted || !isMine()) return null;
      const report = withImpact(before, quantities, impact);
      isAnswered = true;
      host.show(report);
      host.answered(report);
      return impact;
    } catch (error) {
      if (own.signal.aborted && !signal?.aborted) return null;
      throw error;
    } finally {
      if (!isAnswered && isMine()) host.show(before);
      if (this.current === own) this.current = this.standing = null;
    }
  }

  /** Another report is shown: what is being computed is nobody's any more. */
  drop(): void {
    this.current?.abort(new DOMException('Superseded', 'AbortError'));
    this.current = this.standing = null;
  }
}
