/** Which two measures a relation is of, and how base is converted where the revision has another unit. */
import type { Conversion } from '../../src/core/pictures/picture.js';
import type { ChangeReport, ReportColumn } from '../../src/core/model/report.js';
import { findColumn } from '../shared/column-state.js';

/** Share of the cells that a conversion of unit must reproduce. */
const SURE = 0.99;

/** Measures that `y` can be held against, in the order of the report. */
export function otherMeasures(report: ChangeReport, y: ReportColumn): readonly ReportColumn[] {
  return report.columns.filter((column) => column.id !== y.id && isNumeric(column) && column.role === 'measure');
}

export function isNumeric({ status, type, role }: ReportColumn): boolean {
  return status === 'matched' && type === 'number' && role !== 'key';
}

/** The one asked for by name or id, else the one held against in other views, else the one most correlated, else the first. */
export function chooseOther(report: ChangeReport, y: ReportColumn, asked: string | null, shared: string | null): ReportColumn | null {
  const among = otherMeasures(report, y);
  const named = asked === null ? undefined : among.find(({ id, name, base, revision }) => id === asked || name === asked || revision.includes(asked) || base.includes(asked));
  return named ?? among.find(({ id }) => id === shared) ?? mostCorrelated(report, y, among) ?? among[0] ?? null;
}

function mostCorrelated({ correlations }: ChangeReport, y: ReportColumn, among: readonly ReportColumn[]): ReportColumn | null {
  const at = correlations?.columns.indexOf(y.name) ?? -1;
  if (correlations === undefined || at < 0) return null;
  const size = ({ name }: ReportColumn): number => { const k = correlations.columns.indexOf(name); return k < 0 ? -1 : Math.max(Math.abs(correlations.base[at]![k]!), Math.abs(correlations.revision[at]![k]!)); };
  return among.reduce<ReportColumn | null>((most, each) => (size(each) > (most === null ? -1 : size(most)) ? each : most), null);
}

/** As the kind `unit` says; null where the values are in one unit. */
export function conversionOf(report: ChangeReport, id: string): (Conversion & { readonly from: string | null; readonly to: string | null }) | null {
  const kind = findColumn(report, id)?.kinds?.find((each) => each.kind === 'unit' && each.confidence >= SURE), { factor, offset, from, to } = kind?.evidence ?? {};
  if (typeof factor !== 'number' || !Number.isFinite(factor) || factor === 0 || kind?.evidence['parts'] !== undefined) return null;
  return { factor, offset: typeof offset === 'number' && Number.isFinite(offset) ? offset : 0, from: typeof from === 'string' ? from : null, to: typeof to === 'string' ? to : null };
}
