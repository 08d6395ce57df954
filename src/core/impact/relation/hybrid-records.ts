/** The relation as arrays: one release, or a hybrid of both, for what computes on columns in a thread and not by SQL. What `data-sql.ts` says of records and values holds here alike. */
import { part } from '../../sql/engine-column.js';
import type { DataChoice, HybridChoice } from './data-sql.js';
import { cellMark, type Cells, type Marks } from './marks.js';
import { BLOCK, IN_BASE, IN_REVISION, SIDE, type RelationTable } from './relation-table.js';

/** What the values of a release are brought to: `factor * value + offset`. */
export interface Scale {
  readonly factor: number;
  readonly offset: number;
}

export interface HybridRecords {
  /** Places in the relation of the records that are there, ascending: in the order of the key. */
  readonly places: Int32Array;
  /** Values of a number or time column at these places; NaN is missing. A value has the scale of the release that it is from; null: as it stands. */
  numbers(id: string, base?: Scale | null, revision?: Scale | null): Float64Array;
  /** Of a text column; null is missing. */
  texts(id: string): (string | null)[];
}

type IsTaken = (place: number) => boolean;
/** Which records go and come, and of which records a column is from the revision. */
interface Taken { readonly removed: IsTaken; readonly added: IsTaken; readonly values: (id: string) => IsTaken }

const ALWAYS: IsTaken = () => true, NEVER: IsTaken = () => false;
const NO_MARKS: Marks = new Map();

export class RelationArrays {
  private readonly data: ReadonlyMap<string, Float64Array | Int32Array | Uint8Array>;

  constructor(readonly table: RelationTable) {
    this.data = new Map(table.columns.map(({ name, data }) => [name, data]));
  }

  /** Columns that differ in at least one record; two missing values are alike. */
  differing(ids: readonly string[]): string[] {
    return ids.filter((id) => {
      const base = this.data.get(part.base(id))!, revision = this.data.get(part.revision(id))!;
      for (let i = 0; i < base.length; i++) if (base[i] !== revision[i] && (base[i]! === base[i]! || revision[i]! === revision[i]!)) return true;
      return false;
    });
  }

  /** Whether the two scales make other values of the same numbers in at least one record. */
  readOtherwise(id: string, base: Scale | null, revision: Scale | null): boolean {
    const one = this.data.get(part.base(id))!, other = this.data.get(part.revision(id))!;
    return one.some((value, i) => value === other[i]! && scaled(value, base) !== scaled(value, revision));
  }

  /** `marks`: all that the choice speaks of. */
  hybrid(choice: DataChoice, marks: Marks = NO_MARKS): HybridRecords {
    const { hybrid, without, kept, coarse, withheld = [] } = choice, side = this.data.get(SIDE)!, block = this.data.get(BLOCK)!, taken = this.takenOf(hybrid, marks), keep = kept === undefined ? null : marks.get(kept.mark)!;
    const isThere = (i: number): boolean => (side[i] === IN_BASE ? !taken.removed(i) : side[i] === IN_REVISION ? taken.added(i) : true) && block[i] !== without && (keep === null || keep[i]! >= kept!.from);
    const all = new Int32Array(this.table.rows);
    let n = 0;
    for (let i = 0; i < all.length; i++) if (isThere(i)) all[n++] = i;
    const places = all.subarray(0, n);
    return {
      places,
      numbers: (id, ofBase = null, ofRevision = null) => {
        const base = this.data.get(part.base(id)) as Float64Array, revision = this.data.get(part.revision(id)) as Float64Array, isTaken = taken.values(id), cells = coarse?.get(id), out = new Float64Array(n);
        if (withheld.includes(id)) return out.fill(NaN);
        for (let k = 0; k < n; k++) {
          const i = places[k]!, fromRevision = side[i] === IN_REVISION || (side[i] !== IN_BASE && isTaken(i)), value = (isTaken(i) ? revision : base)[i]!;
          out[k] = scaled(cells === undefined ? value : middle(value, cells), fromRevision ? ofRevision : ofBase);
        }
        return out;
      },
      texts: (id) => {
        if (withheld.includes(id)) return new Array<null>(n).fill(null);
        const base = this.data.get(part.base(id))!, revision = this.data.get(part.revision(id))!, isTaken = taken.values(id), { texts } = this.table.of.find((each) => each.id === id)!;
        return Array.from(places, (i) => texts[(isTaken(i) ? revision : base)[i]!] ?? null);
      },
    };
  }

  private takenOf(hybrid: HybridChoice, marks: Marks): Taken {
    switch (hybrid.of) {
      case 'columns': { const records = hybrid.records ? ALWAYS : NEVER; return { removed: records, added: records, values: (id) => (hybrid.ids.has(id) ? ALWAYS : NEVER) }; }
      case 'parts': { const codes = this.data.get(hybrid.by)!, chosen = new Set(hybrid.codes), inside = hybrid.except !== true; return wholly((i) => chosen.has(codes[i]!) === inside); }
      case 'records': { const mark = marks.get(hybrid.mark)!; return wholly((i) => mark[i]! >= 1 && mark[i]! <= hybrid.upTo); }
      case 'cells': {
        const chosen = new Set(hybrid.values);
        return { removed: hybrid.removed ? ALWAYS : NEVER, added: hybrid.added ? ALWAYS : NEVER, values: (id) => { const mark = marks.get(cellMark(hybrid.marks, id)); return mark === undefined ? NEVER : (i) => chosen.has(mark[i]!); } };
      }
    }
  }
}

/** Names of the marks that a choice speaks of, of which `columns` (ids) are read. */
export function marksOf({ hybrid, kept }: DataChoice, columns: readonly string[]): string[] {
  return [...(hybrid.of === 'cells' ? columns.map((id) => cellMark(hybrid.marks, id)) : hybrid.of === 'records' ? [hybrid.mark] : []), ...(kept === undefined ? [] : [kept.mark])];
}

function wholly(records: IsTaken): Taken {
  return { removed: records, added: records, values: () => records };
}

function scaled(value: number, scale: Scale | null): number {
  return scale === null ? value : scale.factor * value + scale.offset;
}

/** As `quantised` does it. */
function middle(value: number, { low, high, cells, width }: Cells): number {
  return value - value !== 0 ? value : low + (Math.min(cells - 1, Math.floor(((value - low) / (high - low)) * cells)) + 0.5) * width;
}
