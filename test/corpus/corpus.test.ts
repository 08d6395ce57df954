/** Every case of the corpus ends on the native engine in the right report or the right sentence. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { checkReport } from '../session/support.js';
import type { Case } from './case.js';
import { CASES, FAMILIES } from './cases.js';
import { judge, type Outcome } from './judge.js';
import { openNativeRun, type NativeRun } from './native-run.js';
import { tally } from './tally.js';

const ran: (readonly [Case, Outcome])[] = [];
let native: NativeRun;
before(async () => { native = await openNativeRun(); });
after(async () => {
  await native.close();
  console.log(tally('native engine', ran));
});

for (const family of FAMILIES) {
  describe(`corpus: ${family}`, () => {
    for (const each of CASES.filter((one) => one.family === family)) {
      it(each.name, async () => {
        const outcome = await native.run(each);
        ran.push([each, outcome]);
        assert.deepEqual(judge(each.expected, outcome), []);
        if (outcome.ended === 'report') checkReport(outcome.report);
      });
    }
  });
}

describe('the corpus', () => {
  it('has at least 200 cases, each with a name of its own', () => {
    assert.ok(CASES.length >= 200, String(CASES.length));
    const names = CASES.map((each) => `${each.family}: ${each.name}`);
    assert.deepEqual(names.filter((name, i) => names.indexOf(name) !== i), []);
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
