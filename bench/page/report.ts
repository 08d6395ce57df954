/** The whole way of a user: a session opened, two files compared with nothing said about them, the report taken. */
import { openSession } from '../../src/session/index.js';

export async function reportOnce(base: File, revision: File): Promise<object> {
  const begin = performance.now();
  const session = await openSession();
  const comparison = await session.compare(base, revision);
  const report = comparison.report();
  const reportMs = performance.now() - begin;
  const { records, cells, recipe, generator, validity } = report;
  await session.close();
  return {
    reportMs, stages: generator.elapsedMs, engine: generator.engine, key: recipe.key, validity: validity.status, cells,
    records: { base: records.base, revision: records.revision, matched: records.matched, changed: records.changed },
  };
}
