/** What stands on the standard error while the command works. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { progressLine } from '../../src/cli/progress-line.js';
import type { Progress } from '../../src/core/cancellation.js';

const step = (done: number, note?: string): Progress => ({ stage: 'impact', done, total: 0, unit: 'steps', ...(note === undefined ? {} : { note }) });

function told(isTTY: boolean, tells: boolean, progress: readonly Progress[]): string {
  let out = '', at = 1000;
  const line = progressLine({ isTTY, write: (text) => (out += text) }, tells, () => (at += 100));
  for (const each of progress) line.show(each);
  line.clear();
  return out;
}

describe('progress on the command line', () => {
  const steps = [step(2), step(3, 'Provisional, 0 of 2 parts done: Q goes from 1 to 2.'), step(4, 'Provisional, 0 of 2 parts done: Q goes from 1 to 2.'), step(5, 'Provisional, 1 of 2 parts done: Q goes from 1 to 2.')];
  it('has a line for each step of a slow quantity, once, also in a pipe', () => {
    assert.equal(told(false, true, steps), 'Provisional, 0 of 2 parts done: Q goes from 1 to 2.\nProvisional, 1 of 2 parts done: Q goes from 1 to 2.\n');
    assert.equal(told(false, true, [step(1), { stage: 'read', side: 'base', done: 1, total: 2, unit: 'bytes', note: 'It needs 2 GB.' }]), '', 'nothing else in a pipe');
  });
  it('has none where the command is to be quiet', () => assert.equal(told(false, false, steps), ''));
  it('changes one line on a terminal, and leaves those that stay whole', () => {
    const clear = '\r\u001b[K';
    assert.equal(told(true, true, [{ stage: 'read', side: 'base', done: 3e6, total: 9e6, unit: 'bytes' }, step(3, 'A sentence.'), step(4, 'A sentence.')]), `${clear}Reading base 3 of 9 MB${clear}A sentence.\n${clear}Computing quantities${clear}Computing quantities${clear}`);
  });
});
