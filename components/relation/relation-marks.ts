/** What can be pointed at in a relation: the panels, bins or stretches of x, and the two changes with their intervals. */
import { isDefined } from '../../src/core/model/report.js';
import type { Conversion } from '../../src/core/pictures/picture.js';
import type { IntervalClause, SelectionClause } from '../../src/core/selection/clause.js';
import { justAbove } from '../../src/core/selection/half-open.js';
import { countOf, formatCorrelation, formatNumber, formatShare } from '../shared/format-number.js';
import type { OwnSelection } from '../view/own-selection.js';
import type { Mark } from '../view/view-model.js';
import type { PlaneBin, Slice } from './relation-bins.js';
import type { RelationDrawing } from './relation-drawing.js';
import type { RelationFacts } from './relation-facts.js';
import { unconverted } from './unconverted-range.js';
import { signed, stretch, withUnit, type Named } from './relation-words.js';

/** The names over the panels, with what each release says. */
export function headMarks({ panels }: RelationDrawing, facts: RelationFacts, { unitX, unitY, x, y }: Named): Mark[] {
  return panels.map(({ box, id, head }): Mark => {
    const sides = id === 'base' || id === 'revision' ? [id] as const : ['base', 'revision'] as const;
    const lines = sides.map((side) => { const { r, meanX, meanY } = facts[side]; return `${sides.length > 1 ? `${side}: ` : ''}r ${isDefined(r) ? formatCorrelation(r) : '–'}, mean of ${x} ${withUnit(formatNumber(meanX), unitX)}, mean of ${y} ${withUnit(formatNumber(meanY), unitY)}`; });
    return { id: `panel-${id}`, x: box.x, y: box.y - 20, width: box.width, height: 18, changed: false, lines: [facts.picture === null ? head : `${head}, ${countOf(facts.records, 'record')}`, ...lines, ...(facts.picture === null ? ['means of all values of a release'] : [])] };
  });
}

export function binMarks({ panels }: RelationDrawing, bins: readonly PlaneBin[], { unitX, unitY, x, y }: Named, ids: { readonly x: string; readonly y: string }, convert: { readonly x: Conversion | null; readonly y: Conversion | null }, records: number, own: OwnSelection): Mark[] {
  return panels.flatMap(({ id: panel, box }) => { const id = panel === 'base' || panel === 'revision' ? panel : 'difference'; return bins.filter((bin) => (id === 'base' ? bin.base > 0 : id === 'revision' ? bin.revision > 0 : bin.base !== bin.revision)).map((bin): Mark => {
    const name = `${x} ${stretch(bin.x, unitX)}, ${y} ${stretch(bin.y, unitY)}`, change = `change ${signed((100 * (bin.revision - bin.base)) / records, 2)}\u00a0% of the records`;
    const clauses = id === 'difference' ? undefined : [within(`${id}:${ids.x}`, bin.x, id === 'base' ? convert.x : null, bin.lastX), within(`${id}:${ids.y}`, bin.y, id === 'base' ? convert.y : null, bin.lastY)];
    return {
      id: `${id}-${bin.x[0]}-${bin.y[0]}`, ...bin.box(box), changed: id === 'difference', ...(clauses === undefined ? {} : { clauses: [...own.place, ...clauses], ...chosen(clauses, own.range) }),
      lines: [id === 'difference' ? name : `${name}, in ${id}`, `base ${countOf(bin.base, 'record')} (${formatShare(bin.base, records)}), revision ${countOf(bin.revision, 'record')} (${formatShare(bin.revision, records)})`, change],
    };
  }); });
}

export function sliceMarks({ panels, scales }: RelationDrawing, slices: readonly Slice[], { unitX, unitY, x, y }: Named, id: string, convert: Conversion | null, own: OwnSelection): Mark[] {
  return panels.flatMap(({ id: panel, box }) => slices.map((slice): Mark => {
    const [from, to] = slice.x.map(scales.x) as [number, number], clauses = [within(`base:${id}`, slice.x, convert, slice.last)], mean = (value: number | null): string => (value === null ? 'no record' : withUnit(formatNumber(value), unitY));
    return {
      id: `${panel}-${slice.x[0]}`, x: from, y: box.y, width: Math.max(1, to - from), height: box.height, changed: slice.change !== null && slice.change !== 0, clauses: [...own.place, ...clauses], ...chosen(clauses, own.range),
      lines: [`${x} ${stretch(slice.x, unitX)}`, `mean of ${y}: base ${mean(slice.base)} (${countOf(slice.nBase, 'record')}), revision ${mean(slice.revision)} (${countOf(slice.nRevision, 'record')})`, slice.change === null ? 'no difference, because one side has no record' : `change ${withUnit(signed(slice.change), unitY)}`],
    };
  }));
}

export function rowMarks({ rows }: RelationDrawing): Mark[] {
  return rows.map(({ id, box, lines, changed }): Mark => ({ id, ...box, lines, changed }));
}

/** In the unit of the side; what is last holds the last value of the window. */
export function within(field: IntervalClause['field'], [from, to]: readonly [number, number], convert: Conversion | null, last: boolean): IntervalClause {
  const range: readonly [number, number] = [from, last ? justAbove(to) : to];
  return { source: 'change-relation', field, kind: 'interval', value: convert === null ? range : unconverted(range, convert) };
}

function chosen(clauses: readonly IntervalClause[], own: readonly SelectionClause[]): { readonly selected?: boolean } {
  if (own.length === 0) return {};
  return { selected: own.every((asked) => asked.kind === 'interval' && clauses.some(({ field, value }) => field === asked.field && value[0] >= asked.value[0] && value[1] <= asked.value[1])) };
}
