/**
 * Distinct texts of a column, found by hash and told apart by their bytes, so that equal
 * codes mean equal texts without a chance of collision.
 */

export class TextDictionary {
  private slots = new Int32Array(1024).fill(-1);
  private first = new Int32Array(256);
  private seconds = new Int32Array(256);
  private arena = new Uint8Array(4096);
  private starts = new Float64Array(257);
  private count = 0;
  private lastCode = -1;

  /** The code of bytes [start, end) with the given hash. */
  lookup(source: Uint8Array, start: number, end: number, first: number, second: number): number {
    // Runs of the same text are common (sites, years): ask the last one first.
    if (this.lastCode >= 0 && this.first[this.lastCode] === first && this.same(this.lastCode, source, start, end)) return this.lastCode;
    const mask = this.slots.length - 1;
    let slot = (first ^ second) & mask;
    for (;;) {
      const code = this.slots[slot]!;
      if (code < 0) break;
      if (this.first[code] === first && this.same(code, source, start, end)) return (this.lastCode = code);
      slot = (slot + 1) & mask;
    }
    const code = this.add(source, start, end, first);
    this.slots[slot] = code;
    this.seconds[code] = second;
    if (this.count * 2 > this.slots.length) this.rehash();
    return (this.lastCode = code);
  }

  private same(code: number, source: Uint8Array, start: number, end: number): boolean {
    const from = this.starts[code]!, length = this.starts[code + 1]! - from;
    if (length !== end - start) return false;
    for (let i = 0; i < length; i++) if (this.arena[from + i] !== source[start + i]) return false;
    return true;
  }

  private add(source: Uint8Array, start: number, end: number, first: number): number {
    const code = this.count++;
    if (code >= this.first.length) {
      this.first = grown(this.first, code * 2);
      this.seconds = grown(this.seconds, code * 2);
      const starts = new Float64Array(code * 2 + 1);
      starts.set(this.starts);
      this.starts = starts;
    }
    const at = this.starts[code]!, next = at + end - start;
    if (next > this.arena.length) {
      const arena = new Uint8Array(next * 2);
      arena.set(this.arena);
      this.arena = arena;
    }
    for (let p = start, q = at; p < end; p++, q++) this.arena[q] = source[p]!;
    this.starts[code + 1] = next;
    this.first[code] = first;
    return code;
  }

  private rehash(): void {
    const slots = new Int32Array(this.slots.length * 4).fill(-1);
    const mask = slots.length - 1;
    for (let code = 0; code < this.count; code++) {
      let slot = (this.first[code]! ^ this.seconds[code]!) & mask;
      while (slots[slot]! >= 0) slot = (slot + 1) & mask;
      slots[slot] = code;
    }
    this.slots = slots;
  }

  texts(): string[] {
    const texts: string[] = new Array(this.count);
    for (let code = 0; code < this.count; code++) texts[code] = utf8(this.arena.subarray(this.starts[code]!, this.starts[code + 1]!));
    return texts;
  }
}

function grown(from: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const to = new Int32Array(length);
  to.set(from);
  return to;
}

/** The least code point of a sequence with so many continuation bytes. */
const LEAST = [0, 0x80, 0x800, 0x10000];

/** UTF-8 to text without the platform's decoder; ill-formed bytes become U+FFFD. */
export function utf8(bytes: Uint8Array): string {
  let text = '';
  let run = '';
  for (let i = 0; i < bytes.length; ) {
    const a = bytes[i]!;
    let point = 0xfffd, size = 1;
    if (a < 0x80) point = a;
    else {
      const need = a >= 0xf0 && a < 0xf5 ? 3 : a >= 0xe0 && a < 0xf0 ? 2 : a >= 0xc2 && a < 0xe0 ? 1 : 0;
      let value = need === 3 ? a & 7 : need === 2 ? a & 15 : a & 31;
      let k = 1;
      for (; k <= need && i + k < bytes.length && (bytes[i + k]! & 0xc0) === 0x80; k++) value = (value << 6) | (bytes[i + k]! & 63);
      const wellFormed = value >= LEAST[need]! && value <= 0x10ffff && (value < 0xd800 || value > 0xdfff);
      if (need > 0 && k > need && wellFormed) { point = value; size = need + 1; }
    }
    run += String.fromCodePoint(point);
    if (run.length > 4096) { text += run; run = ''; }
    i += size;
  }
  return text + run;
}
