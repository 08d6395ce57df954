/** Sufficiency of records and of digits with what is said of it: the least that the result can be derived from. */
import { isLossBound } from '../../src/core/impact/report/loss-bound.js';
import type { QuantityImpact, ReportedBits, ReportedSufficiency } from '../../src/core/impact/report/quantity-impact.js';
import type { Figure } from '../../src/core/model/report.js';
import { shortened } from '../chart/shortened.js';
import { cellOf, columnsOf, type Drawn, type NotDrawn, type Room } from '../impact/drawn.js';
import { shareWords } from '../impact/quantity-words.js';
import { countOf, formatCount, formatNumber } from '../shared/format-number.js';
import type { Mark, ViewFigure } from '../view/view-model.js';
import { errorPicture, type ErrorCurve, type ErrorPicture } from './error-picture.js';

export const LOSS_NAMES: Readonly<Record<ReportedSufficiency['mode'], string>> = { random: 'at random', gap: 'in one gap', 'every-kth': 'all but every k-th', tail: 'from the end', blocks: 'in blocks', groups: 'by whole groups' };

const NAME = 60, SIDES = ['base', 'revision'] as const;

interface Said { readonly quantity: QuantityImpact; readonly curves: readonly ErrorCurve[]; readonly tolerance: number; readonly least: string; readonly of: string; /** What is lost, in the plural. */ readonly what: string }

/** One way of losing records, of both releases where both were looked at. */
export function keptDrawn(quantity: QuantityImpact, all: readonly ReportedSufficiency[], mode: ReportedSufficiency['mode'], room: Room): Drawn<ErrorPicture> | NotDrawn {
  const own = all.filter((each) => each.mode === mode && each.points.length > 0), called = shortened(quantity.name, NAME), [first] = own, what = mode === 'groups' ? 'groups' : 'records';
  if (first === undefined) return { reason: `How few records ${called} needs cannot be told${reasonOf(all.find((each) => each.mode === mode))}.` };
  const lacking = tooFew(own, called, what);
  if (lacking !== null) return { reason: lacking };
  // Fractions are halved: each stands as far from the next as the logarithm says.
  const curves = SIDES.flatMap((side) => own.filter((each) => each.side === side).slice(0, 1)).map((each): ErrorCurve => ({
    side: each.side, sufficient: each.sufficientFraction === null ? null : { at: placeOf(each.sufficientFraction), text: shareWords(each.sufficientFraction) },
    points: each.points.map(({ fraction, records, samples, shareWithin, errorMedian, errorP90 }) => ({ at: placeOf(fraction), name: shareWords(fraction), value: fraction, error: errorP90, median: errorMedian, lines: [`${each.side}: ${errorWords(errorP90)} in nine of ten of ${countOf(samples, 'sample')}, half of them ${errorWords(errorMedian)}`, `${shareWords(shareWithin)} within ${shareWords(each.tolerance)}; ${formatCount(Math.round(records))} records kept`] })),
  })), said: Said = { quantity, curves, tolerance: first.tolerance, least: `of the ${what}`, of: `records lost ${LOSS_NAMES[mode]}`, what };
  const picture = errorPicture(curves, first.tolerance, [`share of the ${what} that are kept`, `${what} kept`, 'kept'], room), losses = own.flatMap(({ side, equivalentLoss }) => (side === 'base' && equivalentLoss !== undefined ? [equivalentLoss] : [])), [loss] = losses;
  return {
    ...drawnOf(picture, said, 'kept', called), figures: [...sufficientFigures(said), ...(loss === undefined ? [] : [lossFigure(loss, own.find(({ side }) => side === 'base')!, what)])],
    sentences: [sufficientWords(said, called), ...(typeof loss === 'number' ? [lossWords(loss, own.find(({ side }) => side === 'base')!, what, quantity.change)] : [])],
    notes: [...unitNotes(first), `Records are taken away ${LOSS_NAMES[mode]}: the solid lines are the errors that nine of ten samples stay below, the thin ones those of half of them.`, `The line across is the error that is borne, ${shareWords(first.tolerance)} of the result; a diamond marks the least that suffices.`, ...missingNotes(curves), ...beyondNote(picture)],
  };
}

/** One input made coarse, of both releases where both were looked at. */
export function coarseDrawn(quantity: QuantityImpact, all: readonly ReportedBits[], input: string, room: Room): Drawn<ErrorPicture> | NotDrawn {
  const own = all.filter((each) => each.input === input && each.points.length > 0), called = shortened(quantity.name, NAME), name = shortened(input, NAME), [first] = own;
  if (first === undefined) return { reason: `How coarse ${name} may be cannot be told${reasonOf(all.find((each) => each.input === input))}.` };
  const curves = SIDES.flatMap((side) => own.filter((each) => each.side === side).slice(0, 1)).map((each): ErrorCurve => ({
    side: each.side, sufficient: each.sufficientBits === null ? null : { at: each.sufficientBits, text: countOf(each.sufficientBits, 'bit') },
    points: each.points.map(({ bits, entropyBits, error }) => ({ at: bits, name: formatCount(bits), value: bits, error, median: null, lines: [`${each.side}: error ${errorWords(error)}`, `${name} then holds ${formatNumber(entropyBits, 3)} bits of entropy`] })),
  })), said: Said = { quantity, curves, tolerance: first.tolerance, least: `of ${name}`, of: `${name} rounded to cells`, what: 'cells' };
  const picture = errorPicture(curves, first.tolerance, [`bits that ${shortened(input, 24)} is told with`, 'bits of the input', 'bits'], room);
  return {
    ...drawnOf(picture, said, 'bits', called), figures: sufficientFigures(said), sentences: [sufficientWords(said, called)],
    notes: [`${name} is put into 2, 4, 8 … equal cells, and each value stands for the middle of its cell.`, `The line across is the error that is borne, ${shareWords(first.tolerance)} of the result; a diamond marks the fewest bits that suffice.`, ...missingNotes(curves), ...beyondNote(picture)],
  };
}

function unitNotes({ mode, units, points }: ReportedSufficiency): string[] {
  if (units === undefined) return [];
  if (mode === 'groups') return [`Groups are those of ${units.by ?? 'the key'}: ${formatCount(units.count)} in all.`];
  return [`The records are cut into ${countOf(units.count, 'block')} of neighbours in the order of the key, of about ${countOf(Math.round(points[0]!.records / units.count), 'record')} each.`];
}

/** Where no share that was looked at gives a result there is nothing to draw. */
function tooFew(own: readonly ReportedSufficiency[], called: string, what: string): string | null {
  const fewer = own.flatMap(({ points }) => points.filter(({ fraction }) => fraction < 1));
  if (fewer.length === 0 || fewer.some(({ errorP90, errorMedian }) => typeof errorP90 === 'number' || typeof errorMedian === 'number')) return null;
  return `${called} needs more than ${shareWords(Math.max(...fewer.map(({ fraction }) => fraction)))} of its ${what}: from fewer, half of the samples or more have no result.`;
}

/** Halvings from all records, counted so that more records lie to the right. */
function placeOf(fraction: number): number {
  return Math.log2(fraction);
}

function reasonOf(each: { readonly result: Figure; readonly scale: Figure } | undefined): string {
  const why = each === undefined ? undefined : [each.result, each.scale].find((figure) => typeof figure !== 'number');
  return typeof why === 'object' ? `: ${why.reason}` : '';
}

function errorWords(error: Figure): string {
  return typeof error === 'number' ? (error === 0 ? 'none' : shareWords(error)) : error.reason;
}

function sufficientFigures({ curves, least }: Said): ViewFigure[] {
  return curves.map(({ side, sufficient }) => ({ label: `suffices, ${side}`, value: sufficient === null ? 'not even all' : sufficient.text, ...(sufficient === null ? {} : { note: least }) }));
}

function lossFigure(loss: Figure, curve: ReportedSufficiency, what: string): ViewFigure {
  if (typeof loss !== 'number') return { label: 'a loss that moves it as much', value: '–', note: loss.reason };
  return { label: 'a loss that moves it as much', value: loss <= 0 ? `< ${shareWords(leastLoss(curve))}` : isLossBound(curve, loss) ? `> ${shareWords(loss)}` : shareWords(loss), note: `of the ${what} of base` };
}

/** The smallest that was looked at. */
function leastLoss({ points }: ReportedSufficiency): number {
  return Math.min(1, ...points.map(({ fraction }) => 1 - fraction).filter((loss) => loss > 0));
}

function lossWords(loss: number, curve: ReportedSufficiency, what: string, change: Figure): string {
  if (loss <= 0) return `A loss of ${shareWords(leastLoss(curve))} of the ${what}, the smallest that was looked at, would move the result more than the revision does.`;
  return change === 0 || isLossBound(curve, loss) ? `Even a loss of ${shareWords(loss)} of the ${what} would move the result no more than the revision does.` : `A loss of ${shareWords(loss)} of the ${what} would move the result as much as the revision does.`;
}

function sufficientWords({ curves, tolerance, least }: Said, called: string): string {
  const all = curves.length > 1 && curves.every(({ sufficient }) => sufficient?.at === curves[0]!.sufficient?.at), [first] = curves;
  if (all && first?.sufficient) return `To derive ${called} within ${shareWords(tolerance)}, ${first.sufficient.text} ${least} suffice${first.sufficient.text === '1 bit' ? 's' : ''} for either release.`;
  const told = curves.map(({ side, sufficient }) => (sufficient === null ? `not even all that was looked at suffices for ${side}` : `${sufficient.text} ${least} suffice${sufficient.text === '1 bit' ? 's' : ''} for ${side}`));
  return `To derive ${called} within ${shareWords(tolerance)}, ${told.join(', and ')}.`;
}

/** One note for both releases where they lack the same. */
function missingNotes(curves: readonly ErrorCurve[]): string[] {
  const told = curves.flatMap(({ side, points }) => { const without = points.filter(({ error }) => typeof error !== 'number'); return without.length === 0 ? [] : [{ side, words: `at ${without.map(({ name }) => name).join(', ')}: ${(without[0]!.error as { readonly reason: string }).reason}.` }]; });
  return [...new Set(told.map(({ words }) => words))].map((words) => `Without an error for ${told.filter((each) => each.words === words).map(({ side }) => side).join(' and ')} ${words}`);
}

function beyondNote({ beyond }: ErrorPicture): string[] {
  return beyond.length === 0 ? [] : ['Errors far beyond what is borne stand at the upper edge as arrows; the table has them.'];
}

function drawnOf(picture: ErrorPicture, { quantity, curves, tolerance, least, of, what: lost }: Said, what: 'kept' | 'bits', called: string): Omit<Drawn<ErrorPicture>, 'figures' | 'sentences' | 'notes'> {
  const [first] = curves.flatMap(({ sufficient }) => (sufficient === null ? [] : [sufficient])), places = [...new Set(curves.flatMap(({ points }) => points.map(({ at }) => at)))].sort((a, b) => b - a);
  const below = places.find((at) => at < 0), pointAt = (at: number): ErrorCurve['points'][number] => curves.flatMap(({ points }) => points).find((point) => point.at === at)!;
  return {
    picture, title: first !== undefined && what === 'kept' && first.at === 0 && below !== undefined ? `${called} needs more than ${pointAt(below).name} of its ${lost} to stay within ${shareWords(tolerance)}` : first === undefined ? `${called} needs more than ${what === 'kept' ? `all its ${lost}` : 'the finest cells'} to stay within ${shareWords(tolerance)}` : `${called} can be derived within ${shareWords(tolerance)} from ${first.text} ${least}`,
    subtitle: `Error of ${called} over its size with ${of}: base (dashed, open) and revision (solid, filled).`,
    marks: places.map((at): Mark => ({ id: `at-${at}`, x: picture.pixelOf(at) - picture.step / 2, y: picture.plot.y, width: picture.step, height: picture.plot.height, changed: false, lines: [what === 'kept' ? `${pointAt(at).name} of the ${lost}` : countOf(at, 'bit'), ...curves.flatMap(({ points }) => points.find((point) => point.at === at)?.lines ?? [])] })).reverse(),
    table: {
      caption: `Error of ${quantity.name}`, columns: columnsOf(what === 'kept' ? `share of ${lost} kept` : 'bits', ...curves.flatMap(({ side }) => (what === 'kept' ? [`${side}, nine of ten`, `${side}, half`] : [side]))),
      rows: places.map((at) => [pointAt(at).value, ...curves.flatMap(({ points }) => { const point = points.find((each) => each.at === at); return what === 'kept' ? [cellOf(point?.error), cellOf(point?.median)] : [cellOf(point?.error)]; })]),
    },
  };
}
