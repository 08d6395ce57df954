/** What the view counts with: the picture of the comparison, else that of the report, else its coarser histogram of all records. */
import type { ChangeReport, ReportColumn } from '../../src/core/model/report.js';
import { isDefined } from '../../src/core/model/report.js';
import type { DistributionPicture } from '../../src/core/pictures/picture.js';

/** What the report itself holds of a column; undefined where that is nothing. */
export function pictureInReport({ pictures }: ReportColumn): DistributionPicture | undefined {
  if (pictures?.distribution) return pictures.distribution;
  const histogram = pictures?.histogram;
  if (histogram === undefined || histogram.base.length === 0 || histogram.revision.length === 0) return undefined;
  return { ...histogram, differenceEdges: [], difference: [], identical: 0, outside: { base: 0, revision: 0, difference: 0 } };
}

/** Whether differences of paired values are in it: a histogram of all records has none. */
export function hasPairs(picture: DistributionPicture): boolean {
  return picture.difference.length > 0 || picture.identical > 0;
}

export const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);

/** Values of a side, on the axis and beyond it. */
export function valuesOf(picture: DistributionPicture, side: 'base' | 'revision'): number {
  return sum(picture[side]) + picture.outside[side];
}

export function pairsOf(picture: DistributionPicture): { readonly pairs: number; readonly identical: number; readonly differing: number } {
  const differing = sum(picture.difference) + picture.outside.difference;
  return { pairs: differing + picture.identical, identical: picture.identical, differing };
}

export interface ShownFigures {
  readonly mean: number | null;
  readonly sd: number | null;
  readonly q05: number; readonly q25: number; readonly q50: number; readonly q75: number; readonly q95: number;
}

export interface BothFigures {
  readonly base: ShownFigures | null;
  readonly revision: ShownFigures | null;
  /** Quantiles are interpolated in bins, and there are no means. */
  readonly rough: boolean;
}

/** Of exactly the values of a picture: its own, else the report's where those are of the same values, else what its bins tell. */
export function figuresOf(picture: DistributionPicture, column: ReportColumn): BothFigures {
  if (picture.figures !== undefined) return { base: picture.figures.base, revision: picture.figures.revision, rough: false };
  const [base, revision] = [figuresInReport(picture, column, 'base'), figuresInReport(picture, column, 'revision')];
  return base !== null && revision !== null ? { base, revision, rough: false } : { base: roughFigures(picture, 'base'), revision: roughFigures(picture, 'revision'), rough: true };
}

function figuresInReport(picture: DistributionPicture, column: ReportColumn, side: 'base' | 'revision'): ShownFigures | null {
  const summary = column.summary?.[side];
  if (!summary || summary.n !== valuesOf(picture, side) || summary.quantiles === undefined || 'status' in summary.quantiles || !isDefined(summary.mean)) return null;
  return { mean: summary.mean, sd: isDefined(summary.sd) ? summary.sd : null, ...summary.quantiles };
}

function roughFigures(picture: DistributionPicture, side: 'base' | 'revision'): ShownFigures | null {
  const counts = picture[side], n = sum(counts), { edges } = picture;
  if (n === 0) return null;
  const at = (share: number): number => {
    let below = 0, bin = 0;
    while (bin < counts.length - 1 && below + counts[bin]! < share * n) below += counts[bin++]!;
    const inside = counts[bin]! === 0 ? 0 : Math.min(1, (share * n - below) / counts[bin]!);
    return edges[bin]! * (1 - inside) + edges[bin + 1]! * inside;
  };
  return { mean: null, sd: null, q05: at(0.05), q25: at(0.25), q50: at(0.5), q75: at(0.75), q95: at(0.95) };
}

/** Why a column has no distribution to compare; null where it may have. */
export function noDistribution(report: ChangeReport, column: ReportColumn | null, asked: string | null): string | null {
  if (column === null) return asked === null || asked === '' ? 'No column is in both releases.' : `No column is called ${asked}.`;
  const { name } = column;
  if (column.status !== 'matched') return `${name} is in ${column.status === 'added' ? report.revision.label : report.base.label} only: there is nothing to compare.`;
  if (column.type === 'time') return `${name} holds times: when values changed is shown over time.`;
  if (column.type !== 'number' && column.type !== 'mixed' && column.type !== 'empty') return `${name} holds text; distributions are of numbers.`;
  return null;
}
