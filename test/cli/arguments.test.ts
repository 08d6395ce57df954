import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseCommand, USAGE } from '../../src/cli/arguments.js';

const dictionaries = (...argv: string[]): unknown => { const parsed = parseCommand(['compare', 'a.csv', 'b.csv', ...argv]); return parsed.verb === 'compare' ? [parsed.arguments.dictionaries, parsed.arguments.findDictionaries] : parsed; };

describe('the command takes dictionaries', () => {
  it('several a side', () => assert.deepEqual(dictionaries('--base-dictionary', 'flmd.csv', '--base-dictionary', 'a_dd.csv', '--revision-dictionary', 'eml.xml'), [{ base: ['flmd.csv', 'a_dd.csv'], revision: ['eml.xml'] }, true]));
  it('by default those beside the files', () => assert.deepEqual(dictionaries(), [{ base: [], revision: [] }, true]));
  it('or none', () => assert.deepEqual(dictionaries('--no-dictionary'), [{ base: [], revision: [] }, false]));
  it('with other ways of analysing, and a threshold', () => assert.deepEqual(quantities('--quantity', 'mean=SELECT {how}(t) FROM data WHERE {part}', '--quantity-choice', 'mean:how=avg|median', '--quantity-choice', "mean:part=true|a || b = 'cd'", '--quantity-threshold', 'mean=-2'), [{ name: 'mean', sql: 'SELECT {how}(t) FROM data WHERE {part}', threshold: -2, choices: [{ name: 'how', options: ['avg', 'median'] }, { name: 'part', options: ['true', "a || b = 'cd'"] }] }]));
  for (const [option, value, sentence] of [['--quantity-choice', 'mean=avg|max', /needs a name, a choice/], ['--quantity-choice', 'other:how=avg|max', /“other”, which no --quantity names/], ['--quantity-threshold', 'mean=x', /a number/], ['--quantity-threshold', 'other=1', /“other”/]] as const) {
    it(`refuses ${option} ${value}`, () => { const parsed = parseCommand(['compare', 'a', 'b', '--quantity', 'mean=SELECT {how}(t) FROM data', option, value]); assert.ok(parsed.verb === 'wrong' && sentence.test(parsed.sentence)); });
  }
  it('and says so', () => { for (const option of ['--base-dictionary', '--revision-dictionary', '--no-dictionary']) assert.ok(USAGE.includes(option)); });
});

const quantities = (...argv: string[]): unknown => { const parsed = parseCommand(['compare', 'a.csv', 'b.csv', ...argv]); return parsed.verb === 'compare' ? parsed.arguments.quantities : parsed.verb === 'wrong' ? parsed.sentence : parsed; };

describe('the command takes quantities', () => {
  it('with a name, a query that may hold “=”, and a tolerance', () => assert.deepEqual(quantities('--quantity', 'cold=SELECT count(*) FROM data WHERE t <= 0', '--quantity', ' mean = SELECT avg(t) FROM data', '--quantity-tolerance', 'mean=0.5'), [{ name: 'cold', sql: 'SELECT count(*) FROM data WHERE t <= 0' }, { name: 'mean', sql: 'SELECT avg(t) FROM data', tolerance: 0.5 }]));
  it('by a model, with inputs, parameters and stamps', () => {
    assert.deepEqual(quantities('--quantity-model', 'X = degree-days:delayed, TA=Tair, base=3, stamps=end', '--quantity-model', 'rain=budget:precipitation', '--quantity-tolerance', 'rain=10'), [{ name: 'X', model: { id: 'degree-days', output: 'delayed', inputs: { TA: 'Tair' }, parameters: { base: 3 }, stamps: 'end' } }, { name: 'rain', model: { id: 'budget', output: 'precipitation' }, tolerance: 10 }]);
    for (const [given, wrong] of [['degree-days:delayed', /needs a name and a model/], ['x=nothing:y', /model “nothing”, which there is not; models are budget,/], ['x=degree-days:delayed, Q=3', /“Q=3”, which is no input/], ['x=degree-days:delayed, base=warm', /“base=warm”, which is no input/], ['x=degree-days:delayed, stamps=mid', /must be start or end/]] as const) assert.match(String(quantities('--quantity-model', given)), wrong);
  });
  it('by a function', () => {
    assert.deepEqual(quantities('--quantity-javascript', 'n = ({ x }) => x.length', '--quantity-tolerance', 'n=1'), [{ name: 'n', javascript: '({ x }) => x.length', tolerance: 1 }]);
    assert.match(String(quantities('--quantity-javascript', 'n')), /needs a name and a function/);
  });
  it('by default none', () => assert.deepEqual(quantities(), []));
  for (const [argv, sentence] of [[['--quantity', 'SELECT 1'], /needs a name and a query/], [['--quantity', '=SELECT 1'], /needs a name/], [['--quantity', 'a='], /needs a name/], [['--quantity', 'a=SELECT 1', '--quantity-tolerance', 'b=1'], /“b”, which no --quantity names/], [['--quantity', 'a=SELECT 1', '--quantity-tolerance', 'a=-1'], /from 0 on/], [['--quantity', 'a=SELECT 1', '--quantity-tolerance', 'a='], /from 0 on/]] as const) {
    it(`or says what is wrong with ${argv.join(' ')}`, () => assert.match(String(quantities(...argv)), sentence));
  }
  it('with other ways of analysing, and a threshold', () => assert.deepEqual(quantities('--quantity', 'mean=SELECT {how}(t) FROM data WHERE {part}', '--quantity-choice', 'mean:how=avg|median', '--quantity-choice', "mean:part=true|a || b = 'cd'", '--quantity-threshold', 'mean=-2'), [{ name: 'mean', sql: 'SELECT {how}(t) FROM data WHERE {part}', threshold: -2, choices: [{ name: 'how', options: ['avg', 'median'] }, { name: 'part', options: ['true', "a || b = 'cd'"] }] }]));
  for (const [option, value, sentence] of [['--quantity-choice', 'mean=avg|max', /needs a name, a choice/], ['--quantity-choice', 'other:how=avg|max', /“other”, which no --quantity names/], ['--quantity-threshold', 'mean=x', /a number/], ['--quantity-threshold', 'other=1', /“other”/]] as const) {
    it(`refuses ${option} ${value}`, () => { const parsed = parseCommand(['compare', 'a', 'b', '--quantity', 'mean=SELECT {how}(t) FROM data', option, value]); assert.ok(parsed.verb === 'wrong' && sentence.test(parsed.sentence)); });
  }
  it('and says so', () => { for (const option of ['--quantity ', '--quantity-model', '--quantity-javascript', '--run-functions', '--results', '--quantity-tolerance', '--quantity-choice', '--quantity-threshold']) assert.ok(USAGE.includes(option)); });
});
