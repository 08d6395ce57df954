/** What a release can be opened from. Bytes and rows carry no name of their own, so one can be given. */
export interface NamedInput {
  readonly name: string;
  readonly data: Blob | Uint8Array | ArrayBuffer | readonly Readonly<Record<string, unknown>>[];
}
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
