/** A series as the frame shows it: picture, words, numbers and marks, all from the same tables. */
import { instantWords } from '../shared/clause-words.js';
import { columnName } from '../shared/column-state.js';
import { countOf, formatCount, formatNumber, formatPair } from '../shared/format-number.js';
import type { BrushPlace, Mark, ViewFacts, ViewState, ViewTable } from '../view/view-model.js';
import type { IntervalMean } from './interval-means.js';
import type { SeriesDrawing } from './series-drawing.js';
import { seriesFigures } from './series-figures.js';
import { lastTime, spanOf, type SeriesInput } from './series-input.js';
import { seriesNotes, seriesSentences, seriesSubtitle, seriesTitle } from './series-words.js';
import { signed } from './step-flags.js';
import { plain, stretchName } from './time-cuts.js';

/** What is drawn, and what of it is outside the view's own selection: from and to in pixels. */
export interface SeriesPictureDrawn { readonly drawing: SeriesDrawing; readonly muted: readonly { readonly from: number; readonly to: number }[] }

export function seriesState(input: SeriesInput, drawing: SeriesDrawing): ViewState<SeriesPictureDrawn> {
  const { panels, scale } = drawing, { plot } = panels, own = ownSpan(input), at = (t: number): number => Math.min(plot.x + plot.width, Math.max(plot.x, scale(t)));
  const drawn = own === null ? null : { from: at(own.from), to: at(own.to) }, visible = drawn !== null && drawn.to > drawn.from ? drawn : null;
  const muted = own === null ? [] : [{ from: plot.x, to: at(own.from) }, { from: at(own.to), to: plot.x + plot.width }].filter(({ from, to }) => to > from);
  const brushes: BrushPlace[] = [{ axes: 'x', area: plot, range: visible === null ? null : { x: visible, y: null } }];
  if (panels.context !== null && drawing.context !== null) brushes.push({ axes: 'x', area: panels.context, range: { x: drawing.context.view, y: null } });
  return { state: 'ready', facts: factsOf(input, drawing), picture: { drawing, muted }, marks: [...intervalMarks(input, drawing, own), ...flagMarks(drawing)], brush: brushes, busy: input.busy };
}

/** The stretch of time that the view's own clause leaves. */
export function ownSpan({ own }: Pick<SeriesInput, 'own'>): { readonly from: number; readonly to: number } | null {
  const clause = own.find(({ field }) => field === 'time');
  return clause?.kind === 'interval' ? { from: clause.value[0], to: clause.value[1] } : null;
}

function factsOf(input: SeriesInput, drawing: SeriesDrawing): ViewFacts {
  return { title: seriesTitle(input), subtitle: seriesSubtitle(input, drawing.asLine), figures: seriesFigures(input), sentences: seriesSentences(input), notes: seriesNotes(input, { ...drawing.difference, ...drawing.lanes.counts, gapFilled: drawing.lanes.gapFilled.counts, errorDrawn: drawing.lines.some(({ versions }) => versions.some(({ error }) => error !== '')) }), table: tableOf(input) };
}

function tableOf({ means, column, full, report }: SeriesInput): ViewTable {
  const unit = column.unit?.revision ?? column.unit?.base ?? null, numeric = (label: string): { label: string; numeric: boolean } => ({ label, numeric: true });
  const value = (n: number, mean: number): number | null => (n === 0 ? null : mean);
  return {
    caption: `${columnName(column)}${unit === null ? '' : `, ${unit}`}: means of common pairs${means === null ? '' : ` by ${means.cut.id === 'step' ? (full.instants ? 'stretch of time' : 'stretch') : means.cut.id}`}`,
    columns: [{ label: report.moments?.grid.timeName || 'time', numeric: false }, numeric('pairs'), numeric('mean in base'), numeric('mean in revision'), numeric('change of the mean'), numeric('largest change'), numeric('values differ'), numeric('filled'), numeric('lost')],
    rows: (means?.intervals ?? []).map(({ from, to, moments: m }) => [stretchName(means!.cut, from, to, full.instants, lastTime(full)), m.n, value(m.n, m.meanBase), value(m.n, m.meanRevision), value(m.n, m.meanDifference), value(m.n, m.maxAbsDifference), m.changed, m.onlyRevision, m.onlyBase]),
  };
}

function intervalMarks(input: SeriesInput, { scale, panels }: SeriesDrawing, own: { readonly from: number; readonly to: number } | null): Mark[] {
  const { plot } = panels, { means, full, view, column } = input, span = view ?? spanOf(full), unit = column.unit?.revision ?? column.unit?.base ?? null;
  return (means?.intervals ?? []).flatMap((interval): Mark[] => {
    const from = Math.max(plot.x, scale(interval.from)), to = Math.min(plot.x + plot.width, scale(interval.to)), { moments } = interval;
    if (to <= from && !(interval.from <= span.to && interval.to > span.from)) return [];
    return [{
      id: `interval-${interval.from}`, x: from, y: plot.y, width: Math.max(1, to - from), height: plot.height, changed: moments.changed + moments.onlyBase + moments.onlyRevision > 0,
      lines: [stretchName(means!.cut, interval.from, interval.to, full.instants, lastTime(full)), ...intervalLines(interval, unit)],
      clauses: [{ source: '', field: 'time', kind: 'interval', value: [interval.from, interval.to] }],
      ...(own === null ? {} : { selected: interval.from >= own.from && interval.to <= own.to }),
    }];
  });
}

function intervalLines({ moments: m }: IntervalMean, unit: string | null): string[] {
  const tail = unit === null ? '' : ` ${unit}`, gaps = [...(m.onlyRevision > 0 ? [`${formatCount(m.onlyRevision)} filled`] : []), ...(m.onlyBase > 0 ? [`${formatCount(m.onlyBase)} lost`] : []), ...(m.neither > 0 ? [`${formatCount(m.neither)} missing in both`] : [])];
  if (m.n === 0) return ['no pair of values', ...(gaps.length > 0 ? [gaps.join(', ')] : [])];
  const [base, revision] = formatPair(m.meanBase, m.meanRevision);
  return [
    m.meanDifference === 0 ? `mean unchanged: ${base}${tail}` : `change of the mean ${signed(m.meanDifference)}${tail}`, ...(m.meanDifference === 0 ? [] : [`base ${base}, revision ${revision}`]),
    `${countOf(m.n, 'pair')}, ${m.changed === 0 ? 'none differs' : `${formatCount(m.changed)} ${m.changed === 1 ? 'differs' : 'differ'}, by at most ${formatNumber(m.maxAbsDifference, 3)}`}`, ...(gaps.length > 0 ? [gaps.join(', ')] : []),
  ];
}

/** Pixels of a flag's head. */
const HEAD = 10;

function flagMarks({ difference, panels }: SeriesDrawing): Mark[] {
  return difference.flags.map(({ id, x, lines }): Mark => ({ id, x: x - HEAD / 2, y: panels.difference.y - HEAD / 2, width: HEAD, height: HEAD / 2 + panels.difference.height, changed: true, lines }));
}

/** A stretch of time in words, for what is spoken. */
export function spanWords({ from, to }: { readonly from: number; readonly to: number }, instants: boolean): string {
  return instants ? `${instantWords(from)} to ${instantWords(to)}` : `${plain(from)} to ${plain(to)}`;
}
