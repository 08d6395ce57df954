/**
 * The same values stand at other records: what the column holds did not change, what it goes with did. Compared as
 * multisets, on all cells of a part of the values chosen by a hash of the value.
 */
import { pulse } from '../pulse.js';
import { avalanche } from '../reading/cell-hash.js';
import { CLAIM } from './explanation.js';
import { FILLED, LOST, SETTLED, VALUE, type Work } from './work.js';

const LEAST_ROWS = 40, LEAST_DISTINCT = 30, MOST_ROWS = 60_000;
/** Two draws from one distribution disagree by chance; a permutation must disagree far less. */
const OF_CHANCE = 0.2;

/** Says whether it is so. */
export function findRelation(work: Work): boolean {
  const rows = work.rows(VALUE);
  if (rows.length < LEAST_ROWS) return false;
  const bits = new Float64Array(1), words = new Int32Array(bits.buffer), part = Math.min(1, MOST_ROWS / rows.length) * 2 ** 32;
  const chosen = (value: number): boolean => { bits[0] = value + 0; return (avalanche(words[0]! ^ Math.imul(words[1]!, 0x9e3779b1)) >>> 0) < part; };
  const counts = new Map<number, { base: number; revision: number }>();
  const add = (value: number, side: 'base' | 'revision'): void => {
    if (!chosen(value)) return;
    const entry = counts.get(value + 0);
    if (entry === undefined) counts.set(value + 0, side === 'base' ? { base: 1, revision: 0 } : { base: 0, revision: 1 });
    else entry[side]++;
  };
  pulse();
  const moved = [rows, work.rows(LOST), work.rows(FILLED)], { x, y } = work;
  for (const each of [rows, moved[1]!]) for (let k = 0; k < each.length; k++) add(x[each[k]!]!, 'base');
  for (const each of [rows, moved[2]!]) for (let k = 0; k < each.length; k++) add(y[each[k]!]!, 'revision');
  let matched = 0, total = 0, expected = 0;
  for (const { base, revision } of counts.values()) {
    total += Math.max(base, revision) === 0 ? 0 : (base + revision) / 2;
    matched += Math.min(base, revision);
    expected += Math.sqrt((base + revision) / Math.PI) / 2;
  }
  const off = total - matched;
  if (counts.size < LEAST_DISTINCT || matched < CLAIM * total || off > OF_CHANCE * Math.min(expected, total)) return false;
  for (const each of moved) for (const i of each) work.state[i] = SETTLED;
  work.claim('relation', Math.round(rows.length * matched / total), rows.length - Math.round(rows.length * matched / total), { pattern: 'same values at other records', distinct: counts.size });
  return true;
}
