/** A reader's function in JavaScript on one release or a hybrid of two: in a sandbox of its own, with the columns that it turns out to read. */
import { functionAnswer, type FunctionAnswer } from '../../core/impact/function/function-result.js';
import { listed } from '../../core/format/words.js';
import type { DataChoice } from '../../core/impact/relation/data-sql.js';
import type { Marks } from '../../core/impact/relation/marks.js';
import type { SpecifiedQuantity } from '../../core/impact/query/specify.js';
import type { QueryResult } from '../../core/impact/query/query-result.js';
import { MOST_VALUES, type ResultShape } from '../../core/impact/query/result-shape.js';
import type { FunctionQuantity } from '../../core/model/recipe.js';
import type { Undefined } from '../../core/model/report.js';
import { FunctionRunner } from '../../io/function/function-sandbox.js';
import { unlessAborted } from '../unless-aborted.js';
import { columnNames } from './ask-query.js';
import type { BoundQuantity, DataColumn } from './bound-quantity.js';
import type { RelationPlace } from './impact-relation.js';
import { pickMarks } from './pick-marks.js';

const NO_MARKS: Marks = new Map();

/** `over`: when nobody asks any more; the sandbox ends with it. */
export async function bindFunction(place: RelationPlace, columns: readonly DataColumn[], quantity: Extract<SpecifiedQuantity, FunctionQuantity>, seed: number, signal: AbortSignal | undefined, over: AbortSignal): Promise<BoundQuantity | Undefined> {
  const strange = quantity.columns?.find((name) => !columns.some((each) => each.name === name));
  if (strange !== undefined) return { status: 'undefined', reason: `there is no column “${strange}”; the columns are ${columnNames(columns)}` };
  const sandbox = await place.openSandbox(quantity.javascript);
  if (typeof sandbox === 'string') return { status: 'undefined', reason: sandbox };
  const runner = new FunctionRunner(sandbox, place.functionMs);
  over.addEventListener('abort', () => runner.end(), { once: true });
  if (over.aborted) runner.end();
  const choices = Object.entries(quantity.chosen ?? {}).map(([name, option]) => [name, optionOf(option)] as const);
  let read = columns.filter(({ name }) => quantity.columns?.includes(name));

  const call = async (choice: DataChoice, marks: Marks, stop: AbortSignal | undefined): Promise<FunctionAnswer> => {
    const asked = read.map(({ id, base, revision }) => ({ id, base, revision })), work = place.thread.call('hybridColumns', [place.pairing, asked, choice, marks]), { records, columns: values } = await (stop === undefined ? work : unlessAborted(stop, work));
    const run = await runner.run({ names: columns.map(({ name }) => name), columns: read.map(({ name }, i) => [name, values[i]!] as const), records, choices, seed, most: MOST_VALUES }, stop);
    return 'ended' in run ? { status: 'undefined', reason: run.ended } : functionAnswer(run.reply);
  };
  /** Until it has all that it reads: a column more with every round. */
  const discover = async (choice: DataChoice): Promise<Exclude<FunctionAnswer, { wanted: unknown }>> => {
    for (;;) {
      const answer = await call(choice, NO_MARKS, signal);
      if (!('wanted' in answer)) return answer;
      const more = columns.filter(({ name }) => answer.wanted.includes(name) && !read.some((each) => each.name === name));
      if (more.length === 0 || quantity.columns !== undefined) return notDeclared(answer.wanted);
      read = columns.filter((each) => read.includes(each) || more.includes(each));
    }
  };
  const base: DataChoice = { hybrid: { of: 'columns', ids: new Set(), records: false } }, revision: DataChoice = { hybrid: { of: 'columns', ids: new Set(columns.map(({ id }) => id)), records: true } };
  const first = await discover(base), later = await discover(revision), begun = performance.now(), again = await discover(base), evaluationMs = performance.now() - begun;
  if (isResult(first) && isResult(again) && !isSame(first.result, again.result)) return { status: 'undefined', reason: 'the function gives another result when it is asked again about the same records' };
  const is: ResultShape['is'] = isResult(first) ? first.is : isResult(later) ? later.is : 'value';
  return {
    by: 'javascript', columns: read, is, byMarks: true, evaluationMs,
    ask: async ({ given }, choice, stop) => {
      const answer = await call(choice, pickMarks(given, choice, read.map(({ id }) => id)), stop);
      if ('wanted' in answer) return notDeclared(answer.wanted);
      if (!isResult(answer)) return answer;
      return answer.is === is ? answer.result : { status: 'not-comparable', reason: `the function gives ${SHAPES[answer.is]} here, and ${SHAPES[is]} of the ${isResult(first) ? 'base' : 'revision'}` };
    },
    notes: () => [read.length === 0 ? 'The function reads no column.' : `The function reads ${listed(read.map(({ name }) => name), 12)}.`],
  };
}

/** A number where the text is one. */
function optionOf(text: string): string | number {
  const number = Number(text);
  return text.trim() !== '' && Number.isFinite(number) ? number : text;
}

const SHAPES = { value: 'one value', groups: 'values by group', trajectory: 'values by time' } as const;

function notDeclared(wanted: readonly string[]): Undefined {
  return { status: 'undefined', reason: `the function reads ${listed(wanted.map((name) => `“${name}”`), 6)} on some records only; name all columns that it reads (columns)` };
}

function isResult(answer: FunctionAnswer): answer is { readonly is: ResultShape['is']; readonly result: QueryResult } {
  return 'is' in answer;
}

function isSame(a: QueryResult, b: QueryResult): boolean {
  return JSON.stringify([...a]) === JSON.stringify([...b]);
}
