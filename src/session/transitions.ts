/** The most frequent changes of a text column, with their texts. */
import type { TransitionPicture } from '../core/model/report.js';
import { mostGroups, transitionsQuery } from '../core/sql/transitions-query.js';
import type { EngineColumn } from '../core/sql/engine-column.js';
import type { Database } from '../io/database/database.js';
import type { WorkshopClient } from '../io/workshop/protocol.js';

const MOST = 12;

export async function queryTransitions(database: Database, thread: WorkshopClient, name: string, schema: string, column: EngineColumn, signal: AbortSignal | undefined): Promise<TransitionPicture[]> {
  const result = await database.run(transitionsQuery(schema, column, MOST), signal ? { signal } : {});
  const numbers = (name: string): number[] => Array.from(result.columns.get(name) ?? [], Number);
  const [from, to, counts] = [numbers('from'), numbers('to'), numbers('n')];
  const texts = await thread.call('values', [name, column.id, [...from, ...to]]);
  // Where equally frequent ones were cut off, none of them is shown: which came depends on the engine.
  const cut = counts.length === mostGroups(MOST) ? counts[counts.length - 1]! : 0;
  const all = counts.map((count, i): TransitionPicture => ({ from: texts[i] ?? null, to: texts[counts.length + i] ?? null, count }));
  // Ties are broken by text, so that the order of records does not show.
  return all.filter((each) => each.count > cut).sort((a, b) => b.count - a.count || order(a.from, b.from) || order(a.to, b.to)).slice(0, MOST);
}

function order(a: string | null, b: string | null): number {
  const x = a ?? '', y = b ?? '';
  return x < y ? -1 : x > y ? 1 : 0;
}
