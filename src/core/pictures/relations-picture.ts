/**
 * One measure against another in one panel a group (site) or a year, on axes that all panels share: those whose correlation
 * changed most first. The records are those with both values in both releases, as in the relation of all.
 */
import { takeRows } from '../keys/take-rows.js';
import type { Figure } from '../model/report.js';
import { pulse } from '../pulse.js';
import { leastSquares } from './fitted-lines.js';
import type { PanelChange, PlanePicture, RelationPanel, RelationsPicture } from './picture.js';
import { planePicture } from './plane-picture.js';
import { completeRecords, pearson, type RelationSide } from './relation-picture.js';
import { valueWindow } from './value-window.js';

/** Coefficients are sums that keep so much. */
const ROUNDING = 1e-12;

export interface PanelPlaces {
  readonly by: RelationsPicture['by'];
  /** Place of each record in `names`; negative without. */
  readonly of: Int32Array;
  /** Of years: the years. */
  readonly names: readonly (string | number)[];
}

/** Null where no record has both values in both releases. */
export function relationsPicture(base: RelationSide, revision: RelationSide, mask: Uint8Array | null, { by, of, names }: PanelPlaces, bins: number, most: number): RelationsPicture | null {
  const { both } = completeRecords(base, revision, mask), x = valueWindow([base.x, revision.x], both), y = valueWindow([base.y, revision.y], both);
  if (x === null || y === null) return null;
  const axes = { x, y }, panels: RelationPanel[] = [];
  membersOf(both, of, names.length).forEach((rows, place) => {
    if (rows.length === 0) return;
    const plane = (side: RelationSide): PlanePicture => planePicture({ x: takeRows(side.x, rows), y: takeRows(side.y, rows), mask: null }, axes, bins), planes = { base: plane(base), revision: plane(revision) }, name = names[place]!;
    const change = (figure: (of: PlanePicture) => Figure): PanelChange => { const [before, after] = [figure(planes.base), figure(planes.revision)]; return { base: before, revision: after, change: typeof before !== 'number' ? before : typeof after !== 'number' ? after : Math.abs(after - before) <= ROUNDING * Math.max(Math.abs(before), Math.abs(after)) ? 0 : after - before }; };
    panels.push({ label: String(name), group: typeof name === 'string' ? name : null, year: typeof name === 'number' ? name : null, ...planes, r: change(({ moments }) => pearson(moments)), slope: change(({ moments }) => leastSquares(moments).slope) });
  });
  pulse();
  const size = ({ r: { change } }: RelationPanel): number => (typeof change === 'number' ? Math.abs(change) : -1);
  panels.sort((a, b) => size(b) - size(a) || (a.label < b.label ? -1 : 1));
  return { by, all: panels.length, changed: panels.filter(({ r, slope }) => [r, slope].some(({ change }) => typeof change === 'number' && change !== 0)).length, panels: panels.slice(0, most) };
}

/** Positions of each place's records, ascending. */
function membersOf(both: Uint8Array, of: Int32Array, places: number): Int32Array[] {
  const sizes = new Int32Array(places);
  for (let i = 0; i < both.length; i++) if (both[i] === 1 && of[i]! >= 0) sizes[of[i]!]!++;
  const out = Array.from(sizes, (size) => new Int32Array(size)), at = new Int32Array(places);
  for (let i = 0; i < both.length; i++) if (both[i] === 1 && of[i]! >= 0) { const place = of[i]!; out[place]![at[place]!++] = i; }
  return out;
}

/** Years of instants as places, in their order. */
export function yearPlaces({ of, none }: { readonly of: Int32Array; readonly none: number }): PanelPlaces {
  const names: number[] = [], at = new Map<number, number>();
  for (const year of new Set(of)) if (year !== none) names.push(year);
  names.sort((a, b) => a - b).forEach((year, place) => at.set(year, place));
  return { by: 'year', names, of: of.map((year) => at.get(year) ?? -1) };
}
