/**
 * Writes a simulated pair of releases and prints where it is and what differs:
 *   node scripts/generate-w1.mjs [--records 1051200] [--years 3] [--seed 1] [--revision w1|w1r|identical|example] [--out FOLDER]
 * By default into the cache under node_modules.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { cachedPair, W1_RECORDS } from '../bench/generate-w1.mjs';
import { CACHE_FOLDER } from './folders.mjs';

const { values } = parseArgs({
  options: {
    records: { type: 'string', default: String(W1_RECORDS) }, years: { type: 'string', default: '3' }, seed: { type: 'string', default: '1' },
    revision: { type: 'string', default: 'w1' }, out: { type: 'string', default: CACHE_FOLDER },
  },
});
const pair = cachedPair(resolve(values.out), { records: Number(values.records), years: Number(values.years), seed: Number(values.seed), revision: values.revision });
console.log(`${pair.base}\n${pair.revision}\n${JSON.stringify(pair.facts, null, 2)}`);
