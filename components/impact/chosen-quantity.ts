/** Which of the report's results a view shows: the one asked for by id or name, else the first. */
import type { QuantityImpact } from '../../src/core/impact/report/quantity-impact.js';
import type { ChangeReport } from '../../src/core/model/report.js';
import { shortened } from '../chart/shortened.js';

export interface ChosenQuantity {
  readonly quantity: QuantityImpact;
  readonly all: readonly QuantityImpact[];
}

/** Names that are listed where none of them was meant. */
const LISTED = 5, NAME = 60;

/** `reason`: why there is none to show, and what to do about it. */
export function chosenQuantity(report: ChangeReport, asked: string | null): ChosenQuantity | { readonly reason: string } {
  const all = report.impact ?? [];
  if (all.length === 0) return { reason: report.validity.findings.find(({ code }) => code === 'quantities-wait')?.sentence ?? 'The report holds no result of yours. State one as a quantity of the recipe (a name, a query over “data”, a tolerance), and compare again.' };
  const quantity = asked === null || asked === '' ? all[0]! : all.find(({ id }) => id === asked) ?? all.find(({ name }) => name === asked);
  if (quantity !== undefined) return { quantity, all };
  return { reason: `There is no result “${shortened(asked!, NAME)}”. The report has: ${all.slice(0, LISTED).map(({ name }) => shortened(name, NAME)).join(', ')}${all.length > LISTED ? ', …' : ''}.` };
}
