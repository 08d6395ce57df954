/**
 * Parts of columns in temporary files of the process. A file is unlinked as soon as it is open, so that it ends with
 * the thread, however that ends; other threads of the process read it by its number.
 */
import { randomUUID } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, readSync, rmdirSync, unlinkSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PalimpsestError } from '../../core/errors.js';
import type { Spill, StoredPart } from '../../core/model/spill.js';

const MOST_AT_ONCE = 1 << 30;

export class FileSpill implements Spill {
  /** By serial: the system gives the number of a closed file to the next one. */
  private readonly cache = new Map<string, ArrayBuffer>();
  private readonly shared = new Set<string>();
  private cached = 0;

  /** `cacheBytes`: parts that are kept in memory after they were read, the latest ones. */
  constructor(private readonly cacheBytes: number) {}

  create(): Pick<StoredPart, 'id' | 'serial'> {
    const folder = mkdtempSync(join(tmpdir(), 'palimpsest-'));
    const path = join(folder, 'column');
    try {
      const id = openSync(path, 'wx+', 0o600);
      unlinkSync(path);
      rmdirSync(folder);
      return { id, serial: randomUUID() };
    } catch (cause) {
      throw noRoom(cause);
    }
  }

  append({ id }: Pick<StoredPart, 'id'>, bytes: Uint8Array): void {
    try {
      for (let at = 0; at < bytes.length;) at += writeSync(id, bytes, at, Math.min(MOST_AT_ONCE, bytes.length - at));
    } catch (cause) {
      throw noRoom(cause);
    }
  }

  read({ id, serial, bytes }: StoredPart): ArrayBuffer {
    const known = this.cache.get(serial);
    if (known !== undefined) {
      this.cache.delete(serial);
      this.cache.set(serial, known);
      return known;
    }
    const buffer = new ArrayBuffer(bytes), into = new Uint8Array(buffer);
    for (let at = 0; at < bytes;) {
      const read = readSync(id, into, at, Math.min(MOST_AT_ONCE, bytes - at), at);
      if (read === 0) throw new PalimpsestError('SourceError', `A temporary file in ${tmpdir()} is shorter than it was written. Start again.`);
      at += read;
    }
    this.cache.set(serial, buffer);
    this.cached += bytes;
    for (const [other, old] of this.cache) {
      if (this.cached <= this.cacheBytes) break;
      this.cache.delete(other);
      this.cached -= old.byteLength;
    }
    return buffer;
  }

  share({ serial }: StoredPart): void {
    this.shared.add(serial);
  }

  remove({ id, serial }: StoredPart): void {
    if (this.shared.has(serial)) return;
    this.cached -= this.cache.get(serial)?.byteLength ?? 0;
    this.cache.delete(serial);
    closeSync(id);
  }
}

function noRoom(cause: unknown): PalimpsestError {
  const code = (cause as NodeJS.ErrnoException).code ?? 'unknown reason';
  return new PalimpsestError('MemoryLimitError', `Columns that do not fit into memory could not be written to ${tmpdir()} (${code}). Make room there, or set TMPDIR to a folder that has room.`, {}, cause);
}
