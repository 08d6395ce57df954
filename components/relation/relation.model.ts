/** The state of `<change-relation>`: from report, answers and selection to words, marks and shapes. Pure. */
import type { ChangeReport, ReportColumn } from '../../src/core/model/report.js';
import type { Conversion, RelationPicture, RelationsPicture } from '../../src/core/pictures/picture.js';
import type { SelectionClause } from '../../src/core/selection/clause.js';
import { toleranceOf, unitOf } from '../chart/tolerance-of.js';
import { clauseWords } from '../shared/clause-words.js';
import { columnName } from '../shared/column-state.js';
import { countOf, formatCount } from '../shared/format-number.js';
import { isPlace, type OwnSelection } from '../view/own-selection.js';
import type { Mark, PixelRange, ViewState, ViewTable } from '../view/view-model.js';
import { planeBins, slicesOf, type PlaneBin, type Slice } from './relation-bins.js';
import { equations, lineNotes, methodWords } from './line-words.js';
import { factsOfPicture, type RelationFacts } from './relation-facts.js';
import { drawPanels, panelMarks, panelNoun, panelsSentence, panelsTable, placeOf } from './relation-panels.js';
import { binMarks, headMarks, rowMarks, sliceMarks } from './relation-marks.js';
import { drawDifference, drawMeans, type RelationDrawing } from './relation-drawing.js';
import { heightAt, scalesOf, type Scales } from './relation-shapes.js';
import { figuresOf, placeSentence, statisticSentence, titleOf, visibilitySentence, withinSentence, type Named } from './relation-words.js';

export interface RelationInput {
  readonly report: ChangeReport;
  readonly x: ReportColumn;
  readonly y: ReportColumn;
  readonly facts: RelationFacts;
  /** Of the records that the view's own range leaves; null without a range, or while it is not known. */
  readonly inside: RelationPicture | null;
  readonly convert: { readonly x: (Conversion & { readonly from: string | null; readonly to: string | null }) | null; readonly y: RelationInput['convert']['x'] };
  /** Null without small multiples, or while they are not known. */
  readonly panels: RelationsPicture | null;
  /** How many of them to draw. */
  readonly most: number;
  readonly arrangement: string;
  readonly width: number;
  readonly rem: number;
  /** The small panel that is shown in large, and what was drawn in that. */
  readonly own: OwnSelection;
  readonly others: readonly SelectionClause[];
  /** A finer picture is on its way; `earlier`: what is shown is of another selection. */
  readonly busy: boolean;
  readonly earlier: boolean;
}

export function relationState(input: RelationInput): ViewState<RelationDrawing> {
  const { report, x, y, facts, width, own, busy } = input, named: Named = { x: columnName(x), y: columnName(y), unitX: unitOf(x), unitY: unitOf(y) };
  const slices = facts.picture === null ? [] : slicesOf(facts.picture), bins = facts.picture === null ? [] : planeBins(facts.picture), means = input.arrangement === 'means' && slices.length > 0;
  const large = means ? drawMeans(facts, slices, named, width, input.rem, toleranceOf(report, y)) : drawDifference(facts, named, width, input.rem);
  const { panels } = input, noun = panels === null ? null : panelNoun(panels.by, report), chosen = panels?.panels.find((panel) => isPlace([placeOf(panel)], own)) ?? null;
  const small = panels === null || noun === null ? null : drawPanels(panels, input.most, chosen, noun, { top: large.height, width, rem: input.rem }), drawing = { ...large, small, height: small?.height ?? large.height };
  const marks: Mark[] = [
    ...(small === null ? [] : panelMarks(small, panels!, named, 'change-relation', own.place.length > 0)),
    ...headMarks(drawing, facts, named),
    ...(means ? sliceMarks(drawing, slices, named, x.id, input.convert.x, own) : binMarks(drawing, bins, named, { x: x.id, y: y.id }, input.convert, facts.records, own)),
    ...rowMarks(drawing),
  ];
  return {
    state: 'ready', picture: drawing, marks, busy,
    brush: facts.picture === null ? [] : drawing.panels.map(({ box }) => ({ axes: 'x' as const, area: box, range: rangeOf(scalesOf(box, facts.window), own.range, x.id, input.convert.x) })),
    facts: {
      title: titleOf(named, facts), subtitle: `${subtitleOf(named, means, facts)}${largeWords(input) === '' ? '' : `; ${largeWords(input)}`}`,
      figures: figuresOf(facts, named, report.records.matched), sentences: sentencesOf(input, slices, named), notes: notesOf(input, named),
      table: panels !== null && noun !== null ? panelsTable(panels, noun, named) : means ? meansTable(slices, facts, named) : binsTable(bins, facts, named),
    },
  };
}

/** Which records the large panels are of, where that is one group or year. */
function largeWords({ own: { place }, report }: RelationInput): string {
  return place.map((clause) => clauseWords(clause, report)).join(', ');
}

function subtitleOf({ x, y, unitX, unitY }: Named, means: boolean, { picture, line }: RelationFacts): string {
  const measure = (name: string, unit: string): string => (unit === '' ? name : `${name} (${unit})`);
  return means ? `Mean of ${measure(y, unitY)} along ${measure(x, unitX)}: base, revision, and revision − base${line === null ? '' : `; straight: ${methodWords(line.method)} lines`}` : `${measure(y, unitY)} against ${measure(x, unitX)}: ${picture !== null ? 'records of base, of revision, and how their shares differ' : 'one standard deviation around the means'}`;
}

function sentencesOf({ facts, inside, own, report, x, panels }: RelationInput, slices: readonly Slice[], named: Named): string[] {
  const words = own.range.map((clause) => clauseWords(clause, report)).join(' and ');
  return [
    statisticSentence(facts, named), panels === null ? null : panelsSentence(panels, panelNoun(panels.by, report)), visibilitySentence(facts.r), placeSentence(slices, facts.records, named),
    inside === null || words === '' ? null : withinSentence(factsOfPicture(inside), words || columnName(x), named, facts.records),
  ].filter((sentence) => sentence !== null);
}

function notesOf(input: RelationInput, { x, y }: Named): string[] {
  const { facts, convert, others, report, busy, earlier, panels } = input, { picture, r, slope } = facts, converted = ([[x, convert.x], [y, convert.y]] as const).flatMap(([name, by]) => (by === null ? [] : [`Base values of ${name} are converted${by.from !== null && by.to !== null ? ` from ${by.from} to ${by.to}` : ` by ${by.factor}`}.`]));
  const notes = [...converted], large = largeWords(input);
  if (large !== '') notes.push(`The large panels are of ${large}; select it once more for all.`);
  if (panels !== null) notes.push(`Small panels: records of revision, lines of base dashed and of revision solid, by least squares, on the axes of all.${panels.panels.length < panels.all ? ` The ${formatCount(panels.panels.length)} that changed most of ${formatCount(panels.all)} are at hand.` : ''}`);
  if (picture === null) {
    notes.push(busy ? 'Ellipses are from the report; the records are on their way.' : 'From the report alone: ellipses are drawn from means, standard deviations and r; how the records lie, lines and slopes need the data.');
    if (others.length > 0) notes.push(`Not narrowed: ${others.map((clause) => clauseWords(clause, report)).join('; ')}.`);
    return notes;
  }
  const alone = [[picture.onlyBase, 'base'], [picture.onlyRevision, 'revision']].filter(([n]) => n !== 0).map(([n, side]) => `${countOf(Number(n), 'record')} only in ${side}`);
  if (alone.length > 0) notes.push(`Left out, because both values are there in one release only: ${alone.join(', ')}.`);
  if (earlier) notes.push('The selection is another by now; its figures are on their way.');
  else if (others.length > 0) notes.push(`Narrowed to ${others.map((clause) => clauseWords(clause, report)).join('; ')}.`);
  const outside = Math.max(picture.base.outside, picture.revision.outside);
  if (outside > 0) notes.push(`${countOf(outside, 'record')} far outside the axes ${outside === 1 ? 'is' : 'are'} in the figures and not in the picture.`);
  const methods = [...new Set([r.interval, slope.interval].flatMap((interval) => ('low' in interval ? [interval.method] : [])))];
  if (methods.length > 0) notes.push(`Intervals: ${methods.join('; ')}${picture.sampled < picture.records ? ` (${countOf(picture.sampled, 'record')} of ${countOf(picture.records, 'record')})` : ''}.`);
  notes.push(...lineNotes(picture.line, picture.records), 'Ellipses hold what lies within one standard deviation. Counts are on a logarithmic scale.', 'Visible changes of r: 100-point normal clouds, data of Harrison 2014.');
  return notes;
}

/** The view's own range of x in pixels; null where it asks for something else. */
function rangeOf(scales: Scales, own: readonly SelectionClause[], x: string, convert: Conversion | null): PixelRange | null {
  const [only] = own;
  if (only === undefined || own.length !== 1 || only.field !== `base:${x}` || only.kind !== 'interval') return null;
  const [a, b] = only.value.map((v) => scales.x(convert === null ? v : convert.factor * v + convert.offset)) as [number, number];
  return { x: { from: Math.min(a, b), to: Math.max(a, b) }, y: null };
}

function meansTable(slices: readonly Slice[], facts: RelationFacts, { x, y }: Named): ViewTable {
  const line = facts.line === null ? 'line' : `${methodWords(facts.line.method)} line`;
  return {
    caption: captionOf(`Mean of ${y} along ${x}`, facts),
    columns: [{ label: `${x} from`, numeric: true }, { label: 'to', numeric: true }, { label: 'base records', numeric: true }, { label: `base mean of ${y}`, numeric: true }, { label: 'revision records', numeric: true }, { label: `revision mean of ${y}`, numeric: true }, { label: 'change', numeric: true }, { label: `base ${line}, middle of stretch`, numeric: true }, { label: `revision ${line}, middle of stretch`, numeric: true }],
    rows: slices.map(({ x: [from, to], nBase, nRevision, base, revision, change }) => [from, to, nBase, base, nRevision, revision, change, heightAt(facts.base, from / 2 + to / 2), heightAt(facts.revision, from / 2 + to / 2)]),
  };
}

/** With the lines as equations. */
function captionOf(words: string, { line }: RelationFacts): string {
  const written = line === null ? null : equations(line);
  return written === null ? words : `${words}. ${written}`;
}

function binsTable(bins: readonly PlaneBin[], facts: RelationFacts, { x, y }: Named): ViewTable {
  const { records, r, base, revision } = facts;
  if (bins.length === 0) {
    const value = (of: unknown): number | null => (typeof of === 'number' ? of : null);
    return { caption: `${y} against ${x}`, columns: [{ label: '', numeric: false }, { label: 'base', numeric: true }, { label: 'revision', numeric: true }], rows: [['r', value(r.base), value(r.revision)], [`mean of ${x}`, base.meanX, revision.meanX], [`mean of ${y}`, base.meanY, revision.meanY], [`standard deviation of ${x}`, base.sdX, revision.sdX], [`standard deviation of ${y}`, base.sdY, revision.sdY]] };
  }
  return {
    caption: captionOf(`Records by ${x} and ${y}, those that differ most first`, facts),
    columns: [{ label: `${x} from`, numeric: true }, { label: 'to', numeric: true }, { label: `${y} from`, numeric: true }, { label: 'to', numeric: true }, { label: 'base records', numeric: true }, { label: 'revision records', numeric: true }, { label: 'change, % of records', numeric: true }],
    rows: [...bins].sort((a, b) => Math.abs(b.revision - b.base) - Math.abs(a.revision - a.base)).map((bin) => [...bin.x, ...bin.y, bin.base, bin.revision, (100 * (bin.revision - bin.base)) / records]),
  };
}
