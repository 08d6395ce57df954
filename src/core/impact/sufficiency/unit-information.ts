/** What inputs tell of a result with a value for each group or step: in fewer classes where there are few of these, since sparse counts tell of anything. */
import type { Undefined } from '../../model/report.js';
import { inputInformation, type InformationInput, type InputInformation } from './input-information.js';

/** Values that each cell of two columns has on average, at least. */
const ENOUGH = 5, MOST_CLASSES = 10;
/** Two classes of either. */
const LEAST = ENOUGH * 2 ** 2;

/** Too few where less than two classes can be told apart. */
export function unitInformation(inputs: readonly InformationInput[], result: Float64Array, of: 'group' | 'step'): InputInformation | Undefined {
  const sides = [result, ...inputs.flatMap(({ base, revision }) => [base, revision])], n = Array.from(result.keys()).filter((i) => sides.every((side) => side[i]! - side[i]! === 0)).length;
  if (n < LEAST) return { status: 'too-few', reason: `${n} of at least ${LEAST} ${of}s have the result and every input in both releases` };
  const classes = Math.min(MOST_CLASSES, Math.floor(Math.sqrt(n / ENOUGH))), together = ([3, 2] as const).find((many) => n >= ENOUGH * classes ** (many + 1)) ?? 1;
  return { ...inputInformation(inputs, result, { classes, together }), of };
}
