/**
 * All results of the reader on one axis: each change in its own tolerances, so that a dot beyond 1 is beyond what matters.
 * Where no tolerance is given at all, in shares of base; where there is one result, in its own unit.
 */
import type { QuantityImpact } from '../../src/core/impact/report/quantity-impact.js';
import { LETTER, fitting, shortened } from '../chart/shortened.js';
import { standardReach } from '../chart/standard-reach.js';
import { valuePlace } from '../chart/wide-scale.js';
import { VERDICT_MARKS } from '../columns/column-cells.js';
import type { DrawnEffect, EffectsPicture } from '../effects/effects.model.js';
import type { Box, Mark } from '../view/view-model.js';
import { cellOf, columnsOf, type Drawn, type Room } from './drawn.js';
import { beyondMark, bothResults, isProvisional, relativeWords, toldChange, unitTail } from './quantity-words.js';
import { formatCount, formatNumber } from '../shared/format-number.js';
import { withSign } from '../columns/detail-figures.js';

export interface ResultsPicture extends EffectsPicture { readonly kind: 'results' }

export interface ResultsInput extends Room {
  readonly all: readonly QuantityImpact[];
  readonly chosen: QuantityImpact;
}

type Measure = 'unit' | 'tolerances' | 'shares';

/** Results that are drawn. */
const MOST_ROWS = 60, NAME = 60, NAMED = 3, FEW = 6;

function measureOf(all: readonly QuantityImpact[]): Measure {
  return all.length === 1 ? 'unit' : all.some(({ tolerance }) => tolerance !== null && tolerance > 0) ? 'tolerances' : 'shares';
}

/** What one is divided by on the common axis; null where it has no place there. */
function divisorOf({ tolerance, base }: QuantityImpact, measure: Measure): number | null {
  if (measure === 'unit') return 1;
  if (measure === 'tolerances') return tolerance !== null && tolerance > 0 ? tolerance : null;
  return typeof base === 'number' && base !== 0 ? Math.abs(base) : null;
}

interface Placed { readonly change: number | null; readonly low: number | null; readonly high: number | null; readonly band: number | null }

/** Nothing changed is at zero wherever zero is. */
function placedOf(quantity: QuantityImpact, measure: Measure): Placed {
  const divisor = divisorOf(quantity, measure), { change, interval, tolerance } = quantity, over = (value: number): number | null => (divisor === null ? (value === 0 ? 0 : null) : value / divisor), told = interval === undefined || 'status' in interval ? null : interval;
  return { change: typeof change === 'number' ? over(change) : null, low: told === null ? null : over(told.low), high: told === null ? null : over(told.high), band: tolerance === null || divisor === null ? null : tolerance / divisor };
}

export function resultsDrawn({ all: given, chosen, width, rem }: ResultsInput): Drawn<ResultsPicture> {
  const all = given.slice(0, MOST_ROWS), measure = measureOf(given), places = all.map((quantity) => placedOf(quantity, measure)), picture = resultsPicture(all, chosen, places, measure, { width, rem }), [only] = given;
  return {
    picture, title: given.length === 1 ? resultTitle(only!) : overviewTitle(given), subtitle: subtitleOf(measure, only!),
    figures: given.length === 1 ? [] : [{ label: 'results', value: formatCount(given.length) }, { label: 'beyond tolerance', value: `${given.filter(({ beyond }) => beyond === true).length} of ${given.filter(({ beyond }) => beyond !== null).length}` }],
    sentences: given.length === 1 ? [] : [overviewSentence(given)], notes: notesOf(given, places, measure),
    marks: marksOf(picture, all, chosen, width, given.length > 1),
    table: {
      caption: 'Results', columns: columnsOf("'result", "'unit", 'base', 'revision', 'change', 'of base', '95 % from', '95 % to', 'tolerance', "'these records", "'records like these", "'computed by"),
      rows: given.map((quantity) => { const { name, unit, base, revision, change, relative, interval, tolerance, verdict, by } = quantity, sure = interval !== undefined && !('status' in interval) ? interval : null; return [name, unit, cellOf(base), cellOf(revision), cellOf(change), cellOf(relative), sure?.low ?? null, sure?.high ?? null, tolerance, beyondMark(quantity).word || null, VERDICT_MARKS[verdict.state].word, by]; }),
    },
  };
}

function subtitleOf(measure: Measure, { unit }: QuantityImpact): string {
  return measure === 'unit' ? `Revision − base of the result${unit === null ? '' : `, in\u00a0${unit}`}, with its 95 % interval and the tolerance.` : measure === 'tolerances' ? 'Revision − base of each result over its tolerance, with its 95 % interval: beyond 1 it matters.' : 'Revision − base of each result over the size of its base, with its 95 % interval.';
}

export function resultTitle({ name, base, revision, change, unit, beyond }: QuantityImpact): string {
  const called = shortened(name, NAME), tail = unitTail({ unit });
  if (typeof change !== 'number') return `${called} cannot be compared`;
  if (change === 0) return `${called} stays at ${formatNumber(base as number, 4)}${tail}`;
  const [before, after] = bothResults(base, revision);
  return `${called} goes from ${before} to ${after}${tail}${beyond === null ? '' : `, ${beyond ? 'beyond' : 'within'} tolerance`}`;
}

function overviewTitle(all: readonly QuantityImpact[]): string {
  const judged = all.filter(({ beyond }) => beyond !== null), beyond = judged.filter((each) => each.beyond), moved = all.filter(({ change }) => typeof change === 'number' && change !== 0);
  if (moved.length === 0 && all.every(({ change }) => typeof change === 'number')) return `All ${formatCount(all.length)} results stay the same`;
  if (judged.length === 0) return `${formatCount(moved.length)} of ${formatCount(all.length)} results change`;
  return beyond.length === 0 ? `No result is beyond its tolerance` : `${formatCount(beyond.length)} of ${formatCount(judged.length)} results ${beyond.length === 1 ? 'is' : 'are'} beyond ${beyond.length === 1 ? 'its' : 'their'} tolerance: ${beyond.slice(0, NAMED).map(({ name }) => shortened(name, 30)).join(', ')}${beyond.length > NAMED ? ', …' : ''}`;
}

function overviewSentence(all: readonly QuantityImpact[]): string {
  const moved = all.filter(({ change }) => typeof change === 'number' && change !== 0).length, none = all.filter(({ change }) => typeof change !== 'number').length, same = all.length - moved - none;
  const told = [...(moved > 0 ? [`${formatCount(moved)} change${moved === 1 ? 's' : ''}`] : []), ...(same > 0 ? [`${formatCount(same)} stay${same === 1 ? 's' : ''} the same`] : []), ...(none > 0 ? [`${formatCount(none)} cannot be compared`] : [])];
  return `Of ${formatCount(all.length)} results ${told.join(', ')}.`;
}

function notesOf(all: readonly QuantityImpact[], places: readonly Placed[], measure: Measure): string[] {
  const unplaced = all.filter(({ change }, i) => typeof change === 'number' && places[i]?.change === null);
  return [
    ...(unplaced.length === 0 ? [] : [`Without a dot, as ${measure === 'tolerances' ? 'they have no tolerance' : 'their base is 0'}: ${unplaced.slice(0, NAMED).map(({ name }) => shortened(name, 30)).join(', ')}${unplaced.length > NAMED ? ', …' : ''}.`]),
    ...(all.length > MOST_ROWS ? [`The first ${MOST_ROWS} of ${formatCount(all.length)} results are drawn; the table has all.`] : []),
    ...(all.length > 1 ? ['Press a row to see that result in the other arrangements.'] : []),
  ];
}

function resultsPicture(all: readonly QuantityImpact[], chosen: QuantityImpact, places: readonly Placed[], measure: Measure, { width, rem }: Room): ResultsPicture {
  const character = LETTER * 0.75 * rem, narrow = width < 38 * rem, rowHeight = narrow ? 3 * rem : (all.length <= FEW ? 2.5 : 1.75) * rem, top = 0.5 * rem, longest = (words: readonly string[]): number => Math.max(0, ...words.map((each) => [...each].length));
  const values = all.map((quantity) => valueWords(quantity)), verdicts = all.map((quantity) => verdictOf(quantity)), names = narrow ? 0 : Math.min(16 * rem, 0.3 * width, (longest(all.map(({ name }) => name)) + 1) * character), numbers = Math.min(12 * rem, (longest(values) + 2) * character), words = (longest(verdicts.map(({ word }) => word)) + 3) * character, nameRoom = narrow ? width - words - (longest(values) + 2) * character - 12 : names, valueRoom = narrow ? width : numbers;
  const left = narrow ? 8 : names + 8, right = narrow ? width - 8 : width - numbers - words - 8, plot: Box = { x: left, y: top, width: Math.max(60, right - left), height: rowHeight * all.length };
  const sizes = places.map(({ change, low, high }) => Math.max(...[change, low, high].map((value) => Math.abs(value ?? 0)))), bands = places.map(({ band }) => band ?? 0), { reach } = standardReach(sizes, 1.15 * Math.max(0, ...bands)), x = valuePlace(-reach, reach, plot.x + 6, plot.x + plot.width - 6, { signed: true }), within = (value: number): number => x(Math.max(-reach, Math.min(reach, value)));
  const edge = (value: number | null): number | null => (value === null ? null : within(value));
  const rows = all.map((quantity, i): DrawnEffect => {
    const { change, low, high, band } = places[i]!, sign = typeof quantity.change === 'number' ? (Math.sign(quantity.change) as -1 | 0 | 1) : 0;
    return {
      id: quantity.id, y: plot.y + i * rowHeight, name: shortened(quantity.name, Math.max(6, Math.floor(nameRoom / character))), value: shortened(values[i]!, Math.floor(valueRoom / character)), ...verdicts[i]!, sign,
      at: change === null ? null : within(change), beyond: change === null ? 0 : change > reach ? 1 : change < -reach ? -1 : 0, from: edge(low), to: edge(high), low: edge(band === null ? null : -band), high: edge(band), focused: all.length > 1 && quantity.id === chosen.id,
    };
  });
  const axis = measure === 'unit' ? [`change of the result${chosen.unit === null ? '' : `, ${chosen.unit}`}`, 'change'] : measure === 'tolerances' ? ['change in tolerances of the result', 'change in tolerances', 'tolerances'] : ['change over the size of base', 'of base'];
  return { kind: 'results', rows, plot, rowHeight, zero: x(0), ticks: x.ticks, names, said: words, numbers: plot.x + plot.width + numbers, words: plot.x + plot.width + numbers + 12, narrow, height: plot.y + plot.height + 3.2 * rem, axis: fitting(axis, Math.floor(plot.width / character)) };
}

function valueWords(quantity: QuantityImpact): string {
  return typeof quantity.change === 'number' ? toldChange(quantity.change, unitTail(quantity)) : 'no result';
}

/** The fact of these records where there is one, else the verdict for records like these. */
function verdictOf(quantity: QuantityImpact): { readonly glyph: string; readonly word: string } {
  const fact = beyondMark(quantity);
  return fact.word !== '' ? fact : quantity.change === 0 ? { glyph: '=', word: 'the same' } : { glyph: '?', word: 'no tolerance' };
}

function marksOf({ rows, rowHeight }: ResultsPicture, all: readonly QuantityImpact[], chosen: QuantityImpact, width: number, several: boolean): Mark[] {
  return rows.map(({ id, y }, i): Mark => {
    const quantity = all[i]!, { name, change, interval, tolerance, relative, base, revision, verdict } = quantity, tail = unitTail(quantity), [before, after] = bothResults(base, revision), share = relativeWords(relative);
    return {
      id, x: 1.5, y: y + 1, width: width - 3, height: rowHeight - 2, changed: change !== 0, ...(several ? { selected: id === chosen.id } : {}),
      lines: [
        name, ...(isProvisional(quantity) ? ['provisional'] : []), ...(typeof change === 'number' ? [`base ${before}, revision ${after}${tail}`, `change ${toldChange(change, tail, 4)}${share === null ? '' : ` (${share})`}`] : [`no result to compare: ${change.reason}`]),
        ...(interval === undefined ? [] : 'status' in interval ? [`no interval: ${interval.reason}`] : [`95 % interval ${withSign(interval.low, 3)} to ${withSign(interval.high, 3)}${tail}`]),
        tolerance === null ? 'no tolerance is given' : `tolerance ±${formatNumber(tolerance, 4)}${tail}: ${beyondMark(quantity).word || 'not compared'}`, verdict.sentence,
      ],
    };
  });
}
