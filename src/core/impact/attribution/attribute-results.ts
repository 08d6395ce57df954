/**
 * Attribution of several results of one model (the biomass of each plant type): a hybrid release is run once, and all
 * results are read from that run.
 */
import type { Figure } from '../../model/report.js';
import type { Attribution } from './attribution.js';
import { attributeChange, type AttributionOptions } from './attribute-change.js';
import type { Coalition, Player } from './players.js';

export type EvaluateAll<Name extends string> = (coalition: Coalition) => Readonly<Record<Name, Figure>> | Promise<Readonly<Record<Name, Figure>>>;

/** `along` belongs to single results and is not taken. Progress counts the runs of the first result, then what others ask beyond these. */
export async function attributeResults<Name extends string>(players: readonly Player[], names: readonly Name[], evaluate: EvaluateAll<Name>, options: Omit<AttributionOptions, 'along'> = {}): Promise<Readonly<Record<Name, Attribution>>> {
  const runs = new Map<Coalition, Readonly<Record<Name, Figure>>>(), out: [Name, Attribution][] = [];
  for (const name of names) {
    out.push([name, await attributeChange(players, async (coalition) => {
      const results = runs.get(coalition) ?? (await evaluate(coalition));
      runs.set(coalition, results);
      return results[name];
    }, options)]);
  }
  return Object.fromEntries(out) as Readonly<Record<Name, Attribution>>;
}
