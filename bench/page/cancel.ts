/** Cancels a comparison in a given stage. When the work really stopped is measured from outside, by the threads' processor time. */
import { openSession, type Session } from '../../src/session/index.js';

type Stage = 'read' | 'pair' | 'load' | 'compare';

/** So far into a stage work is in full swing: cells are being read, columns paired, a query is running. */
const INTO_STAGE_MS = { read: 300, pair: 20, load: 20, compare: 20 };

export interface Cancelled {
  /** False when the comparison ended before the stage was seen. */
  readonly reached: boolean;
  /** From `abort()` to the rejected promise. */
  readonly acknowledgedMs: number;
  /** Milliseconds since 1970, to be laid beside samples taken outside. */
  readonly abortedAt: number;
}

const ROWS = [{ id: 1, value: 2 }, { id: 2, value: 3 }];
let session: Session | null = null;

export async function cancelDuring(base: File, revision: File, stage: Stage): Promise<Cancelled> {
  session = await openSession();
  await session.compare(ROWS, ROWS, { key: ['id'] });
  const controller = new AbortController();
  let abortedAt = Number.NaN, asked = false;
  const abort = (): void => { abortedAt = performance.now(); controller.abort(); };
  const outcome = await session.compare(base, revision, {}, {
    signal: controller.signal,
    onProgress: (progress) => {
      if (asked || progress.stage !== stage) return;
      asked = true;
      setTimeout(abort, INTO_STAGE_MS[stage]);
    },
  }).then(() => 'finished', () => 'rejected');
  return { reached: outcome === 'rejected' && controller.signal.aborted, acknowledgedMs: performance.now() - abortedAt, abortedAt: performance.timeOrigin + abortedAt };
}

/** The session that was cancelled in still compares; resolves to milliseconds. */
export async function compareAfterCancel(): Promise<number> {
  const begin = performance.now();
  await session!.compare(ROWS, ROWS, { key: ['id'] });
  return performance.now() - begin;
}
