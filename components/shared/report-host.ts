/**
 * Where a view takes its report from when it has none of its own. Hosts are recognised by
 * shape, not by class: two bundles on one page have two classes.
 */
import type { OnProgress } from '../../src/core/cancellation.js';
import type { QuantityImpact } from '../../src/core/impact/report/quantity-impact.js';
import type { QuantityRecipe } from '../../src/core/model/recipe.js';
import type { ChangeReport } from '../../src/core/model/report.js';
import type { Comparison } from '../../src/session/comparison.js';
import type { Exploration } from '../../src/session/exploration/exploration.js';
import type { Filter } from './filter.js';

export const HOST_TAG = 'change-report';

/** Fired on a host, not bubbling, whenever its report, comparison, filter or clauses are another. */
export const HOST_UPDATED = 'change-report-updated';
/** Fired by a host when it enters the page, so that views which came first find it. */
export const HOST_CONNECTED = 'change-report-connected';

export interface ReportHost extends EventTarget {
  report: ChangeReport | null;
  readonly comparison: Comparison | null;
  readonly filter: Filter;
  /** What the reader looks at: filter and clauses, with undo. */
  readonly exploration: Exploration;
  /** True while a new comparison runs behind the shown report. */
  readonly busy: boolean;
  /** Whether the sentences of results stand in a summary of it, so that views of one need not say them again. */
  readonly saysResults: boolean;
  applyFilter(filter: Filter): void;
  /** Computes these quantities in the place of those that the report holds; null where that was overtaken. */
  computeQuantities(quantities: readonly QuantityRecipe[], options?: { readonly signal?: AbortSignal; readonly onProgress?: OnProgress }): Promise<readonly QuantityImpact[] | null>;
}

export function isReportHost(candidate: unknown): candidate is ReportHost & Element {
  return typeof (candidate as Partial<ReportHost> | null)?.applyFilter === 'function';
}

/** The element named by `for`, else the nearest `<change-report>` above, across shadow roots; upgraded or not. */
export function findHostElement(from: Element, id: string | null): Element | null {
  if (id !== null) {
    const root = from.getRootNode();
    const near = root instanceof ShadowRoot || root instanceof Document ? root.getElementById(id) : null;
    return near ?? from.ownerDocument.getElementById(id);
  }
  let node: Element | null = from;
  while (node) {
    const found: Element | null = node.closest(HOST_TAG);
    if (found && found !== from) return found;
    const root = node.getRootNode();
    node = root instanceof ShadowRoot ? root.host : null;
  }
  return null;
}
