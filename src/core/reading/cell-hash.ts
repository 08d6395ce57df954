/**
 * A 64-bit hash of a cell's bytes as two 32-bit lanes (multiply-rotate over little-endian
 * words, after the body of MurmurHash3; A. Appleby, public domain).
 * It names texts: spellings of wide columns, dictionary lookups, content digests.
 */

/** Second lane of the last `hashCell`; a shared cell because a hot loop cannot return pairs. */
export const SECOND_LANE = new Int32Array(1);

const TAIL_MASK = new Int32Array([0, 0xff, 0xffff, 0xffffff]);

/** Hashes bytes [start, end). The view must reach at least 4 bytes beyond `end`. */
export function hashCell(view: DataView, start: number, end: number): number {
  const length = end - start;
  let a = length ^ 0x2f0b4c47;
  let b = Math.imul(length, 0x85ebca6b) ^ 0x1b873593;
  const whole = end - (length & 3);
  for (let p = start; p < whole; p += 4) {
    const word = view.getInt32(p, true);
    a = Math.imul(a ^ word, 0xcc9e2d51);
    a = (a << 15) | (a >>> 17);
    b = Math.imul(b + word, 0x9e3779b1);
    b = (b << 13) | (b >>> 19);
  }
  if (length & 3) {
    const word = view.getInt32(whole, true) & TAIL_MASK[length & 3]!;
    a = Math.imul(a ^ word, 0xcc9e2d51);
    a = (a << 15) | (a >>> 17);
    b = Math.imul(b + word, 0x9e3779b1);
    b = (b << 13) | (b >>> 19);
  }
  a ^= a >>> 15;
  b ^= b >>> 16;
  SECOND_LANE[0] = Math.imul(b, 0xc2b2ae35) ^ a;
  return Math.imul(a, 0x85ebca6b) ^ (b >>> 7);
}

/** MurmurHash3's 32-bit finisher: every input bit reaches every output bit. */
export function avalanche(x: number): number {
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return x ^ (x >>> 16);
}
