/** What can be pointed at in the agreement: the small multiples first, then the squares of the large plane. */
import type { ClauseField, SelectionClause } from '../../src/core/selection/clause.js';
import { justAbove } from '../../src/core/selection/half-open.js';
import { countOf, formatCount, formatFigure, formatNumber, formatShare } from '../shared/format-number.js';
import { inUnit } from '../chart/column-measure.js';
import type { Mark } from '../view/view-model.js';
import type { PlaneBin } from './agreement-bins.js';
import type { AgreementLayout } from './agreement-layout.js';
import type { AgreementPanel } from './agreement-panels.js';
import { correlationText, isBeyond, signedFigure } from './agreement-plot.js';
import type { OwnSelection } from '../view/own-selection.js';
import { range } from './agreement-words.js';

export function intervalClause(source: string, field: ClauseField, [from, to]: readonly [number, number], last: boolean): SelectionClause {
  return { source, field, kind: 'interval', value: [from, last ? justAbove(to) : to] };
}

export function placeClauses(source: string, { place }: AgreementPanel): SelectionClause[] {
  return place.map(({ field, value }) => ({ source, field, kind: 'points', value: [value] }));
}

export interface AgreementMarksInput {
  readonly id: string;
  readonly unit: string;
  readonly viewName: string;
  readonly kind: 'one-to-one' | 'difference';
  readonly layout: AgreementLayout;
  readonly shown: readonly AgreementPanel[];
  readonly chosen: string | null;
  readonly bins: readonly PlaneBin[];
  readonly own: OwnSelection;
  readonly pairs: number;
  readonly identical: { readonly count: number; readonly pairs: number } | null;
  readonly tolerance: number;
}

export function agreementMarks(input: AgreementMarksInput): Mark[] {
  return [...panelMarks(input), ...atomMark(input), ...binMarks(input)];
}

function panelMarks({ viewName, layout, shown, chosen, unit, tolerance }: AgreementMarksInput): Mark[] {
  return shown.map((panel, i): Mark => {
    const { x, y } = layout.panels[i]!, { figures } = panel;
    return {
      id: panel.id, x, y: y - 18, width: layout.cell.width - 10, height: layout.cell.height - 12, clauses: placeClauses(viewName, panel), changed: typeof figures.rmse === 'number' && figures.rmse > 0, ...(chosen === null ? {} : { selected: panel.id === chosen }),
      lines: [panel.label, countOf(figures.n, 'pair'), `bias ${signedFigure(figures.bias)}${inUnit(unit)}${isBeyond(figures, tolerance) ? ', beyond tolerance' : ''}`, `slope ${formatFigure(figures.slope, 3)}, r ${correlationText(figures.r)}`, `RMSE ${formatFigure(figures.rmse, 3)}${inUnit(unit)}`],
    };
  });
}

function atomMark({ layout, identical, viewName, id, own }: AgreementMarksInput): Mark[] {
  if (layout.atom === null || identical === null) return [];
  return [{ id: 'identical', ...layout.atom, lines: [`Identical in both: ${formatShare(identical.count, identical.pairs)}`, `${formatCount(identical.count)} of ${countOf(identical.pairs, 'pair')}`], clauses: [...own.place, { source: viewName, field: `difference:${id}`, kind: 'points', value: [0] }], changed: false }];
}

function binMarks({ id, unit, viewName, kind, bins, own, pairs }: AgreementMarksInput): Mark[] {
  return bins.map((bin, i): Mark => {
    const { x, y, count, box } = bin, share = `${countOf(count, 'pair')} (${formatShare(count, pairs)})`;
    if (kind === 'difference') {
      // A square that straddles zero cannot be told from the identical pairs by its difference alone.
      return { id: `square-${i}`, ...box, lines: [`Mean ${range(x)}, difference ${range(y)}${inUnit(unit)}`, share], clauses: [...own.place, intervalClause(viewName, `difference:${id}`, y, bin.lastY)], changed: true, ...inRange(own, null, y, id) };
    }
    return {
      id: `square-${i}`, ...box, lines: [`Base ${range(x)}, revision ${range(y)}${inUnit(unit)}`, share, ...(y[0] > x[1] ? [`revision higher by at least ${formatNumber(y[0] - x[1], 3)}`] : y[1] < x[0] ? [`revision lower by at least ${formatNumber(x[0] - y[1], 3)}`] : [])],
      clauses: [...own.place, intervalClause(viewName, `base:${id}`, x, bin.lastX), intervalClause(viewName, `revision:${id}`, y, bin.lastY)], changed: y[0] > x[1] || y[1] < x[0], ...inRange(own, x, y, id),
    };
  });
}

function inRange({ range: clauses }: OwnSelection, x: readonly [number, number] | null, y: readonly [number, number], id: string): { readonly selected?: boolean } {
  if (clauses.length === 0) return {};
  return { selected: clauses.every((clause) => {
    if (clause.kind !== 'interval') return false;
    const of = clause.field === `base:${id}` ? x : y;
    if (of === null) return true;
    const middle = of[0] / 2 + of[1] / 2;
    return middle >= clause.value[0] && middle < clause.value[1];
  }) };
}
