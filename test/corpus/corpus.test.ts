/** A third of the corpus on the native engine, and that the corpus can tell right from wrong. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { CASES, FAMILIES } from './cases.js';
import { judge } from './judge.js';
import { openNativeRun, type NativeRun } from './native-run.js';
import { PARTS, runFamilies } from './run-families.js';

runFamilies(0);

let native: NativeRun;
before(async () => { native = await openNativeRun(); });
after(() => native.close());

describe('the corpus', () => {
  it('has at least 200 cases, each with a name of its own', () => {
    assert.ok(CASES.length >= 200, String(CASES.length));
    const names = CASES.map((each) => `${each.family}: ${each.name}`);
    assert.deepEqual(names.filter((name, i) => names.indexOf(name) !== i), []);
  });

  it('is run in parts that hold every family once', () => {
    const parts = Array.from({ length: PARTS }, (_, part) => FAMILIES.filter((_family, i) => i % PARTS === part));
    assert.deepEqual(parts.flat().sort(), [...FAMILIES].sort());
  });

  it('judges: a wrong report, a wrong sentence, a crash and an endless run are found', async () => {
    const right = CASES.find((each) => each.name === 'semicolons')!, said = CASES.find((each) => each.name === 'no bytes')!;
    const report = await native.run(right), sentence = await native.run(said);
    assert.deepEqual([judge(right.expected, report), judge(said.expected, sentence)], [[], []]);
    for (const [expected, outcome] of [
      [{ ...right.expected, cells: { value: 1 } }, report], [{ ...right.expected, findings: [/nowhere/] }, report], [said.expected, report], [right.expected, sentence],
      [{ fails: 'KeyError', sentence: /empty/ }, sentence], [{ fails: 'ParseError', sentence: /full/ }, sentence], [right.expected, { ended: 'never' }], [said.expected, { ended: 'crash', error: 'x' }],
    ] as const) assert.equal(judge(expected as never, outcome).length > 0, true);
  });
});
