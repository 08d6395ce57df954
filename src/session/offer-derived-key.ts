/** Looks for a key that has to be made of other columns, where the records found no good one. */
import type { Recipe } from '../core/model/recipe.js';
import type { Offer } from '../core/model/report.js';
import { describeDerivedKey } from '../core/report/describe-derived-key.js';
import type { PairingInfo } from '../io/workshop/pairing-info.js';
import type { BothReleases } from './read-releases.js';

/** A key by which fewer of the records meet is hardly the right one. */
const POOR = 0.5;

export async function offerDerivedKey(read: BothReleases, name: string, pairing: PairingInfo, recipe: Recipe): Promise<Offer[]> {
  if (read.sameBytes || pairing.keyGiven) return [];
  if (pairing.mode === 'keyed' && pairing.matched >= POOR * Math.min(read.base.records, read.revision.records)) return [];
  const found = await read.threads.base.call('derivedKey', [name]);
  return found === null ? [] : [describeDerivedKey(found, recipe.derive ?? [])];
}
