/** Which columns of a comparison a model reads, and what brings the values of either release to the model's units. What is assumed is said. */
import { listed } from '../../format/words.js';
import type { ModelSpecification } from '../../model/recipe.js';
import type { Undefined } from '../../model/report.js';
import { conversion } from '../../units/unit-name.js';
import { unitSymbol } from '../../units/unit-table.js';
import type { NamedColumn } from '../relation/data-sql.js';
import type { Scale } from '../relation/hybrid-records.js';
import type { Model, ModelInput } from './model.js';
import { suggestColumns } from './suggest-columns.js';

export interface MeasuredColumn extends NamedColumn {
  readonly unit?: { readonly base: string | null; readonly revision: string | null } | undefined;
}

export interface ModelColumn {
  readonly input: string;
  /** Of the column. */
  readonly id: string;
  readonly base: Scale | null;
  readonly revision: Scale | null;
}

export interface ModelColumns {
  readonly columns: readonly ModelColumn[];
  readonly notes: readonly string[];
}

/** Columns that are not named are those with the usual names; of these only number columns are thought of. */
export function modelColumns(model: Model, { inputs = {} }: ModelSpecification, columns: readonly MeasuredColumn[]): ModelColumns | Undefined {
  const named = new Map(Object.entries(inputs)), open = model.inputs.filter(({ name }) => !named.has(name)), given = new Set(named.values());
  const suggested = suggestColumns(open, columns.filter(({ name, kind }) => kind === 'number' && !given.has(name)).map(({ name }) => name)), found: ModelColumn[] = [], assumed: string[] = [], unknown: string[] = [];
  for (const input of model.inputs) {
    const name = named.get(input.name) ?? suggested.get(input.name), column = columns.find((each) => each.name === name);
    if (name === undefined) {
      if (input.optional !== true) return { status: 'undefined', reason: `no column is called as ${input.label} usually is; name one for the input ${input.name}` };
      continue;
    }
    if (column === undefined) return { status: 'undefined', reason: `there is no column “${name}” for ${input.label}; the columns are ${listed(columns.map((each) => each.name), 12)}` };
    if (column.kind !== 'number') return { status: 'not-comparable', reason: `the column “${name}” for ${input.label} holds ${column.kind === 'time' ? 'times' : 'texts'} and not numbers alone` };
    found.push({ input: input.name, id: column.id, ...scales(input, column, assumed, unknown) });
  }
  if (found.length === 0) return { status: 'undefined', reason: `no column is called as an input of the model usually is; name columns for ${listed(model.inputs.map(({ name }) => name), 12)}` };
  const read = found.map(({ input, id }) => `${input} from ${columns.find((each) => each.id === id)!.name}`);
  return { columns: found, notes: [`The model reads ${listed(read, 12)}.`, ...(assumed.length > 0 ? [`The files tell no unit of these: ${listed(assumed, 12)}.`] : []), ...(unknown.length > 0 ? [`These units are not known and were not converted: ${listed(unknown, 12)}.`] : [])] };
}

function scales(input: ModelInput, { name, unit }: MeasuredColumn, assumed: string[], unknown: string[]): { readonly base: Scale | null; readonly revision: Scale | null } {
  const wanted = unitSymbol(input.unit), told = [unit?.base ?? null, unit?.revision ?? null] as const;
  if (told[0] === null && told[1] === null) assumed.push(`${name}, taken as ${wanted}`);
  // A side that says nothing is taken to be written as the other.
  const [base, revision] = [told[0] ?? told[1], told[1] ?? told[0]].map((text): Scale | null => {
    if (text === null) return null;
    const found = conversion(text, input.unit), words = `${name} in ${text}, taken as ${wanted}`;
    if (found === null && !unknown.includes(words)) unknown.push(words);
    return found === null || (found.factor === 1 && found.offset === 0) ? null : found;
  }) as [Scale | null, Scale | null];
  return { base, revision };
}
