/** How a delimited text is written. */
export interface Dialect {
  readonly delimiter: string;
  /** Empty: no quoting. */
  readonly quote: string;
  readonly newline: 'LF' | 'CRLF' | 'CR';
  readonly encoding: string;
  readonly bom: boolean;
  /** Lines between the records that begin with this text are comments; absent: there are none. */
  readonly comment?: string;
}
