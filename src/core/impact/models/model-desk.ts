/**
 * A bundled model on the records of a comparison: run on base, revision and any hybrid of both, once for each group of
 * the key. What is asked again soon is kept, because a value and its course come of one run.
 */
import type { Cancellation } from '../../cancellation.js';
import { isPalimpsestError } from '../../errors.js';
import { counted } from '../../format/words.js';
import { figureOf } from '../../metrics/metric.js';
import type { Figure, Undefined } from '../../model/report.js';
import { choiceText, type DataChoice } from '../relation/data-sql.js';
import type { Marks } from '../relation/marks.js';
import { RelationArrays, type HybridRecords } from '../relation/hybrid-records.js';
import type { RelationTable } from '../relation/relation-table.js';
import type { ModelColumn } from './model-columns.js';
import type { ModelResult } from './model.js';
import { modelById } from './models.js';

export interface ModelTask {
  readonly model: string;
  readonly output: string;
  readonly columns: readonly ModelColumn[];
  readonly parameters: Readonly<Record<string, number>>;
  readonly stamps: 'start' | 'end';
}

/** Plain data, so that it can cross threads. */
export interface ModelAnswer {
  /** By group; of the name `''` where the key has none. */
  readonly values: readonly (readonly [string, Figure])[];
  /** Of the output, where the key has no groups and the output has a course in time. */
  readonly course: { readonly at: Float64Array; readonly values: Float64Array } | null;
  readonly notes: readonly string[];
  /** Columns whose unit differs, so that also the same number is another value. */
  readonly unlike: readonly string[];
}

interface Begun {
  /** In the order of the key; `own`: places of its records with a time. */
  readonly groups: readonly { readonly code: number; readonly own: readonly number[] }[];
  readonly names: readonly string[];
  readonly timeless: number;
  readonly at: (place: number) => number;
  readonly columns: readonly (readonly [string, Float64Array])[];
  readonly ran: Map<number, Ran | Undefined>;
}

/** What is kept of a run: there may be hundreds of groups. */
interface Ran {
  readonly value: Figure;
  readonly notes: readonly string[];
  /** Where there is one group. */
  readonly course: ModelAnswer['course'];
}

const KEPT = 6, MOST_NOTES = 8;

export class ModelDesk {
  private readonly arrays: RelationArrays;
  private readonly kept = new Map<string, ModelAnswer | Undefined>();
  /** Of questions that are being answered group by group. */
  private readonly begun = new Map<string, Begun | Undefined>();
  private readonly differing: ReadonlySet<string>;
  private readonly unlike: readonly string[];

  constructor(table: RelationTable, private readonly task: ModelTask) {
    this.arrays = new RelationArrays(table);
    this.unlike = task.columns.filter(({ id, base, revision }) => this.arrays.readOtherwise(id, base, revision)).map(({ id }) => id);
    this.differing = new Set([...this.arrays.differing(task.columns.map(({ id }) => id)), ...this.unlike]);
  }

  /** `marks`: all that the choice speaks of. */
  answer(choice: DataChoice, marks?: Marks, signal?: Cancellation): ModelAnswer | Undefined {
    const { hybrid, kept } = choice;
    // The same name may stand for other marks the next time.
    if (hybrid.of === 'cells' || hybrid.of === 'records' || kept !== undefined) return this.run(this.begin(this.arrays.hybrid(choice, marks)), signal);
    const question = this.questionOf(choice), known = this.kept.get(question);
    if (known !== undefined) return known;
    const answer = this.run(this.begun.get(question) ?? this.begin(this.arrays.hybrid(choice, marks)), signal);
    this.begun.delete(question);
    this.kept.set(question, answer);
    if (this.kept.size > KEPT) this.kept.delete(this.kept.keys().next().value!);
    return answer;
  }

  /** A column that does not differ is the same from either release. */
  private questionOf(choice: DataChoice): string {
    const { hybrid } = choice;
    return choiceText(hybrid.of === 'columns' ? { ...choice, hybrid: { ...hybrid, ids: new Set([...hybrid.ids].filter((id) => this.differing.has(id))) } } : choice);
  }

  /** How many groups there are, each a run by itself. */
  get groups(): number {
    return this.arrays.table.parts.find(({ of }) => of === 'group')?.names.length ?? 1;
  }

  get records(): number {
    return this.arrays.table.rows;
  }

  /** Of one group (by its place) on either release, before all are run; what was run is not run again for the whole answer. */
  groupAnswer(group: number, side: 'base' | 'revision'): Figure {
    const choice: DataChoice = { hybrid: { of: 'columns', ids: side === 'base' ? new Set() : this.differing, records: side === 'revision' } }, question = this.questionOf(choice), begun = this.begun.get(question) ?? this.begin(this.arrays.hybrid(choice));
    this.begun.set(question, begun);
    if ('status' in begun) return begun;
    const place = begun.groups.findIndex(({ code }) => code === group);
    if (place < 0) return { status: 'too-few', reason: 'the release has 0 of at least 1 records of the group' };
    const ran = this.runOnce(begun, place);
    return 'status' in ran ? ran : ran.value;
  }

  /** What every run of a group needs. */
  private begin(records: HybridRecords): Begun | Undefined {
    const { time, parts } = this.arrays.table, grouping = parts.find(({ of }) => of === 'group');
    if (time === null) return { status: 'undefined', reason: 'the key has no time, through which the model steps' };
    if (records.places.length === 0) return { status: 'too-few', reason: 'the release has 0 of at least 1 records' };
    const codes = grouping === undefined ? null : (this.arrays.table.columns.find(({ name }) => name === 'group')!.data as Int32Array), groups: { code: number; own: number[] }[] = [];
    let timeless = 0;
    for (let from = 0; from < records.places.length;) {
      const code = codes === null ? 0 : codes[records.places[from]!]!, own: number[] = [];
      let to = from;
      for (; to < records.places.length && (codes === null || codes[records.places[to]!] === code); to++) if (Number.isNaN(time.at[records.places[to]!]!)) timeless++; else own.push(to);
      groups.push({ code, own });
      from = to;
    }
    return { groups, timeless, names: grouping?.names ?? [''], at: (k) => time.at[records.places[k]!]!, columns: this.task.columns.map(({ input, id, base, revision }) => [input, records.numbers(id, base, revision)] as const), ran: new Map() };
  }

  private runOnce({ groups, names, at, columns, ran }: Begun, place: number, signal?: Cancellation): Ran | Undefined {
    const known = ran.get(place);
    if (known !== undefined) return known;
    const { own } = groups[place]!, result = this.runGroup(Float64Array.from(own, at), new Map(columns.map(([input, all]) => [input, Float64Array.from(own, (k) => all[k]!)])), signal), { output } = this.task;
    const found = 'status' in result || names.length > 1 ? undefined : result.series.get(output);
    const kept = 'status' in result ? result : { value: figureOf(result.values.get(output)!), notes: result.notes, course: found === undefined ? null : { at: found.time, values: found.values } };
    ran.set(place, kept);
    return kept;
  }

  private run(begun: Begun | Undefined, signal: Cancellation | undefined): ModelAnswer | Undefined {
    if ('status' in begun) return begun;
    const { groups, names, timeless } = begun, values: (readonly [string, Figure])[] = [], notes: string[] = [];
    let course: ModelAnswer['course'] = null;
    for (const [place, { code }] of groups.entries()) {
      const ran = this.runOnce(begun, place, signal);
      values.push([names[code]!, 'status' in ran ? ran : ran.value]);
      if (!('status' in ran)) {
        if (ran.course !== null) course = ran.course;
        notes.push(...ran.notes.map((note) => (names.length > 1 ? `${names[code]!}: ${note}` : note)));
      }
    }
    const more = notes.length - MOST_NOTES;
    return { values, course, unlike: this.unlike, notes: [...notes.slice(0, MOST_NOTES), ...(more > 0 ? [`The model has ${counted(more, 'more note')} on groups.`] : []), ...(timeless > 0 ? [`${counted(timeless, 'record')} without a time ${timeless === 1 ? 'is' : 'are'} left out.`] : [])] };
  }

  /** A fault of the run is what these records cannot give. */
  private runGroup(time: Float64Array, columns: ReadonlyMap<string, Float64Array>, signal: Cancellation | undefined): ModelResult | Undefined {
    const model = modelById(this.task.model)!;
    try {
      return model.run({ time, columns, parameters: new Map(Object.entries(this.task.parameters)), stamps: this.task.stamps, ...(signal ? { signal } : {}) });
    } catch (error) {
      if (!isPalimpsestError(error, 'SchemaError')) throw error;
      return { status: 'undefined', reason: `the model could not be run: ${error.message.slice(`${model.label}: `.length).replace(/\.$/, '')}` };
    }
  }
}
