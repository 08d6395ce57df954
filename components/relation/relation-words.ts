/** What a relation says, from the numbers that are drawn. */
import { isDefined, type Figure, type Undefined } from '../../src/core/model/report.js';
import type { RelationChange } from '../../src/core/pictures/picture.js';
import { isVisible, justNoticeable } from '../chart/visible-change.js';
import { countOf, formatCorrelation, formatCorrelations, formatCount, formatNumber, formatPair } from '../shared/format-number.js';
import type { ViewFigure } from '../view/view-model.js';
import type { Slice } from './relation-bins.js';
import { methodName, slopeName } from './line-words.js';
import type { RelationFacts } from './relation-facts.js';

export interface Named { readonly x: string; readonly y: string; readonly unitX: string; readonly unitY: string }

/** A change of |r| below this is no more or less in words. */
const ALIKE = 0.01;
/** Least share of the records in a stretch of x that is told. */
const TOLD = 0.01;

export function withUnit(text: string, unit: string): string {
  return unit === '' ? text : `${text} ${unit}`;
}

export function signed(value: number, digits = 3): string {
  return value > 0 ? `+${formatNumber(value, digits)}` : formatNumber(value, digits);
}


export function correlationChange(change: number): string {
  const text = change === 0 ? '0' : Math.abs(change) < 0.0005 ? formatNumber(change, 2) : formatCorrelation(change);
  return change > 0 ? `+${text}` : text;
}

export function titleOf({ x, y }: Named, { r, slope }: Pick<RelationFacts, 'r' | 'slope'>): string {
  const { base, revision, change } = r;
  if (!isDefined(base) || !isDefined(revision) || !isDefined(change)) return `${y} against ${x}: no correlation`;
  if (change === 0 && (!isDefined(slope.change) || slope.change === 0)) return `${y} goes with ${x} as before: no change`;
  if (base * revision < 0 && Math.min(Math.abs(base), Math.abs(revision)) >= 0.05) return `${y} now ${revision > 0 ? 'rises' : 'falls'} with ${x}; in base it ${revision > 0 ? 'fell' : 'rose'}`;
  const closer = Math.abs(revision) - Math.abs(base);
  if (Math.abs(closer) < ALIKE) return `${y} goes about as closely with ${x} as in base${steeper(slope)}`;
  return `${y} goes ${closer > 0 ? 'more' : 'less'} closely with ${x} in revision${steeper(slope)}`;
}

function steeper({ base, revision }: RelationChange): string {
  if (!isDefined(base) || !isDefined(revision) || base === 0 || base * revision <= 0) return '';
  const ratio = revision / base;
  return ratio > 1.02 ? ', and more steeply' : ratio < 0.98 ? ', and less steeply' : '';
}

export function figuresOf(facts: RelationFacts, { unitX, unitY }: Named, all: number): ViewFigure[] {
  const { r, slope, line, records } = facts, per = unitX === '' ? unitY : unitY === '' ? `per ${unitX}` : `${unitY} per ${unitX}`;
  const pair = (of: RelationChange, write: (base: number, revision: number) => readonly [string, string]): string => (isDefined(of.base) && isDefined(of.revision) ? write(of.base, of.revision).join(' → ') : '–');
  return [
    { label: 'records', value: formatCount(records), ...(records < all ? { note: `of ${formatCount(all)}` } : {}) },
    { label: 'r', value: pair(r, formatCorrelations), ...reason(r.change) },
    { label: 'change of r', value: isDefined(r.change) ? correlationChange(r.change) : '–', note: range(r.interval, correlationChange) },
    { label: line === null || line.method === 'least-squares' ? 'slope' : `slope, ${methodName(line.method)}`, value: pair(slope, formatPair), ...(isDefined(slope.change) ? (per === '' ? {} : { note: per }) : reason(slope.change)) },
    { label: 'change of slope', value: isDefined(slope.change) ? signed(slope.change) : '–', note: range(slope.interval, signed) },
    ...(line === null ? [] : [{ label: 'intercept', value: isDefined(line.intercept.base) && isDefined(line.intercept.revision) ? formatPair(line.intercept.base, line.intercept.revision).join(' → ') : '–', ...(unitY === '' ? {} : { note: unitY }) }]),
  ];
}

function reason(figure: Figure): { readonly note?: string } {
  return isDefined(figure) ? {} : { note: figure.reason };
}

/** "95 %: −0.06 to +0.16", or why there is none. */
export function range(interval: { readonly low: number; readonly high: number; readonly level: number } | Undefined, write: (value: number) => string): string {
  return 'low' in interval ? `${Math.round(100 * interval.level)}\u00a0%: ${write(interval.low)} to ${write(interval.high)}` : interval.reason;
}

export function statisticSentence(facts: RelationFacts, { unitX, unitY, x, y }: Named): string {
  const { r, slope, records } = facts, name = slopeName(facts.line, records);
  if (!isDefined(r.base) || !isDefined(r.revision) || !isDefined(r.change)) return `Of ${countOf(records, 'record')} there is no correlation of ${y} and ${x}: ${isDefined(r.change) ? '' : r.change.reason}.`;
  const per = unitX === '' ? unitY : `${unitY === '' ? '' : `${unitY} `}per ${unitX}`;
  const line = !isDefined(slope.base) || !isDefined(slope.revision) ? '' : slope.change === 0 ? `; the ${name} stays ${withUnit(formatNumber(slope.base), per)}` : `; the ${name} goes from ${formatPair(slope.base, slope.revision).join(' to ')}${per === '' ? '' : ` ${per}`}`;
  return r.change === 0 && (!isDefined(slope.change) || slope.change === 0)
    ? `No change over ${countOf(records, 'record')}: r is ${formatCorrelation(r.base)}${line}.`
    : `${facts.picture === null ? `On ${countOf(records, 'record')}${facts.sampled === null ? '' : ` of a sample of ${formatCount(facts.sampled)}`} with all measures of the report’s correlations in both releases` : `Over the ${countOf(records, 'record')} with both values in both releases`} r ${r.change === 0 ? `stays ${formatCorrelation(r.base)}` : `goes from ${formatCorrelations(r.base, r.revision).join(' to ')} (${correlationChange(r.change)}${sureness(r.interval)})`}${line}.`;
}

function sureness(interval: RelationChange['interval']): string {
  if (!('low' in interval)) return '';
  const open = interval.low <= 0 && interval.high >= 0;
  return `; for records like these ${correlationChange(interval.low)} to ${correlationChange(interval.high)}${open ? ', so it may be none' : ''}`;
}

/** VIEWS R18: whether the two pictures can tell what the numbers say. */
export function visibilitySentence({ base, revision, change }: RelationChange): string | null {
  if (!isDefined(base) || !isDefined(revision) || !isDefined(change) || change === 0) return null;
  const least = formatNumber(justNoticeable((base + revision) / 2), 2);
  return isVisible(base, revision)
    ? `A change of r by ${least} or more shows between two scatterplots of such an r, so this one does.`
    : `People see a change of r between two scatterplots only from ${least} on at such an r: base and revision will look the same here.`;
}

/** Where the mean of y moved most; null where it moved nowhere. */
export function placeSentence(slices: readonly Slice[], records: number, { x, y, unitX, unitY }: Named): string | null {
  const told = slices.filter(({ change, nBase, nRevision }) => change !== null && change !== 0 && Math.min(nBase, nRevision) >= TOLD * records);
  if (told.length === 0) return null;
  const most = told.reduce((a, b) => (Math.abs(b.change!) > Math.abs(a.change!) ? b : a)), up = slices.filter(({ change }) => change !== null && change > 0).length, down = slices.filter(({ change }) => change !== null && change < 0).length;
  return `The mean of ${y} moved most where ${x} is ${stretch(most.x, unitX)}: ${withUnit(signed(most.change!), unitY)}. It is higher in ${up} and lower in ${down} of ${countOf(slices.length, 'stretch', 'stretches')} of ${x}.`;
}

export function stretch([from, to]: readonly [number, number], unit: string): string {
  return withUnit(formatPair(from, to).join(' to '), unit);
}

/** What the records of a drawn range say on their own. */
export function withinSentence(inside: RelationFacts, words: string, { y, unitX, unitY }: Named, all: number): string {
  const { base, revision, r, slope, records } = inside, per = unitX === '' ? unitY : `${unitY === '' ? '' : `${unitY} `}per ${unitX}`, name = slopeName(inside.line, records), means = formatPair(base.meanY, revision.meanY);
  const of = isDefined(r.base) && isDefined(r.revision) ? ` and r ${r.change === 0 ? `stays ${formatCorrelation(r.base)}` : `goes from ${formatCorrelations(r.base, r.revision).join(' to ')}`}` : '';
  const line = isDefined(slope.base) && isDefined(slope.revision) ? `; the ${name} ${slope.change === 0 ? `stays ${withUnit(formatNumber(slope.base), per)}` : `goes from ${formatPair(slope.base, slope.revision).join(' to ')}${per === '' ? '' : ` ${per}`}`}` : '';
  return `Selected, ${words}: in ${formatCount(records)} of ${countOf(all, 'record')} the mean of ${y} ${base.meanY === revision.meanY ? `stays ${withUnit(means[0], unitY)}` : `goes from ${means[0]} to ${withUnit(means[1], unitY)}`}${of}${line}.`;
}
