/** Three arrays that the statistics of one column after another work in: to make and drop them each time takes as long as the work. */
export type Room = readonly [Float64Array, Float64Array, Float64Array];

/** For columns of up to so many rows. */
export function makeRoom(rows: number): Room {
  return [new Float64Array(rows + 8), new Float64Array(rows + 8), new Float64Array(rows + 8)];
}
