/** The small multiples of a relation: a panel a group or a year on the axes of all, with its numbers beside it; one in focus is shown in large. */
import { isDefined, type ChangeReport } from '../../src/core/model/report.js';
import type { PlanePicture, RelationPanel, RelationsPicture } from '../../src/core/pictures/picture.js';
import type { SelectionClause } from '../../src/core/selection/clause.js';
import { fitText } from '../chart/fit-text.js';
import { groupNoun, type Noun } from '../chart/group-noun.js';
import { countOf, formatCorrelations, formatCount, formatNumber, formatPair } from '../shared/format-number.js';
import type { Box, Mark, ViewTable } from '../view/view-model.js';
import { densitySteps, linePath, scalesOf, type Stepped } from './relation-shapes.js';
import { correlationChange, signed, type Named } from './relation-words.js';

export type PanelsBy = RelationsPicture['by'];

export interface SmallPanel {
  readonly id: string;
  readonly box: Box;
  /** With the numbers beside it. */
  readonly whole: Box;
  readonly label: string;
  readonly steps: readonly Stepped[];
  readonly lines: readonly { readonly of: 'base' | 'revision'; readonly d: string }[];
  readonly texts: readonly string[];
  readonly selected: boolean;
}

export interface PanelsDrawing { readonly heading: { readonly x: number; readonly y: number; readonly text: string }; readonly panels: readonly SmallPanel[]; readonly height: number }

/** A correlation that changed by so much is told. */
const TOLD = 0.01;
const SQUARE = 78, CELL = 178, NAME = 20, HEAD = 30, LEFT = 8;

export function panelNoun(by: PanelsBy, report: ChangeReport): Noun {
  return by === 'year' ? { one: 'year', many: 'years' } : groupNoun(report.moments?.grid.groupName || 'group');
}

/** What there is more than one of. A report without moments has no grid to tell it by. */
export function panelChoices({ moments }: ChangeReport): readonly PanelsBy[] {
  if (moments === undefined) return [];
  const { groups, edges, instants } = moments.grid, year = (edge: number): number => new Date(edge).getUTCFullYear(), [first, last] = [edges[0], edges.at(-1)];
  return [...(groups.length > 1 ? ['group' as const] : []), ...(instants && first !== undefined && last !== undefined && year(first) !== year(last - 1) ? ['year' as const] : [])];
}

export function placeOf({ group, year }: RelationPanel): { readonly field: 'group' | 'year'; readonly value: string | number } {
  return group === null ? { field: 'year', value: year! } : { field: 'group', value: group };
}

/** From `top` on, in as many columns as there is room for. */
export function drawPanels(picture: RelationsPicture, most: number, chosen: RelationPanel | null, noun: Noun, { top, width, rem }: { readonly top: number; readonly width: number; readonly rem: number }): PanelsDrawing {
  const shown = picture.panels.slice(0, most), columns = Math.max(1, Math.floor((width - LEFT) / CELL)), wide = (width - LEFT) / columns, high = SQUARE + NAME + 14, largest = Math.max(1, ...shown.flatMap(({ revision }) => revision.count));
  const panels = shown.map((panel, i): SmallPanel => {
    const box = { x: LEFT + (i % columns) * wide, y: top + HEAD + NAME + Math.floor(i / columns) * high, width: SQUARE, height: SQUARE }, scales = scalesOf(box, { x: panel.base.x, y: panel.base.y });
    return {
      id: `panel-of-${panel.label}`, box, whole: { x: box.x, y: box.y - 16, width: wide - 10, height: SQUARE + 18 }, label: fitText(panel.label, wide - 12, rem), steps: densitySteps(panel.revision, largest, box),
      lines: (['base', 'revision'] as const).map((of) => ({ of, d: linePath(cloudOf(panel[of], panel.slope[of]), scales) })).filter(({ d }) => d !== ''), texts: textsOf(panel), selected: panel === chosen,
    };
  });
  const text = `${shown.length < picture.all ? `${formatCount(shown.length)} of ` : ''}${countOf(picture.all, noun.one, noun.many)}, largest change of r first`;
  return { heading: { x: LEFT, y: top + HEAD - 8, text: fitText(text, width - LEFT, rem) }, panels, height: top + HEAD + Math.ceil(shown.length / columns) * high + 8 };
}

function cloudOf({ moments: { meanX, meanY } }: PlanePicture, slope: RelationPanel['slope']['base']): Parameters<typeof linePath>[0] {
  return { meanX, meanY, sdX: 0, sdY: 0, r: slope, slope };
}

function textsOf({ base, r, slope }: RelationPanel): string[] {
  const pair = (name: string, of: RelationPanel['r'], write: (a: number, b: number) => readonly [string, string]): string[] => { if (!isDefined(of.base) || !isDefined(of.revision)) return [`${name} –`]; const [a, b] = write(of.base, of.revision); return a === b ? [`${name} ${a}`] : [`${name} ${a}`, `→ ${b}`]; };
  return [`n ${formatCount(base.moments.n)}`, ...pair('r', r, formatCorrelations), ...pair('slope', slope, formatPair)];
}

export function panelMarks(drawing: PanelsDrawing, { panels }: RelationsPicture, { unitX, unitY }: Named, viewName: string, anyChosen: boolean): Mark[] {
  const per = unitX === '' ? unitY : `${unitY} per ${unitX}`.trim();
  return drawing.panels.map(({ id, whole, selected }, i): Mark => {
    const panel = panels[i]!, { field, value } = placeOf(panel), clauses: SelectionClause[] = [{ source: viewName, field, kind: 'points', value: [value] }];
    return { id, ...whole, clauses, changed: moved(panel), ...(anyChosen ? { selected } : {}), lines: [panel.label, countOf(panel.base.moments.n, 'record'), changeWords('r', panel.r, formatCorrelations, correlationChange), `${changeWords('slope', panel.slope, formatPair, signed)}${per === '' ? '' : ` ${per}`}`] };
  });
}

function moved({ r, slope }: RelationPanel): boolean {
  return [r, slope].some(({ change }) => isDefined(change) && change !== 0);
}

function changeWords(name: string, { base, revision, change }: RelationPanel['r'], write: (a: number, b: number) => readonly [string, string], difference: (change: number) => string): string {
  if (!isDefined(base) || !isDefined(revision) || !isDefined(change)) return `no ${name}: ${isDefined(change) ? '' : change.reason}`;
  return change === 0 ? `${name} stays ${write(base, revision)[0]}` : `${name} ${write(base, revision).join(' → ')} (${difference(change)})`;
}

/** "r changed by 0.01 or more at 2 of 12 sites, most at XX-S07: −0.710 → 0.352." */
export function panelsSentence({ panels, all, changed }: RelationsPicture, noun: Noun): string {
  const told = panels.filter(({ r: { change } }) => isDefined(change) && Math.abs(change) >= TOLD), [first] = panels, of = countOf(all, noun.one, noun.many);
  if (first === undefined || changed === 0) return `Neither r nor slope changed in any of ${of}.`;
  const { base, revision } = first.r, most = isDefined(base) && isDefined(revision) ? `; most in ${first.label}, ${formatCorrelations(base, revision).join(' → ')}` : '';
  return told.length === 0 ? `r or slope changed in ${formatCount(changed)} of ${of}, r by ${formatNumber(TOLD)} or more in none.` : `r changed by ${formatNumber(TOLD)} or more in ${formatCount(told.length)}${told.length === panels.length && panels.length < all ? ' or more' : ''} of ${of}${most}.`;
}

export function panelsTable({ panels }: RelationsPicture, noun: Noun, { x, y }: Named): ViewTable {
  const value = (of: unknown): number | null => (typeof of === 'number' ? of : null);
  return {
    caption: `${y} against ${x} by ${noun.one}, largest change of r first; slopes are least squares`,
    columns: [{ label: noun.one, numeric: false }, ...['records', 'r in base', 'r in revision', 'change of r', 'slope in base', 'slope in revision', 'change of slope'].map((label) => ({ label, numeric: true }))],
    rows: panels.map(({ label, base, r, slope }) => [label, base.moments.n, value(r.base), value(r.revision), value(r.change), value(slope.base), value(slope.revision), value(slope.change)]),
  };
}
