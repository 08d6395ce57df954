/** Quoted cells of a delimited text: where they close, and their text without doubled quotes. */

interface Close { at: number; doubled: boolean }
const CLOSE: Close = { at: -1, doubled: false };

/** The quote that closes a cell; doubled quotes stay inside. */
export function closingQuote(bytes: Uint8Array, from: number, end: number, quote: number): Close {
  CLOSE.doubled = false;
  CLOSE.at = -1;
  for (let p = from; p < end; p++) {
    if (bytes[p] !== quote) continue;
    if (p + 1 < end && bytes[p + 1] === quote) { CLOSE.doubled = true; p++; continue; }
    CLOSE.at = p;
    break;
  }
  return CLOSE;
}

/** Holds a cell whose doubled quotes were undone. */
export class Scratch {
  bytes = new Uint8Array(1024);
  view = new DataView(this.bytes.buffer);
  unescape(from: Uint8Array, start: number, end: number, quote: number): number {
    if (end - start + 8 > this.bytes.length) {
      this.bytes = new Uint8Array((end - start) * 2 + 8);
      this.view = new DataView(this.bytes.buffer);
    }
    let n = 0;
    for (let p = start; p < end; p++) {
      if (from[p] === quote && from[p + 1] === quote && p + 1 < end) p++;
      this.bytes[n++] = from[p]!;
    }
    return n;
  }
}
