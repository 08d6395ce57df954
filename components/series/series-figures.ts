/**
 * The statistics beside the lines (VIEWS R8): of each release's own values as the picture of the field prints them (mean,
 * median, population standard deviation, number), and of the common pairs, so that revision and composition are told apart.
 */
import type { Moments } from '../../src/core/pictures/moment-sums.js';
import { isDefined, type ColumnSummary, type Figure } from '../../src/core/model/report.js';
import { formatCount, formatPair } from '../shared/format-number.js';
import type { ViewFigure } from '../view/view-model.js';
import { populationSd, type SeriesInput } from './series-input.js';
import { signed } from './step-flags.js';

export function seriesFigures(input: SeriesInput): ViewFigure[] {
  const { column, means } = input, base = column.summary?.base, revision = column.summary?.revision, all = means?.all;
  if (!base || !revision) return all ? ofPairs(all, input) : [];
  // Where every value is in a pair, the two are the same.
  const same = all?.n === base.n && all.n === revision.n, part = isPart(input), of = same ? '' : part ? ' of the whole release' : ' of all values';
  const own = [
    pairOf(`mean${of}`, base.mean, revision.mean), pairOf(`median${of}`, medianOf(base), medianOf(revision)),
    spreadOf(`SD${of} (population)`, populationSd(column, 'base') ?? reasonOf(base.sd), populationSd(column, 'revision') ?? reasonOf(revision.sd)), counts(same ? 'values, all in pairs' : part ? 'values of the whole release' : 'all values', base.n, revision.n),
  ];
  return same || !all ? own : [...own, ...ofPairs(all, input)];
}

/** Whether less than all records is looked at: the report's own figures are of all. */
function isPart({ view, narrowed }: SeriesInput): boolean {
  return view !== null || narrowed.length > 0;
}

function ofPairs(all: Readonly<Moments>, input: SeriesInput): ViewFigure[] {
  const { n } = all, of = input.column.paired?.n, part = isPart(input);
  const number: ViewFigure = { label: 'common pairs', value: formatCount(n), ...(part && of !== undefined ? { note: `of ${formatCount(of)}` } : {}) };
  if (n === 0) return [number];
  const sd = (m2: number): number => Math.sqrt(m2 / n);
  return [
    { ...pairOf('mean of pairs', all.meanBase, all.meanRevision), note: delta(all.meanDifference) },
    spreadOf('SD of pairs (population)', sd(all.m2Base), sd(all.m2Revision)), number,
  ];
}

/** Stays in one piece at the end of a line. */
function delta(change: number): string {
  return `Δ\u00a0${signed(change)}`;
}

/** Deviations of the same values in another order differ in their last bits. */
const ROUNDING = 2 ** -46;

function spreadOf(label: string, base: Figure | undefined, revision: Figure | undefined): ViewFigure {
  const same = isDefined(base) && isDefined(revision) && Math.abs(revision - base) <= ROUNDING * base;
  return pairOf(label, base, same ? base : revision);
}

function medianOf({ quantiles }: ColumnSummary): Figure | undefined {
  return quantiles === undefined || 'status' in quantiles ? quantiles : quantiles.q50;
}

function reasonOf(figure: Figure | undefined): Figure | undefined {
  return isDefined(figure) ? undefined : figure;
}

function counts(label: string, base: number, revision: number): ViewFigure {
  return { label, value: `${formatCount(base)} → ${formatCount(revision)}`, note: `Δ\u00a0${base === revision ? '0' : `${revision > base ? '+' : '−'}${formatCount(Math.abs(revision - base))}`}` };
}

function pairOf(label: string, base: Figure | undefined, revision: Figure | undefined): ViewFigure {
  if (!isDefined(base) || !isDefined(revision)) {
    const why = [base, revision].find((figure) => !isDefined(figure)) as Exclude<Figure, number> | undefined;
    return { label, value: '–', note: why?.reason ?? 'not measured' };
  }
  return { label, value: formatPair(base, revision).join(' → '), note: delta(revision - base) };
}
