/** What Node gives a reading thread. */
import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import type { Platform } from '../workshop/platform.js';
import { fileSource } from './file-source.js';
import { loadPath } from './load-path.js';
import { FileSpill } from './spill-file.js';

/** Enough for the two values of the column that is looked at, up to some 30 million records. */
const CACHE_BYTES = 512e6;

export function nodePlatform(): Platform {
  return {
    loadPath,
    // A path that cannot be opened is told of when it is loaded.
    sizeOf: (path) => statSync(path, { throwIfNoEntry: false })?.size ?? 0,
    open: fileSource,
    spill: new FileSpill(CACHE_BYTES),
    sha256() {
      const hash = createHash('sha256');
      return { update: (bytes) => { hash.update(bytes); }, hex: () => hash.digest('hex') };
    },
  };
}
