/** What a series says: the title that tells what is seen, one sentence of numbers, one of the pattern, and what was left out. */
import { when } from '../../src/core/report/step-phrase.js';
import { countName } from '../chart/count-name.js';
import { columnName } from '../shared/column-state.js';
import { clauseWords } from '../shared/clause-words.js';
import { countOf, formatCount, formatNumber, formatPair } from '../shared/format-number.js';
import { errorWords } from './error-band.js';
import { flagOf } from './gap-filled.js';
import type { IntervalMean, IntervalMeans } from './interval-means.js';
import { lastTime, sdOfBase, toleranceOf, type SeriesInput } from './series-input.js';
import type { PlacedFlag } from './placed-flags.js';
import { signed, stepsOf } from './step-flags.js';
import { stretchName } from './time-cuts.js';

/** Stretches with fewer pairs than this share of the fullest one are not named as the largest. */
const FULL_ENOUGH = 0.05;
/** The largest mean is less than so many times the usual one: the change is about the same throughout. */
const EVEN = 2;

export interface Pattern {
  readonly with: readonly IntervalMean[];
  readonly differing: readonly IntervalMean[];
  readonly largest: IntervalMean | null;
  /** 1 or −1 where all means that differ have that sign; 0 where both occur. */
  readonly sign: number;
  readonly even: boolean;
}

export function patternOf({ intervals }: IntervalMeans): Pattern {
  const filled = intervals.filter(({ moments }) => moments.n > 0), differing = filled.filter(({ moments }) => moments.meanDifference !== 0), fullest = Math.max(0, ...filled.map(({ moments }) => moments.n));
  const largest = differing.filter(({ moments }) => moments.n >= FULL_ENOUGH * fullest).reduce<IntervalMean | null>((most, each) => (most === null || sizeOf(each) > sizeOf(most) ? each : most), null) ?? differing[0] ?? null;
  const signs = new Set(differing.map(({ moments }) => Math.sign(moments.meanDifference))), sizes = filled.map(sizeOf).sort((a, b) => a - b), usual = sizes[Math.floor(sizes.length / 2)] ?? 0;
  return { with: filled, differing, largest, sign: signs.size === 1 ? [...signs][0]! : 0, even: filled.length > 2 && differing.length === filled.length && signs.size === 1 && largest !== null && sizeOf(largest) < EVEN * usual };
}

function sizeOf({ moments }: IntervalMean): number {
  return Math.abs(moments.meanDifference);
}

/** "in Jul 2003", "on 2003-07-12", "from 2003-07-12 05:00 to 06:00"; "where Record_number is 800 to 1000", as not every number that counts is a time. */
function placeOf(input: SeriesInput, { from, to }: IntervalMean): string {
  const { cut } = input.means!, { instants } = input.full, name = stretchName(cut, from, to, instants, lastTime(input.full)), counts = countName(input.report.moments?.grid.timeName ?? '');
  if (!instants && counts !== null) return `where ${counts} is ${name}`;
  return `${cut.id === 'day' ? 'on' : cut.id === 'week' ? 'in the' : name.includes(' to ') ? 'from' : 'in'} ${name}`;
}

const side = (difference: number): string => (difference > 0 ? 'higher' : 'lower');

export function seriesTitle(input: SeriesInput): string {
  const { column, means, series } = input, name = columnName(column);
  if (means === null) return series.difference.n.some((n) => n > 0) || series.base.n.some((n) => n > 0) ? `${name} in base and revision` : `${name} has no value in view`;
  const { all } = means, { differing, largest, sign, even } = patternOf(means), here = input.view !== null ? ' in view' : input.narrowed.length > 0 ? ' where selected' : '';
  if (all.changed + all.onlyBase + all.onlyRevision === 0) return all.n === 0 ? `${name} has no pair of values${here}` : all.maxAbsDifference > 0 ? `${name} differs by no more than the tolerance` : `${name} is the same in both releases${here}`;
  if (all.changed === 0) return `${gapTitle(name, all.onlyRevision, all.onlyBase)}${here}`;
  if (largest === null) return `${name} differs in ${countOf(all.changed, 'record')}${here}; the means stay the same`;
  const where = placeOf(input, largest), higher = side(largest.moments.meanDifference);
  if (differing.length === 1) return `Mean of ${name} in revision is ${higher} ${where}`;
  if (even) return `Mean of ${name} in revision is ${higher} throughout`;
  return sign !== 0 ? `Mean of ${name} in revision is ${higher}, most ${where}` : `Mean of ${name} in revision moves both ways, most ${where} (${higher})`;
}

function gapTitle(name: string, filled: number, lost: number): string {
  const parts = [...(filled > 0 ? [`${countOf(filled, 'gap')} of ${name} ${filled === 1 ? 'is' : 'are'} filled`] : []), ...(lost > 0 ? [`${countOf(lost, filled > 0 ? 'value' : `value of ${name}`, filled > 0 ? 'values' : `values of ${name}`)} ${lost === 1 ? 'is' : 'are'} now missing`] : [])];
  return parts.join(', ');
}

export function seriesSubtitle(input: SeriesInput, asLine: boolean): string {
  const { column, full, arrangement, report } = input, unit = column.unit?.revision ?? column.unit?.base ?? null, timed = full.instants ? 'times as in the files' : `along ${report.moments?.grid.timeName || 'the number that counts time'}`;
  const above = arrangement === 'difference' ? '' : `${arrangement === 'split' ? 'Base above revision' : 'Base dashed, revision solid'}${asLine ? '' : ', means within a band from least to greatest'}; below, `;
  return `${above}${above === '' ? 'Revision' : 'revision'} − base${asLine ? '' : ' (mean, band)'} with means by ${input.means === null ? 'stretch' : singular(input.means.cut.noun)}${unit === null ? '' : `; in ${unit}`}; ${timed}`;
}

function singular(noun: string): string {
  return noun.startsWith('stretches') ? noun.replace('stretches', 'stretch') : noun.replace(/s$/, '');
}

export function seriesSentences(input: SeriesInput): string[] {
  const { means, column } = input, unit = column.unit?.revision ?? column.unit?.base ?? null, tail = unit === null ? '' : ` ${unit}`;
  if (means === null) return [];
  const { all } = means, { differing, largest, with: known } = patternOf(means), pairs = countOf(all.n, 'pair'), over = input.view === null ? 'Over' : 'In view, over';
  const [base, revision] = formatPair(all.meanBase, all.meanRevision), gaps = `${all.onlyRevision > 0 ? `, ${countOf(all.onlyRevision, 'gap')} filled` : ''}${all.onlyBase > 0 ? `, ${countOf(all.onlyBase, 'value')} lost` : ''}`;
  const differ = all.changed === 0 ? 'no value differs' : `${countOf(all.changed, 'value')} ${all.changed === 1 ? 'differs' : 'differ'}`;
  const size = all.n === 0 ? `No record has a value in both releases${gaps}.`
    : all.meanDifference === 0 ? `${over} ${pairs} the mean is the same in both (${base}${tail}); ${differ}${gaps}.`
    : `${over} ${pairs} the mean is ${side(all.meanDifference)} by ${formatNumber(Math.abs(all.meanDifference), 3)}${tail} (base ${base}, revision ${revision}); ${differ}${gaps}.`;
  const steps = stepsOf(input), inAll = column.time?.changePoints, step = steps.length === 0 ? '' : stepWords(steps, tail, inAll !== undefined && 'points' in inAll && inAll.found > inAll.points.length ? (input.view === null && input.narrowed.length === 0 ? inAll.found : null) : steps.length);
  const pattern = all.n === 0 ? '' : largest === null ? `No change of the mean in any of ${formatCount(known.length)} ${known.length === 1 ? singular(means.cut.noun) : means.cut.noun}.`
    : `The mean differs in ${formatCount(differing.length)} of ${formatCount(known.length)} ${known.length === 1 ? singular(means.cut.noun) : means.cut.noun}; most ${placeOf(input, largest)}: ${signed(largest.moments.meanDifference)}${tail}.`;
  return [size, ...(pattern + step === '' ? [] : [`${pattern}${step}`])];
}

/** `found`: how many there are; null where the report lists some of them alone. */
function stepWords(steps: ReturnType<typeof stepsOf>, tail: string, found: number | null): string {
  const most = steps.reduce((a, b) => (Math.abs(b.size) > Math.abs(a.size) ? b : a)), more = (found ?? steps.length) - 1;
  return ` The difference steps by ${signed(most.size)}${tail}${most.group === undefined ? '' : ` at ${most.group}`} ${when(most)}${more > 0 ? `, and ${found === null ? 'at least ' : ''}${countOf(more, 'more time')}` : ''}.`;
}

/** What of the drawing has to be told. */
export interface Drawn { readonly magnified: boolean; readonly reach: number; readonly filled: number; readonly lost: number; readonly flags: readonly PlacedFlag[]; readonly gapFilled: { readonly base: number; readonly revision: number } | null; readonly errorDrawn: boolean }

export function seriesNotes(input: SeriesInput, drawing: Drawn): string[] {
  const { report, column, narrowed, source, full, means, series } = input, { records } = report, notes: string[] = [];
  if (narrowed.length > 0) notes.push(`Only where ${narrowed.map((clause) => clauseWords(clause, report)).join('; ')}.`);
  if (source === 'report') notes.push(`Drawn from the ${formatCount(full.edges.length - 1)} points in time that the report holds; without the releases nothing finer can be drawn.`);
  if (source === 'means') notes.push('Drawn from the means of pairs that the report holds; without the releases nothing finer can be drawn of a selection.');
  if (means?.approximate) notes.push('The selection cuts through what the report holds together: figures and means are of somewhat more records than it leaves.');
  const tolerance = toleranceOf(report, column), sd = sdOfBase(column);
  if (tolerance > 0) notes.push(`The band around zero is ± ${formatNumber(tolerance, 3)}: what does not matter.`);
  if (sd !== null && sd > 0) notes.push(drawing.magnified ? `The axis of the difference ends at ± ${formatNumber(drawing.reach, 3)}: ${formatNumber(drawing.reach / sd, 2)} standard deviations of base (${formatNumber(sd, 3)}).` : `The bar beside the difference is one standard deviation of base: ${formatNumber(sd, 3)}.`);
  if (drawing.flags.some(({ throughout }) => !throughout)) notes.push(`Flags mark where a kind of change begins or the difference steps${drawing.flags.some(({ until }) => until !== null) ? '; a line from one leads to where it ends' : ''}.`);
  const flag = drawing.gapFilled === null ? null : flagOf(report, column);
  if (flag !== null && drawing.gapFilled!.base + drawing.gapFilled!.revision > 0) notes.push(`Lighter: values that ${flag.name} calls gap-filled (base ${formatCount(drawing.gapFilled!.base)}, revision ${formatCount(drawing.gapFilled!.revision)}${input.view === null ? '' : ', in view'}).`);
  if (input.errors !== null) notes.push(drawing.errorDrawn ? `Around each value: ± its ${errorWords(input.errors.column)}.` : `The ${errorWords(input.errors.column)} of single values shows where time is near enough for each to have a column.`);
  if (drawing.filled > 0) notes.push('+ marks gaps of base that revision fills.');
  if (drawing.lost > 0) notes.push('− marks values of base that revision lacks.');
  if (records.added + records.removed > 0) notes.push(`Drawn are matched records: ${[...(records.added > 0 ? [`${formatCount(records.added)} are only in revision`] : []), ...(records.removed > 0 ? [`${formatCount(records.removed)} only in base`] : [])].join(', ')}.`);
  const timeless = report.moments?.grid.timeless ?? 0;
  if (timeless > 0) notes.push(`${countOf(timeless, 'record has', 'records have')} no time and ${timeless === 1 ? 'is' : 'are'} not drawn.`);
  if ((means?.all.infinite ?? 0) > 0) notes.push(`${countOf(means!.all.infinite, 'pair holds', 'pairs hold')} an infinite or very large number and ${means!.all.infinite === 1 ? 'is' : 'are'} in no mean.`);
  if (!series.oneGroup && source !== 'means' && (report.moments?.grid.groups.length ?? 0) > 1) notes.push(`${countOf(report.moments!.grid.members.reduce((sum, each) => sum + each, 0), 'group')} (${report.moments!.grid.groupName}) are drawn together; select one to see its own line.`);
  return notes;
}
