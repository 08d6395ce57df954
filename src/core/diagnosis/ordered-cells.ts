/**
 * What a diagnosis looks at: matched records in the order of their key. The thread that paired takes their cells from
 * its columns; another thread that helps has only what was handed over.
 */
import type { Joined } from '../keys/joined-column.js';
import type { Match } from '../keys/match-records.js';
import { takeRows } from '../keys/take-rows.js';
import { keyOrder, type KeyOrder } from './key-order.js';
import { attributesOf, type WhereAttribute, type WhereInput } from './where/attributes.js';

/** Matched cells in the order of the key. */
export type Cells =
  | { readonly kind: 'number' | 'time'; readonly base: Float64Array; readonly revision: Float64Array }
  | { readonly kind: 'text'; readonly base: Int32Array; readonly revision: Int32Array; readonly texts: readonly string[] };

/** A column by which records are told apart beside the key: a category, or the flag of a measure. */
export interface Marker { readonly id: string; readonly name: string }

export interface OrderedCells {
  readonly records: number;
  readonly order: Omit<KeyOrder, 'base' | 'revision'>;
  /** Of the key and the markers: what records of every column are told apart by. */
  attributes(): readonly WhereAttribute[];
  cells(id: string): Cells;
  /** At ascending places of the order. */
  cellsAt(id: string, places: Int32Array): Cells;
}

export interface Diagnosed {
  readonly key: readonly { readonly name: string; readonly joined: Joined }[];
  readonly joined: (id: string) => Joined;
  readonly match: Match;
}

/** In the thread that paired. */
export class PairedCells implements OrderedCells {
  readonly records: number;
  readonly order: KeyOrder;
  private readonly of: Diagnosed;
  private known: readonly WhereAttribute[] | null = null;

  /** Key columns by name: the order of records is no matter of how their columns stand in the files. `order`: where it is at hand. */
  constructor(of: Diagnosed, private readonly markers: readonly Marker[], order?: KeyOrder) {
    this.of = { ...of, key: [...of.key].sort((a, b) => (a.name < b.name ? -1 : 1)) };
    this.order = order ?? keyOrder(this.of.key, of.match);
    this.records = this.order.base.length;
  }

  attributes(): readonly WhereAttribute[] {
    if (this.known !== null) return this.known;
    const { order } = this, inputs = this.of.key.flatMap(({ name, joined }, i): WhereInput[] => (order.timeParts.includes(i) ? [] : [{ name, kind: joined.kind, values: takeRows(joined.base, order.base), ...(joined.kind === 'text' ? { texts: joined.texts } : {}) }]));
    if (order.time !== null) inputs.push({ name: order.timeName!, kind: order.instants ? 'time' : 'number', values: order.time });
    return this.known = attributesOf([...inputs, ...this.markers.flatMap(({ id, name }) => markerInputs(name, this.cells(id)))]);
  }

  cells(id: string): Cells {
    return this.taken(id, this.order.base, this.order.revision);
  }

  cellsAt(id: string, places: Int32Array): Cells {
    return this.taken(id, takeRows(this.order.base, places), takeRows(this.order.revision, places));
  }

  private taken(id: string, base: Int32Array, revision: Int32Array): Cells {
    const joined = this.of.joined(id);
    if (joined.kind === 'text') return { kind: 'text', base: takeRows(joined.base, base), revision: takeRows(joined.revision, revision), texts: joined.texts };
    return { kind: joined.kind, base: takeRows(joined.base, base), revision: takeRows(joined.revision, revision) };
  }
}

/** The values of either release tell records apart. */
export function markerInputs(name: string, cells: Cells): WhereInput[] {
  return (['base', 'revision'] as const).map((side) => (cells.kind === 'text' ? { name, kind: 'text', values: cells[side], texts: cells.texts, side } : { name, kind: cells.kind, values: cells[side], side }));
}
