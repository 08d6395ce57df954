/** Reads a file from disk into a padded buffer, with progress. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { PalimpsestError } from '../../core/errors.js';
import { allocate, type LoadPath } from '../workshop/load-input.js';

const SLICE = 32 << 20;

export const loadPath: LoadPath = (path, name, onBytes) => {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    const why = code === 'ENOENT' ? 'there is no such file' : code === 'EACCES' ? 'its permissions forbid it' : String(code);
    return Promise.reject(new PalimpsestError('SourceError', `${path} could not be opened: ${why}. Check the path.`, { file: name }, cause));
  }
  try {
    const stat = fstatSync(file);
    if (stat.isDirectory()) return Promise.reject(new PalimpsestError('SourceError', `${path} is a folder. Name the file in it that holds the data.`, { file: name }));
    const bytes = allocate(stat.size, name);
    let at = 0;
    while (at < stat.size) {
      const read = readSync(file, bytes, at, Math.min(SLICE, stat.size - at), at);
      if (read === 0) break;
      at += read;
      onBytes(at, stat.size);
    }
    return Promise.resolve({ bytes, end: at });
  } finally {
    closeSync(file);
  }
};
