/** A file that is read piece by piece, for the command. */
import { openSync, readSync } from 'node:fs';
import { PalimpsestError } from '../../core/errors.js';
import type { ByteSource } from '../../core/reading/byte-source.js';
import { PADDING } from '../formats/encoding.js';

const MOST_AT_ONCE = 1 << 30;

/** The file stays open while its thread lives: records are shown from it later. */
export function fileSource(path: string, size: number, name: string): ByteSource {
  const file = openSync(path, 'r');
  return {
    size,
    read(from, to) {
      const bytes = new Uint8Array(to - from + PADDING);
      for (let at = 0; at < to - from;) {
        const read = readSync(file, bytes, at, Math.min(MOST_AT_ONCE, to - from - at), from + at);
        if (read === 0) throw new PalimpsestError('SourceError', `${name} became shorter while it was read. Compare it again when it is no longer written to.`, { file: name });
        at += read;
      }
      return bytes;
    },
  };
}
