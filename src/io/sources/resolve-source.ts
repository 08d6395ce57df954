/** Turns what a caller gave into what a reading thread can take. */
import { PalimpsestError } from '../../core/errors.js';
import { columnsOf } from '../formats/read-arrow.js';
import type { Companion, WorkerInput } from '../workshop/load-input.js';
import type { ArrowTableLike, DescribingFile, FileHandleLike, NamedInput, SourceInput } from './source.js';

export async function resolveSource(input: SourceInput, fallbackName: string, locate: (text: string) => WorkerInput): Promise<WorkerInput> {
  if (typeof input === 'string') return locate(input);
  if (input instanceof URL) return locate(input.href);
  if (input instanceof Uint8Array) return { kind: 'bytes', bytes: input, name: fallbackName };
  if (input instanceof ArrayBuffer) return { kind: 'bytes', bytes: new Uint8Array(input), name: fallbackName };
  if (Array.isArray(input)) return { kind: 'rows', rows: input as readonly Record<string, unknown>[], name: fallbackName };
  if (isBlob(input)) return { kind: 'blob', blob: input, name: (input as File).name ?? fallbackName };
  if (isFileHandle(input)) return resolveSource(await input.getFile(), fallbackName, locate);
  // Its vectors cannot cross a thread border by themselves; typed columns can.
  if (isArrowTable(input)) return { kind: 'columns', ...columnsOf(input), name: fallbackName };
  if (isNamed(input)) {
    const inner = await resolveSource(input.data as SourceInput, input.name ?? fallbackName, locate);
    const companions = [...await companionsOf(input.dictionary, true, locate), ...await companionsOf(input.beside, false, locate)];
    return { ...inner, name: input.name ?? inner.name, ...(companions.length > 0 ? { companions } : {}) };
  }
  throw new PalimpsestError('SourceError', `The ${fallbackName} release is none of: a URL, a File, a file handle, bytes, an Arrow table, an array of rows.`);
}

async function companionsOf(files: readonly DescribingFile[] | undefined, given: boolean, locate: (text: string) => WorkerInput): Promise<Companion[]> {
  return Promise.all((files ?? []).map(async (file) => ({ input: await resolveSource(file, 'dictionary', locate), given })));
}

export function nameOfUrl(url: string): string {
  try {
    const last = new URL(url, 'http://local/').pathname.split('/').filter((part) => part !== '').pop();
    return last === undefined ? url : decodeURIComponent(last);
  } catch {
    return url;
  }
}

function isBlob(input: unknown): input is Blob {
  return typeof Blob !== 'undefined' && input instanceof Blob;
}

function isFileHandle(input: unknown): input is FileHandleLike {
  return typeof (input as FileHandleLike | null | undefined)?.getFile === 'function';
}

function isArrowTable(input: unknown): input is ArrowTableLike {
  return typeof (input as ArrowTableLike | null | undefined)?.getChildAt === 'function' && typeof (input as ArrowTableLike).numRows === 'number';
}

function isNamed(input: unknown): input is NamedInput {
  const given = input as NamedInput | null | undefined;
  return given?.data !== undefined && (given.name === undefined || typeof given.name === 'string');
}
