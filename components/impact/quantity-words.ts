/** A result and its change in words and figures: what stands beside every picture of it. */
import type { QuantityImpact } from '../../src/core/impact/report/quantity-impact.js';
import { signedShare } from '../../src/core/format/words.js';
import type { Figure } from '../../src/core/model/report.js';
import { inUnit } from '../chart/column-measure.js';
import { VERDICT_MARKS } from '../columns/column-cells.js';
import { withSign } from '../columns/detail-figures.js';
import { countOf, formatCount, formatNumber, formatPair, formatShare, keepPercent } from '../shared/format-number.js';
import type { ViewFigure } from '../view/view-model.js';

/** " t ha⁻¹", or nothing. */
export function unitTail({ unit }: Pick<QuantityImpact, 'unit'>): string {
  return inUnit(unit ?? '');
}

/** A number with its unit, or a dash: the reason stands elsewhere. */
export function told(figure: Figure, tail: string, digits = 4): string {
  return typeof figure === 'number' ? `${formatNumber(figure, digits)}${tail}` : '–';
}

/** A change with its sign, or a dash. */
export function toldChange(figure: Figure, tail: string, digits = 3): string {
  return typeof figure === 'number' ? `${withSign(figure, digits)}${tail}` : '–';
}

/** The numbers of both releases, with as many decimals as tell them apart. */
export function bothResults(base: Figure, revision: Figure): readonly [string, string] {
  if (typeof base === 'number' && typeof revision === 'number') return formatPair(base, revision);
  return [told(base, ''), told(revision, '')];
}

/** "12 %"; a share may be many times the whole. */
export function shareWords(share: number): string {
  const size = Math.abs(share);
  return `${share < 0 ? '\u2212' : ''}${size < 0.99 ? formatShare(size, 1) : `${formatNumber(100 * size, 3)}\u00a0%`}`;
}

/** "+12 % of base". */
export function relativeWords(relative: Figure): string | null {
  return typeof relative !== 'number' || relative === 0 ? null : `${keepPercent(signedShare(relative))} of base`;
}

export function isProvisional({ provisional, unfinished }: QuantityImpact): boolean {
  return unfinished !== undefined || (provisional !== undefined && !provisional.complete);
}

const UNTOLD = { glyph: '', word: '' } as const;

/** The fact about these very records; empty where no tolerance is given. */
export function beyondMark({ beyond }: Pick<QuantityImpact, 'beyond'>): { readonly glyph: string; readonly word: string } {
  return beyond === null ? UNTOLD : beyond ? { glyph: '≠', word: 'beyond tolerance' } : { glyph: '≈', word: 'within tolerance' };
}

function reasoned(figure: Figure): { readonly note?: string } {
  return typeof figure === 'number' ? {} : { note: figure.reason };
}

function provisionalFigures(quantity: QuantityImpact): ViewFigure[] {
  const { provisional, unfinished } = quantity;
  if (unfinished !== undefined) return [{ label: 'provisional', value: `${formatCount(unfinished.done)} of ${countOf(unfinished.done + unfinished.open.length, 'part')}`, note: 'computed so far' }];
  return isProvisional(quantity) ? [{ label: 'provisional', value: `${formatCount(provisional!.done)} of ${formatCount(provisional!.units)} parts`, note: 'run so far' }] : [];
}

function toleranceFigure(quantity: QuantityImpact): ViewFigure {
  return { label: 'tolerance', value: quantity.tolerance === null ? 'not given' : `±${formatNumber(quantity.tolerance, 4)}${unitTail(quantity)}` };
}

/** What a margin is read with, where all else is told beside it. */
export function marginFigures(quantity: QuantityImpact): ViewFigure[] {
  return [...provisionalFigures(quantity), toleranceFigure(quantity)];
}

/** Base, revision, change, how sure it is, what matters, and both answers to whether it does: on these records, and for records like these. */
export function quantityFigures(quantity: QuantityImpact): ViewFigure[] {
  const { base, revision, change, relative, interval, beyond, verdict, blocks } = quantity, tail = unitTail(quantity), [before, after] = bothResults(base, revision), share = relativeWords(relative), mark = VERDICT_MARKS[verdict.state];
  return [
    ...provisionalFigures(quantity),
    { label: 'base', value: typeof base === 'number' ? `${before}${tail}` : '–', ...reasoned(base) },
    { label: 'revision', value: typeof revision === 'number' ? `${after}${tail}` : '–', ...reasoned(revision) },
    { label: 'change', value: toldChange(change, tail, 4), ...(typeof change !== 'number' ? reasoned(change) : share === null ? {} : { note: share }) },
    ...(interval === undefined ? [] : 'status' in interval ? [{ label: '95 % interval', value: '–', note: interval.reason }]
      : [{ label: `${formatNumber(100 * interval.level)} % interval`, value: `${withSign(interval.low, 3)} to ${withSign(interval.high, 3)}${tail}`, ...(blocks === undefined ? {} : { note: `from ${countOf(blocks.count, 'block')}` }) }]),
    toleranceFigure(quantity),
    ...(beyond === null ? [] : [{ label: 'these records', value: `${beyondMark(quantity).glyph} ${beyondMark(quantity).word}` }]),
    { label: 'records like these', value: `${mark.glyph} ${mark.word}` },
  ];
}

/** What a reader must know before any number of a result. */
export function quantityNotes(quantity: QuantityImpact): string[] {
  const { interval, change, notes = [] } = quantity;
  return [...provisionalNotes(quantity), ...(interval !== undefined && !('status' in interval) && change !== 0 ? [`Interval of the change: ${interval.method}.`] : []), ...notes];
}

export function provisionalNotes({ provisional, unfinished }: QuantityImpact): string[] {
  return [
    ...(unfinished === undefined ? [] : [`Provisional: still to come are ${unfinished.open.join(', ')}. Base, revision and change are final; parts from drawn orders are estimates and will be replaced.`]),
    ...(provisional !== undefined && !provisional.complete ? [`Provisional: ${formatCount(provisional.done)} of ${countOf(provisional.units, 'part')} were run, drawn by lot (seed ${provisional.seed}); the rest may move every number here.`] : []),
    ...(provisional !== undefined && provisional.failed.length > 0 ? [`${countOf(provisional.failed.length, 'part')} gave no result and ${provisional.failed.length === 1 ? 'is' : 'are'} left out: ${provisional.failed[0]!.reason}.`] : []),
  ];
}
