/**
 * Records by lot. Where only sums at a few shares are wanted, it is enough to draw which share each record falls in: with
 * a chance that is the room left in it. A share is drawn evenly and kept with its room over the largest room (rejection),
 * so that a record costs one random number.
 */
import type { SeededRandom } from '../../statistics/seeded-random.js';
import type { Counted } from './resilience.js';

/** The largest room is looked up at every 256th record; what it was before is still no less. */
const OFTEN = 255;

/** Sums of each field over the records that fall between two neighbouring shares. */
export function drawnSums(fields: readonly Float64Array[], counts: Counted, random: SeededRandom): readonly Float64Array[] {
  const shares = counts.length - 1, records = fields[0]!.length, room = Float64Array.from({ length: shares }, (_, k) => counts[k + 1]!.records - counts[k]!.records), sums = fields.map(() => new Float64Array(shares));
  for (let i = 0, most = 0; i < records; i++) {
    if ((i & OFTEN) === 0 || records - i <= OFTEN) most = room.reduce((a, b) => Math.max(a, b), 0);
    for (;;) {
      const at = random.bits() * (shares / 2 ** 32), k = Math.floor(at);
      if ((at - k) * most >= room[k]!) continue;
      room[k]!--;
      for (let f = 0; f < fields.length; f++) sums[f]![k]! += fields[f]![i]!;
      break;
    }
  }
  return sums;
}
