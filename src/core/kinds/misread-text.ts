/** What becomes of a text that is written as UTF-8 and read as Windows-1252: `Ã©` for `é`. */

/** Characters of the bytes 0x80 to 0x9F (WHATWG Encoding, index windows-1252). */
const HIGH = '\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178';

export function misread(text: string): string {
  let out = '';
  for (const letter of text) {
    const code = letter.codePointAt(0)!;
    if (code < 0x80) { out += letter; continue; }
    const more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    out += read((more === 1 ? 0xC0 : more === 2 ? 0xE0 : 0xF0) | code >> 6 * more);
    for (let k = more - 1; k >= 0; k--) out += read(0x80 | code >> 6 * k & 0x3F);
  }
  return out;
}

function read(byte: number): string {
  return byte < 0xA0 ? HIGH[byte - 0x80]! : String.fromCharCode(byte);
}
