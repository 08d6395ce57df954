/**
 * What a tar archive holds (POSIX.1-2017, pax: ustar and extended headers; long names as GNU tar writes them). Links,
 * devices and sparse files hold no table and are passed over.
 */
import { PalimpsestError } from '../../core/errors.js';
import { chooseMember } from './choose-member.js';

export interface TarEntry { readonly name: string; readonly from: number; readonly size: number }

const BLOCK = 512, CHECKSUM = 148, TYPE = 156, PREFIX = 345;

export function tableInTar(bytes: Uint8Array, end: number, member: string | undefined, file: string): { readonly name: string; readonly bytes: Uint8Array } {
  const { name, from, size } = chooseMember(tarDirectory(bytes, end, file), member, file, 'a tar archive');
  return { name, bytes: bytes.subarray(from, from + size) };
}

/** The first block of an archive says how its own bytes add up, which no text does by chance. */
export function isTar(bytes: Uint8Array, end: number): boolean {
  return end >= BLOCK && bytes[0] !== 0 && hasChecksum(bytes, 0);
}

/** Its files, in their order; of those that occur twice the last is what unpacking leaves. */
export function tarDirectory(bytes: Uint8Array, end: number, file: string): TarEntry[] {
  const found = new Map<string, TarEntry>();
  let next: { path?: string; size?: number } = {};
  for (let p = 0; p < end && !isEmpty(bytes, p, end);) {
    if (p + BLOCK > end || !hasChecksum(bytes, p)) throw notWhole(file);
    const type = String.fromCharCode(bytes[p + TYPE]!), size = next.size ?? numberAt(bytes, p + 124, 12), from = p + BLOCK;
    if (!Number.isSafeInteger(size) || size < 0 || from + size > end) throw notWhole(file);
    p = from + Math.ceil(size / BLOCK) * BLOCK;
    const content = bytes.subarray(from, from + size);
    if (type === 'x') { next = { ...next, ...extended(content, file) }; continue; }
    if (type === 'L') { next = { ...next, path: textOf(content) }; continue; }
    if (type === 'g' || type === 'K') continue;
    const name = (next.path ?? nameAt(bytes, from - BLOCK)).replace(/^(\.\/)+/, '');
    next = {};
    if ((type === '0' || type === '\0' || type === '7') && name !== '' && !name.endsWith('/')) { found.delete(name); found.set(name, { name, from, size }); }
  }
  return [...found.values()];
}

function notWhole(file: string): PalimpsestError {
  return new PalimpsestError('ParseError', `${file} is not a whole tar archive. Download it again.`, { file });
}

/** Blocks of zeros are the end, whatever follows. */
function isEmpty(bytes: Uint8Array, from: number, end: number): boolean {
  for (let p = from; p < Math.min(from + BLOCK, end); p++) if (bytes[p] !== 0) return false;
  return true;
}

function hasChecksum(bytes: Uint8Array, at: number): boolean {
  let sum = 0, signed = 0;
  for (let k = 0; k < BLOCK; k++) {
    const byte = k >= CHECKSUM && k < CHECKSUM + 8 ? 32 : bytes[at + k]!;
    sum += byte;
    signed += byte > 127 ? byte - 256 : byte;
  }
  // Some old archivers took bytes for signed.
  const told = numberAt(bytes, at + CHECKSUM, 8);
  return told === sum || told === signed;
}

/** Octal digits between spaces and zeros, or a binary number where the first bit is set; NaN where it is neither. */
function numberAt(bytes: Uint8Array, at: number, length: number): number {
  if ((bytes[at]! & 0x80) !== 0) {
    let value = bytes[at]! & 0x7f;
    for (let k = 1; k < length; k++) value = value * 256 + bytes[at + k]!;
    return value;
  }
  const digits = textOf(bytes.subarray(at, at + length)).trim();
  return digits === '' ? 0 : /^[0-7]+$/.test(digits) ? parseInt(digits, 8) : NaN;
}

function nameAt(bytes: Uint8Array, at: number): string {
  const name = textOf(bytes.subarray(at, at + 100)), isUstar = textOf(bytes.subarray(at + 257, at + 263)) === 'ustar', prefix = isUstar ? textOf(bytes.subarray(at + PREFIX, at + BLOCK - 12)) : '';
  return prefix === '' ? name : `${prefix}/${name}`;
}

/** Up to the first zero. */
function textOf(bytes: Uint8Array): string {
  const zero = bytes.indexOf(0);
  return new TextDecoder().decode(zero < 0 ? bytes : bytes.subarray(0, zero));
}

/** Records "length key=value\n", the length being that of the whole record in bytes. */
function extended(bytes: Uint8Array, file: string): { path?: string; size?: number } {
  const out: { path?: string; size?: number } = {};
  for (let p = 0; p < bytes.length;) {
    const space = bytes.indexOf(32, p), length = space < 0 ? NaN : Number(textOf(bytes.subarray(p, space)));
    if (!Number.isSafeInteger(length) || length <= space - p + 1 || p + length > bytes.length) throw notWhole(file);
    const record = new TextDecoder().decode(bytes.subarray(space + 1, p + length - 1)), equals = record.indexOf('=');
    if (record.slice(0, equals) === 'path') out.path = record.slice(equals + 1);
    if (record.slice(0, equals) === 'size') out.size = Number(record.slice(equals + 1));
    p += length;
  }
  return out;
}
