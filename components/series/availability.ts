/**
 * The strip that says where values are: a lane for base, one for revision, and what only one of them has. Hatch: there
 * are records, and no value. Empty: no record.
 */
import type { SeriesPicture } from '../../src/core/pictures/picture.js';

/** A stretch of a lane, in pixels. */
export interface Stretch { readonly from: number; readonly to: number }

/** A stretch of one share of records with a value, above 0 and at most 1. */
export interface Present extends Stretch { readonly share: number }

export interface Lane {
  readonly present: readonly Present[];
  /** Records without a value and none with. */
  readonly missing: readonly Stretch[];
}

export interface Availability {
  readonly base: Lane;
  readonly revision: Lane;
  readonly filled: readonly Stretch[];
  readonly lost: readonly Stretch[];
  /** What is said where there is nothing to draw in the lane of what one side has. */
  readonly words: string;
  readonly neither: number;
  readonly counts: { readonly filled: number; readonly lost: number };
}

/** Shares are told in eighths, so that lanes are few rectangles. */
const STEPS = 8;

/** `x` of an edge by its place. */
export function availability(series: SeriesPicture, x: (edge: number) => number, range: { readonly from: number; readonly to: number }): Availability {
  const { base, revision, neither, lost, filled } = series, sum = (of: readonly number[]): number => of.slice(range.from, range.to).reduce((all, one) => all + one, 0);
  const counts = { filled: sum(filled), lost: sum(lost) }, none = sum(neither);
  return {
    base: laneOf((i) => base.n[i]!, (i) => neither[i]! + filled[i]!), revision: laneOf((i) => revision.n[i]!, (i) => neither[i]! + lost[i]!),
    filled: stretches((i) => filled[i]! > 0), lost: stretches((i) => lost[i]! > 0), counts, neither: none,
    words: counts.filled + counts.lost > 0 ? '' : none > 0 ? 'the same gaps in both' : 'no gaps',
  };

  function laneOf(present: (i: number) => number, missing: (i: number) => number): Lane {
    const level = (i: number): number => { const n = present(i), m = missing(i); return n === 0 ? (m > 0 ? -1 : 0) : m === 0 ? STEPS : Math.max(1, Math.min(STEPS - 1, Math.round((STEPS * n) / (n + m)))); };
    const lane: { present: Present[]; missing: Stretch[] } = { present: [], missing: [] }, levels = bridged(Array.from({ length: range.to - range.from }, (_, k) => level(range.from + k)));
    for (let start = 0; start < levels.length;) {
      let end = start + 1;
      while (end < levels.length && levels[end] === levels[start]) end++;
      const stretch = { from: x(range.from + start), to: x(range.from + end) };
      if (levels[start]! > 0) lane.present.push({ ...stretch, share: levels[start]! / STEPS });
      else if (levels[start]! < 0) lane.missing.push(stretch);
      start = end;
    }
    return lane;
  }

  function stretches(has: (i: number) => boolean): Stretch[] {
    const out: Stretch[] = [];
    for (let i = range.from; i < range.to;) {
      let end = i + 1;
      if (!has(i)) { i = end; continue; }
      while (end < range.to && has(end)) end++;
      out.push({ from: x(i), to: x(end) });
      i = end;
    }
    return out;
  }
}

/** Where samples are farther apart than columns, the empty ones between two belong to the one before. */
function bridged(levels: readonly number[]): number[] {
  const at = levels.flatMap((level, i) => (level === 0 ? [] : [i])), steps = at.slice(1).map((place, i) => place - at[i]!).sort((a, b) => a - b), usual = steps[Math.floor(0.9 * (steps.length - 1))] ?? 1, out = [...levels];
  at.forEach((place, i) => { const next = at[i + 1] ?? levels.length; if (next - place <= Math.max(usual * 1.5, usual + 1.5)) for (let k = place + 1; k < next; k++) out[k] = levels[place]!; });
  return out;
}
