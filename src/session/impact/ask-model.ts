/** A bundled model on one release or a hybrid of two, run in the thread that paired the records. */
import { listed } from '../../core/format/words.js';
import { modelColumns } from '../../core/impact/models/model-columns.js';
import type { ModelAnswer, ModelTask } from '../../core/impact/models/model-desk.js';
import type { ProvisionalAnswer } from '../../core/impact/provisional.js';
import { modelById } from '../../core/impact/models/models.js';
import { unitSymbol } from '../../core/units/unit-table.js';
import type { Marks } from '../../core/impact/relation/marks.js';
import type { DataChoice } from '../../core/impact/relation/data-sql.js';
import type { ModelQuantity } from '../../core/model/recipe.js';
import type { Undefined } from '../../core/model/report.js';
import { unlessAborted } from '../unless-aborted.js';
import type { BoundQuantity, DataColumn } from './bound-quantity.js';
import type { RelationPlace } from './impact-relation.js';
import { groupByGroup } from './group-by-group.js';
import { pickMarks } from './pick-marks.js';

export interface ModelAsking {
  readonly seed: number;
  readonly signal: AbortSignal | undefined;
  /** Told with an estimate while the groups of both releases are run; `unit`: of the result. */
  readonly onGroups?: ((soFar: ProvisionalAnswer, unit: string) => void) | undefined;
}

export async function bindModel({ thread, pairing }: RelationPlace, columns: readonly DataColumn[], { model: specification }: ModelQuantity, { seed, signal, onGroups }: ModelAsking): Promise<BoundQuantity | Undefined> {
  const model = modelById(specification.id)!, output = model.outputs.find(({ name }) => name === specification.output)!, found = modelColumns(model, specification, columns.filter(({ key }) => !key));
  if ('status' in found) return found;
  const read = columns.filter(({ id }) => found.columns.some((each) => each.id === id)), keys = columns.filter(({ key }) => key).map(({ name }) => name), ends = specification.stamps === undefined && keys.some((name) => /(^|[^a-z])end$/i.test(name)) && !keys.some((name) => /(^|[^a-z])start$/i.test(name));
  const task: ModelTask = { model: model.id, output: output.name, columns: found.columns, parameters: specification.parameters ?? {}, stamps: specification.stamps ?? (ends ? 'end' : 'start') };
  const asked = read.map(({ id, base, revision }) => ({ id, base, revision })), told = new Set<string>();
  const run = async (choice: DataChoice, stop: AbortSignal | undefined, marks: Marks = new Map()): Promise<ModelAnswer | Undefined> => {
    const answer = thread.call('runModel', [pairing, asked, task, choice, marks]);
    return stop === undefined ? answer : unlessAborted(stop, answer);
  };
  if (onGroups !== undefined) {
    const ask = <T>(work: Promise<T>): Promise<T> => (signal === undefined ? work : unlessAborted(signal, work)), size = await ask(thread.call('modelSize', [pairing, asked, task]));
    await groupByGroup({ ...size, seed, signal, ask: (group, side) => ask(thread.call('modelGroup', [pairing, asked, task, group, side])), onGroups: (soFar) => onGroups(soFar, unitSymbol(output.unit)) });
  }
  const base = await run({ hybrid: { of: 'columns', ids: new Set(), records: false } }, signal), begun = performance.now(), revision = await run({ hybrid: { of: 'columns', ids: new Set(asked.map(({ id }) => id)), records: true } }, signal), evaluationMs = performance.now() - begun;
  const sides = [['base', base], ['revision', revision]] as const, both = 'status' in base || 'status' in revision ? [] : base.notes.filter((note) => revision.notes.includes(note));
  for (const note of both) told.add(`Both releases: ${lowerFirst(note)}`);
  for (const [side, answer] of sides) if (!('status' in answer)) for (const note of answer.notes) if (!both.includes(note)) told.add(`${side === 'base' ? 'Base' : 'Revision'}: ${lowerFirst(note)}`);
  const isOne = (answer: ModelAnswer | Undefined): boolean => 'status' in answer || (answer.values.length === 1 && answer.values[0]![0] === ''), is = isOne(base) && isOne(revision) ? 'value' : 'groups';
  const answers = (answer: ModelAnswer | Undefined): Undefined | ReadonlyMap<string, ModelAnswer['values'][number][1]> => ('status' in answer ? answer : new Map(answer.values));
  const ran = 'status' in base ? revision : base, unlike = 'status' in ran ? [] : ran.unlike;
  return {
    by: 'model', columns: read, is, unit: unitSymbol(output.unit), whyWhole: 'a model steps through all records',
    byMarks: true, unlike, evaluationMs,
    ask: async ({ given }, choice, stop) => answers(await run(choice, stop, pickMarks(given, choice, asked.map(({ id }) => id)))),
    ...(is === 'value' ? { course: async (choice: DataChoice, stop: AbortSignal | undefined) => { const answer = await run(choice, stop); return 'status' in answer ? null : answer.course; } } : {}),
    notes: () => [...found.notes, ...(unlike.length > 0 ? [`The unit of ${listed(read.filter(({ id }) => unlike.includes(id)).map(({ name }) => name))} differs between the releases, and numbers that are the same are other values: the change is told by column alone.`] : []), `Each record is taken to stand for the time that ${task.stamps === 'end' ? 'ends' : 'begins'} at ${listed(keys, 6)}.`, ...told],
  };
}

function lowerFirst(sentence: string): string {
  return /^[A-Z][a-z]/.test(sentence) ? sentence[0]!.toLowerCase() + sentence.slice(1) : sentence;
}
