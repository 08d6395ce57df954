/** What a release can be opened from. Bytes and rows carry no name of their own, so one can be given. */
export interface NamedInput {
  /** Bytes and rows need one; an address and a file have their own. */
  readonly name?: string;
  /** A text is an address, as everywhere. */
  readonly data: string | URL | Blob | Uint8Array | ArrayBuffer | readonly Readonly<Record<string, unknown>>[];
  /** Files that describe the data: ESS-DIVE flmd or data dictionary, Frictionless, Croissant, EML. */
  readonly dictionary?: readonly DescribingFile[];
  /** Files that came with the data; those that describe it are read, the others left alone. */
  readonly beside?: readonly DescribingFile[];
}
/** An address, a file, or bytes with a name. */
export type DescribingFile = string | URL | File | { readonly name: string; readonly data: Blob | Uint8Array | ArrayBuffer };
/** An Arrow table of any copy of the library: recognised by shape, read through its own schema and vectors. */
export interface ArrowTableLike {
  readonly schema: { readonly fields: readonly { readonly name: string; readonly type: unknown }[] };
  readonly numRows: number;
  getChildAt(index: number): unknown;
}
/** `FileSystemFileHandle`, by shape. */
export interface FileHandleLike { readonly kind: 'file'; getFile(): Promise<File> }

/** A URL, a File, a file handle, bytes, an Arrow table, or an array of rows. */
export type SourceInput = string | URL | File | FileHandleLike | ArrowTableLike | Uint8Array | ArrayBuffer | readonly Readonly<Record<string, unknown>>[] | NamedInput;
