/** Runs families of the corpus on the native engine: every case ends in the right report or the right sentence. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { checkReport } from '../session/support.js';
import type { Case } from './case.js';
import { CASES, FAMILIES } from './cases.js';
import { judge, type Outcome } from './judge.js';
import { openNativeRun, type NativeRun } from './native-run.js';
import { tally } from './tally.js';

/** Cases in so many test files, so that they run beside each other and none runs long. */
export const PARTS = 3;

/** The families whose place among all leaves `part` when divided by the number of parts. */
export function runFamilies(part: number): void {
  const ran: (readonly [Case, Outcome])[] = [];
  let native: NativeRun;
  before(async () => { native = await openNativeRun(); });
  after(async () => {
    await native.close();
    console.log(tally(`native engine, part ${part + 1} of ${PARTS}`, ran));
  });
  for (const family of FAMILIES.filter((_, i) => i % PARTS === part)) {
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
}
