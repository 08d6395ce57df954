/** SHA-256 of file bytes: the platform's where there is one, else a script's. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { ByteSource } from '../../core/reading/byte-source.js';
import type { Hasher, Platform } from './platform.js';

export async function sha256Of(bytes: Uint8Array): Promise<string> {
  const subtle = globalThis.crypto?.subtle;
  if (subtle === undefined) return bytesToHex(sha256(bytes));
  return bytesToHex(new Uint8Array(await subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)));
}

const PIECE = 16 << 20;
/** The browser's own takes all bytes at once. It is several times faster than a script, and up to here worth the room. */
const AT_ONCE = 1.5e9;

/** Of bytes that are not in memory. */
export function sha256OfSource(source: ByteSource, platform: Platform | null): Promise<string> {
  if (source.whole !== undefined && source.size <= AT_ONCE && globalThis.crypto?.subtle !== undefined) {
    const whole = source.whole();
    const digest = sha256Of(new Uint8Array(whole));
    // It has taken a copy; ours is given back at once, not when memory is next tidied.
    structuredClone(null, { transfer: [whole] });
    return digest;
  }
  const hasher = platform?.sha256() ?? scripted();
  for (let at = 0; at < source.size; at += PIECE) {
    const to = Math.min(source.size, at + PIECE);
    hasher.update(source.read(at, to).subarray(0, to - at));
  }
  return Promise.resolve(hasher.hex());
}

function scripted(): Hasher {
  const hash = sha256.create();
  return { update: (bytes) => { hash.update(bytes); }, hex: () => bytesToHex(hash.digest()) };
}
