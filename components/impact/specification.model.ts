/** The specification curve with what is said of it: in how many ways of analysing the conclusion flips, and in which. */
import type { Flips, Multiverse, SpecificationOutcome } from '../../src/core/impact/multiverse.js';
import type { QuantityImpact } from '../../src/core/impact/report/quantity-impact.js';
import { shortened } from '../chart/shortened.js';
import { countOf, formatCount, formatNumber } from '../shared/format-number.js';
import type { Mark } from '../view/view-model.js';
import { cellOf, columnsOf, type Drawn, type NotDrawn, type Room } from './drawn.js';
import { bothResults, shareWords, toldChange, unitTail } from './quantity-words.js';
import { specificationPicture, type SpecificationPicture } from './specification-picture.js';
import { sideSentences, sidesOf, sideWords, thresholdText } from './threshold-sides.js';

export interface SpecificationInput extends Room {
  readonly quantity: QuantityImpact;
  readonly multiverse: Multiverse;
}

const NAME = 60;

interface Asked { readonly what: string; readonly short: string; readonly flips: Flips; readonly of: (outcome: SpecificationOutcome, own: SpecificationOutcome) => boolean }

/** What can flip, the one that a reader asked for first; those that no specification tells are left out. */
function askedOf({ conclusion, verdict, sign, ranking, threshold }: Multiverse, called: string, tail: string): Asked[] {
  return ([
    { what: threshold === undefined ? 'the conclusion' : `whether ${called} is above ${thresholdText(threshold, tail)}`, short: 'conclusion', flips: conclusion, of: (outcome) => outcome.conclusion === true },
    { what: 'whether the change matters', short: 'whether it matters', flips: verdict, of: (outcome, own) => outcome.beyond !== null && own.beyond !== null && outcome.beyond !== own.beyond },
    { what: 'the sign of the result', short: 'sign', flips: sign, of: (outcome) => outcome.sign === true }, { what: 'the order of the groups', short: 'order of groups', flips: ranking, of: (outcome) => outcome.ranking === true },
  ] satisfies Asked[]).filter(({ flips }) => flips.of > 0);
}

export function specificationsDrawn(input: SpecificationInput): Drawn<SpecificationPicture> | NotDrawn {
  const { quantity, multiverse, width, rem } = input, { outcomes, choices, answered, possible, drawn } = multiverse, tail = unitTail(quantity), called = shortened(quantity.name, NAME);
  if (answered === 0) return { reason: `None of ${countOf(outcomes.length, 'way')} of analysing ${called} gives a result on both releases${outcomes[0] === undefined ? '' : `: ${reasonOf(outcomes[0])}`}.` };
  const asked = askedOf(multiverse, called, tail), flipping = asked.filter(({ flips }) => flips.flipped > 0).map(({ short, of }) => ({ label: short, at: outcomes.map((outcome) => of(outcome, outcomes[multiverse.own]!)) })), picture = specificationPicture(multiverse, flipping, { ...quantity, name: called }, { width, rem }), { threshold } = multiverse, looked = drawn?.specifications ?? possible, first = asked[0];
  return {
    picture, marks: marksOf(picture, multiverse, asked, tail), table: tableOf(input, asked),
    title: first === undefined ? `${called} under ${countOf(looked, 'way')} of analysing` : first.flips.flipped === 0 ? `${first.what[0]!.toUpperCase()}${first.what.slice(1)} is the same in all ${countOf(first.flips.of, 'specification')}` : `${first.what[0]!.toUpperCase()}${first.what.slice(1)} flips in ${formatCount(first.flips.flipped)} of ${countOf(first.flips.of, 'specification')}`,
    subtitle: `${called} of base (open) and of revision (filled) under each combination of ${countOf(choices.length, 'choice')}, by rising result of base; below, the options of each${tail === '' ? '' : `; in${tail}`}.`,
    figures: asked.map(({ short, flips }) => ({ label: `${short} flips`, value: `${formatCount(flips.flipped)} of ${formatCount(flips.of)}`, note: shareWords(flips.flipped / flips.of) })),
    sentences: [...asked.map(({ what, flips }) => `${what[0]!.toUpperCase()}${what.slice(1)} flips in ${formatCount(flips.flipped)} of ${countOf(flips.of, 'specification')} (${shareWords(flips.flipped / flips.of)}).`), ...(threshold === undefined ? [] : sideSentences(multiverse, threshold, looked, tail)), rangeWords(multiverse, tail)],
    notes: [
      ...(outcomes.length < looked ? [`Drawn are ${formatCount(outcomes.length)} of ${countOf(looked, 'specification')}, even pieces of the curve; counts are of all.`] : []), ...(drawn === undefined ? [] : [`Of ${formatCount(possible)} specifications ${formatCount(drawn.specifications)} were drawn by lot (seed ${drawn.seed}).`]),
      ...(answered < looked ? [`${countOf(looked - answered, 'specification')} without a result on both releases ${looked - answered === 1 ? 'is' : 'are'} not counted.`] : []),
      ...(quantity.tolerance === null ? [] : [`The band is the tolerance, ±${formatNumber(quantity.tolerance, 4)}${tail} about your own result of base.`]), ...(threshold === undefined ? [] : [`The conclusion is that the result is above ${thresholdText(threshold, tail)}${picture.threshold!.beyond === 0 ? ', the broken line' : `, which is ${picture.threshold!.beyond > 0 ? 'above' : 'below'} all that is drawn`}.`]), 'The triangle marks your own specification: the first option of each choice. Crosses mark the specifications in which something flips.',
    ],
  };
}

function reasonOf({ change }: SpecificationOutcome): string {
  return typeof change === 'number' ? '' : change.reason;
}

function rangeWords({ outcomes }: Multiverse, tail: string): string {
  const changes = outcomes.map(({ change }) => change).filter((each) => typeof each === 'number'), low = changes.reduce((a, b) => Math.min(a, b), Infinity), high = changes.reduce((a, b) => Math.max(a, b), -Infinity);
  return low === high ? `The change is ${toldChange(low, tail, 4)} in every specification.` : `The change lies between ${toldChange(low, tail)} and ${toldChange(high, tail)}.`;
}

function optionLines({ choices }: Multiverse, { specification }: SpecificationOutcome): string[] {
  return choices.map(({ name, options }, k) => `${name}: ${options[specification[k]!] ?? ''}`);
}

function flipLines(outcome: SpecificationOutcome, own: SpecificationOutcome, asked: readonly Asked[]): string[] {
  return asked.filter(({ of }) => of(outcome, own)).map(({ short }) => `${short} flips`);
}

function thresholdLines(outcome: SpecificationOutcome, { threshold }: Multiverse, tail: string): string[] {
  const sides = threshold === undefined ? null : sidesOf(outcome, threshold);
  return sides === null ? [] : [`threshold ${thresholdText(threshold!, tail)}: ${sideWords(sides)}`];
}

function marksOf({ columns, plot, matrix, step }: SpecificationPicture, multiverse: Multiverse, asked: readonly Asked[], tail: string): Mark[] {
  const { outcomes, own } = multiverse, mine = outcomes[own]!;
  return outcomes.map((outcome, i): Mark => ({
    id: `specification-${i}`, x: columns[i]!.x - step / 2, y: plot.y, width: Math.max(1, step), height: matrix.y + matrix.height - plot.y, changed: typeof outcome.change === 'number' && outcome.change !== 0,
    get lines() {
      const [before, after] = bothResults(outcome.base, outcome.revision);
      return [`specification ${i + 1} of ${outcomes.length}${i === own ? ', your own' : ''}`, ...optionLines(multiverse, outcome), ...(typeof outcome.change === 'number' ? [`base ${before}, revision ${after}${tail}`, `change ${toldChange(outcome.change, tail, 4)}`] : [`no result: ${outcome.change.reason}`]), ...thresholdLines(outcome, multiverse, tail), ...flipLines(outcome, mine, asked)];
    },
  }));
}

function tableOf({ quantity, multiverse }: SpecificationInput, asked: readonly Asked[]): Drawn<SpecificationPicture>['table'] {
  const { choices, outcomes, own, threshold } = multiverse, mine = outcomes[own]!, above = threshold === undefined ? '' : thresholdText(threshold, unitTail(quantity));
  const sides = (outcome: SpecificationOutcome): readonly (string | null)[] => (threshold === undefined ? [] : sidesOf(outcome, threshold)?.map((side) => (side ? 'yes' : 'no')) ?? [null, null]);
  return {
    caption: `${quantity.name} by specification`, columns: [...columnsOf("'specification"), ...choices.map(({ name }) => ({ label: name, numeric: false })), ...columnsOf('base', 'revision', 'change', ...(threshold === undefined ? [] : [`'base above ${above}`, `'revision above ${above}`]), "'flips")],
    rows: outcomes.map((outcome, i) => [i === own ? `${i + 1}, your own` : String(i + 1), ...choices.map(({ options }, k) => options[outcome.specification[k]!] ?? null), cellOf(outcome.base), cellOf(outcome.revision), cellOf(outcome.change), ...sides(outcome), flipLines(outcome, mine, asked).join(', ') || null]),
  };
}
