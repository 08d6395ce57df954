/** Which values a quality flag says were filled into gaps, so that they can be drawn lighter than measured ones. */
import { pairFlags } from '../../src/core/diagnosis/flags/flag-name.js';
import type { ChangeReport, ReportColumn } from '../../src/core/model/report.js';
import type { SeriesPicture } from '../../src/core/pictures/picture.js';
import type { Stretch } from './availability.js';

/** The flag of a measure by its name, in both releases; null without. */
export function flagOf({ columns }: ChangeReport, { name }: ReportColumn): { readonly id: string; readonly name: string } | null {
  const both = columns.filter(({ status }) => status === 'matched'), found = pairFlags(both.map((column) => column.name)).find(({ measures }) => measures.includes(name)), flag = found && both.find((column) => column.name === found.flag);
  return flag === undefined ? null : { id: flag.id, name: flag.name };
}

/** Whether most values of a bucket were filled; of a side that nothing is known of, none. */
export function isFilled({ gapFilled, base, revision }: SeriesPicture, side: 'base' | 'revision'): (bucket: number) => boolean {
  const flagged = gapFilled?.[side], { n } = side === 'base' ? base : revision;
  return flagged === undefined ? () => false : (i) => n[i]! > 0 && 2 * flagged[i]! > n[i]!;
}

/** A run in parts of measured and of filled buckets; filled ones reach to their measured neighbours, so that lines have no holes. */
export function partsOfRun(run: readonly number[], filled: (bucket: number) => boolean): { readonly measured: number[][]; readonly filled: number[][] } {
  const out: { measured: number[][]; filled: number[][] } = { measured: [], filled: [] };
  for (let start = 0; start < run.length;) {
    const is = filled(run[start]!);
    let end = start + 1;
    while (end < run.length && filled(run[end]!) === is) end++;
    if (is) out.filled.push(run.slice(Math.max(0, start - 1), end + 1));
    else out.measured.push(run.slice(start, end));
    start = end;
  }
  return out;
}

/** Stretches in pixels of buckets that are mostly filled. */
export function filledStretches(series: SeriesPicture, side: 'base' | 'revision', x: (edge: number) => number, range: { readonly from: number; readonly to: number }): Stretch[] {
  const is = isFilled(series, side), n = series[side].n, out: Stretch[] = [];
  for (let i = range.from; i < range.to;) {
    if (!is(i)) { i++; continue; }
    let end = i + 1, last = i;
    // Where samples are farther apart than columns, empty ones between filled ones belong to them.
    for (; end < range.to && (is(end) || n[end] === 0); end++) if (is(end)) last = end;
    const from = x(i), to = x(last + 1);
    if (to > from) out.push({ from, to });
    i = last + 1;
  }
  return out;
}

/** Of the values in view: those that were filled; null where no flag says so. */
export function filledCounts({ gapFilled }: SeriesPicture, { from, to }: { readonly from: number; readonly to: number }): { readonly base: number; readonly revision: number } | null {
  const sum = (of: readonly number[]): number => of.slice(from, to).reduce((all, n) => all + n, 0);
  return gapFilled === undefined ? null : { base: sum(gapFilled.base), revision: sum(gapFilled.revision) };
}
