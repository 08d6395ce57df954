/**
 * Which measure a relation is held against, and how base is converted where the revision has another unit. The rule: what
 * the reader asked for, here or in another view, and it stays asked for while other columns come into focus; else, for a flux,
 * air temperature; else the measure of strongest |r| in base. By itself the view takes no near copy (|r| ≥ 0.98), no part of
 * the same sum (GPP for NEE, LW_IN for NETRAD), and no column of uncertainties, as long as there is another.
 */
import { isFlux, isSecondary, quantityOf, type Quantity } from '../../src/core/measures/quantity-name.js';
import { parseUncertaintyName } from '../../src/core/measures/uncertainty-name.js';
import type { Conversion } from '../../src/core/pictures/picture.js';
import { isOfWholeColumn } from '../../src/core/report/kind-reach.js';
import type { ChangeReport, ReportColumn } from '../../src/core/model/report.js';
import { findColumn } from '../shared/column-state.js';

/** Share of the cells that a conversion of unit must reproduce. */
const SURE = 0.99;
/** From this |r| on a measure is taken for a copy of another. */
const COPY = 0.98;

/** Measures that `y` can be held against, in the order of the report. */
export function otherMeasures(report: ChangeReport, y: ReportColumn): readonly ReportColumn[] {
  return report.columns.filter((column) => column.id !== y.id && isNumeric(column) && column.role === 'measure');
}

export function isNumeric({ status, type, role }: ReportColumn): boolean {
  return status === 'matched' && type === 'number' && role !== 'key';
}

/** `asked`: by name or id; `shared`: id of the one that other views hold the column against. Null where there is no other measure. */
export function chooseOther(report: ChangeReport, y: ReportColumn, asked: string | null, shared: string | null): ReportColumn | null {
  const among = otherMeasures(report, y);
  const named = asked === null ? undefined : among.find(({ id, name, base, revision }) => id === asked || name === asked || revision.includes(asked) || base.includes(asked));
  return named ?? among.find(({ id }) => id === shared) ?? expectedOther(report, y, among);
}

function expectedOther(report: ChangeReport, y: ReportColumn, among: readonly ReportColumn[]): ReportColumn | null {
  const own = quantityOfColumn(y), strength = strengthsIn(report, y), of = (column: ReportColumn): number => strength.get(column.name) ?? -1;
  const apart = among.filter((column) => of(column) < COPY && (own === null || quantityOfColumn(column) !== own) && !isUncertainty(column));
  const air = isFlux(own) ? apart.filter((column) => quantityOfColumn(column) === 'air-temperature') : [];
  return air.find(({ name }) => !isSecondary(name)) ?? air[0] ?? strongest(apart, of) ?? strongest(among, of);
}

/** The first in the report where no correlation is known. */
function strongest(among: readonly ReportColumn[], of: (column: ReportColumn) => number): ReportColumn | null {
  return among.reduce<ReportColumn | null>((most, each) => (most === null || of(each) > of(most) ? each : most), null);
}

/** |r| in base, by name of the other measure; of those that the report has. */
function strengthsIn({ correlations }: ChangeReport, y: ReportColumn): ReadonlyMap<string, number> {
  const at = correlations?.columns.indexOf(y.name) ?? -1;
  return correlations === undefined || at < 0 ? new Map() : new Map(correlations.columns.map((name, i) => [name, Math.abs(correlations.base[at]![i]!)]));
}

function quantityOfColumn({ name, base, revision }: ReportColumn): Quantity | null {
  for (const each of [name, ...revision, ...base]) { const quantity = quantityOf(each); if (quantity !== null) return quantity; }
  return null;
}

function isUncertainty({ name }: ReportColumn): boolean {
  return parseUncertaintyName(name) !== null;
}

/** As the kind `unit` says of the whole column; null where the values are in one unit, or only some of them were converted. */
export function conversionOf(report: ChangeReport, id: string): (Conversion & { readonly from: string | null; readonly to: string | null }) | null {
  const kind = findColumn(report, id)?.kinds?.find((each) => each.kind === 'unit' && each.confidence >= SURE && isOfWholeColumn(each)), { factor, offset, from, to } = kind?.evidence ?? {};
  if (typeof factor !== 'number' || !Number.isFinite(factor) || factor === 0) return null;
  return { factor, offset: typeof offset === 'number' && Number.isFinite(offset) ? offset : 0, from: typeof from === 'string' ? from : null, to: typeof to === 'string' ? to : null };
}
