/** A run held to what its model asks, before anything is computed: columns, lengths, times, parameters, length of a record. */
import { PalimpsestError } from '../../errors.js';
import { count, counted, exact } from '../../format/words.js';
import type { Model, ModelRun } from './model.js';

export interface OpenRun {
  /** Start of each record, ms. */
  readonly time: Float64Array;
  /** Length of a record, ms: the most common distance of two records; a day where there is one record. */
  readonly step: number;
  /** The column of an input, null for an optional one that is not given. */
  column(name: string): Float64Array | null;
  /** The column of an input that the model requires. */
  required(name: string): Float64Array;
  parameter(name: string): number;
  /** What of the given columns a reader should know before the result. */
  readonly notes: readonly string[];
}

export const DAY_MS = 86_400_000;

export function openRun(model: Model, run: ModelRun): OpenRun {
  const { time: stamps } = run, fault = (sentence: string): never => { throw new PalimpsestError('SchemaError', `${model.label}: ${sentence}`); };
  if (stamps.length === 0) fault('there is no record.');
  for (let i = 0; i < stamps.length; i++) {
    if (!Number.isFinite(stamps[i]!)) fault(`record ${i + 1} has no time.`);
    if (i > 0 && stamps[i]! <= stamps[i - 1]!) fault(`record ${i + 1} is not later than the one before it; a run takes one site, in order of time.`);
  }
  const notes: string[] = [];
  for (const { name, label, optional, unit, range } of model.inputs) {
    const column = run.columns.get(name);
    if (column === undefined) { if (optional !== true) fault(`there is no column for ${label}.`); continue; }
    if (column.length !== stamps.length) fault(`${label} has ${column.length} values for ${stamps.length} times.`);
    const { known, outside } = countOutside(column, range), beyond = `of ${counted(known, 'value')} of ${label} ${count(outside)} ${outside === 1 ? 'lies' : 'lie'} outside ${exact(range[0])} to ${exact(range[1])} ${unit}`;
    if (outside > known / 2) fault(`${beyond}; the column is in another unit, or another one.`);
    if (outside > 0) notes.push(`${beyond[0]!.toUpperCase()}${beyond.slice(1)}.`);
  }
  for (const [name, value] of run.parameters ?? []) {
    const known = model.parameters.find((each) => each.name === name);
    if (known === undefined) fault(`there is no parameter "${name}".`);
    else if (!(value >= known.range[0] && value <= known.range[1])) fault(`${known.label} is ${value}; it must be from ${known.range[0]} to ${known.range[1]}.`);
  }
  const step = commonStep(stamps);
  if (step > DAY_MS) fault('records must be of a day or less.');
  return {
    notes,
    step,
    time: run.stamps === 'end' ? stamps.map((t) => t - step) : stamps,
    column: (name) => run.columns.get(name) ?? null,
    required: (name) => run.columns.get(name)!,
    parameter: (name) => run.parameters?.get(name) ?? model.parameters.find((each) => each.name === name)!.value,
  };
}

/** Of the values that are there. */
function countOutside(column: Float64Array, [low, high]: readonly [number, number]): { known: number; outside: number } {
  let known = 0, outside = 0;
  for (let i = 0; i < column.length; i++) {
    const value = column[i]!;
    if (!Number.isFinite(value)) continue;
    known++;
    if (value < low || value > high) outside++;
  }
  return { known, outside };
}

/** Of equally common distances the shortest. */
function commonStep(time: Float64Array): number {
  const counts = new Map<number, number>();
  for (let i = 1; i < time.length; i++) { const d = time[i]! - time[i - 1]!; counts.set(d, (counts.get(d) ?? 0) + 1); }
  let best = DAY_MS, most = 0;
  for (const [d, n] of counts) if (n > most || (n === most && d < best)) { best = d; most = n; }
  return best;
}
