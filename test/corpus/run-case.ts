/** Runs one case in a session, within its time limit, and says how it ended. */
import { isPalimpsestError } from '../../src/core/errors.js';
import type { Session } from '../../src/session/session.js';
import { sourceOf, type Case } from './case.js';
import type { Outcome } from './judge.js';

/** Far beyond what any case needs; a case that reaches it would not end. */
export const TIME_LIMIT_MS = 30_000;

export async function runCase(session: Session, each: Case, origin: string): Promise<Outcome> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(new Error('endless')), TIME_LIMIT_MS);
  try {
    const comparison = await session.compare(sourceOf(each.base, 'base', origin), sourceOf(each.revision, 'revision', origin), each.recipe ?? {}, { signal: stop.signal });
    const report = comparison.report();
    await comparison.dispose();
    return { ended: 'report', report };
  } catch (error) {
    if (stop.signal.aborted) return { ended: 'never' };
    // A fault of the engine or a slip in the code is told as EngineError too: no input may cause one.
    if (isPalimpsestError(error) && error.tag !== 'EngineError') return { ended: 'sentence', tag: error.tag, sentence: error.message };
    return { ended: 'crash', error: String((error as Error).stack ?? error) };
  } finally {
    clearTimeout(timer);
  }
}
