/** Cancellation without the DOM: any `AbortSignal` fits this shape. */
export interface Cancellation {
  readonly aborted: boolean;
  throwIfAborted(): void;
}

/** What a long task tells while it runs. `done` and `total` are bytes or records, as `unit` says. */
export interface Progress {
  readonly stage: 'read' | 'pair' | 'load' | 'compare' | 'measure' | 'diagnose' | 'impact';
  /** Which release the stage works on, if one. */
  readonly side?: 'base' | 'revision';
  readonly done: number;
  readonly total: number;
  readonly unit: 'bytes' | 'records' | 'columns' | 'steps';
  /** A sentence on the whole comparison, such as how much memory it needs. */
  readonly note?: string;
}

export type OnProgress = (progress: Progress) => void;
