/**
 * What bad input gets: one sentence that names the file, the place and the remedy.
 * A cancelled task is not an error; its promise rejects with the signal's reason.
 */

export type ErrorTag = 'SourceError' | 'ParseError' | 'KeyError' | 'SchemaError' | 'EngineError' | 'MemoryLimitError';

/** Where something went wrong; every field that is known is set. Lines and columns count from 1. */
export interface Place {
  readonly file?: string;
  readonly line?: number;
  readonly column?: string;
}

export class PalimpsestError extends Error {
  readonly tag: ErrorTag;
  readonly place: Place;
  constructor(tag: ErrorTag, message: string, place: Place = {}, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = tag;
    this.tag = tag;
    this.place = place;
  }
}

/** Recognises our errors by shape, so that it holds across bundles and worker borders. */
export function isPalimpsestError(error: unknown, ...tags: ErrorTag[]): error is PalimpsestError {
  const tag = (error as { tag?: unknown } | null)?.tag;
  return typeof tag === 'string' && error instanceof Error && (tags.length === 0 || tags.includes(tag as ErrorTag));
}

/** Plain data for crossing a worker border; `fromPlain` restores it. */
export interface PlainError { readonly tag: ErrorTag; readonly message: string; readonly place: Place }

export function toPlain(error: unknown): PlainError {
  if (isPalimpsestError(error)) return { tag: error.tag, message: error.message, place: error.place };
  const message = error instanceof Error ? error.message : String(error);
  const memory = /array buffer allocation|out of memory|invalid typed array length|invalid array length|array size/i.test(message);
  return memory
    ? { tag: 'MemoryLimitError', message: `The two releases do not fit into memory (${message}). Compare fewer columns or records, or use the command line.`, place: {} }
    : { tag: 'EngineError', message, place: {} };
}

export function fromPlain(plain: PlainError): PalimpsestError {
  return new PalimpsestError(plain.tag, plain.message, plain.place);
}
