/**
 * Answers what views ask of the records of one pairing. The records stand in the order of their key, and the columns
 * that were asked about last stay at hand; everything else is worked out again for each question.
 */
import type { Cells, ColumnQuestion, Diagnosed } from '../diagnosis/diagnosis.js';
import { Flags } from '../diagnosis/flags/flags.js';
import { keyOrder, type KeyOrder } from '../diagnosis/key-order.js';
import { PairedCells } from '../diagnosis/ordered-cells.js';
import { instantParts, NONE } from '../diagnosis/where/instant-parts.js';
import { takeRows } from '../keys/take-rows.js';
import type { Tolerance } from '../model/recipe.js';
import { sameClauses, type SelectionClause } from '../selection/clause.js';
import { recordMask, type RecordFields } from '../selection/record-mask.js';
import { binsOf, cellGrid, rowsOfGroups } from './cell-grid.js';
import { distributionPicture } from './distribution-picture.js';
import { ExplainedRecords } from './explained-records.js';
import { momentTable } from './moment-table.js';
import type { CellGrid, ClassesPicture, Conversion, DistributionPicture, PictureAnswer, PictureAnswers, PictureQuestion, PlaneAxis } from './picture.js';
import { ownAxes, planePicture, sharedAxes } from './plane-picture.js';
import { planesPicture } from './planes-picture.js';
import { relationPicture, type RelationSide } from './relation-picture.js';
import { selectedClasses } from './selected-classes.js';
import { selectedCorrelations } from './selected-correlations.js';
import { relationsPicture, yearPlaces, type PanelPlaces } from './relations-picture.js';
import { sideFigures } from './side-figures.js';
import { seriesPicture } from './series-picture.js';

export interface DeskOf extends Diagnosed {
  /** Whether there is such a column on both sides. */
  readonly has: (id: string) => boolean;
  /** Of columns that have one; others have none. */
  readonly tolerances: ReadonlyMap<string, Required<Tolerance>>;
}

const NO_TOLERANCE: Required<Tolerance> = { absolute: 0, relative: 0 };
/** Two columns of ten million records are 320 MB: so much stays, and the last column in any case. */
const KEPT_BYTES = 200e6;

export class PictureDesk {
  private readonly of: DeskOf;
  private readonly order: KeyOrder;
  private readonly kept = new Map<string, Cells>();
  private mask: { readonly clauses: readonly SelectionClause[]; readonly mask: Uint8Array | null } = { clauses: [], mask: null };
  private years: Int32Array | null = null;
  private read: Flags | null = null;
  private placed: { readonly most: number; readonly grid: CellGrid; readonly cell: Int32Array } | null = null;

  private readonly explained: ExplainedRecords;

  /** `order`: where it is at hand. */
  constructor(of: DeskOf, order?: KeyOrder) {
    this.of = { ...of, key: [...of.key].sort((a, b) => (a.name < b.name ? -1 : 1)) };
    this.order = order ?? keyOrder(this.of.key, of.match);
    this.explained = new ExplainedRecords(new PairedCells(this.of, [], this.order));
  }

  /** How the kinds of a column were found, which clauses of kinds speak of. */
  explain(question: ColumnQuestion): void {
    if (this.of.has(question.id)) this.explained.tell(question);
  }

  answer<Q extends PictureQuestion>(question: Q): PictureAnswer<Q> {
    return this.answered(question) as PictureAnswer<Q>;
  }

  /** Matched records that the clauses leave: their rows in base, ascending. */
  rows(clauses: readonly SelectionClause[]): Int32Array {
    const mask = this.maskOf(clauses), { base } = this.order;
    return (mask === null ? base.slice() : base.filter((_, i) => mask[i] === 1)).sort();
  }

  private answered(question: PictureQuestion): PictureAnswers[keyof PictureAnswers] | null {
    const mask = this.maskOf(question.clauses), { order } = this;
    switch (question.what) {
      case 'classes': return this.classes(question.columns, mask);
      case 'count': return { selected: mask === null ? this.records : mask.reduce((sum, one) => sum + one, 0), of: this.records };
      case 'correlations': return selectedCorrelations(question.measures, (id) => (this.of.has(id) ? this.of.joined(id) : null), order, mask);
      case 'moments': {
        const cells = this.cells(question.column), { grid, cell } = this.place(question.most);
        return { grid, cells: momentTable(cells, this.tolerance(question.column), { cell, mask }), numeric: cells.kind !== 'text' };
      }
      case 'intervals': {
        const { edges, column } = question;
        if (order.time === null || edges.length < 2) return null;
        const cells = this.cells(column);
        return { edges, cells: momentTable(cells, this.tolerance(column), { cell: binsOf(order.time, edges), mask }), numeric: cells.kind !== 'text' };
      }
      case 'plane': {
        const input = { x: this.axis(question.x), y: this.axis(question.y), mask };
        if (input.x === null || input.y === null) return null;
        const pairs = { x: input.x, y: input.y, mask }, axes = isAgreement(question.x, question.y) ? sharedAxes(pairs) : ownAxes(pairs);
        return axes === null ? null : planePicture(pairs, axes, question.bins);
      }
      case 'relation': {
        const { convert } = question, base = this.side(question, 'base', convert), revision = this.side(question, 'revision', null);
        return base === null || revision === null ? null : relationPicture(base, revision, mask, question.bins, order, question.line);
      }
      case 'relations': {
        const { convert } = question, base = this.side(question, 'base', convert), revision = this.side(question, 'revision', null), places = this.places(question.by);
        return base === null || revision === null || places === null ? null : relationsPicture(base, revision, mask, places, question.bins, question.most);
      }
      default: {
        const cells = this.cells(question.column);
        if (cells.kind === 'text') return null;
        const { base, revision } = cells, tolerance = this.tolerance(question.column);
        if (question.what === 'series') return order.time === null ? null : seriesPicture({ base, revision, time: order.time, instants: order.instants, group: order.group, mask, tolerance, filled: question.flag === undefined || !this.of.has(question.flag.id) ? null : this.flags().filled(question.flag) }, question.from, question.to, question.buckets);
        if (question.what === 'distribution') return this.distribution(cells, mask, question.bins, question.window);
        return planesPicture({ base, revision, mask, group: this.group(), year: this.year(), tolerance: question.tolerance ?? tolerance.absolute }, question.bins, question.most);
      }
    }
  }

  private distribution({ base, revision }: { readonly base: Float64Array; readonly revision: Float64Array }, mask: Uint8Array | null, bins: number, window: readonly [number, number] | null): DistributionPicture | null {
    const picture = distributionPicture(base, revision, mask, bins, window);
    return picture && { ...picture, figures: { base: sideFigures(base, mask), revision: sideFigures(revision, mask), difference: sideFigures(base.map((x, i) => revision[i]! - x), mask) } };
  }

  private classes(ids: readonly string[], mask: Uint8Array | null): ClassesPicture {
    const { order } = this, left = (rows: Int32Array): Int32Array => (mask === null ? rows : rows.filter((_, i) => mask[i] === 1)), rows = { base: left(order.base), revision: left(order.revision) }, changed = new Uint8Array(rows.base.length);
    const columns = Object.fromEntries(ids.map((id) => [id, selectedClasses(this.of.joined(id), rows, this.tolerance(id), changed)]));
    return { selected: rows.base.length, of: this.records, changed: changed.reduce((sum, one) => sum + one, 0), columns };
  }

  private get records(): number {
    return this.order.base.length;
  }

  private flags(): Flags {
    return this.read ??= new Flags((id) => this.cells(id), this.order.stepMs);
  }

  private tolerance(id: string): Required<Tolerance> {
    return this.of.tolerances.get(id) ?? NO_TOLERANCE;
  }

  private maskOf(clauses: readonly SelectionClause[]): Uint8Array | null {
    if (!sameClauses(clauses, this.mask.clauses)) this.mask = { clauses, mask: recordMask(this.fields(), clauses) };
    return this.mask.mask;
  }

  private fields(): RecordFields {
    const { time, instants } = this.order;
    return { records: this.records, time, instants, group: this.group(), column: (id) => (this.of.has(id) ? { cells: this.cells(id), tolerance: this.tolerance(id) } : null), ofKinds: (clause) => this.explained.meant(clause) };
  }

  private group(): RecordFields['group'] {
    const { group, groupNames } = this.order;
    return group === null ? null : { codes: group, names: groupNames };
  }

  private year(): { of: Int32Array; none: number } | null {
    const { time, instants } = this.order;
    if (time === null || !instants) return null;
    this.years ??= instantParts(time).year;
    return { of: this.years, none: NONE };
  }

  private places(by: 'group' | 'year'): PanelPlaces | null {
    const group = this.group(), year = this.year();
    return by === 'group' ? group && { by, of: group.codes, names: group.names } : year && yearPlaces(year);
  }

  /** The grid, and in which of its cells each record is. */
  private place(most: number): { grid: CellGrid; cell: Int32Array } {
    if (this.placed?.most === most) return this.placed;
    const { order } = this, grid = cellGrid({ ...order, records: this.records, groupName: order.groupKeys.join(', ') }, most), rows = rowsOfGroups(grid), width = Math.max(1, grid.edges.length - 1);
    const cell = order.time === null || grid.edges.length === 0 ? new Int32Array(this.records) : binsOf(order.time, grid.edges), { group } = order;
    if (group !== null) for (let i = 0; i < cell.length; i++) if (cell[i]! >= 0) cell[i]! += rows[group[i]!]! * width;
    this.placed = { most, grid, cell };
    return this.placed;
  }

  private side({ column, against }: { readonly column: string; readonly against: string }, of: 'base' | 'revision', convert: { readonly column: Conversion | null; readonly against: Conversion | null } | null): RelationSide | null {
    const x = this.axis({ column: against, of }), y = this.axis({ column, of });
    return x === null || y === null ? null : { x: converted(x, convert?.against ?? null), y: converted(y, convert?.column ?? null) };
  }

  private axis({ column, of }: PlaneAxis): Float64Array | null {
    const cells = this.cells(column);
    if (cells.kind === 'text') return null;
    if (of === 'base' || of === 'revision') return cells[of];
    const { base, revision } = cells;
    return of === 'difference' ? base.map((x, i) => revision[i]! - x) : base.map((x, i) => x / 2 + revision[i]! / 2);
  }

  private cells(id: string): Cells {
    const before = this.kept.get(id), cells = before ?? this.ordered(id);
    this.kept.delete(id);
    this.kept.set(id, cells);
    let bytes = 0;
    for (const [each, { base, revision }] of [...this.kept].reverse()) {
      bytes += base.byteLength + revision.byteLength;
      if (each !== id && bytes > KEPT_BYTES) this.kept.delete(each);
    }
    return cells;
  }

  private ordered(id: string): Cells {
    const joined = this.of.joined(id), { base, revision } = this.order;
    if (joined.kind === 'text') return { kind: 'text', base: takeRows(joined.base, base), revision: takeRows(joined.revision, revision), texts: joined.texts };
    return { kind: joined.kind, base: takeRows(joined.base, base), revision: takeRows(joined.revision, revision) };
  }
}

function converted(values: Float64Array, by: Conversion | null): Float64Array {
  return by === null ? values : values.map((v) => by.factor * v + by.offset);
}

function isAgreement(x: PlaneAxis, y: PlaneAxis): boolean {
  return x.column === y.column && (x.of === 'base' || x.of === 'revision') && (y.of === 'base' || y.of === 'revision');
}
