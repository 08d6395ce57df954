/** The state of `<change-correlations>`: from the report's correlations, or those of a selection, to words, marks and shapes. Pure. */
import { isDefined, type ChangeReport } from '../../src/core/model/report.js';
import type { CorrelationChange } from '../../src/core/diagnosis/relations/correlation-change.js';
import type { SelectionClause } from '../../src/core/selection/clause.js';
import { isVisible } from '../chart/visible-change.js';
import { clauseWords } from '../shared/clause-words.js';
import { countOf, formatCorrelation, formatCorrelations, formatCount, formatNumber } from '../shared/format-number.js';
import { correlationChange, range } from '../relation/relation-words.js';
import type { Mark, ViewFacts, ViewState } from '../view/view-model.js';
import { drawMatrix, drawPairs, type CorrelationDrawing } from './correlation-drawing.js';
import { byChange, correlationPairs, leavesZero, type MeasureOrder, type MeasurePair } from './correlation-pairs.js';

export interface CorrelationsInput {
  readonly report: ChangeReport;
  readonly correlations: CorrelationChange;
  /** Whether the correlations are of the selection, or of one before it; null: of all records. */
  readonly narrowed: 'exact' | 'earlier' | null;
  /** Other ones are on their way. */
  readonly busy: boolean;
  readonly arrangement: string;
  readonly order: MeasureOrder;
  /** Names of the column in focus and of what it is held against. */
  readonly focus: string | null;
  readonly against: string | null;
  readonly clauses: readonly SelectionClause[];
  readonly width: number;
  readonly rem: number;
}

/** Pairs that the list shows, and changes that are told. */
const LISTED = 10, TOLD = 0.01;

export function correlationsState(input: CorrelationsInput): ViewState<CorrelationDrawing> {
  const { correlations, focus, against, width, rem } = input, { names, pairs } = correlationPairs(correlations, input.order), ranked = byChange(pairs);
  const isChosen = ({ a, b }: MeasurePair): boolean => focus !== null && against !== null && ((a === focus && b === against) || (a === against && b === focus)), anyChosen = pairs.some(isChosen);
  const picture = input.arrangement === 'pairs' ? drawPairs(ranked.slice(0, LISTED), isChosen, width, rem) : drawMatrix(names, pairs, isChosen, focus, width, rem);
  const mark = (pair: MeasurePair, id: string, box: Mark): Mark => ({ ...box, id, lines: linesOf(pair, correlations), changed: pair.change !== 0, ...(anyChosen ? { selected: isChosen(pair) } : {}) });
  const marks = picture.form === 'pairs' ? picture.rows.map(({ pair, box }) => mark(pair, idOf(pair), box as Mark))
    : [...picture.changes.map(({ pair, box }) => mark(pair, idOf(pair), box as Mark)), ...picture.values.map(({ pair, box }) => mark(pair, `${idOf(pair)} below`, box as Mark))].sort((p, q) => p.y - q.y || p.x - q.x);
  return { state: 'ready', picture, marks, busy: input.busy, facts: factsOf(input, ranked) };
}

export function idOf({ a, b }: MeasurePair): string {
  return JSON.stringify([a, b]);
}

/** Names of a mark's pair. */
export function pairOf(id: string): readonly [string, string] {
  return JSON.parse(id.replace(/ below$/, '')) as [string, string];
}

/** An interval, or why there is none. */
function sureWords({ change, interval }: MeasurePair, { pairs }: CorrelationChange): string {
  if (change === 0) return 'no interval: r is the same in both';
  return interval === undefined ? `no interval: the report has ${countOf(pairs.length, 'interval')}, of the pairs that changed most` : 'low' in interval ? range(interval, correlationChange) : `no interval: ${interval.reason}`;
}

function linesOf(pair: MeasurePair, correlations: CorrelationChange): string[] {
  const { a, b, base, revision, change } = pair, [before, after] = formatCorrelations(base, revision);
  return [
    `${a} and ${b}`, `r ${before} in base, ${after} in revision`,
    `change ${correlationChange(change)} (${sureWords(pair, correlations)})`,
    ...(change === 0 ? [] : [isVisible(base, revision) ? 'shows between two scatterplots' : 'too small to see between two scatterplots']),
  ];
}

function factsOf({ report, correlations, clauses, arrangement, narrowed, busy }: CorrelationsInput, ranked: readonly MeasurePair[]): ViewFacts {
  const { n, sampled, matched, columns, leftOut, rms, largest, distance, sentence } = correlations, all = ranked.length;
  return {
    title: titleOf(ranked), subtitle: arrangement === 'pairs' ? `Correlations (Pearson’s r) of the ${Math.min(LISTED, all)} pairs that changed most, and their change` : `Correlations (Pearson’s r) among ${countOf(columns.length, 'measure')}: their change above the diagonal, both releases below`,
    figures: [
      { label: 'records', value: formatCount(n), note: `of ${formatCount(matched)}${narrowed === 'exact' ? ' selected' : ''}, complete in all ${leftOut.length > 0 ? `${formatCount(columns.length)} shown ` : ''}measures${sampled < matched ? ', sampled' : ''}` },
      { label: 'pairs', value: formatCount(all), note: `${formatCount(ranked.filter(({ change }) => Math.abs(change) >= TOLD).length)} changed by ${TOLD} or more` },
      { label: 'largest change', value: isDefined(largest) ? formatNumber(largest, 3) : '–', ...(isDefined(largest) ? {} : { note: largest.reason }) },
      { label: 'root mean square', value: isDefined(rms) ? formatNumber(rms, 3) : '–' },
      { label: 'matrix distance', value: isDefined(distance) ? formatNumber(distance, 3) : '–', note: '0: alike, 1: nothing in common' },
    ],
    sentences: [sentence, concentration(ranked), sureness(correlations, ranked)].filter((each) => each !== null),
    notes: [
      `Select a ${arrangement === 'pairs' ? 'pair' : 'cell'} to see how the two go together.`,
      ...(arrangement !== 'pairs' && ranked.some(leavesZero) ? ['Outlined: the interval of the change leaves out 0.'] : []), ...(ranked.filter(({ change }) => change !== 0).length > correlations.pairs.length ? [`The report has intervals of the ${formatCount(correlations.pairs.length)} pairs that changed most.`] : []),
      ...(leftOut.length > 0 ? [`Left out, with too few values or none that vary: ${leftOut.join(', ')}.`] : []), ...measuresBeyond(report, columns.length + leftOut.length),
      ...(clauses.length === 0 && narrowed === null ? [] : [narrowNote(narrowed, busy, clauses.map((clause) => clauseWords(clause, report)).join('; '))]),
      ...intervalMethods(ranked), 'Visible changes of r: 100-point normal clouds, data of Harrison 2014.',
    ],
    table: {
      caption: 'Pairs of measures, those whose correlation changed most first',
      columns: [{ label: 'measure', numeric: false }, { label: 'measure', numeric: false }, { label: 'r in base', numeric: true }, { label: 'r in revision', numeric: true }, { label: 'change', numeric: true }, { label: 'from', numeric: true }, { label: 'to', numeric: true }, { label: 'interval', numeric: false }],
      rows: ranked.map((pair) => { const { a, b, base, revision, change, interval } = pair, sure = interval !== undefined && 'low' in interval ? interval : null; return [a, b, base, revision, change, sure?.low ?? null, sure?.high ?? null, sure === null ? sureWords(pair, correlations) : `${Math.round(100 * sure.level)}\u00a0%`]; }),
    },
  };
}

function narrowNote(narrowed: CorrelationsInput['narrowed'], busy: boolean, words: string): string {
  if (narrowed === 'exact') return `Narrowed to ${words}.`;
  if (busy) return narrowed === null ? `Of all records; those of ${words} are on their way.` : 'The selection is another by now; its figures are on their way.';
  return `Of all records: without the releases this cannot be narrowed to ${words}.`;
}

function titleOf(ranked: readonly MeasurePair[]): string {
  const told = ranked.filter(({ change }) => Math.abs(change) >= TOLD), [most] = ranked, shared = told.length < 2 ? null : [told[0]!.a, told[0]!.b].find((name) => told.every(({ a, b }) => a === name || b === name)) ?? null;
  if (most === undefined || most.change === 0) return 'No correlation changed: no change';
  if (shared !== null) return `${shared} goes with ${countOf(told.length, 'other measure')} otherwise than in base`;
  if (Math.abs(most.change) < TOLD) return `No correlation changed by ${TOLD} or more`;
  return `${most.a} and ${most.b} changed their correlation most, from ${formatCorrelations(most.base, most.revision).join(' to ')}`;
}

/** Which measure has the most part in what changed. */
function concentration(ranked: readonly MeasurePair[]): string | null {
  const by = new Map<string, number>();
  let all = 0;
  for (const { a, b, change } of ranked) for (const name of [a, b]) { by.set(name, (by.get(name) ?? 0) + Math.abs(change)); all += Math.abs(change) / 2; }
  if (all === 0) return null;
  const [name, part] = [...by].reduce((p, q) => (q[1] > p[1] ? q : p));
  const share = `${Math.floor((100 * part) / all + 1e-9)}\u00a0%`;
  return 2 * part >= all ? `${name} has part in ${share} of all change of correlations.` : `The change is spread over the measures: ${name}, which has most part in it, has ${share}.`;
}

function sureness({ evidence }: CorrelationChange, ranked: readonly MeasurePair[]): string {
  const visible = ranked.filter(({ base, revision, change }) => change !== 0 && isVisible(base, revision)).length, changed = ranked.filter(({ change }) => change !== 0).length;
  const seen = changed === 1 ? `The one change is ${visible === 1 ? '' : 'not '}large enough to show between two scatterplots` : `${visible === 0 ? 'None' : formatCount(visible)} of the ${countOf(changed, 'change')} ${visible <= 1 ? 'is' : 'are'} large enough to show between two scatterplots`;
  if (evidence === undefined || evidence.tested === 0) return `${seen}.`;
  return `${seen}; of ${countOf(evidence.tested, 'interval')} ${evidence.leaveZero === 0 ? 'none leaves' : evidence.leaveZero === 1 ? '1 leaves' : `${formatCount(evidence.leaveZero)} leave`} out no change, and ${formatCount(evidence.discovered)} ${evidence.discovered === 1 ? 'stays' : 'stay'} when all are tested together.`;
}

function measuresBeyond(report: ChangeReport, told: number): string[] {
  const measures = report.columns.filter(({ status, role, type }) => status === 'matched' && role === 'measure' && type === 'number').length;
  return measures > told ? [`${countOf(measures - told, 'more measure is', 'more measures are')} not among them: changed ones come first.`] : [];
}

function intervalMethods(ranked: readonly MeasurePair[]): string[] {
  const methods = [...new Set(ranked.flatMap(({ interval }) => (interval !== undefined && 'low' in interval ? [interval.method] : [])))];
  return methods.length === 0 ? [] : [`Intervals: ${methods[0]!}${methods.length > 1 ? ', and blocks of other lengths' : ''}.`];
}
