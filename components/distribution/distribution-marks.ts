/** What can be pointed at, walked to and selected, and the same numbers as a table. */
import type { ClauseField, SelectionClause } from '../../src/core/selection/clause.js';
import { justAbove } from '../../src/core/selection/half-open.js';
import type { DistributionPicture } from '../../src/core/pictures/picture.js';
import { countOf, formatCount, formatNumber, formatPair, formatShare } from '../shared/format-number.js';
import type { Box, Mark, ViewTable } from '../view/view-model.js';
import { chanceBand, cumulativeShares, type DistributionPlot } from './distribution-plot.js';
import type { DistributionSettings, OwnClauses } from './distribution-settings.js';
import { pairsOf, valuesOf } from './distribution-source.js';

export interface MarksInput {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly viewName: string;
  readonly values: DistributionPicture;
  readonly differences: DistributionPicture;
  readonly plot: DistributionPlot;
  readonly settings: DistributionSettings;
  readonly own: OwnClauses;
}

/** What bins `from` to `to` (left out) hold: their edges, or just above the last one, which is closed. */
export function binsClause(source: string, field: ClauseField, edges: readonly number[], from: number, to: number): SelectionClause {
  return { source, field, kind: 'interval', value: [edges[from]!, to >= edges.length - 1 ? justAbove(edges.at(-1)!) : edges[to]!] };
}

export function distributionMarks(input: MarksInput): Mark[] {
  return [...valueMarks(input), ...differenceMarks(input)];
}

function valueMarks({ id, name, unit, viewName, values, plot, settings, own }: MarksInput): Mark[] {
  const { layout, edges } = plot, n = { base: valuesOf(values, 'base'), revision: valuesOf(values, 'revision') }, field: ClauseField = `${settings.side}:${id}`, with_ = unit === '' ? '' : ` ${unit}`;
  const shares = settings.arrangement === 'cumulative' ? { base: cumulativeShares(values.base), revision: cumulativeShares(values.revision) } : null;
  return values.base.map((before, i): Mark => {
    const after = values.revision[i]!, clause = binsClause(viewName, field, values.edges, i, i + 1), within = Math.abs(after - before) <= chanceBand(before, after, n, false);
    const share = (count: number, all: number): string => (all === 0 ? formatCount(count) : `${formatCount(count)} (${formatShare(count, all)})`);
    const lines = shares === null ? [`base ${share(before, n.base)}`, `revision ${share(after, n.revision)}`, before === after ? 'no change' : `change ${signed(after - before)}${within ? ', no more than by chance' : ''}`]
      : [`base ${formatNumber(100 * shares.base[i + 1]!, 4)} % at or below the upper edge`, `revision ${formatNumber(100 * shares.revision[i + 1]!, 4)} %`, `change ${signed(100 * (shares.revision[i + 1]! - shares.base[i + 1]!))} points`];
    return {
      id: `bin-${i}`, x: edges[i]!, y: layout.values.top, width: Math.max(1, edges[i + 1]! - edges[i]!), height: layout.change.top + layout.change.height - layout.values.top,
      lines: [`${name} ${formatPair(values.edges[i]!, values.edges[i + 1]!).join(' to ')}${with_}`, ...lines], clauses: [clause], changed: before !== after, ...chosen(own.values, values.edges[i]!, values.edges[i + 1]!),
    };
  });
}

function differenceMarks({ id, name, unit, viewName, differences, plot, own }: MarksInput): Mark[] {
  const { layout: { differences: panel }, differences: drawn } = plot, field: ClauseField = `difference:${id}`, with_ = unit === '' ? '' : ` ${unit}`;
  if (panel === null || drawn === null) return [];
  const { pairs, identical } = pairsOf(differences), box: Box = { x: panel.atom.left, y: panel.top, width: panel.atom.right - panel.atom.left, height: panel.height };
  const atom: Mark = { id: 'identical', ...box, lines: [`Identical in both: ${formatShare(identical, pairs)}`, `${formatCount(identical)} of ${countOf(pairs, 'pair')}`], clauses: [{ source: viewName, field, kind: 'points', value: [0] }], changed: false, ...(own.differences === null ? {} : { selected: own.differences.kind === 'points' || (own.differences.value[0] <= 0 && own.differences.value[1] > 0) }) };
  const { differenceEdges: values } = differences;
  return [atom, ...differences.difference.map((count, i): Mark => ({
    id: `difference-${i}`, x: drawn.edges[i]!, y: panel.top, width: Math.max(1, drawn.edges[i + 1]! - drawn.edges[i]!), height: panel.height,
    lines: [`Change of ${name} ${signedRange(values[i]!, values[i + 1]!)}${with_}`, `${countOf(count, 'pair')}${count === 0 ? '' : ` (${formatShare(count, pairs)})`}`, ...(values[i]! <= 0 && values[i + 1]! > 0 && identical > 0 ? [`besides ${countOf(identical, 'identical pair')}, which a selection holds as well`] : [])],
    clauses: [binsClause(viewName, field, values, i, i + 1)], changed: count > 0, ...chosen(own.differences, values[i]!, values[i + 1]!),
  }))];
}

function signedRange(from: number, to: number): string {
  return formatPair(from, to).map((text, i) => ((i === 0 ? from : to) > 0 ? `+${text}` : text)).join(' to ');
}

function signed(value: number): string {
  return value > 0 ? `+${formatNumber(value)}` : formatNumber(value);
}

/** Whether the middle of a bin is in a range; nothing where nothing is selected. */
function chosen(clause: SelectionClause | null, from: number, to: number): { readonly selected?: boolean } {
  if (clause === null) return {};
  const middle = from / 2 + to / 2;
  return { selected: clause.kind === 'interval' && middle >= clause.value[0] && middle < clause.value[1] };
}

export function distributionTable({ name, unit, values, differences, settings }: Pick<MarksInput, 'name' | 'unit' | 'values' | 'differences' | 'settings'>): ViewTable {
  const n = { base: valuesOf(values, 'base'), revision: valuesOf(values, 'revision') }, at = { base: cumulativeShares(values.base), revision: cumulativeShares(values.revision) }, with_ = unit === '' ? '' : ` (${unit})`;
  const rows: (string | number | null)[][] = values.base.map((count, i) => ['values', values.edges[i]!, values.edges[i + 1]!, count, values.revision[i]!, values.revision[i]! - count, chanceBand(count, values.revision[i]!, n, false), at.base[i + 1]!, at.revision[i + 1]!]);
  if (values.outside.base + values.outside.revision > 0) rows.push(['beyond the axis', null, null, values.outside.base, values.outside.revision, values.outside.revision - values.outside.base, null, null, null]);
  if (differences.difference.length + differences.identical > 0) rows.push(['identical', 0, 0, null, null, differences.identical, null, null, null]);
  differences.difference.forEach((count, i) => rows.push(['differences', differences.differenceEdges[i]!, differences.differenceEdges[i + 1]!, null, null, count, null, null, null]));
  if (differences.outside.difference > 0) rows.push(['differences beyond the axis', null, null, null, null, differences.outside.difference, null, null, null]);
  return {
    caption: `${name}: values and differences by bin; ${settings.side} is what a range selects by`,
    columns: ['what', `from${with_}`, `to${with_}`, 'base', 'revision', 'change, or pairs', 'by chance ±', 'base, share up to here', 'revision, share up to here'].map((label, i) => ({ label, numeric: i > 0 })), rows,
  };
}
