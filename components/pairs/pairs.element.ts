/** `<change-pairs>`: groups, years or columns in both releases side by side, with how far each moved. */
import type { TemplateResult } from 'lit';
import type { ChangeReport, ReportColumn } from '../../src/core/model/report.js';
import type { PictureAnswers } from '../../src/core/pictures/picture.js';
import { resolve, type SelectionClause } from '../../src/core/selection/clause.js';
import { matchesGrid } from '../../src/core/selection/matches-cell.js';
import { chartStyles } from '../chart/chart.styles.js';
import { columnMeasure } from '../chart/column-measure.js';
import { MOMENT_CELLS, reportMoments } from '../chart/report-moments.js';
import { askedEffects, effectNotes } from '../effects/asked-effects.js';
import { effectColumns } from '../effects/effect-rows.js';
import { columnName } from '../shared/column-state.js';
import { PictureSlots } from '../view/picture-slots.js';
import { ColumnView } from '../view/column-view.js';
import type { Choice, Mark, PixelRange, ViewState } from '../view/view-model.js';
import { itemsOfColumns, itemsOfRows, type PairSort } from './pair-items.js';
import { allOf, pairRows, type By } from './pair-rows.js';
import { pairClauses, pairsState, type DrawnPairs } from './pairs.model.js';
import { MOST_ROWS, type PairsPicture } from './pairs-picture.js';
import { pairsStyles } from './pairs.styles.js';
import { renderPairs } from './pairs.view.js';

export class ChangePairsElement extends ColumnView<PairsPicture> {
  static override readonly viewName = 'change-pairs';
  static override styles = [...ColumnView.styles, chartStyles, pairsStyles];
  static override properties = { by: { type: String }, sort: { type: String }, magnified: { type: Boolean } };
  /** What the rows are: `group` (of one group: stretches of time), `year`, or `columns`. */
  declare by: By | 'columns' | null;
  declare sort: PairSort;
  /** Whether the axis reaches only what the changes reach, however small these are against the spread of base. */
  declare magnified: boolean;
  readonly arrangements = [];

  private readonly slots = new PictureSlots(this);
  private drawn: DrawnPairs | null = null;
  private grouped = false;
  private timed = false;

  constructor() {
    super();
    this.by = null;
    this.sort = 'difference';
    this.magnified = false;
  }

  protected override get choices(): readonly Choice[] {
    const sorts: readonly { readonly id: PairSort; readonly label: string }[] = [{ id: 'difference', label: 'Change' }, ...(this.by === 'columns' ? [] : [{ id: 'base' as const, label: 'Base' }]), { id: 'name', label: this.grouped && this.by !== 'year' || this.by === 'columns' ? 'Name' : 'Time' }, { id: 'uncertainty', label: 'Interval' }];
    const many = (this.drawn?.items.length ?? 0) > MOST_ROWS;
    return [
      ...(this.grouped && this.timed && this.by !== 'columns' ? [{ label: 'Rows', options: [{ id: 'group', label: 'Groups' }, { id: 'year', label: 'Time' }], chosen: this.by === 'year' ? 'year' : 'group', choose: (id: string) => { this.by = id as By; } }] : []),
      ...(many ? [] : [{ label: 'Order', options: sorts, chosen: this.sort, choose: (id: string) => { this.sort = id as PairSort; } }]),
      ...(this.drawn?.small || this.magnified ? [{ label: 'Axis', options: [{ id: 'spread', label: 'To scale' }, { id: 'own', label: 'Magnified' }], chosen: this.magnified ? 'own' : 'spread', choose: (id: string) => { this.magnified = id === 'own'; } }] : []),
    ];
  }

  protected override prepare(width: number): ViewState<PairsPicture> {
    const report = this.currentReport, column = this.currentColumn;
    this.drawn = null;
    if (report === null) return { state: 'empty', reason: 'No comparison yet.' };
    const others = resolve(this.clauses, { except: this.viewName });
    if (this.by === 'columns') return this.ofColumns(report, others, width);
    if (column === null) return { state: 'not-applicable', reason: this.column === null ? 'No column is in both releases.' : `There is no column “${this.column}”.` };
    const name = columnName(column);
    if (column.status !== 'matched' || column.role === 'key') return { state: 'not-applicable', reason: column.role === 'key' ? `${name} is part of the key: it says which record is which and is not compared.` : `${name} is in ${column.status === 'added' ? 'revision' : 'base'} only.` };
    if (column.type !== 'number') return { state: 'not-applicable', reason: `${name} holds ${column.type === 'time' ? 'times' : column.type === 'text' ? 'text' : `values of the type “${column.type}”`}, which has no mean to compare.` };
    return this.ofRows(report, column, others, width);
  }

  private ofRows(report: ChangeReport, column: ReportColumn, others: readonly SelectionClause[], width: number): ViewState<PairsPicture> {
    const name = columnName(column), question = { what: 'moments', column: column.id, most: MOMENT_CELLS, clauses: [] } as const, whole = this.slots.ask('whole', question, reportMoments(report, column));
    if (whole.picture === undefined || whole.picture === null) {
      if (whole.picture === undefined && this.comparison !== null) return { state: 'loading', words: `Counting the changes of ${name}…` };
      return { state: 'empty', reason: `The report does not hold the means of ${name} by group or time${column.cells.value + column.cells.filled + column.cells.lost === 0 ? ', because no cell of it changed' : ''}.` };
    }
    const tables = whole.picture, asks = others.length > 0 && matchesGrid(tables.grid, others).partial && this.comparison !== null;
    const narrowed = asks ? this.slots.ask('narrowed', { ...question, clauses: others }, undefined) : null, exact = narrowed?.standing === 'exact' && narrowed.picture ? narrowed.picture as PictureAnswers['moments'] : null;
    const all = pairRows(exact ?? tables, this.by === 'year' ? 'year' : 'group', exact === null ? others : []);
    if (all === null) return { state: 'not-applicable', reason: 'The key of these records has neither groups that repeat nor a time, so there are no groups to compare.' };
    this.grouped = tables.grid.groups.length > 1;
    this.timed = tables.grid.edges.length > 2;
    const own = this.clauses.filter(({ source }) => source === this.viewName), chosen = own.length === 0 ? null : new Set((pairRows(tables, this.by === 'year' ? 'year' : 'group', own)?.rows ?? []).map(({ id }) => id));
    const measure = columnMeasure(report, column), moments = allOf(all.rows), approximate = all.rows.some((row) => row.approximate), empty = all.rows.filter((row) => row.moments.n === 0).length, byValue = exact === null && others.some(({ field }) => field.includes(':'));
    const drawn = pairsState({
      report, column, name, measure, items: itemsOfRows(all, measure), noun: all.noun, sort: this.sort, magnified: this.magnified, others, chosen, mean: moments.n > 0 ? moments.meanDifference : null, pairs: moments.n, width, rem: this.rem,
      selected: moments.n + moments.infinite + moments.onlyBase + moments.onlyRevision + moments.neither, instants: tables.grid.instants && all.by === 'time', busy: whole.standing === 'coarse' || whole.standing === 'earlier' || (asks && exact === null),
      notes: [
        ...(empty > 0 ? [`Not drawn, as no record has a value in both releases: ${empty} ${empty === 1 ? all.noun.one : all.noun.many}.`] : []),
        ...(byValue ? ['A selection by values or classes needs the records themselves: it does not narrow what is shown here.'] : approximate ? ['The selection cuts through cells, which are taken whole: these figures are approximate.'] : []),
        ...(tables.grid.timeless > 0 ? [`${tables.grid.timeless.toLocaleString('en')} records have no time and are not shown.`] : []),
        ...(whole.standing === 'report' ? ['From the report alone: its cells are coarse, so that fewer rows have an interval.'] : []),
      ],
    });
    this.drawn = drawn;
    return drawn.state;
  }

  private ofColumns(report: ChangeReport, others: readonly SelectionClause[], width: number): ViewState<PairsPicture> {
    if (effectColumns(report).length === 0) return { state: 'not-applicable', reason: 'No column of measured numbers is in both releases.' };
    const { rows, busy, untold } = askedEffects(report, others, this.slots, this.comparison !== null), items = itemsOfColumns(rows);
    if (items.length === 0 && busy) return { state: 'loading', words: 'Counting the changes of the selected records…' };
    const drawn = pairsState({
      report, column: null, name: 'the columns', measure: { tolerance: null, sd: null, unit: '' }, items, noun: { one: 'column', many: 'columns' }, sort: this.sort === 'base' ? 'difference' : this.sort, magnified: this.magnified, others,
      chosen: this.filter.column === null ? null : new Set([this.filter.column]), selected: report.records.matched, mean: null, pairs: 0, instants: false, width, rem: this.rem, busy,
      notes: effectNotes(rows, others, untold, report.moments?.grid.timeless ?? 0),
    });
    this.drawn = drawn;
    return drawn.state;
  }

  protected override renderPicture(picture: PairsPicture, width: number): TemplateResult {
    return renderPairs(picture, width);
  }

  protected override heightOf(width: number, picture: PairsPicture | null): number {
    return picture?.height ?? super.heightOf(width, picture);
  }

  protected override clausesOf(range: PixelRange): readonly SelectionClause[] | null {
    const state = this.viewState;
    return state.state === 'ready' && this.drawn !== null ? pairClauses(state.picture, this.drawn.items, range) : null;
  }

  /** A column is put in focus. */
  protected override takeMarks(marks: readonly Mark[]): boolean {
    const [first] = marks;
    if (this.by !== 'columns' || first === undefined) return false;
    this.requestFilter({ column: this.filter.column === first.id ? null : first.id });
    return true;
  }

  override stateJson(): object {
    return { ...super.stateJson(), by: this.by, sort: this.sort, magnified: this.magnified };
  }
}

declare global {
  interface HTMLElementTagNameMap { 'change-pairs': ChangePairsElement }
}
