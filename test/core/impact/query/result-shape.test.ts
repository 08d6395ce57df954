import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { resultShape, type ResultColumn } from '../../../../src/core/impact/query/result-shape.js';

const columns = (...types: readonly string[]): ResultColumn[] => types.map((each) => { const [type, name = ''] = each.split(' '); return { name, type: type! }; });
const is = (key: readonly string[], ...types: readonly string[]): string => { const shape = resultShape(columns(...types), key); return 'status' in shape ? shape.reason : `${shape.is} of ${/c(\d+)::DOUBLE AS value/.exec(shape.select)![1]!}`; };

describe('what a result is', () => {
  for (const [types, shape] of [
    [['DOUBLE'], 'value of 0'], [['HUGEINT'], 'value of 0'], [['DECIMAL(18,3)'], 'value of 0'], [['"NULL"'], 'value of 0'], [['TIMESTAMP', 'DOUBLE'], 'trajectory of 1'], [['FLOAT', 'DATE'], 'trajectory of 0'], [['VARCHAR', 'BIGINT'], 'groups of 1'], [['BOOLEAN', 'DOUBLE'], 'groups of 1'],
    [['BIGINT', 'DOUBLE'], 'groups of 1'], [['DOUBLE value', 'DOUBLE other'], 'groups of 0'], [['DOUBLE YEAR', 'DOUBLE'], 'groups of 1'], [['TIMESTAMP', 'VARCHAR', 'DOUBLE'], 'groups of 2'], [['DOUBLE a', 'DOUBLE b'], 'the query gives several columns of numbers; call the result “value”'], [['VARCHAR'], 'the query gives no column of numbers'], [['DOUBLE[]'], 'the query gives no column of numbers'],
  ] as const) it(`${types.join(', ')}: ${shape}`, () => assert.equal(is(['year'], ...types), shape));
});
