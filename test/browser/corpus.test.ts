/**
 * Every case of the corpus, in one session of the browser's engine: it ends in the right report or the right
 * sentence, and in the same one as on the native engine.
 */
import { expect } from 'chai';
import { openSession, type Session } from '../../src/session/index.js';
import type { Case } from '../corpus/case.js';
import { CASES, FAMILIES } from '../corpus/cases.js';
import { judge, type Outcome } from '../corpus/judge.js';
import { runCase } from '../corpus/run-case.js';
import { tally } from '../corpus/tally.js';
import { differences } from './same-report.js';

const ran: (readonly [Case, Outcome])[] = [];
let session: Session;
before(async () => { session = await openSession(); await session.ready(); });
after(async () => {
  await session.close();
  await fetch('/print', { method: 'POST', body: tally(`browser’s engine`, ran) });
});

async function native(each: Case): Promise<Outcome> {
  const response = await fetch(`/native-case?${new URLSearchParams({ family: each.family, name: each.name, origin: location.origin })}`);
  expect(response.ok, await response.clone().text()).to.equal(true);
  return await response.json() as Outcome;
}

/** How far a broken transfer got is no more than chance. */
const worded = (sentence: string): string => sentence.replace(/\d+ bytes/, 'some bytes');

function disagreement(here: Outcome, there: Outcome): string[] {
  if (here.ended === 'report' && there.ended === 'report') return differences(here.report, there.report);
  if (here.ended === 'sentence' && there.ended === 'sentence') return worded(here.sentence) === worded(there.sentence) && here.tag === there.tag ? [] : [`“${here.sentence}” and “${there.sentence}”`];
  return here.ended === there.ended ? [] : [`${here.ended} and ${there.ended}`];
}

for (const family of FAMILIES) {
  describe(`corpus: ${family}`, () => {
    for (const each of CASES.filter((one) => one.family === family)) {
      it(each.name, async () => {
        const [outcome, other] = await Promise.all([runCase(session, each, location.origin), native(each)]);
        ran.push([each, outcome]);
        expect(judge(each.expected, outcome)).to.deep.equal([]);
        expect(disagreement(outcome, other), 'here and on the native engine').to.deep.equal([]);
      });
    }
  });
}
