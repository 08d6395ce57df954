/** Bytes that can be asked for again, so that a large text need not stand in memory. Asking is synchronous, as reading is. */
export interface ByteSource {
  readonly size: number;
  /** The bytes [from, to), in an array that reaches at least 16 bytes beyond them. */
  read(from: number, to: number): Uint8Array;
  /** All bytes without a copy of them, where there is a way. */
  whole?(): ArrayBuffer;
}
