/** `<change-relation>`: how the column in focus goes with another measure in base and in revision, and what of that differs. */
import type { PropertyDeclarations, TemplateResult } from 'lit';
import type { Conversion, PictureQuestion } from '../../src/core/pictures/picture.js';
import { resolve, type SelectionClause } from '../../src/core/selection/clause.js';
import type { ReportColumn } from '../../src/core/model/report.js';
import { chartStyles } from '../chart/chart.styles.js';
import { columnName } from '../shared/column-state.js';
import { PictureSlots, type Brought } from '../view/picture-slots.js';
import { ChangeView } from '../view/view.element.js';
import type { Choice, PixelRange, ViewState } from '../view/view-model.js';
import type { LineMethod } from '../../src/core/pictures/fitted-lines.js';
import { LINES } from './line-words.js';
import { chooseOther, conversionOf, isNumeric, otherMeasures } from './relation-columns.js';
import type { RelationDrawing } from './relation-drawing.js';
import { factsOfPicture, factsOfReport } from './relation-facts.js';
import { within } from './relation-marks.js';
import { relationState } from './relation.model.js';
import { valueAt } from './relation-shapes.js';
import { relationStyles } from './relation.styles.js';
import { renderRelation } from './relation.view.js';

type RelationQuestion = Extract<PictureQuestion, { readonly what: 'relation' }>;

const BINS = 64;

export class ChangeRelationElement extends ChangeView<RelationDrawing> {
  static override styles = [...ChangeView.styles, chartStyles, relationStyles];
  static override properties: PropertyDeclarations = { x: { type: String }, line: { type: String } };
  static override readonly viewName = 'change-relation';
  /** Name or id of the measure across; without, the one that other views hold the column against, else the one that `relation-columns.ts` expects. */
  declare x: string | null;
  /** By which method lines go through the clouds. */
  declare line: LineMethod;
  readonly arrangements = [{ id: 'difference', label: 'Difference' }, { id: 'means', label: 'Means' }];

  #slots = new PictureSlots(this);

  constructor() {
    super();
    this.x = null;
    this.line = 'least-squares';
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
    return this.comparison === null ? [against] : [against, line];
  }

  protected override prepare(width: number): ViewState<RelationDrawing> {
    const report = this.currentReport, y = this.currentColumn;
    if (report === null) return this.hostBusy ? { state: 'loading', words: 'Comparing…' } : { state: 'empty', reason: 'No comparison yet.' };
    if (y === null) return { state: 'empty', reason: this.column === null ? 'No column of numbers is in both releases.' : `There is no column ${this.column}.` };
    if (!isNumeric(y)) return { state: 'not-applicable', reason: `${columnName(y)} ${y.status === 'matched' ? `holds ${y.role === 'key' ? 'keys' : y.type === 'text' ? 'text' : `values of type ${y.type}`}; a relation needs numbers` : 'is in one release only'}.` };
    const x = this.currentX;
    if (x === null) return { state: 'not-applicable', reason: `No other measure is in both releases to hold ${columnName(y)} against.` };
    const convert = { x: conversionOf(report, x.id), y: conversionOf(report, y.id) }, own = this.clauses.filter(({ source }) => source === this.viewName), others = resolve(this.clauses, { except: this.viewName });
    const brought = this.#ask(`all ${x.id}`, x, y, others), { picture, standing } = brought;
    if (picture === null) return { state: 'not-applicable', reason: `${others.length > 0 ? 'No selected record' : 'No record'} has a number of both ${columnName(y)} and ${columnName(x)} in both releases.` };
    const facts = picture === undefined ? factsOfReport(report, x, y, convert) : factsOfPicture(picture);
    if (facts === null) return this.comparison === null ? { state: 'not-applicable', reason: `The report holds no correlation of ${columnName(y)} and ${columnName(x)}${report.correlations === undefined ? ', because none among its measures changed' : ''}; how they go together needs the data.` } : { state: 'loading', words: `Counting ${columnName(y)} against ${columnName(x)}…` };
    // Words and figures of a selection go together: an answer to an earlier one is none.
    const selected = own.length === 0 || picture === undefined ? null : this.#ask(`own ${x.id}`, x, y, [...others, ...own]), inside = selected?.standing === 'exact' ? selected.picture ?? null : null;
    return relationState({ report, x, y, facts, inside, convert, arrangement: this.currentArrangement, width, rem: this.rem, own, others, busy: this.comparison !== null && standing !== 'exact' && standing !== 'report', earlier: standing === 'earlier' });
  }

  protected override renderPicture(picture: RelationDrawing, width: number, height: number): TemplateResult {
    return renderRelation(picture, width, height);
  }

  protected override heightOf(width: number, picture: RelationDrawing | null): number {
    return picture?.layout.height ?? super.heightOf(width, picture);
  }

  protected override clausesOf({ x: span }: PixelRange): readonly SelectionClause[] | null {
    const report = this.currentReport, x = this.currentX, state = this.viewState;
    if (report === null || x === null || span === null || state.state !== 'ready') return null;
    const { scales, panels } = state.picture, panel = panels.find(({ box }) => span.from >= box.x - 1 && span.to <= box.x + box.width + 1) ?? panels[0]!;
    const at = { ...scales, box: panel.box };
    return [within(`base:${x.id}`, [valueAt(at, span.from), valueAt(at, span.to)], conversionOf(report, x.id), true)];
  }

  override stateJson(): object {
    return { ...super.stateJson(), x: this.currentX?.name ?? null, line: this.#line };
  }

  /** An attribute may hold anything. */
  get #line(): LineMethod {
    return LINES.find(({ id }) => id === this.line)?.id ?? 'least-squares';
  }

  #ask(slot: string, x: ReportColumn, y: ReportColumn, clauses: readonly SelectionClause[]): Brought<RelationQuestion> {
    const report = this.currentReport!, bare = (id: string): Conversion | null => { const by = conversionOf(report, id); return by && { factor: by.factor, offset: by.offset }; };
    return this.#slots.ask<RelationQuestion>(slot, { what: 'relation', column: y.id, against: x.id, convert: { column: bare(y.id), against: bare(x.id) }, line: this.#line, bins: BINS, clauses }, undefined);
  }

  #choose(id: string): void {
    if (this.x !== null) this.x = id;
    else this.requestFilter({ against: id });
  }
}

declare global {
  interface HTMLElementTagNameMap { 'change-relation': ChangeRelationElement }
}
