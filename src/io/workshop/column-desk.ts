/** What a thread tells of a release's columns before they are paired, and how columns cross to another thread. */
import { profileColumn, type ColumnContent, type ColumnProfile } from '../../core/align/column-content.js';
import { sampleByKey, type CellForm, type KeyedSample } from '../../core/align/keyed-sample.js';
import type { Values } from '../../core/model/column-table.js';
import { storedColumn, storedValues, type StoredColumn } from '../../core/model/spill.js';
import type { PairSide } from '../../core/pairing/join-releases.js';
import { histogram } from '../../core/statistics/shared-histogram.js';
import type { Holdings, Side } from './holdings.js';
import type { OpenTable } from './open-table.js';

/** A side as it crosses to another thread. */
export interface WireSide extends Omit<PairSide, 'columns'> {
  readonly columns: readonly (Omit<PairSide['columns'][number], 'values'> & { readonly values: Values | StoredColumn })[];
}

export class ColumnDesk {
  constructor(private readonly holdings: Holdings) {}

  /** What the given columns hold, for recognising renamed ones; `codes` are numbers that mean missing, by position. */
  profiles(side: Side, positions: readonly number[], codes: readonly (readonly number[])[]): ColumnProfile[] {
    const { table } = this.holdings.open.get(side)!;
    return positions.map((position) => profileColumn(contentOf(table, position, codes)));
  }

  /** Records with the smallest hashes of the given key: another thread chooses the same ones. */
  keyedSample(side: Side, key: readonly number[], wanted: readonly number[], codes: readonly (readonly number[])[], size: number, form: CellForm | null): KeyedSample {
    const { table } = this.holdings.open.get(side)!;
    return sampleByKey(codes.map((_, position) => contentOf(table, position, codes)), table.records, key, wanted, size, form);
  }

  histograms(side: Side, edges: readonly (readonly number[] | null)[]): (number[] | null)[] {
    const table = this.holdings.open.get(side)?.table, accepted = this.holdings.accepted.get(side)?.columns;
    return edges.map((each, i) => {
      const values = table ? table.values(i) : accepted![i]!.values;
      return each === null || values.kind === 'text' ? null : histogram(values.values, each);
    });
  }

  /** Columns for pairing, all or some; they are listed in the order of `columns`. */
  side(side: Side, columns?: readonly number[]): WireSide {
    return onWire(this.holdings.columnsOf(side, columns));
  }

  /** Columns of the other thread's release; those that came before stay, where they are not replaced. */
  accept(side: Side, columns: readonly number[], given: WireSide): void {
    const all = [...(this.holdings.accepted.get(side)?.columns ?? [])];
    columns.forEach((column, i) => {
      const { values, ...rest } = given.columns[i]!;
      all[column] = { ...rest, values: 'stored' in values ? storedValues(values, this.holdings.spill!) : values };
    });
    this.holdings.accepted.set(side, { records: given.records, columns: all });
  }

  /** What was accepted, for another thread to accept. */
  accepted(side: Side): WireSide {
    return onWire(this.holdings.accepted.get(side)!);
  }
}

function contentOf(table: OpenTable['table'], position: number, codes: readonly (readonly number[])[]): ColumnContent {
  return { values: table.values(position), absent: table.absentEntries(position), codes: codes[position]! };
}

function onWire(side: PairSide): WireSide {
  return { ...side, columns: side.columns.map((column) => ({ ...column, values: storedColumn(column.values) ?? column.values })) };
}
