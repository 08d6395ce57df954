/** Which pictures the report has of a result, the one that answers most first: when, then whence, then by group, then how firmly. */
import type { QuantityImpact } from '../../src/core/impact/report/quantity-impact.js';
import type { Arrangement } from '../view/view-model.js';

export type ImpactArrangement = 'trajectory' | 'waterfall' | 'groups' | 'specifications' | 'results';

export function impactArrangements({ trajectory, attributions, groups, multiverse }: QuantityImpact, results: number): readonly (Arrangement & { readonly id: ImpactArrangement })[] {
  return [
    ...(trajectory !== undefined && trajectory.at.length > 0 ? [{ id: 'trajectory', label: 'Over time' } as const] : []), ...(attributions?.some(({ parts }) => parts.length > 0) ? [{ id: 'waterfall', label: 'Causes' } as const] : []),
    ...(groups !== undefined && groups.length > 0 ? [{ id: 'groups', label: 'Groups' } as const] : []), ...(multiverse !== undefined && multiverse.outcomes.length > 0 ? [{ id: 'specifications', label: 'Analysis choices' } as const] : []),
    { id: 'results', label: results > 1 ? 'All results' : 'Result' },
  ];
}
