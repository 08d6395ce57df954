/** The largest step of a column's difference in words, where it is strong and no kind of change has told it: "the difference steps by +0.4 ppm on 2003-05-01". */
import type { ChangePoint } from '../diagnosis/time/change-points.js';
import { counted, placed, signed } from '../format/words.js';
import { isDefined, type ReportColumn } from '../model/report.js';

/** Kinds that say themselves when or how differences change, or whose difference follows the values. */
const TOLD: ReadonlySet<string> = new Set(['step', 'drift', 'segment', 'rescaled-piecewise', 'unit', 'offset', 'affine', 'sign', 'time-shift', 'recoded', 'clipped', 'constant-became-real']);
/** Of the root mean square difference; and the chance that it is none. */
const STRONG = 0.5, CHANCE = 0.001;
const DAY = 86_400_000, PLAIN_DAYS = 31;

export function stepPhrase({ kinds = [], role, time, paired, unit: units }: Pick<ReportColumn, 'kinds' | 'role' | 'time' | 'paired' | 'unit'>): string | null {
  const found = time?.changePoints, largest = found && 'points' in found ? found.points.reduce<ChangePoint | null>((most, point) => (most === null || Math.abs(point.size) > Math.abs(most.size) ? point : most), null) : null;
  if (largest === null || role === 'flag' || kinds.some(({ kind }) => TOLD.has(kind)) || !isDefined(paired?.rmse) || Math.abs(largest.size) < STRONG * paired.rmse || largest.p > CHANCE) return null;
  const unit = units?.revision ?? units?.base ?? null, more = (found as { found: number }).found - 1;
  return `the difference steps by ${signed(largest.size)}${unit === null ? '' : ` ${unit}`}${largest.group === undefined ? '' : ` at ${largest.group}`} ${when(largest)}${more > 0 ? `, and ${counted(more, 'more time')}` : ''}`;
}

/** A place that is not known to the month says its limits. */
export function when({ at, earliest, latest }: Pick<ChangePoint, 'at' | 'earliest' | 'latest'>): string {
  const days = (Date.parse(zoned(latest)) - Date.parse(zoned(earliest))) / DAY;
  return days > PLAIN_DAYS ? `about ${at.slice(0, 10)} (${earliest.slice(0, 10)} to ${latest.slice(0, 10)})` : `on ${days >= 1 ? at.slice(0, 10) : placed(at)}`;
}

/** Instants of a report have no zone; where they lie apart, any does. */
function zoned(instant: string): string {
  return instant.includes('T') ? `${instant}Z` : instant;
}
