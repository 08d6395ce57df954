/** What must hold of every bundled model, whatever it computes. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { MODELS, modelById } from '../../../../src/core/impact/models/models.js';
import { column, HOUR, runModel, times } from './support.js';

describe('the bundled models', () => {
  it('have ids of their own, sources, and parameters within their ranges', () => {
    assert.equal(new Set(MODELS.map(({ id }) => id)).size, MODELS.length);
    assert.equal(modelById('no such model'), null);
    for (const model of MODELS) {
      assert.equal(modelById(model.id), model);
      assert.ok(model.citation.length > 0 && model.citation.every((text) => /\d{4}/.test(text)), model.id);
      for (const part of [model.inputs, model.parameters, model.outputs]) assert.equal(new Set(part.map(({ name }) => name)).size, part.length, model.id);
      for (const { name, value, range: [low, high], source } of model.parameters) assert.ok(value >= low && value <= high && source.length > 10, `${model.id} ${name}`);
      for (const { range: [low, high] } of model.inputs) assert.ok(low < high, model.id);
      for (const { unit, about } of [...model.outputs, ...model.inputs]) assert.ok(unit !== '' && about.length > 10, model.id);
    }
  });

  for (const model of MODELS) {
    const n = 24 * 400, time = times('2019-12-20', n, HOUR);
    const weather = (hole: (i: number) => boolean): Record<string, Float64Array> => Object.fromEntries(model.inputs.map(({ name, range: [low, high] }, k) => [name, column(n, (i) => (hole(i) ? NaN : Math.min(high, Math.max(low, 6 + k + 5 * Math.sin(i / 3.82) + 4 * Math.sin(i / 1394)))))]));

    it(`${model.id}: answers every output, gives the same to the last bit twice, and leaves its drivers as they were`, () => {
      const columns = weather((i) => i % 97 === 0), copies = Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, values.slice()]));
      const [one, two] = [runModel(model, time, columns), runModel(model, time, columns)];
      assert.deepEqual([...one.values.keys()], model.outputs.map(({ name }) => name));
      assert.deepEqual(one, two);
      assert.deepEqual(columns, copies);
      for (const answer of one.values.values()) assert.ok('status' in answer || (Number.isFinite(answer.value) && answer.n > 0));
      for (const [name, { time: at, values }] of one.series) assert.ok(model.outputs.some((output) => output.name === name) && at.length === values.length && !values.some((x) => x === Infinity || x === -Infinity), name);
      assert.ok(one.notes.length > 0, 'what is missing is told');
    });

    it(`${model.id}: drivers that are all missing give statuses, not numbers`, () => {
      const result = runModel(model, time, weather(() => true));
      for (const [name, answer] of result.values) assert.ok('status' in answer && answer.reason.length > 0, name);
    });

    it(`${model.id}: a single record is answered, if only by a status`, () => {
      const result = runModel(model, time.slice(0, 1), Object.fromEntries(Object.entries(weather(() => false)).map(([name, values]) => [name, values.slice(0, 1)])));
      assert.equal(result.values.size, model.outputs.length);
    });
  }
});
