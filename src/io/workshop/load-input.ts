/** Brings what a source names into memory, with progress; the environment supplies how. */
import { PalimpsestError } from '../../core/errors.js';
import type { ReadColumn } from '../../core/reading/release-table.js';
import type { ByteSource } from '../../core/reading/byte-source.js';
import { PADDING } from '../formats/encoding.js';
import { blobSource } from './blob-source.js';
import { READING_LIMITS, type Platform, type ReadingLimits } from './platform.js';

/** A file that came with the data and may describe it. */
export interface Companion {
  readonly input: WorkerInput;
  /** The caller named it as a dictionary: then it has to be one. */
  readonly given: boolean;
}

/** A source as it crosses into a worker: structured-cloneable. */
export type WorkerInput = SourceOfData & { readonly companions?: readonly Companion[] };

type SourceOfData =
  | { readonly kind: 'url'; readonly url: string; readonly name: string }
  | { readonly kind: 'path'; readonly path: string; readonly name: string }
  | { readonly kind: 'blob'; readonly blob: Blob; readonly name: string }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly name: string }
  | { readonly kind: 'rows'; readonly rows: readonly Readonly<Record<string, unknown>>[]; readonly name: string }
  | { readonly kind: 'columns'; readonly columns: readonly ReadColumn[]; readonly records: number; readonly name: string };

export interface LoadedBytes {
  /** Reaches at least PADDING bytes beyond `end`. */
  readonly bytes: Uint8Array;
  readonly end: number;
  /** Where `bytes` are the head of a larger text: gives all of it. */
  readonly source?: ByteSource;
}

/** Bytes of a text that is not kept, enough to find its layout and kinds. */
const HEAD_BYTES = 16 << 20;

export type OnBytes = (done: number, total: number) => void;
export type LoadPath = (path: string, name: string, onBytes: OnBytes) => Promise<LoadedBytes>;

export async function loadBytes(input: Exclude<SourceOfData, { kind: 'rows' | 'columns' }>, onBytes: OnBytes, platform: Platform | null, limits: ReadingLimits = READING_LIMITS): Promise<LoadedBytes> {
  switch (input.kind) {
    case 'bytes': return padded(input.bytes);
    case 'blob': return headOfBlob(input.blob, input.name, limits) ?? fromBlob(input.blob, input.name, onBytes);
    case 'path':
      if (platform === null) throw new PalimpsestError('SourceError', `${input.name} is a path; a browser opens only URLs and files that you choose.`, { file: input.name });
      return headOfPath(input.path, input.name, platform, limits) ?? platform.loadPath(input.path, input.name, onBytes);
    case 'url': return fromUrl(input.url, input.name, onBytes, limits);
  }
}

export function allocate(size: number, name: string): Uint8Array {
  try {
    return new Uint8Array(size + PADDING);
  } catch (cause) {
    throw tooLarge(size, name, cause);
  }
}

function headOfBlob(blob: Blob, name: string, limits: ReadingLimits): LoadedBytes | null {
  const source = blob.size > limits.textBytes ? blobSource(blob, name) : null;
  return source === null ? null : headOf(source, limits);
}

function headOfPath(path: string, name: string, platform: Platform, limits: ReadingLimits): LoadedBytes | null {
  const size = platform.sizeOf(path);
  return size > limits.textBytes ? headOf(platform.open(path, size, name), limits) : null;
}

function headOf(source: ByteSource, limits: ReadingLimits): LoadedBytes {
  const end = Math.min(source.size, Math.max(HEAD_BYTES, limits.pieceBytes));
  return { bytes: source.read(0, end), end, source };
}

/** All bytes of what was opened by its head, for formats that cannot be read piece by piece. */
export function wholeOf({ bytes, end, source }: LoadedBytes, name: string): LoadedBytes {
  if (source === undefined) return { bytes, end };
  try {
    return { bytes: source.read(0, source.size), end: source.size };
  } catch (cause) {
    if (cause instanceof RangeError) throw tooLarge(source.size, name, cause);
    throw cause;
  }
}

function tooLarge(size: number, name: string, cause: unknown): PalimpsestError {
  return new PalimpsestError('MemoryLimitError', `${name} has ${size.toLocaleString('en')} bytes, more than fits into memory at once. Give it as a UTF-8 text, or split it, for instance by year or site.`, { file: name }, cause);
}

export function padded(bytes: Uint8Array): LoadedBytes {
  const copy = allocate(bytes.length, 'The data');
  copy.set(bytes);
  return { bytes: copy, end: bytes.length };
}

const SLICE = 16 << 20;

async function fromBlob(blob: Blob, name: string, onBytes: OnBytes): Promise<LoadedBytes> {
  const bytes = allocate(blob.size, name);
  for (let at = 0; at < blob.size; at += SLICE) {
    try {
      bytes.set(new Uint8Array(await blob.slice(at, at + SLICE).arrayBuffer()), at);
    } catch (cause) {
      throw new PalimpsestError('SourceError', `${name} could not be read to its end; it may have changed or moved since it was chosen. Choose it again.`, { file: name }, cause);
    }
    onBytes(Math.min(at + SLICE, blob.size), blob.size);
  }
  return { bytes, end: blob.size };
}

const PART = 64 << 20;

async function fromUrl(url: string, name: string, onBytes: OnBytes, limits: ReadingLimits): Promise<LoadedBytes> {
  let response: Response;
  try {
    response = await fetch(url);
  } catch (cause) {
    throw new PalimpsestError('SourceError', `${url} could not be fetched: the server did not answer, or does not allow this page to read it (CORS). Download the file and open it from your disk.`, { file: name }, cause);
  }
  if (!response.ok) throw new PalimpsestError('SourceError', `${url} could not be fetched: the server answered ${response.status} ${response.statusText}`.trim() + '. Check the address.', { file: name });
  const total = Number(response.headers.get('content-length') ?? 0);
  // What was fetched goes to the browser in parts, which keeps large ones outside of memory.
  const parts: Blob[] = [];
  let chunks: Uint8Array[] = [];
  let done = 0, kept = 0;
  const reader = response.body!.getReader();
  try {
    for (;;) {
      const { value, done: ended } = await reader.read();
      if (ended) break;
      chunks.push(value);
      done += value.length;
      kept += value.length;
      if (kept > PART) { parts.push(new Blob(chunks as Uint8Array<ArrayBuffer>[])); chunks = []; kept = 0; }
      onBytes(done, Math.max(total, done));
    }
  } catch (cause) {
    throw new PalimpsestError('SourceError', `${url} broke off after ${done.toLocaleString('en')} bytes. Try again.`, { file: name }, cause);
  }
  if (parts.length > 0) {
    const whole = new Blob([...parts, ...chunks as Uint8Array<ArrayBuffer>[]]);
    return headOfBlob(whole, name, limits) ?? fromBlob(whole, name, () => undefined);
  }
  const bytes = allocate(done, name);
  let at = 0;
  for (const chunk of chunks) { bytes.set(chunk, at); at += chunk.length; }
  return { bytes, end: done };
}

/** Undoes gzip, so that a `.csv.gz` is read as its content; also of several members one after another, which not every platform takes at once. */
export async function gunzip(loaded: LoadedBytes, name: string): Promise<LoadedBytes> {
  const bytes = loaded.bytes.subarray(0, loaded.end) as Uint8Array<ArrayBuffer>;
  try {
    return padded(await inflated(bytes));
  } catch (cause) {
    try {
      const members = await membersOf(bytes);
      if (members.length > 1) return padded(new Uint8Array(await new Blob(await Promise.all(members.map(inflated))).arrayBuffer()));
    } catch { /* what the first attempt found is said */ }
    throw new PalimpsestError('ParseError', `${name} is not a whole gzip file. Download it again.`, { file: name }, cause);
  }
}

async function inflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Where each member of a gzip file begins is only known once the one before was read. */
async function membersOf(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>[]> {
  const { Gunzip } = await import('fflate');
  const starts: number[] = [];
  const reader = new Gunzip(() => undefined);
  reader.onmember = (at) => { starts.push(at); };
  reader.push(bytes, true);
  const first = starts[0] === 0 ? starts : [0, ...starts];
  return first.map((at, i) => bytes.subarray(at, first[i + 1] ?? bytes.length));
}
