/** What is drawn of a relation, whether it comes from the records or from a report alone. */
import { isDefined, type ChangeReport, type Figure, type ReportColumn, type Undefined } from '../../src/core/model/report.js';
import type { BandSide, Conversion, RelationChange, RelationLine, RelationPicture } from '../../src/core/pictures/picture.js';

/** One release: where the cloud lies, and its line, which goes through the means or another point. */
export interface Cloud { readonly meanX: number; readonly meanY: number; readonly sdX: number; readonly sdY: number; readonly r: Figure; readonly slope: Figure; readonly through?: { readonly x: number; readonly y: number }; readonly band?: SideBand }

/** Between which heights the line lies, at places along x. */
export interface SideBand extends BandSide { readonly x: readonly number[] }

export interface RelationFacts {
  readonly base: Cloud;
  readonly revision: Cloud;
  readonly r: RelationChange;
  readonly slope: RelationChange;
  /** Null in a report alone. */
  readonly line: RelationLine | null;
  readonly records: number;
  /** Of so many sampled records; null where all were looked at. */
  readonly sampled: number | null;
  readonly window: { readonly x: Range; readonly y: Range };
  /** Null in a report alone. */
  readonly picture: RelationPicture | null;
}

export interface Range { readonly from: number; readonly to: number }

const NEEDS_RECORDS: Undefined = { status: 'not-comparable', reason: 'needs the records' };

export function factsOfPicture(picture: RelationPicture): RelationFacts {
  const { base, revision, r, line, records } = picture, { slope, band } = line;
  const cloud = (side: 'base' | 'revision'): Cloud => {
    const { n, meanX, meanY, m2X, m2Y } = picture[side].moments, of = Math.max(1, n - 1), height = line.intercept[side];
    return { meanX, meanY, sdX: Math.sqrt(m2X / of), sdY: Math.sqrt(m2Y / of), r: r[side], slope: slope[side], ...(line.method === 'theil-sen' && isDefined(height) ? { through: { x: 0, y: height } } : {}), ...('x' in band ? { band: { x: band.x, ...band[side] } } : {}) };
  };
  return { base: cloud('base'), revision: cloud('revision'), r, slope, line, records, sampled: null, window: { x: { from: base.x.from, to: base.x.to }, y: { from: revision.y.from, to: revision.y.to } }, picture };
}

/** Means and spreads are of each release's own values, the correlations of records complete in all measures. */
export function factsOfReport({ correlations }: ChangeReport, x: ReportColumn, y: ReportColumn, convert: { readonly x: Conversion | null; readonly y: Conversion | null }): RelationFacts | null {
  const [i, j] = [x.name, y.name].map((name) => correlations?.columns.indexOf(name) ?? -1);
  if (correlations === undefined || i! < 0 || j! < 0) return null;
  const pair = correlations.pairs.find((each) => (each.x === x.name && each.y === y.name) || (each.x === y.name && each.y === x.name));
  const [before, after] = [correlations.base[i!]![j!]!, correlations.revision[i!]![j!]!];
  const base = cloudOf('base', x, y, before, convert), revision = cloudOf('revision', x, y, after, { x: null, y: null });
  if (base === null || revision === null) return null;
  const around = (mean: 'meanX' | 'meanY', sd: 'sdX' | 'sdY'): Range => ({ from: Math.min(base[mean] - 2.5 * base[sd], revision[mean] - 2.5 * revision[sd]), to: Math.max(base[mean] + 2.5 * base[sd], revision[mean] + 2.5 * revision[sd]) });
  return {
    base, revision, line: null, records: correlations.n, sampled: correlations.sampled < correlations.matched ? correlations.sampled : null, window: { x: around('meanX', 'sdX'), y: around('meanY', 'sdY') }, picture: null,
    r: { base: before, revision: after, change: after - before, interval: pair?.interval ?? (after === before ? { status: 'undefined', reason: 'the change is within rounding' } : { status: 'not-comparable', reason: 'the report has intervals of the pairs that changed most' }) },
    slope: { base: NEEDS_RECORDS, revision: NEEDS_RECORDS, change: NEEDS_RECORDS, interval: NEEDS_RECORDS },
  };
}

function cloudOf(side: 'base' | 'revision', x: ReportColumn, y: ReportColumn, r: number, convert: { readonly x: Conversion | null; readonly y: Conversion | null }): Cloud | null {
  const across = spread(x, side, convert.x), up = spread(y, side, convert.y);
  return across === null || up === null ? null : { meanX: across.mean, meanY: up.mean, sdX: across.sd, sdY: up.sd, r, slope: NEEDS_RECORDS };
}

function spread({ summary }: ReportColumn, side: 'base' | 'revision', convert: Conversion | null): { readonly mean: number; readonly sd: number } | null {
  const of = summary?.[side], mean = of?.mean, sd = of?.sd, { factor, offset } = convert ?? { factor: 1, offset: 0 };
  return isDefined(mean) && isDefined(sd) ? { mean: factor * mean + offset, sd: Math.abs(factor) * sd } : null;
}
