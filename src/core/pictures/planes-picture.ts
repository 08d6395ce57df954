/**
 * Base against revision in one panel a site-year (or group, or year), on axes that all panels share: those that agree
 * least first, by the root mean square of their differences.
 */
import { pulse } from '../pulse.js';
import type { PlanesPicture } from './picture.js';
import { hasMoments } from './moment-run.js';
import { MomentRun, settled } from './moment-sums.js';
import { planePicture, sharedAxes } from './plane-picture.js';

export interface PlanesInput {
  readonly base: Float64Array;
  readonly revision: Float64Array;
  readonly mask: Uint8Array | null;
  readonly group: { readonly codes: Int32Array; readonly names: readonly string[] } | null;
  /** Year of each record, `none` without; null where times are no instants. */
  readonly year: { readonly of: Int32Array; readonly none: number } | null;
  /** Of the column, absolute; mean differences within it count as agreement. */
  readonly tolerance: number;
}

/** Records of the panel are `from` to `to`: in the order of the key a site-year is one stretch. */
interface Stretch { readonly group: number; readonly year: number | null; readonly from: number; readonly to: number; readonly n: number; readonly rmse: number; readonly bias: number }

export function planesPicture(input: PlanesInput, bins: number, most: number): PlanesPicture | null {
  const axes = sharedAxes({ x: input.base, y: input.revision, mask: input.mask });
  if (axes === null) return null;
  const stretches = stretchesOf(input).filter(({ n }) => n > 0), named = input.group !== null && new Set(stretches.map(({ group }) => group)).size > 1, dated = new Set(stretches.map(({ year }) => year)).size > 1;
  const by = named && dated ? 'group and year' : named ? 'group' : dated ? 'year' : 'none';
  const chosen = [...stretches].sort((a, b) => b.rmse - a.rmse || a.from - b.from).slice(0, most);
  return {
    by, all: stretches.length, withinTolerance: stretches.filter(({ bias }) => Math.abs(bias) <= input.tolerance).length,
    panels: chosen.map(({ group, year, from, to }) => {
      const name = input.group?.names[group] ?? null;
      return { label: [...(named || !dated ? [name ?? 'all records'] : []), ...(dated && year !== null ? [String(year)] : [])].join(' '), group: name, year, plane: planePicture({ x: input.base, y: input.revision, mask: input.mask }, axes, bins, { from, to }) };
    }),
  };
}

function stretchesOf({ base, revision, mask, group, year }: PlanesInput): Stretch[] {
  const out: Stretch[] = [], run = new MomentRun();
  let from = 0;
  const close = (to: number): void => {
    const m = run.take();
    out.push({ group: group === null ? 0 : group.codes[from]!, year: year === null || year.of[from] === year.none ? null : year.of[from]!, from, to, n: m.n, rmse: m.n === 0 ? 0 : Math.sqrt(m.m2Difference / m.n + m.meanDifference ** 2), bias: settled(m).meanDifference });
    run.clear();
  };
  for (let i = 0; i < base.length; i++) {
    if (i > from && ((group !== null && group.codes[i] !== group.codes[from]) || (year !== null && year.of[i] !== year.of[from]))) { close(i); from = i; }
    if (mask !== null && mask[i] === 0) continue;
    const x = base[i]!, y = revision[i]!;
    if (hasMoments(x) && hasMoments(y)) run.pair(x, y, false);
  }
  if (base.length > 0) close(base.length);
  pulse();
  return out;
}
