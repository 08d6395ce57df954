/**
 * When the records of a relation are. The relation stands in the order of its key, one site after the other: what
 * applies changes in the order of time must put them together.
 */
import { descendingOrder } from '../../statistics/descending-order.js';

export interface Chronology {
  /** Of each record of the relation, growing with time; NaN: not known. Null where records stand in the order of time, or have none. */
  readonly at: Float64Array | null;
  /** What records stand in the order of where that is no time, as a reader would call it; else null. */
  readonly along: string | null;
}

/** Positions in `places` (of records in the relation, ascending) in the order of time, equal times as they stand, unknown ones last; null: as they stand. */
export function inOrderOfTime({ at }: Pick<Chronology, 'at'>, places: Int32Array): Uint32Array | null {
  if (at === null) return null;
  const times = Float64Array.from(places, (place) => at[place]!), latest = times.reduce((most, each) => (each > most ? each : most), -Infinity);
  return descendingOrder(times.map((each) => (each === each ? 1 + latest - each : 0)));
}
