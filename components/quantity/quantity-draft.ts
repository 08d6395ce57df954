/** A quantity while it is written: fields hold what was typed, whether or not it makes sense yet; ways of computing it that were left stay as they were. */
import { quantityFault } from '../../src/core/impact/query/quantity-fault.js';
import type { QuantityBasics, QuantityRecipe } from '../../src/core/model/recipe.js';
import type { QueryStart } from './query-starts.js';

/** What computes it. */
export type QuantityWay = 'sql' | 'javascript' | 'model';

export interface ModelDraft {
  readonly id: string;
  readonly output: string;
  /** Columns by input; an empty text leaves it to the usual names. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, string>>;
  readonly stamps: '' | 'start' | 'end';
}

/** `options`: one a line, the reader's own first. */
export interface ChoiceDraft { readonly name: string; readonly options: string }

export interface QuantityDraft {
  readonly id?: string;
  readonly name: string;
  readonly unit: string;
  readonly tolerance: string;
  readonly threshold: string;
  readonly way: QuantityWay;
  readonly sql: string;
  readonly javascript: string;
  /** Columns that a function was said to read. */
  readonly reads?: readonly string[];
  readonly model: ModelDraft | null;
  readonly choices: readonly ChoiceDraft[];
}

/** Edits of what stands now, which may be newer than what is on screen. */
export type ChangeDraft = (part: (now: QuantityDraft) => Partial<QuantityDraft>) => void;

export const EMPTY_DRAFT: QuantityDraft = { name: '', unit: '', tolerance: '', threshold: '', way: 'sql', sql: '', javascript: '', model: null, choices: [] };

/** With the text of an example; its name and unit stand where none was typed or an earlier example had put them. */
export function begunWith(draft: QuantityDraft, { name, unit, text }: QueryStart, before: QueryStart | null, language: 'sql' | 'javascript'): QuantityDraft {
  const given = (typed: string, put: string | undefined): boolean => typed.trim() !== '' && typed.trim() !== put;
  return { ...draft, [language]: text, unit: given(draft.unit, before?.unit) ? draft.unit : unit, name: given(draft.name, before?.name) ? draft.name : name };
}

const numberText = (value: number | null | undefined): string => (value === undefined || value === null ? '' : String(value));

/** Of a query or a model: a function is not written here. */
export function draftOf(quantity: QuantityRecipe): QuantityDraft {
  const { id, name, unit, tolerance, threshold, choices = [] } = quantity;
  return {
    ...EMPTY_DRAFT, ...(id === undefined ? {} : { id }), name, unit: unit ?? '', tolerance: numberText(tolerance), threshold: numberText(threshold), choices: choices.map(({ name: of, options }) => ({ name: of, options: options.join('\n') })),
    ...('sql' in quantity ? { way: 'sql', sql: quantity.sql } : 'javascript' in quantity ? { way: 'javascript', javascript: quantity.javascript, ...(quantity.columns ? { reads: quantity.columns } : {}) } : { way: 'model', model: modelDraft(quantity.model) }),
  };
}

function modelDraft({ id, output, inputs = {}, parameters = {}, stamps }: Extract<QuantityRecipe, { readonly model: unknown }>['model']): ModelDraft {
  return { id, output, inputs, parameters: Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, String(value)])), stamps: stamps ?? '' };
}

/** The quantity of a draft among others, or what is missing to it, as a sentence. */
export function quantityOf(draft: QuantityDraft, others: readonly QuantityRecipe[]): QuantityRecipe | string {
  const { id, unit } = draft, name = draft.name.trim(), tolerance = typedNumber(draft.tolerance), threshold = typedNumber(draft.threshold);
  if (name === '') return 'The quantity has no name yet: give it one, as “mean NEE”.';
  if (others.some((each) => each.name === name)) return `Another quantity is called “${name}”; give this one a name of its own.`;
  if (tolerance !== null && !(tolerance >= 0 && tolerance < Infinity)) return `The tolerance must be a number from 0 on, as 0.5; “${draft.tolerance.trim()}” is none.`;
  if (threshold !== null && !Number.isFinite(threshold)) return `The threshold must be a number; “${draft.threshold.trim()}” is none.`;
  const source = sourceOf(draft);
  if (typeof source === 'string') return source;
  const choices = draft.choices.filter((each) => each.name.trim() !== '' || each.options.trim() !== '').map((each) => ({ name: each.name.trim(), options: each.options.split('\n').map((option) => option.trim()).filter((option) => option !== '') }));
  const quantity: QuantityRecipe = {
    ...(id === undefined ? {} : { id }), name, ...(unit.trim() === '' ? {} : { unit: unit.trim() }), ...(tolerance === null ? {} : { tolerance }), ...(threshold === null ? {} : { threshold }), ...(choices.length === 0 ? {} : { choices }), ...source,
  };
  return quantityFault([...others, quantity]) ?? quantity;
}

/** Null for an empty field, NaN for what is no number. */
function typedNumber(text: string): number | null {
  const typed = text.trim().replace('−', '-');
  return typed === '' ? null : Number(typed);
}

type Source<Quantity> = Quantity extends QuantityBasics ? Omit<Quantity, keyof QuantityBasics> : never;

function sourceOf({ way, sql, javascript, reads, model }: QuantityDraft): Source<QuantityRecipe> | string {
  if (way === 'sql') return sql.trim() === '' ? 'There is no query yet: write one SELECT over the relation data, or begin with one of the examples.' : { sql };
  if (way === 'javascript') return javascript.trim() === '' ? 'There is no function yet: write one of the columns, as (columns) => …, or begin with the example.' : { javascript, ...(reads ? { columns: reads } : {}) };
  if (model === null) return 'No model is chosen yet: choose one of the list.';
  const inputs = Object.fromEntries(Object.entries(model.inputs).filter(([, column]) => column !== '')), parameters: Record<string, number> = {};
  for (const [name, text] of Object.entries(model.parameters)) {
    const value = typedNumber(text);
    if (value === null) continue;
    if (!Number.isFinite(value)) return `The parameter ${name} must be a number; “${text.trim()}” is none.`;
    parameters[name] = value;
  }
  return { model: { id: model.id, output: model.output, ...(Object.keys(inputs).length > 0 ? { inputs } : {}), ...(Object.keys(parameters).length > 0 ? { parameters } : {}), ...(model.stamps === '' ? {} : { stamps: model.stamps }) } };
}
