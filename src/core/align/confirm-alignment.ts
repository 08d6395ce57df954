/**
 * Claims about columns that were made on a sample, checked on every matched record: a change of
 * unit is undone, split columns are put together again, and what remains different is counted.
 */
import type { JoinedColumn, PairSide } from '../pairing/join-releases.js';
import type { Match } from '../keys/match-records.js';
import { cellReader, type Cell } from './column-content.js';
import { isWhole, type Cut } from './split-columns.js';
import { isReproduced, type Decimals, type ValueMap } from './value-map.js';

export interface MapClaim { readonly id: string; readonly map: ValueMap; readonly decimals: Decimals }

export interface SplitClaim {
  /** The side of the whole; the parts stand on the other. */
  readonly side: 'base' | 'revision';
  readonly whole: number;
  readonly parts: readonly number[];
  readonly cut: Cut;
}

export interface Confirmed { readonly compared: number; readonly reproduced: number }

/** Cells where both sides have a number. */
export function confirmMap({ map, decimals }: MapClaim, column: JoinedColumn, match: Match): Confirmed {
  const { joined } = column;
  if (joined.kind !== 'number') return { compared: 0, reproduced: 0 };
  let compared = 0, reproduced = 0;
  for (let i = 0; i < match.base.length; i++) {
    const x = joined.base[match.base[i]!]!, y = joined.revision[match.revision[i]!]!;
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
    compared++;
    if (isReproduced(map, x, y, decimals)) reproduced++;
  }
  return { compared, reproduced };
}

/** Records where the whole has a value. */
export function confirmSplit(claim: SplitClaim, base: PairSide, revision: PairSide, match: Match): Confirmed {
  const [whole, others, wholeRows, partRows] = claim.side === 'base' ? [base, revision, match.base, match.revision] : [revision, base, match.revision, match.base];
  const read = (side: PairSide, position: number): ((row: number) => Cell) => cellReader({ ...side.columns[position]!, codes: [] });
  const readWhole = read(whole, claim.whole), readParts = claim.parts.map((position) => read(others, position));
  let compared = 0, reproduced = 0;
  for (let i = 0; i < wholeRows.length; i++) {
    const cell = readWhole(wholeRows[i]!);
    if (cell === null) continue;
    compared++;
    if (isWhole(cell, readParts.map((readPart) => readPart(partRows[i]!)), claim.cut)) reproduced++;
  }
  return { compared, reproduced };
}
