/**
 * What became of the columns of one pairing: the kind of change of each, its statistics, what happened to missing
 * values, where the changed cells are, and what the quality flags say. Made once a pairing and asked column by column.
 */
import { cellKindsOfNumbers, cellKindsOfTexts, cellKindsOfTimes, type CellKinds } from '../kinds/cell-kinds.js';
import { classifyColumn } from '../kinds/classify-column.js';
import { classifyTexts } from '../kinds/classify-text.js';
import { classifyTimes } from '../kinds/classify-times.js';
import type { PairedColumn } from '../kinds/series.js';
import { seriesFrame, type SeriesFrame } from '../kinds/series-frame.js';
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
import { missingnessChange, type MissingnessChange } from './missingness/missingness-change.js';
import { namedKinds } from './named-evidence.js';
import { markerInputs, type Cells, type Marker, type OrderedCells } from './ordered-cells.js';
import { PartClock, type PartTimes } from './parts-of-time.js';
import { columnStatistics, makeRoom, type ColumnStatistics, type Room } from './statistics/column-statistics.js';
import { correlationChange, MOST_RECORDS, type CorrelationChange } from './relations/correlation-change.js';
import { informationOf, type InformationChange } from './relations/information-change.js';
import { calendarOf, type Calendar } from './time/calendar.js';
import { differenceChangePoints } from './time/change-points.js';
import { scaleChange } from './time/scale-change.js';
import { timeChange, type TimeChange } from './time/time-change.js';
import { timeGrid, type TimeGrid } from './time/time-grid.js';
import { samplePositions } from '../kinds/sample.js';
import { withInputs } from './where/attributes.js';
import { JointGroups } from './where/joint-groups.js';
import { whereChanged, type WhereChanged } from './where/where-changed.js';

export type { Cells, Diagnosed, Marker } from './ordered-cells.js';

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

export class Diagnosis {
  private readonly flags: Flags;
  private readonly clock: PartClock;
  private joint: JointGroups | null = null;
  private room: Room | null = null;
  private calendar: Calendar | null = null;
  private grid: TimeGrid | null = null;
  private frame: SeriesFrame | null = null;
  private pictures: ReportPictures | null = null;

  /** `now` in milliseconds. */
  constructor(private readonly of: OrderedCells, now: () => number) {
    this.clock = new PartClock(now);
    this.flags = new Flags((id) => this.clock.time('cells', () => of.cells(id)), of.order.stepMs);
  }

  /** Time of all answers so far. */
  get times(): PartTimes {
    return this.clock.times;
  }

  /** What the cells of the pictures' moments stand in. */
  get pictureGrid(): CellGrid {
    return this.pictured().grid;
  }

  column(question: ColumnQuestion): ColumnDiagnosis {
    const read = this.clock.time('cells', () => this.of.cells(question.id)), diagnosed = this.diagnosed(question, read);
    return question.pictures ? { ...diagnosed, pictures: this.clock.time('pictures', () => this.pictured().of(read, question.tolerance)) } : diagnosed;
  }

  private pictured(): ReportPictures {
    return (this.pictures ??= new ReportPictures(this.of.order, this.of.records));
  }

  private diagnosed(question: ColumnQuestion, read: Cells): ColumnDiagnosis {
    const { clock, of } = this, { order } = of, { group, sequence } = order, isFlag = question.role === 'flag', cells = isFlag && read.kind === 'number' ? levelsOfNumbers(read) : read;
    // What counts as changed is what the recipe calls so, of flags too; the difference of two classes is none.
    const change = clock.time('cells', () => cellChange(read, question.tolerance));
    const where = clock.time('where', () => whereChanged(this.groupsOf(question.flag), change.changed, isFlag ? null : change.difference, { name: question.name, unit: question.units.revision ?? question.units.base }));
    const missingness = change.filled + change.lost > 0 ? { missingness: clock.time('missingness', () => missingnessChange(cells.base, cells.revision, group)) } : {};
    if (cells.kind === 'text') {
      const levels = read.kind === 'text' ? clock.time('statistics', () => pairedLevels(read.base, read.revision, read.texts)) : null;
      return { kinds: clock.time('kinds', () => namedKinds(classifyTexts(cells).kinds, order)), where, ...missingness, ...(levels === null ? {} : { levels }) };
    }
    const { base, revision } = cells, paired = this.paired(question, cells);
    const kinds = clock.time('kinds', () => namedKinds((cells.kind === 'time' ? classifyTimes : classifyColumn)(paired).kinds, order));
    pulse();
    if (cells.kind === 'time') return { kinds, where, ...missingness };
    const statistics = clock.time('statistics', () => columnStatistics({ base, revision, group, period: order.period, sequence }, { seed: question.seed, room: this.room ??= makeRoom(base.length) }));
    return { kinds, where, statistics, ...missingness, ...(question.role === 'measure' ? this.measured(base, revision) : {}) };
  }

  /** Of which kind of change each cell is, by the same rules; in the order of the key. */
  cellKinds(question: ColumnQuestion): CellKinds {
    const read = this.of.cells(question.id), cells = question.role === 'flag' && read.kind === 'number' ? levelsOfNumbers(read) : read;
    return cells.kind === 'text' ? cellKindsOfTexts(cells) : (cells.kind === 'time' ? cellKindsOfTimes : cellKindsOfNumbers)(this.paired(question, cells));
  }

  private paired({ flag, units }: ColumnQuestion, { base, revision }: Exclude<Cells, { kind: 'text' }>): PairedColumn {
    const { time, group, sequence } = this.of.order, filled = flag === null ? null : this.clock.time('flags', () => this.flags.filled(flag));
    return { base, revision, time, group, frame: this.frame ??= this.clock.time('kinds', () => seriesFrame(this.of.records, time, group)), sequence, units, filled };
  }

  private measured(base: Float64Array, revision: Float64Array): Pick<ColumnDiagnosis, 'time' | 'information'> {
    return { ...this.clock.time('time', () => this.inTime(base, revision)), information: this.clock.time('relations', () => informationOf(base, revision)) };
  }

  private inTime(base: Float64Array, revision: Float64Array): Pick<ColumnDiagnosis, 'time'> {
    const { time, group, instants, stepMs, period, groupNames } = this.of.order;
    if (time === null || !instants) return {};
    this.calendar ??= calendarOf(time, stepMs);
    this.grid ??= timeGrid(time, group, stepMs);
    return { time: { ...timeChange(base, revision, this.calendar), ...(this.grid === null ? {} : { changePoints: differenceChangePoints(base, revision, time, this.grid, period, groupNames), spectrum: scaleChange(base, revision, this.grid) }) } };
  }

  /** Among the given measures, which must be numbers. */
  correlations(measures: readonly Measure[]): CorrelationChange | null {
    this.room = null;
    const { records, order: { group, sequence } } = this.of, looked = samplePositions(records, MOST_RECORDS);
    return this.clock.time('relations', () => {
      const columns = measures.flatMap(({ id, name, differs }) => { const { kind, base, revision } = this.of.cellsAt(id, looked); return kind === 'number' ? [{ name, changed: differs, base, revision }] : []; });
      return correlationChange(columns, records, { group: group === null ? null : takeRows(group, looked), sequence });
    });
  }

  flag(question: FlagQuestion): FlagChange | FractionChange | null {
    this.room = null;
    return this.clock.time('flags', () => this.flags.change(question));
  }

  /** A flag tells where its own measure changed, and nothing of the others. */
  private groupsOf(flag: ColumnQuestion['flag']): JointGroups {
    const { of } = this, joint = this.joint ??= new JointGroups(of.attributes(), of.records);
    return flag === null ? joint : new JointGroups(withInputs(of.attributes(), markerInputs(flag.name, of.cells(flag.id))), of.records, joint);
  }
}
