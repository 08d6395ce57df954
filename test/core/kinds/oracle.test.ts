/** The planted changes of oracle 16: every kind that was planted is found, with its figures, and none that is forbidden. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { classifyColumn } from '../../../src/core/kinds/classify-column.js';
import type { ColumnKind } from '../../../src/core/model/report.js';
import { oracle, values, type Series } from '../support/oracle.js';

interface Input { readonly t: readonly number[]; readonly base: Series; readonly revision: Series; readonly period: number }
type Evidence = Readonly<Record<string, unknown>>;

const { cases } = oracle<Input>('16_change_classification');

/** Where the figure of an expectation stands in the evidence, and what it must be. */
function figure(kinds: readonly ColumnKind[], name: string, expected: unknown): readonly [unknown, unknown] {
  const evidence = Object.assign({}, ...kinds.map((kind) => kind.evidence)) as Evidence, of = (kind: string): Evidence => kinds.find((each) => each.kind === kind)?.evidence ?? {};
  switch (name) {
    case 'decimals': case 'digits': case 'side': case 'degree': case 'from': case 'to': return [evidence[name], expected];
    case 'base_decimals': return [of('rounding')['decimals'], expected];
    case 'revision_decimals': return [of('rounding')['to'], expected];
    case 'value': return [of('missing-code')['from'], expected];
    case 'offset': return [evidence['offset'], expected];
    case 'scale': return [evidence['factor'], expected];
    case 'lag_steps': return [of('time-shift')['lag'], expected];
    case 'subset': return [kinds.some(({ kind }) => kind === 'segment'), true];
    case 'method': return [of('gap-filled')['method'], { linear_interpolation: 'linear', constant: 'constant', model_or_external: 'model-or-other-source' }[expected as string]];
    case 'map': return [of('recoded')['map'], Object.fromEntries(Object.entries(expected as object).filter(([from, to]) => Number(from) !== to).map(([from, to]) => [String(Number(from)), to]))];
    case 'name': {
      const [from, to] = (expected as string).split('->'), factor = /^x([\d.]+)$/.exec(expected as string)?.[1];
      if (factor !== undefined) return [of('unit')['factor'], Number(factor)];
      return to === undefined ? [of('revised')['function'], expected] : [[of('unit')['from'], of('unit')['to']], [from, to]];
    }
    default: throw new Error(`no rule for ${name}`);
  }
}

describe('kinds of change of oracle 16', () => {
  assert.equal(cases.length, 47);
  for (const { name, input, expected } of cases) {
    it(name, () => {
      const column = { time: Float64Array.from(input.t), base: values(input.base), revision: values(input.revision), period: input.period };
      const { kinds } = classifyColumn(column), found = kinds.map(({ kind }) => kind), told = JSON.stringify(kinds);
      for (const kind of expected['contract_kinds'] as string[]) assert.ok(found.includes(kind), `${kind} is not among ${told}`);
      // Forbidden is to call exact changes a mere shift of the values.
      if ((expected['forbidden'] as string[]).length > 0) assert.ok(!found.includes('revised'), told);
      if ((expected['contract_kinds'] as string[]).length === 0) assert.deepEqual(found, []);
      for (const [key, value] of Object.entries(expected['params'] as Evidence)) {
        const [actual, wanted] = figure(kinds, key, value);
        if (typeof wanted === 'number' && typeof actual === 'number') assert.ok(Math.abs(actual - wanted) <= 1e-3 * Math.max(1, Math.abs(wanted)), `${key}: ${actual} instead of ${wanted} in ${told}`);
        else assert.deepEqual(actual, wanted, `${key} in ${told}`);
      }
    });
  }
});
