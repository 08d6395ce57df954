/** What a thread holds, which all its desks look into: releases that it read or was handed, and pairings of them by name. */
import type { Diagnosed } from '../../core/diagnosis/diagnosis.js';
import type { PairSide } from '../../core/pairing/join-releases.js';
import type { Pairing } from '../../core/pairing/pair-releases.js';
import { shareStored, type Spill } from '../../core/model/spill.js';
import type { OpenTable } from './open-table.js';

export type Side = 'base' | 'revision';
export type OnWork = (done: number, total: number) => void;

export type HeldPairing = Pairing & { readonly sides: { readonly base: PairSide; readonly revision: PairSide } };

export class Holdings {
  readonly open = new Map<Side, OpenTable>();
  /** Of releases that another thread read. */
  readonly accepted = new Map<Side, PairSide>();
  /** By the name that the comparison gave: a revised comparison pairs anew while the earlier one still shows its records. */
  readonly pairings = new Map<string, HeldPairing>();

  constructor(readonly spill: Spill | null) {}

  pairing(name: string): HeldPairing {
    return this.pairings.get(name)!;
  }

  /** Columns of a release that was read here; listed in the order of `columns`. */
  columnsOf(side: Side, columns?: readonly number[]): PairSide {
    const { table } = this.open.get(side)!;
    const positions = columns ?? Array.from({ length: table.width }, (_, i) => i);
    // Pairings and other threads hold them from now on.
    for (const i of positions) shareStored(table.values(i), this.spill);
    return { records: table.records, columns: positions.map((i) => ({ name: table.nameOf(i), values: table.values(i), type: table.typeOf(i), typed: table.isTyped(i), absent: table.absentEntries(i) })) };
  }

  /** All columns of a release, read here or handed over. */
  side(side: Side): PairSide {
    return this.open.has(side) ? this.columnsOf(side) : this.accepted.get(side)!;
  }
}

/** As questions about single columns need a pairing. */
export function diagnosedOf({ key, joined, match, sides }: HeldPairing): Diagnosed {
  return {
    key: key.map((id) => { const column = joined.get(id)!; return { name: sides.base.columns[column.base]!.name, joined: column.joined }; }),
    joined: (id) => joined.get(id)!.joined, match,
  };
}
