/** Characters of the bytes from 0x80 on. Not left to the platform: Node takes 0x80 to 0x9F of Windows-1252 for control characters. */
import { countHigh, viewOf } from './high-bytes.js';

const LATIN_1 = Array.from({ length: 96 }, (_, i) => String.fromCharCode(0xa0 + i)).join('');

/** Five bytes have no character; they stay what they are. */
export const WINDOWS_1252 = `€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ${LATIN_1}`;

/** As Apple's table ROMAN.TXT of 2005. */
export const MAC_ROMAN = 'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ';

/** Each byte as its character, in UTF-8, with room behind it; `end` is where the text ends. */
export function pageToUtf8(bytes: Uint8Array, page: string, padding = 0): { bytes: Uint8Array; end: number } {
  const encoded = Array.from({ length: 128 }, (_, i) => new TextEncoder().encode(page[i]!));
  // No character of a page needs more than three bytes.
  const out = new Uint8Array(bytes.length + 2 * countHigh(bytes) + padding);
  const from = viewOf(bytes), to = viewOf(out), { length } = bytes;
  let n = 0;
  for (let p = 0; p < length;) {
    while (p + 4 <= length) {
      const four = from.getUint32(p, true);
      if ((four & 0x80808080) !== 0) break;
      to.setUint32(n, four, true);
      p += 4;
      n += 4;
    }
    const stop = Math.min(p + 4, length);
    for (; p < stop; p++) {
      const byte = bytes[p]!;
      if (byte < 0x80) { out[n++] = byte; continue; }
      const parts = encoded[byte - 0x80]!;
      for (let k = 0; k < parts.length; k++) out[n++] = parts[k]!;
    }
  }
  return { bytes: out, end: n };
}
