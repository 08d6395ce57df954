/** The whole way of a user on an open page: two files compared with nothing said about them, the report taken. */
import { openSession } from '../../src/session/index.js';
import { outlineOf } from '../check-report.mjs';

export async function reportOnce(base: File, revision: File): Promise<object> {
  // The floor is measured on a running engine, and so is the report; the start has a column of its own.
  const session = await openSession();
  await session.ready();
  const begin = performance.now();
  const comparison = await session.compare(base, revision);
  const report = comparison.report();
  const reportMs = performance.now() - begin;
  const { generator, validity } = report;
  await session.close();
  return { reportMs, stages: generator.elapsedMs, engine: generator.engine, validity: validity.status, outline: outlineOf(report) };
}
