/**
 * Made-up releases, written as untidily as real ones and compared with nothing given: whatever key, renames, codes and
 * types a report states, all its counts and figures are recounted from the cells by another program.
 * `DIRTY_PAIRS=300` compares as many instead of the usual number, `DIRTY_PAIRS=17-17` only that one.
 */
import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { Bench } from '../session/support.js';
import { checkRecount } from './check-recount.js';
import { dirtyPair, type Dice } from './dirty-pair.js';
import { multisetOf } from './recount.js';

const load = <T>(file: string): Promise<T> => import(pathToFileURL(resolve(file)).href) as Promise<T>;
const { generateCase } = await load<{ generateCase(number: number): { readonly base: string; readonly revision: string; readonly traps: readonly string[]; readonly truth: { readonly key: readonly string[] | null; readonly keyInRevision: readonly string[] | null } } }>('bench/pairing/generate-case.mjs');
const { Dice: SeededDice } = await load<{ Dice: new (...seed: number[]) => Dice }>('bench/pairing/dice.mjs');

const [first, last] = ((asked: string) => (asked.includes('-') ? asked.split('-').map(Number) : [0, Number(asked) - 1]))(process.env['DIRTY_PAIRS'] ?? '60') as [number, number];

describe('made-up releases, untidily written', () => {
  let bench: Bench;
  before(() => { bench = new Bench(); });
  after(() => bench.close());

  for (let number = first; number <= last; number++) {
    const made = generateCase(1000 + number);
    it(`pair ${number} (${made.traps.join(', ')})`, async () => {
      const keys = new Set([...(made.truth.key ?? []), ...(made.truth.keyInRevision ?? [])]);
      const pair = dirtyPair(new SeededDice(number + 1, 77, 5, 9), made.base, made.revision, keys);
      const source = (side: 'base' | 'revision'): { name: string; data: Uint8Array } => ({ name: `${side}.csv`, data: pair[side] });
      const report = await bench.compare(source('base'), source('revision'));
      try {
        checkRecount(report, ...pair.plain);
        if (report.pairing.mode === 'multiset') assert.equal(report.records.matched, multisetOf(report, ...pair.plain), 'whole records in both');
        if (made.traps.includes('no-key') || made.traps.includes('only-measures')) assert.notEqual(report.pairing.mode, 'keyed', `no key can be claimed, ${report.pairing.evidence.sentence}`);
      } catch (error) {
        throw new Error(`${(error as Error).message}\nbase: ${pair.written[0]}\nrevision: ${pair.written[1]}\n${report.pairing.evidence.sentence}`, { cause: error });
      }
    });
  }
});
