/** Where a text has bytes from 0x80 on. Most have few: four bytes are looked at as one, at any place. */

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** The first byte from 0x80 on in [from, end), or `end`. */
export function nextHigh(view: DataView, from: number, end: number): number {
  let p = from;
  while (p + 4 <= end && (view.getUint32(p, true) & 0x80808080) === 0) p += 4;
  while (p < end && view.getUint8(p) < 0x80) p++;
  return p;
}

export function countHigh(bytes: Uint8Array): number {
  const view = viewOf(bytes), end = bytes.length;
  let high = 0;
  for (let p = nextHigh(view, 0, end); p < end; p = nextHigh(view, p + 1, end)) high++;
  return high;
}
