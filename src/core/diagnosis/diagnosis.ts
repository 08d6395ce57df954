/**
 * What became of the columns of one pairing: the kind of change of each, its statistics, what happened to missing
 * values, where the changed cells are, and what the quality flags say. Made once a pairing and asked column by column.
 */
import { classifyColumn } from '../kinds/classify-column.js';
import { classifyTexts } from '../kinds/classify-text.js';
import { classifyTimes } from '../kinds/classify-times.js';
import type { Joined } from '../keys/joined-column.js';
import type { Match } from '../keys/match-records.js';
import { takeRows } from '../keys/take-rows.js';
import type { ColumnRole, Tolerance } from '../model/recipe.js';
import { ReportPictures, type ColumnMoments } from '../pictures/first-pictures.js';
import type { CellGrid } from '../pictures/picture.js';
import type { ColumnKind } from '../model/report.js';
import { pulse } from '../pulse.js';
import { pairedLevels, type PairedLevels } from './categories/level-change.js';
import { cellChange } from './cell-change.js';
import { levelsOfNumbers } from './flags/levels-of-numbers.js';
import { Flags, type FlagQuestion } from './flags/flags.js';
import type { FlagChange, FractionChange } from './flags/flag-change.js';
import { keyOrder, type KeyOrder } from './key-order.js';
import { missingnessChange, type MissingnessChange } from './missingness/missingness-change.js';
import { namedKinds } from './named-evidence.js';
import { columnStatistics, makeRoom, type ColumnStatistics, type Room } from './statistics/column-statistics.js';
import { correlationChange, MOST_RECORDS, type CorrelationChange } from './relations/correlation-change.js';
import { informationOf, type InformationChange } from './relations/information-change.js';
import { calendarOf, type Calendar } from './time/calendar.js';
import { differenceChangePoints } from './time/change-points.js';
import { scaleChange } from './time/scale-change.js';
import { timeChange, type TimeChange } from './time/time-change.js';
import { timeGrid, type TimeGrid } from './time/time-grid.js';
import { samplePositions } from '../kinds/sample.js';
import { attributesOf, type WhereInput } from './where/attributes.js';
import { JointGroups } from './where/joint-groups.js';
import { whereChanged, type WhereChanged } from './where/where-changed.js';

export interface ColumnQuestion {
  readonly id: string;
  readonly name: string;
  /** As the releases tell them. */
  readonly units: { readonly base: string | null; readonly revision: string | null };
  readonly tolerance: Required<Tolerance>;
  readonly seed: number;
  readonly role: ColumnRole;
  /** The column that flags this one, and its name. */
  readonly flag: { readonly id: string; readonly name: string } | null;
  /** Whether pictures are wanted. */
  readonly pictures: boolean;
}

export interface ColumnDiagnosis {
  readonly kinds: readonly ColumnKind[];
  readonly where: WhereChanged;
  /** Of numbers. */
  readonly statistics?: ColumnStatistics;
  /** Where cells were filled or lost. */
  readonly missingness?: MissingnessChange;
  /** Of measures whose key has instants. */
  readonly time?: TimeChange;
  /** Of texts of few levels. */
  readonly levels?: PairedLevels;
  /** Of measures. */
  readonly information?: InformationChange;
  readonly pictures?: ColumnMoments;
}

/** A measure among whose correlations changes are sought. */
export interface Measure extends Marker { readonly differs: boolean }

/** A column by which records are told apart beside the key: a category, or the flag of a measure. */
export interface Marker { readonly id: string; readonly name: string }

export interface Diagnosed {
  readonly key: readonly { readonly name: string; readonly joined: Joined }[];
  readonly joined: (id: string) => Joined;
  readonly match: Match;
}

export class Diagnosis {
  private readonly order: KeyOrder;
  private readonly flags: Flags;
  private joint: JointGroups | null = null;
  private room: Room | null = null;
  private calendar: Calendar | null = null;
  private grid: TimeGrid | null = null;

  private readonly of: Diagnosed;
  private pictures: ReportPictures | null = null;

  /** Key columns by name: the order of records is no matter of how their columns stand in the files. */
  constructor(of: Diagnosed, private readonly markers: readonly Marker[]) {
    this.of = { ...of, key: [...of.key].sort((a, b) => (a.name < b.name ? -1 : 1)) };
    this.order = keyOrder(this.of.key, of.match);
    this.flags = new Flags((id) => this.cells(id), this.order.stepMs);
  }

  /** What the cells of the pictures' moments stand in. */
  get pictureGrid(): CellGrid {
    return this.pictured().grid;
  }

  column(question: ColumnQuestion): ColumnDiagnosis {
    const read = this.cells(question.id), diagnosed = this.diagnosed(question, read);
    return question.pictures ? { ...diagnosed, pictures: this.pictured().of(read, question.tolerance) } : diagnosed;
  }

  private pictured(): ReportPictures {
    return (this.pictures ??= new ReportPictures(this.order));
  }

  private diagnosed(question: ColumnQuestion, read: Cells): ColumnDiagnosis {
    const isFlag = question.role === 'flag', cells = isFlag && read.kind === 'number' ? levelsOfNumbers(read) : read, { order } = this, { time, group, sequence } = order;
    // What counts as changed is what the recipe calls so, of flags too; the difference of two classes is none.
    const change = cellChange(read, question.tolerance);
    const joint = question.flag === null ? (this.joint ??= this.jointGroups(this.markers)) : this.jointGroups([...this.markers, question.flag]);
    const where = whereChanged(joint, change.changed, isFlag ? null : change.difference, { name: question.name, unit: question.units.revision ?? question.units.base });
    const missingness = change.filled + change.lost > 0 ? { missingness: missingnessChange(cells.base, cells.revision, group) } : {};
    if (cells.kind === 'text') {
      const levels = read.kind === 'text' ? pairedLevels(read.base, read.revision, read.texts) : null;
      return { kinds: namedKinds(classifyTexts(cells).kinds, order), where, ...missingness, ...(levels === null ? {} : { levels }) };
    }
    const { base, revision } = cells, filled = question.flag === null ? null : this.flags.filled(question.flag);
    const { kinds } = (cells.kind === 'time' ? classifyTimes : classifyColumn)({ base, revision, time, group, sequence, units: question.units, filled });
    pulse();
    if (cells.kind === 'time') return { kinds: namedKinds(kinds, order), where, ...missingness };
    this.room ??= makeRoom(base.length);
    return { kinds: namedKinds(kinds, order), where, statistics: columnStatistics({ base, revision, group, period: order.period, sequence }, { seed: question.seed, room: this.room }), ...missingness, ...(question.role === 'measure' ? this.measured(base, revision) : {}) };
  }

  private measured(base: Float64Array, revision: Float64Array): Pick<ColumnDiagnosis, 'time' | 'information'> {
    return { ...this.inTime(base, revision), information: informationOf(base, revision) };
  }

  private inTime(base: Float64Array, revision: Float64Array): Pick<ColumnDiagnosis, 'time'> {
    const { time, group, instants, stepMs, period, groupNames } = this.order;
    if (time === null || !instants) return {};
    this.calendar ??= calendarOf(time, stepMs);
    this.grid ??= timeGrid(time, group, stepMs);
    return { time: { ...timeChange(base, revision, this.calendar), ...(this.grid === null ? {} : { changePoints: differenceChangePoints(base, revision, time, this.grid, period, groupNames), spectrum: scaleChange(base, revision, this.grid) }) } };
  }

  /** Among the given measures, which must be numbers. */
  correlations(measures: readonly Measure[]): CorrelationChange | null {
    this.room = null;
    const { base, revision, group, sequence } = this.order, looked = samplePositions(base.length, MOST_RECORDS), rows = { base: takeRows(base, looked), revision: takeRows(revision, looked) };
    const columns = measures.flatMap(({ id, name, differs }) => { const joined = this.of.joined(id); return joined.kind === 'number' ? [{ name, changed: differs, base: takeRows(joined.base, rows.base), revision: takeRows(joined.revision, rows.revision) }] : []; });
    return correlationChange(columns, base.length, { group: group === null ? null : takeRows(group, looked), sequence });
  }

  flag(question: FlagQuestion): FlagChange | FractionChange | null {
    this.room = null;
    return this.flags.change(question);
  }

  private cells(id: string): Cells {
    const joined = this.of.joined(id), { order } = this;
    if (joined.kind === 'text') return { kind: 'text', base: takeRows(joined.base, order.base), revision: takeRows(joined.revision, order.revision), texts: joined.texts };
    return { kind: joined.kind, base: takeRows(joined.base, order.base), revision: takeRows(joined.revision, order.revision) };
  }

  /** A flag tells where its own measure changed, and nothing of the others. */
  private jointGroups(markers: readonly Marker[]): JointGroups {
    const { key } = this.of, { order } = this;
    const inputs: WhereInput[] = key.flatMap(({ name, joined }, i): WhereInput[] => (order.timeParts.includes(i) ? [] : [{ name, kind: joined.kind, values: takeRows(joined.base, order.base), ...(joined.kind === 'text' ? { texts: joined.texts } : {}) }]));
    if (order.time !== null) inputs.push({ name: order.timeName!, kind: order.instants ? 'time' : 'number', values: order.time });
    for (const { id, name } of markers) {
      const cells = this.cells(id);
      for (const side of ['base', 'revision'] as const) inputs.push(cells.kind === 'text' ? { name, kind: 'text', values: cells[side], texts: cells.texts, side } : { name, kind: cells.kind, values: cells[side], side });
    }
    return new JointGroups(attributesOf(inputs), order.base.length);
  }
}

/** Matched cells in the order of the key. */
export type Cells =
  | { readonly kind: 'number' | 'time'; readonly base: Float64Array; readonly revision: Float64Array }
  | { readonly kind: 'text'; readonly base: Int32Array; readonly revision: Int32Array; readonly texts: readonly string[] };
