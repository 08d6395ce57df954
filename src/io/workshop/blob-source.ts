/** A file or blob of the browser that is read piece by piece; only workers can do so synchronously. */
import { PalimpsestError } from '../../core/errors.js';
import type { ByteSource } from '../../core/reading/byte-source.js';
import { PADDING } from '../formats/encoding.js';

declare const FileReaderSync: undefined | (new () => { readAsArrayBuffer(blob: Blob): ArrayBuffer });

/** Null where blobs cannot be read synchronously. */
export function blobSource(blob: Blob, name: string): ByteSource | null {
  if (typeof FileReaderSync === 'undefined') return null;
  const reader = new FileReaderSync();
  const take = (part: Blob): ArrayBuffer => {
    try {
      return reader.readAsArrayBuffer(part);
    } catch (cause) {
      throw new PalimpsestError('SourceError', `${name} could not be read to its end; it may have changed or moved since it was chosen. Choose it again.`, { file: name }, cause);
    }
  };
  return {
    size: blob.size,
    whole: () => take(blob),
    read(from, to) {
      const bytes = new Uint8Array(to - from + PADDING);
      bytes.set(new Uint8Array(take(blob.slice(from, to))));
      return bytes;
    },
  };
}
