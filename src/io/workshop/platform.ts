/** What a reading thread of Node has and one of the browser has not: paths, temporary files, checksums piece by piece. */
import type { Spill } from '../../core/model/spill.js';
import type { ByteSource } from '../../core/reading/byte-source.js';
import type { LoadPath } from './load-input.js';

export interface Hasher {
  update(bytes: Uint8Array): void;
  hex(): string;
}

export interface Platform {
  readonly loadPath: LoadPath;
  sizeOf(path: string): number;
  open(path: string, size: number, name: string): ByteSource;
  readonly spill: Spill;
  sha256(): Hasher;
}

/** From which sizes on a thread takes the ways that need less memory; see `session/limits.ts`. */
export interface ReadingLimits {
  /** A text of more bytes is read piece by piece and not kept. */
  readonly textBytes: number;
  /** Columns of a text of more bytes go to temporary files, where there are any. */
  readonly spillBytes: number;
  /** Bytes of a piece. */
  readonly pieceBytes: number;
}

export const READING_LIMITS: ReadingLimits = { textBytes: 256e6, spillBytes: 1.6e9, pieceBytes: 16 << 20 };
