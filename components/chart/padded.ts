/** A range with room at both ends, as the reference figure has it (VIEWS 3.7): drawn around what was counted, which stays as it is. */

export interface Reached { readonly from: number; readonly to: number }

/** `share`: of the range, at each end. A range that is a single value, or would leave the numbers, stays. */
export function padded({ from, to }: Reached, share: number): Reached {
  const room = (to - from) * share;
  return Number.isFinite(room) && Number.isFinite(from - room) && Number.isFinite(to + room) ? { from: from - room, to: to + room } : { from, to };
}
