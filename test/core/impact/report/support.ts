/** Impacts are held to the part of the report's schema that describes them, and to having no number that JSON cannot write. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { QuantityImpact } from '../../../../src/core/impact/report/quantity-impact.js';

const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true, allErrors: true });
ajv.addSchema(JSON.parse(readFileSync(join(process.cwd(), 'src/core/report/schema.json'), 'utf8')) as object);
const validate = ajv.compile({ $ref: 'palimpsest/change-report/1#/$defs/impact' });

export function checkImpact(impact: QuantityImpact): QuantityImpact {
  assert.ok(validate(JSON.parse(JSON.stringify(impact))), JSON.stringify(validate.errors?.slice(0, 4), null, 1));
  assert.deepEqual(JSON.parse(JSON.stringify(impact)), plain(impact), 'plain JSON holds everything');
  return impact;
}

/** Plain arrays and objects only, and no number that is none. */
function plain(value: unknown): unknown {
  if (typeof value === 'number') assert.ok(Number.isFinite(value), String(value));
  if (typeof value !== 'object' || value === null) return value;
  assert.ok(Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype, String(value));
  if (Array.isArray(value)) return value.map(plain);
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined).map(([key, each]) => [key, plain(each)]));
}
