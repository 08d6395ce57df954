/** A report with the answers to other quantities: as it would be had its recipe asked for them from the start. */
import type { QuantityImpact } from '../impact/report/quantity-impact.js';
import type { QuantityRecipe } from '../model/recipe.js';
import { REPORT_SCHEMA, type ChangeReport } from '../model/report.js';
import { contentAddress } from './content-address.js';
import { QUANTITIES_WAIT } from './quantities-wait.js';

/** `impact` answers `quantities`, one by one; none of both takes them away. */
export function withImpact(report: ChangeReport, quantities: readonly QuantityRecipe[], impact: readonly QuantityImpact[]): ChangeReport {
  const { impact: _, recipe: { quantities: __, ...others }, ...rest } = report, recipe = { ...others, ...(quantities.length > 0 ? { quantities } : {}) };
  return {
    ...rest, recipe, id: contentAddress({ schema: REPORT_SCHEMA, base: report.base.content, revision: report.revision.content, recipe }),
    validity: { ...report.validity, findings: report.validity.findings.filter(({ code }) => code !== QUANTITIES_WAIT) },
    ...(impact.length > 0 ? { impact } : {}),
  };
}
