/**
 * Does the heavy work off the main thread: reads releases, pairs them, and keeps their columns
 * for showing texts. The same desks serve in a browser worker, in a Node worker, and inline in
 * tests; every method takes and returns structured-cloneable values.
 */
import { ColumnDesk } from './column-desk.js';
import { DiagnosisDesk } from './diagnosis-desk.js';
import { Holdings } from './holdings.js';
import { ImpactDesk } from './impact-desk.js';
import { PairingDesk } from './pairing-desk.js';
import type { Platform } from './platform.js';
import { ReleaseDesk } from './release-desk.js';
import { ViewDesk } from './view-desk.js';

/** What can be asked of a desk. */
type Asked<Desk> = Pick<Desk, keyof Desk>;

/** The methods of all desks: a call from another thread names one, and not its desk. */
export type Workshop = Asked<ReleaseDesk> & Asked<ColumnDesk> & Asked<PairingDesk> & Asked<DiagnosisDesk> & Asked<ViewDesk> & Asked<ImpactDesk>;

export function openWorkshop(platform: Platform | null): Workshop {
  const holdings = new Holdings(platform?.spill ?? null), desks = [new ReleaseDesk(holdings, platform), new ColumnDesk(holdings), new PairingDesk(holdings), new DiagnosisDesk(holdings), new ViewDesk(holdings), new ImpactDesk(holdings)];
  const methods = new Map<string, unknown>();
  for (const desk of desks) {
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(Object.getPrototypeOf(desk) as object))) {
      if (name === 'constructor') continue;
      if (methods.has(name)) throw new Error(`two desks have a method ${name}`);
      methods.set(name, (value as (...args: unknown[]) => unknown).bind(desk));
    }
  }
  return Object.fromEntries(methods) as unknown as Workshop;
}
