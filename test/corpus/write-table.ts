/**
 * Writes a table as a delimited text in any dialect and encoding. Made independently of what reads it:
 * the code pages are written out here.
 */
export interface Written {
  readonly delimiter?: string;
  readonly quote?: '"' | "'";
  /** `none` writes no quotes: the cells must not need any. */
  readonly quoting?: 'needed' | 'all' | 'none';
  readonly newline?: '\n' | '\r\n' | '\r';
  readonly finalNewline?: boolean;
  readonly encoding?: Encoding;
  readonly bom?: boolean;
  /** Decimal mark of cells that are numbers. */
  readonly decimal?: '.' | ',';
  /** Lines before the header, without their line ends. */
  readonly preamble?: readonly string[];
  readonly units?: readonly string[];
  /** Ends header and records with one more delimiter. */
  readonly trailing?: boolean;
}

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'latin-1' | 'windows-1252' | 'mac-roman';
export type Rows = readonly (readonly string[])[];

const DECIMAL = /^-?\d*\.\d+$/;

export function writeText(header: readonly string[] | null, rows: Rows, written: Written = {}): string {
  const { delimiter = ',', quote = '"', quoting = 'needed', newline = '\n', decimal = '.', preamble = [], units, trailing = false, finalNewline = true } = written;
  const cell = (text: string): string => {
    const marked = decimal === ',' && DECIMAL.test(text) ? text.replace('.', ',') : text;
    const needed = [delimiter, quote, '\n', '\r'].some((mark) => marked.includes(mark)) || marked !== marked.trim();
    return quoting === 'all' || (quoting === 'needed' && needed) ? quote + marked.replaceAll(quote, quote + quote) + quote : marked;
  };
  const line = (cells: readonly string[]): string => cells.map(cell).join(delimiter) + (trailing ? delimiter : '');
  const lines = [...preamble, ...(header ? [line(header)] : []), ...(units ? [line(units)] : []), ...rows.map(line)];
  return lines.join(newline) + (finalNewline ? newline : '');
}

export function writeTable(header: readonly string[] | null, rows: Rows, written: Written = {}): Uint8Array {
  return encode(writeText(header, rows, written), written.encoding ?? 'utf-8', written.bom ?? false);
}

/** 0x80 to 0x9F of Windows-1252; a space stands where it has no character. */
const WINDOWS_1252 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';
/** 0x80 to 0xFF of Mac Roman. */
const MAC_ROMAN = 'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ';

export function encode(text: string, encoding: Encoding, bom = false): Uint8Array {
  switch (encoding) {
    case 'utf-8': return joined(bom ? [0xef, 0xbb, 0xbf] : [], new TextEncoder().encode(text));
    case 'utf-16le': case 'utf-16be': {
      const little = encoding === 'utf-16le';
      const units = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
      return Uint8Array.from((bom ? [0xfeff, ...units] : units).flatMap((unit) => (little ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])));
    }
    default: return Uint8Array.from(text, (character) => byteOf(character, encoding));
  }
}

function byteOf(character: string, encoding: Encoding): number {
  const code = character.charCodeAt(0);
  if (code < 0x80) return code;
  const page = encoding === 'mac-roman' ? MAC_ROMAN : encoding === 'windows-1252' ? WINDOWS_1252 : '';
  const at = page.indexOf(character);
  if (at >= 0) return 0x80 + at;
  if (encoding === 'mac-roman' || code < 0xa0 || code > 0xff) throw new Error(`${encoding} has no ${character}`);
  return code;
}

/** Bytes of texts and bytes, one after another. */
export function joined(...parts: readonly (string | Uint8Array | readonly number[])[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...(typeof part === 'string' ? new TextEncoder().encode(part) : part)]));
}
