/** What is wrong with a quantity's model, before anything is read for it: names that no model has, and parameters out of their range. */
import { listed } from '../../format/words.js';
import type { ModelSpecification } from '../../model/recipe.js';
import { modelById, MODELS } from './models.js';

const MOST_NAMES = 40;

/** The end of a sentence on the quantity, or null. */
export function modelFault({ id, output, inputs = {}, parameters = {}, stamps }: ModelSpecification): string | null {
  const model = modelById(id), names = (of: readonly { readonly name: string }[]): string => listed(of.map(({ name }) => name), MOST_NAMES);
  if (model === null) return `there is no model “${id}”; models are ${listed(MODELS.map((each) => each.id), MOST_NAMES)}`;
  if (!model.outputs.some(({ name }) => name === output)) return `the model ${id} has no output “${output}”; outputs are ${names(model.outputs)}`;
  const strange = Object.keys(inputs).find((name) => !model.inputs.some((each) => each.name === name));
  if (strange !== undefined) return `the model ${id} has no input “${strange}”; inputs are ${names(model.inputs)}`;
  for (const [name, value] of Object.entries(parameters)) {
    const known = model.parameters.find((each) => each.name === name);
    if (known === undefined) return `the model ${id} has no parameter “${name}”; parameters are ${names(model.parameters)}`;
    if (!(value >= known.range[0] && value <= known.range[1])) return `the parameter ${name} is ${value}; it must be from ${known.range[0]} to ${known.range[1]} ${known.unit}`;
  }
  return stamps === undefined || stamps === 'start' || stamps === 'end' ? null : 'stamps must be “start” or “end”';
}
