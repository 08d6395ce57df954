/** How many bits the inputs of a quantity hold in either release, and how much of a result with a value for each group or step they tell. */
import { counted } from '../../core/format/words.js';
import { valuesAt } from '../../core/impact/query/query-result.js';
import { levelsSql, occupiedSql, pooledSql } from '../../core/impact/relation/spread-sql.js';
import { partMeansSql, stretchMeansSql, type Stretch } from '../../core/impact/relation/unit-means-sql.js';
import { inputEntropy, noEntropy, type InputEntropy } from '../../core/impact/sufficiency/input-entropy.js';
import type { InputInformation } from '../../core/impact/sufficiency/input-information.js';
import { unitInformation } from '../../core/impact/sufficiency/unit-information.js';
import { evenBinsOf } from '../../core/metrics/distribution/bins.js';
import type { Undefined } from '../../core/model/report.js';
import { numberAt, type ResultTable } from '../../io/database/database.js';
import { tried } from './ask-query.js';
import type { DataColumn } from './bound-quantity.js';
import type { LessTask } from './less-information.js';
import { inputsOf } from './quantity-withheld.js';

export interface ToldInformation { readonly information?: InputInformation; readonly notes: readonly string[] }

/** Inputs that are looked at by themselves, and of these the numbers that are held against the result; those that differ most come first. */
const MOST_INPUTS = 12, MOST_TOLD = 6;
/** Steps that are looked at, evenly spread. */
const MOST_STEPS = 5000;
/** Beyond so many records the passes over them, some five an input, would take long. */
const MOST_RECORDS = 4_000_000;

export async function quantityInformation(task: LessTask): Promise<ToldInformation> {
  const all = inputsOf(task.bound.columns, task.differing), own = all.slice(0, MOST_INPUTS), { rows } = task.loaded;
  if (own.length === 0) return { notes: [] };
  if (rows > MOST_RECORDS) return { notes: [`No information in bits: ${counted(rows, 'record')} would take too long to count.`] };
  const inputs: InputEntropy[] = [];
  for (const input of own) {
    const found = await tried(task.signal, () => entropyOf(task, input));
    inputs.push('status' in found ? noEntropy(input.name, found.reason) : found);
  }
  const told = await toldOf(task, own.filter(({ kind }) => kind === 'number').slice(0, MOST_TOLD));
  const none: InputInformation = { n: 0, classes: 0, subsets: [], losses: [] };
  return { information: { ...('status' in told ? { ...none, why: told.reason } : told), inputs }, notes: all.length > own.length ? [`Bits are told of the ${counted(own.length, 'input')} that differ in most records, of ${all.length}.`] : [] };
}

async function entropyOf({ database, loaded, bound, signal }: LessTask, input: DataColumn): Promise<InputEntropy> {
  const { name, id, kind } = input, run = (sql: string): Promise<ResultTable> => database.run(sql, signal ? { signal } : {});
  if (bound.unlike?.includes(id) === true) return noEntropy(name, 'its unit differs between the releases');
  const pooled = kind === 'number' ? await run(pooledSql(loaded, input)) : null, isEmpty = pooled !== null && numberAt(pooled, 'n') === 0;
  if (isEmpty) return inputEntropy(name, 0, [], []);
  const bins = pooled === null ? null : evenBinsOf({ low: numberAt(pooled, 'low'), high: numberAt(pooled, 'high'), q25: numberAt(pooled, 'q25'), q75: numberAt(pooled, 'q75'), n: numberAt(pooled, 'n') });
  const occupied = await run(occupiedSql(loaded, input, bins)), cells = bins === null ? numberAt(await run(levelsSql(loaded, input)), 'n') : bins.k;
  const side = (of: number) => Array.from({ length: occupied.rows }, (_, i) => i).filter((i) => Number(occupied.columns.get('side')![i]) === of).map((i) => ({ records: Number(occupied.columns.get('records')![i]), cells: Number(occupied.columns.get('cells')![i]) }));
  return inputEntropy(name, cells, side(0), side(1));
}

/** The result is that of the base; an input of a group or step is its mean over the records there. */
async function toldOf(task: LessTask, inputs: readonly DataColumn[]): Promise<InputInformation | Undefined> {
  const { bound, keys, answers, signal } = task, units = inputs.length === 0 ? undefinedFor('no input is a number') : unitsOf(task), result = valuesAt(keys, answers.base);
  if ('status' in units) return units;
  if ('status' in result) return result;
  const means = await tried(signal, async () => ({ base: await units.means(inputs, 'base'), revision: await units.means(inputs, 'revision') }));
  if ('status' in means) return means;
  const of = (table: ResultTable, i: number): Float64Array => {
    const places = new Map(Array.from(table.columns.get('unit')!, (unit, row) => [Number(unit), row] as const)), values = table.columns.get(`mean ${i}`)!;
    return Float64Array.from(units.codes, (code) => { const row = places.get(code), value = row === undefined ? null : values[row]; return typeof value === 'number' ? value : NaN; });
  };
  return unitInformation(inputs.map(({ name }, i) => ({ name, base: of(means.base, i), revision: of(means.revision, i) })), Float64Array.from(units.at, (key) => result[key]!), bound.is === 'groups' ? 'group' : 'step');
}

interface Units {
  /** Places of the keys that are looked at, and the codes by which their means are found. */
  readonly at: readonly number[];
  readonly codes: readonly number[];
  readonly means: (inputs: readonly DataColumn[], side: 'base' | 'revision') => Promise<ResultTable>;
}

const undefinedFor = (reason: string): Undefined => ({ status: 'undefined', reason });

/** Which records a group or step of the result is of, where that can be told. */
function unitsOf({ bound, keys, loaded, database, base, whole, signal }: LessTask): Units | Undefined {
  const options = signal ? { signal } : {}, all = Array.from(keys.keys());
  if (bound.is === 'value') return undefinedFor('there is one result, and not one for each group or step');
  if (bound.is === 'groups') {
    const part = loaded.parts.find(({ names }) => keys.every((key) => names.includes(String(key))));
    if (part === undefined) return undefinedFor('the groups of the result are not those of the key, so that the records of each are not known');
    return { at: all, codes: keys.map((key) => part.names.indexOf(String(key))), means: (inputs, side) => database.run(partMeansSql(loaded, part.of, inputs, side), options) };
  }
  const time = bound.columns.find(({ key, kind }) => key && kind === 'time'), stretches = stretchesOf(keys.map(Number));
  if (time === undefined) return undefinedFor('the steps of the result are not those of a time of the key, so that the records of each are not known');
  const at = all.length <= MOST_STEPS ? all : Array.from({ length: MOST_STEPS }, (_, i) => Math.floor((i * all.length) / MOST_STEPS));
  return { at, codes: at.map((_, i) => i), means: (inputs, side) => database.run(stretchMeansSql(loaded, time, at.map((i) => stretches[i]!), inputs, side === 'base' ? base : whole), options) };
}

/** A step is from its instant to the next, or as long as the usual one where the next is far. */
function stretchesOf(instants: readonly number[]): readonly Stretch[] {
  const lengths = instants.slice(1).map((at, i) => at - instants[i]!), usual = [...lengths].sort((a, b) => a - b)[Math.floor(lengths.length / 2)] ?? 0;
  return instants.map((from, i) => ({ from, to: lengths[i] !== undefined && lengths[i]! <= 1.5 * usual ? instants[i + 1]! : from + usual }));
}
