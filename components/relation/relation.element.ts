/** `<change-relation>`: how the column in focus goes with another measure in base and in revision, and what of that differs. */
import type { PropertyDeclarations, TemplateResult } from 'lit';
import type { Conversion, PictureQuestion } from '../../src/core/pictures/picture.js';
import { resolve, type SelectionClause } from '../../src/core/selection/clause.js';
import type { ChangeReport, ReportColumn } from '../../src/core/model/report.js';
import { chartStyles } from '../chart/chart.styles.js';
import { columnName } from '../shared/column-state.js';
import { ownSelection } from '../view/own-selection.js';
import { PictureSlots, type Brought } from '../view/picture-slots.js';
import { ColumnView } from '../view/column-view.js';
import type { Choice, PixelRange, ViewState } from '../view/view-model.js';
import type { LineMethod } from '../../src/core/pictures/fitted-lines.js';
import { LINES } from './line-words.js';
import { chooseOther, conversionOf, isNumeric, otherMeasures } from './relation-columns.js';
import type { RelationDrawing } from './relation-drawing.js';
import { factsOfPicture, factsOfReport } from './relation-facts.js';
import { within } from './relation-marks.js';
import { panelChoices, panelNoun, type PanelsBy } from './relation-panels.js';
import { relationState } from './relation.model.js';
import { valueAt } from './relation-shapes.js';
import { relationStyles } from './relation.styles.js';
import { renderRelation } from './relation.view.js';

type RelationQuestion = Extract<PictureQuestion, { readonly what: 'relation' }>;
type RelationsQuestion = Extract<PictureQuestion, { readonly what: 'relations' }>;

const BINS = 64, SMALL_BINS = 24, MOST_PANELS = 60, PANELS = [12, 24, MOST_PANELS] as const;

export class ChangeRelationElement extends ColumnView<RelationDrawing> {
  static override styles = [...ColumnView.styles, chartStyles, relationStyles];
  static override properties: PropertyDeclarations = { x: { type: String }, line: { type: String }, by: { type: String }, panels: { type: Number } };
  static override readonly viewName = 'change-relation';
  /** Name or id of the measure across; without, the one that other views hold the column against, else the one that `relation-columns.ts` expects. */
  declare x: string | null;
  /** By which method lines go through the clouds. */
  declare line: LineMethod;
  /** What small multiples are told apart by; `all`: none. */
  declare by: 'all' | PanelsBy;
  /** How many small multiples are drawn, at most 60. */
  declare panels: number;
  readonly arrangements = [{ id: 'difference', label: 'Difference' }, { id: 'means', label: 'Means' }];

  #slots = new PictureSlots(this);
  /** How many panels can be had; 0 while that is not known. */
  #all = 0;

  constructor() {
    super();
    this.x = null;
    this.line = 'least-squares';
    this.by = 'all';
    this.panels = PANELS[0];
  }

  /** The measure across; null where there is none. */
  get currentX(): ReportColumn | null {
    const report = this.currentReport, y = this.currentColumn;
    return report === null || y === null ? null : chooseOther(report, y, this.x, this.filter.against);
  }

  protected override get choices(): readonly Choice[] {
    const report = this.currentReport, y = this.currentColumn, x = this.currentX;
    if (report === null || y === null || x === null || !isNumeric(y)) return [];
    const against: Choice = { label: 'against', form: 'menu', chosen: x.id, options: otherMeasures(report, y).map((column) => ({ id: column.id, label: columnName(column) })), choose: (id) => this.#choose(id) };
    const line: Choice = { label: 'line', form: 'menu', chosen: this.#line, options: LINES, choose: (id) => { this.line = id as LineMethod; } };
    return this.comparison === null ? [against] : [against, line, ...this.#panelChoices(report)];
  }

  protected override prepare(width: number): ViewState<RelationDrawing> {
    const report = this.currentReport, y = this.currentColumn;
    if (report === null) return this.hostBusy ? { state: 'loading', words: 'Comparing…' } : { state: 'empty', reason: 'No comparison yet.' };
    if (y === null) return { state: 'empty', reason: this.column === null ? 'No column of numbers is in both releases.' : `There is no column ${this.column}.` };
    if (!isNumeric(y)) return { state: 'not-applicable', reason: `${columnName(y)} ${y.status === 'matched' ? `holds ${y.role === 'key' ? 'keys' : y.type === 'text' ? 'text' : `values of type ${y.type}`}; a relation needs numbers` : 'is in one release only'}.` };
    const x = this.currentX;
    if (x === null) return { state: 'not-applicable', reason: `No other measure is in both releases to hold ${columnName(y)} against.` };
    const convert = { x: conversionOf(report, x.id), y: conversionOf(report, y.id) }, own = ownSelection(this.clauses, this.viewName), others = resolve(this.clauses, { except: this.viewName }), here = [...others, ...own.place];
    const brought = this.#ask(`all ${x.id}`, x, y, here), { picture, standing } = brought, small = this.#askPanels(report, x, y, others);
    if (picture === null) return { state: 'not-applicable', reason: `${here.length > 0 ? 'No selected record' : 'No record'} has a number of both ${columnName(y)} and ${columnName(x)} in both releases.` };
    const facts = picture === undefined ? factsOfReport(report, x, y, convert) : factsOfPicture(picture);
    if (facts === null) return this.comparison === null ? { state: 'not-applicable', reason: `The report holds no correlation of ${columnName(y)} and ${columnName(x)}${report.correlations === undefined ? ', because none among its measures changed' : ''}; how they go together needs the data.` } : { state: 'loading', words: `Counting ${columnName(y)} against ${columnName(x)}…` };
    // Words and figures of a selection go together: an answer to an earlier one is none.
    const selected = own.range.length === 0 || picture === undefined ? null : this.#ask(`own ${x.id}`, x, y, [...here, ...own.range]), inside = selected?.standing === 'exact' ? selected.picture ?? null : null;
    return relationState({ report, x, y, facts, inside, convert, arrangement: this.currentArrangement, width, rem: this.rem, own, others, panels: small?.picture ?? null, most: this.panels, busy: this.comparison !== null && ((standing !== 'exact' && standing !== 'report') || (small !== null && small.standing !== 'exact')), earlier: standing === 'earlier' });
  }

  protected override renderPicture(picture: RelationDrawing, width: number, height: number): TemplateResult {
    return renderRelation(picture, width, height);
  }

  protected override heightOf(width: number, picture: RelationDrawing | null): number {
    return picture?.height ?? super.heightOf(width, picture);
  }

  protected override clausesOf({ x: span }: PixelRange): readonly SelectionClause[] | null {
    const report = this.currentReport, x = this.currentX, state = this.viewState;
    if (report === null || x === null || span === null || state.state !== 'ready') return null;
    const { scales, panels } = state.picture, panel = panels.find(({ box }) => span.from >= box.x - 1 && span.to <= box.x + box.width + 1) ?? panels[0]!;
    const at = { ...scales, box: panel.box };
    return [...ownSelection(this.clauses, this.viewName).place, within(`base:${x.id}`, [valueAt(at, span.from), valueAt(at, span.to)], conversionOf(report, x.id), true)];
  }

  override stateJson(): object {
    return { ...super.stateJson(), x: this.currentX?.name ?? null, line: this.#line, by: this.#by(this.currentReport), panels: this.panels };
  }

  #panelChoices(report: ChangeReport): Choice[] {
    const known = panelChoices(report), by = this.#by(report);
    if (known.length === 0) return [];
    const all = this.#all, name = (id: PanelsBy): string => panelNoun(id, report).one, choose = (id: string): void => { this.by = id as PanelsBy; this.requestClauses(this.viewName, ownSelection(this.clauses, this.viewName).range); };
    return [
      { label: 'by', options: [{ id: 'all', label: 'all' }, ...known.map((id) => ({ id, label: name(id) }))], chosen: by, choose },
      ...(by === 'all' || all <= PANELS[0] ? [] : [{ label: 'panels', form: 'menu' as const, options: PANELS.filter((_, i) => i === 0 || all > PANELS[i - 1]!).map((n) => ({ id: String(n), label: n >= all ? `all ${all}` : String(n) })), chosen: String(this.panels), choose: (id: string) => { this.panels = Number(id); } }]),
    ];
  }

  /** Only what the report has several of. */
  #by(report: ChangeReport | null): 'all' | PanelsBy {
    return report === null || this.comparison === null ? 'all' : panelChoices(report).find((each) => each === this.by) ?? 'all';
  }

  #askPanels(report: ChangeReport, x: ReportColumn, y: ReportColumn, clauses: readonly SelectionClause[]): Brought<RelationsQuestion> | null {
    const by = this.#by(report);
    if (by === 'all') return null;
    const brought = this.#slots.ask<RelationsQuestion>(`panels ${x.id} ${by}`, { what: 'relations', column: y.id, against: x.id, convert: this.#converts(report, x, y), by, bins: SMALL_BINS, most: MOST_PANELS, clauses }, undefined);
    this.#all = brought.picture?.all ?? 0;
    return brought;
  }

  /** An attribute may hold anything. */
  get #line(): LineMethod {
    return LINES.find(({ id }) => id === this.line)?.id ?? 'least-squares';
  }

  #ask(slot: string, x: ReportColumn, y: ReportColumn, clauses: readonly SelectionClause[]): Brought<RelationQuestion> {
    return this.#slots.ask<RelationQuestion>(slot, { what: 'relation', column: y.id, against: x.id, convert: this.#converts(this.currentReport!, x, y), line: this.#line, bins: BINS, clauses }, undefined);
  }

  #converts(report: ChangeReport, x: ReportColumn, y: ReportColumn): RelationQuestion['convert'] {
    const bare = (id: string): Conversion | null => { const by = conversionOf(report, id); return by && { factor: by.factor, offset: by.offset }; };
    return { column: bare(y.id), against: bare(x.id) };
  }

  #choose(id: string): void {
    if (this.x !== null) this.x = id;
    else this.requestFilter({ against: id });
  }
}

declare global {
  interface HTMLElementTagNameMap { 'change-relation': ChangeRelationElement }
}
