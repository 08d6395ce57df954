/** The only place where elements reach for the engine, and only when a comparison is asked for. */
import type { Session } from '../../src/session/session.js';

export async function openEngine(): Promise<Session> {
  const { openSession } = await import('../../src/session/index.js');
  return openSession();
}
