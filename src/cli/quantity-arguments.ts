/** Quantities on the command line: by a query, a bundled model or a function, each with a name, and tolerances by these names. */
import { modelById, MODELS } from '../core/impact/models/models.js';
import { listed } from '../core/format/words.js';
import type { ModelSpecification, QuantityRecipe } from '../core/model/recipe.js';

export interface QuantityOptions {
  readonly quantity?: readonly string[] | undefined;
  readonly 'quantity-model'?: readonly string[] | undefined;
  readonly 'quantity-javascript'?: readonly string[] | undefined;
  readonly 'quantity-tolerance'?: readonly string[] | undefined;
  readonly 'quantity-threshold'?: readonly string[] | undefined;
  readonly 'quantity-choice'?: readonly string[] | undefined;
  readonly results?: readonly string[] | undefined;
}

/** In the order of their kinds; or the sentence that says what is wrong. */
export function quantitiesOf({ quantity = [], 'quantity-model': models = [], 'quantity-javascript': functions = [], 'quantity-tolerance': tolerances = [], 'quantity-threshold': thresholds = [], 'quantity-choice': choices = [], results = [] }: QuantityOptions): QuantityRecipe[] | string {
  const queries = quantity.map(halves), wrong = queries.find(([name, sql]) => name === '' || sql === '');
  if (wrong !== undefined) return `--quantity needs a name and a query, as "mean=SELECT avg(x) FROM data"; “${wrong[1]}” is not both.`;
  const found: QuantityRecipe[] = queries.map(([name, sql]) => ({ name, sql }));
  for (const [name, text] of models.map(halves)) {
    const model = name === '' || text === '' ? 'needs a name and a model, as "delayed=degree-days:delayed, TA=Tair"' : modelOf(text);
    if (typeof model === 'string') return `--quantity-model ${model}.`;
    found.push({ name, model });
  }
  for (const [name, javascript] of functions.map(halves)) {
    if (name === '' || javascript === '') return '--quantity-javascript needs a name and a function, as "sum=({ x }) => x.reduce((a, b) => a + b, 0)".';
    found.push({ name, javascript });
  }
  for (const [name, text] of tolerances.map(halves)) {
    const tolerance = text === '' ? NaN : Number(text), at = found.findIndex((each) => each.name === name);
    if (!(tolerance >= 0 && tolerance < Infinity)) return `--quantity-tolerance needs a name and a number from 0 on, as mean=0.5; “${text}” is none.`;
    if (at < 0 && results.some((each) => halves(each)[0] === name)) continue;
    if (at < 0) return `--quantity-tolerance speaks of “${name}”, which no --quantity names.`;
    found[at] = { ...found[at]!, tolerance };
  }
  for (const [name, text] of thresholds.map(halves)) {
    const at = found.findIndex((each) => each.name === name);
    if (text === '' || !Number.isFinite(Number(text))) return `--quantity-threshold needs a name and a number, as mean=10; “${text}” is none.`;
    if (at < 0) return `--quantity-threshold speaks of “${name}”, which no --quantity names.`;
    found[at] = { ...found[at]!, threshold: Number(text) };
  }
  for (const [place, text] of choices.map(halves)) {
    const colon = place.lastIndexOf(':'), name = place.slice(0, colon).trim(), choice = place.slice(colon + 1).trim(), at = found.findIndex((each) => each.name === name);
    if (colon < 1 || choice === '' || text === '') return `--quantity-choice needs a name, a choice and its options, as "mean:season=month < 7|month > 6"; “${place}=${text}” is none.`;
    if (at < 0) return `--quantity-choice speaks of “${name}”, which no --quantity names.`;
    found[at] = { ...found[at]!, choices: [...(found[at]!.choices ?? []), { name: choice, options: optionsOf(text) }] };
  }
  return found;
}

/** Between single strokes: two of them join texts. */
function optionsOf(text: string): string[] {
  return text.split(/(?<!\|)\|(?!\|)/).map((each) => each.trim());
}

/** A name ends at its first “=”. */
function halves(each: string): readonly [string, string] {
  const at = each.indexOf('=');
  return at < 0 ? ['', each] : [each.slice(0, at).trim(), each.slice(at + 1).trim()];
}

/** `id:output`, then inputs and parameters by name; which they are, the model tells. */
function modelOf(text: string): ModelSpecification | string {
  const [head = '', ...settings] = text.split(',').map((each) => each.trim()), [id = '', output = ''] = head.split(':').map((each) => each.trim()), model = modelById(id);
  if (model === null) return `names the model “${id}”, which there is not; models are ${listed(MODELS.map((each) => each.id), 20)}`;
  const inputs: Record<string, string> = {}, parameters: Record<string, number> = {};
  let stamps: string | null = null;
  for (const [name, value] of settings.map(halves)) {
    if (name === 'stamps') stamps = value;
    else if (model.inputs.some((each) => each.name === name)) inputs[name] = value;
    else if (model.parameters.some((each) => each.name === name) && value !== '' && Number.isFinite(Number(value))) parameters[name] = Number(value);
    else return `has “${name}=${value}”, which is no input with its column and no parameter with its number; inputs of ${id} are ${listed(model.inputs.map((each) => each.name), 20)}, parameters ${listed(model.parameters.map((each) => each.name), 40)}`;
  }
  if (stamps !== null && stamps !== 'start' && stamps !== 'end') return `has stamps=${stamps}; it must be start or end`;
  return { id, output, ...(Object.keys(inputs).length > 0 ? { inputs } : {}), ...(Object.keys(parameters).length > 0 ? { parameters } : {}), ...(stamps === null ? {} : { stamps }) };
}

export interface ResultFiles {
  readonly name: string;
  readonly base: string;
  readonly revision: string;
  readonly tolerance: number | null;
}

/** `NAME=BASE,REVISION`: two files with results that were computed elsewhere. `tolerances`: those that no quantity takes. */
export function resultFilesOf(given: readonly string[], tolerances: readonly string[]): ResultFiles[] | string {
  const found: ResultFiles[] = [];
  for (const [name, text] of given.map(halves)) {
    const files = text.split(',').map((each) => each.trim());
    if (name === '' || files.length !== 2 || files.includes('')) return `--results needs a name and two files, as "biomass=base.csv,revision.csv"; “${text}” is not that.`;
    const tolerance = tolerances.map(halves).find(([each]) => each === name)?.[1];
    found.push({ name, base: files[0]!, revision: files[1]!, tolerance: tolerance === undefined ? null : Number(tolerance) });
  }
  return found;
}
