/**
 * The random error that a companion column gives (`NEE_VUT_REF_RANDUNC`, `_SE`, `_SD`) as a band around single values. Where
 * a pixel column holds several values there is none: their band goes from least to greatest, and an error of one value says
 * nothing of a mean of many.
 */
import type { ChangeReport, ReportColumn } from '../../src/core/model/report.js';
import { uncertaintyOf, type UncertaintyKind } from '../../src/core/measures/uncertainty-name.js';
import type { SeriesLane, SeriesPicture } from '../../src/core/pictures/picture.js';
import { bandOf, type Scale } from './lane-paths.js';

export interface ErrorColumn { readonly id: string; readonly name: string; readonly kind: UncertaintyKind }

const WORDS: Readonly<Record<UncertaintyKind, string>> = { random: 'random error', joint: 'joint error', 'standard-error': 'standard error', 'standard-deviation': 'standard deviation', unspecified: 'uncertainty' };

/** Null where the table has no such column in both releases. */
export function errorColumn({ columns }: ChangeReport, { name, id }: ReportColumn): ErrorColumn | null {
  const numbers = columns.filter((column) => column.status === 'matched' && column.type === 'number' && column.id !== id), found = uncertaintyOf(name, numbers.map((column) => column.name)), column = found && numbers.find((each) => each.name === found.name);
  return found === null || column == null ? null : { id: column.id, name: column.name, kind: found.kind };
}

export function errorWords({ kind, name }: ErrorColumn): string {
  return `${WORDS[kind]} (${name})`;
}

/** Both sides with the least and greatest that a value and its error reach, so that axes hold the band. */
export function withErrors(series: SeriesPicture, errors: SeriesPicture): SeriesLane[] {
  return (['base', 'revision'] as const).map((side): SeriesLane => {
    const values = series[side], error = errors[side], reach = (i: number): number => (error.n[i]! > 0 && error.mean[i]! >= 0 ? error.mean[i]! : 0);
    return { ...values, min: values.min.map((v, i) => v - reach(i)), max: values.max.map((v, i) => v + reach(i)) };
  });
}

/** Around the values of runs, where there is an error on the same grid of time; values without one end it. */
export function errorBand(series: SeriesPicture, errors: SeriesPicture, side: 'base' | 'revision', runs: readonly (readonly number[])[], x: Scale, y: Scale): string {
  const values = series[side], error = errors[side];
  if (errors.edges.length !== series.edges.length || errors.edges[0] !== series.edges[0] || errors.edges.at(-1) !== series.edges.at(-1)) return '';
  const low: number[] = [], high: number[] = [], has = (i: number): boolean => values.n[i] === 1 && error.n[i] === 1 && error.mean[i]! >= 0;
  values.n.forEach((_, i) => { low[i] = values.mean[i]! - error.mean[i]!; high[i] = values.mean[i]! + error.mean[i]!; });
  return runs.flatMap((run) => stretchesOf(run, has)).map((run) => bandOf(low, high, run, x, y)).join('');
}

function stretchesOf(run: readonly number[], has: (bucket: number) => boolean): number[][] {
  const out: number[][] = [];
  let open = false;
  for (const i of run) {
    if (has(i)) { if (!open) out.push([]); out.at(-1)!.push(i); }
    open = has(i);
  }
  return out;
}
