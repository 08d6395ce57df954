/**
 * A model between two releases: runs that take some columns, some parts of the records, or one stretch of time from the
 * revision and all else from the base, as attribution, cascades and resilience ask for them. Both releases stand on the
 * same times; arrays that are not mixed are shared.
 */
import { figureOf } from '../../metrics/metric.js';
import { PalimpsestError } from '../../errors.js';
import type { Figure, Undefined } from '../../model/report.js';
import { type Coalition, isIn } from '../attribution/players.js';
import type { Model, ModelRun } from './model.js';

type Columns = ReadonlyMap<string, Float64Array>;

/** What does not differ between runs stands in `run`. */
export interface ModelReleases {
  readonly run: Omit<ModelRun, 'columns'>;
  readonly base: Columns;
  readonly revision: Columns;
}

/** Inputs that differ in at least one value, or that one release alone has, in the order of the base; a missing value is like another. */
export function changedInputs({ base, revision }: ModelReleases): string[] {
  return inputsOf(base, revision).filter((name) => { const from = base.get(name), to = revision.get(name); return from === undefined || to === undefined || differs(from, to); });
}

function inputsOf(base: Columns, revision: Columns): string[] {
  return [...new Set([...base.keys(), ...revision.keys()])];
}

/** Player i is the input `inputs[i]`. */
export function withColumns(releases: ModelReleases, inputs: readonly string[], coalition: Coalition): ModelRun {
  const taken = new Set(inputs.filter((_, i) => isIn(coalition, i)));
  return { ...releases.run, columns: new Map(inputsOf(releases.base, releases.revision).flatMap((name) => { const values = (taken.has(name) ? releases.revision : releases.base).get(name); return values === undefined ? [] : [[name, values] as const]; })) };
}

/** `partOf`: the player of each record: its year, month, block; records of none (-1) stay as in the base. */
export function withParts(releases: ModelReleases, partOf: ArrayLike<number>, coalition: Coalition): ModelRun {
  return mixed(releases, (i) => partOf[i]! >= 0 && isIn(coalition, partOf[i]!));
}

/** The records from `from` to before `to` alone from the revision. */
export function withStretch(releases: ModelReleases, from: number, to: number): ModelRun {
  return mixed(releases, (i) => i >= from && i < to);
}

/** One output of a run, as reports write it. */
export function figureOfRun(model: Model, run: ModelRun, output: string): Figure {
  return figureOf(model.run(run).values.get(output)!);
}

/** The course of one output of a run, or why there is none. */
export function courseOfRun(model: Model, run: ModelRun, output: string): Float64Array | Undefined {
  const { series, values } = model.run(run), found = series.get(output), answer = values.get(output)!;
  return found?.values ?? ('status' in answer ? { status: answer.status, reason: answer.reason } : { status: 'undefined', reason: 'the output has no course in time' });
}

/** An input that one release alone has cannot be mixed record by record. */
function mixed({ run, base, revision }: ModelReleases, fromRevision: (record: number) => boolean): ModelRun {
  const alone = inputsOf(base, revision).find((name) => !base.has(name) || !revision.has(name));
  if (alone !== undefined) throw new PalimpsestError('SchemaError', `Only ${base.has(alone) ? 'the base' : 'the revision'} has the input ${alone}: records of both releases cannot be mixed. Leave it out, or compare by column.`);
  return {
    ...run,
    columns: new Map([...base].map(([name, values]) => {
      const other = revision.get(name) ?? values;
      return [name, differs(values, other) ? values.map((value, i) => (fromRevision(i) ? other[i]! : value)) : values];
    })),
  };
}

function differs(a: Float64Array, b: Float64Array): boolean {
  return a !== b && a.some((value, i) => value !== b[i]! && (value === value || b[i]! === b[i]!));
}
