/** Puts every matched column of two releases into comparable form. */
import type { AlignedColumn } from '../align/align-columns.js';
import { isoText } from '../format/time.js';
import { isTextual, unifyTypes } from '../align/unify-types.js';
import { joinNumbers, joinTexts, joinedSpelling, type Joined, type JoinedNumbers, type JoinedTexts } from '../keys/joined-column.js';
import type { ColumnType } from '../model/report.js';
import type { NumericValues, TextValues, Values } from '../model/column-table.js';
import { storedColumn } from '../model/spill.js';

/** One side of a pairing: settled columns, by position. */
export interface PairSide {
  readonly records: number;
  readonly columns: readonly { readonly name: string; readonly values: Values; readonly type: ColumnType; readonly typed: boolean; readonly absent: Uint8Array | null }[];
}

export interface JoinedColumn {
  readonly id: string;
  /** Positions on both sides. */
  readonly base: number;
  readonly revision: number;
  readonly type: ColumnType;
  /** The two sides had different types of their own. */
  readonly retyped: boolean;
  readonly joined: Joined;
}

export function joinReleases(base: PairSide, revision: PairSide, aligned: readonly AlignedColumn[]): JoinedColumn[] {
  return aligned.flatMap((column): JoinedColumn[] => {
    if (column.base === null || column.revision === null) return [];
    const b = base.columns[column.base]!, r = revision.columns[column.revision]!;
    const type = unifyTypes(b.type, r.type);
    return [{ id: column.id, base: column.base, revision: column.revision, type, retyped: b.type !== r.type && b.type !== 'empty' && r.type !== 'empty', joined: join(b, r, type) }];
  });
}

function join(b: PairSide['columns'][number], r: PairSide['columns'][number], type: ColumnType): Joined {
  const stored = storedColumn(b.values) !== null || storedColumn(r.values) !== null;
  if (b.values.kind !== 'text' && r.values.kind !== 'text' && !isTextual(type)) return (stored ? joinStoredNumbers : joinNumbers)(b.values, r.values, b.typed !== r.typed);
  return stored ? joinStoredTexts(() => joinAsTexts(b, r, type)) : joinAsTexts(b, r, type);
}

/** Both sides are brought in when they are looked at, and not kept. */
function joinStoredNumbers(base: NumericValues, revision: NumericValues, typed: boolean): JoinedNumbers {
  return {
    kind: base.kind === revision.kind ? base.kind : joinNumbers(base, revision, typed).kind,
    get base() { return base.values; },
    get revision() { return revision.values; },
    get spelling() { return joinedSpelling(base, revision, typed); },
  };
}

function joinStoredTexts(join: () => JoinedTexts): JoinedTexts {
  let last: WeakRef<JoinedTexts> | null = null;
  const joined = (): JoinedTexts => {
    const known = last?.deref();
    if (known !== undefined) return known;
    const made = join();
    last = new WeakRef(made);
    return made;
  };
  return { kind: 'text', get base() { return joined().base; }, get revision() { return joined().revision; }, get spelling() { return joined().spelling; }, get texts() { return joined().texts; } };
}

function joinAsTexts(b: PairSide['columns'][number], r: PairSide['columns'][number], type: ColumnType): JoinedTexts {
  const base = asText(b.values), revision = asText(r.values);
  return joinTexts(
    { text: base, absent: b.absent ?? absentOf(base), typed: b.typed },
    { text: revision, absent: r.absent ?? absentOf(revision), typed: r.typed },
    type,
  );
}

/** Values of a typed format as text, where the other release has text. */
function asText(values: Values): TextValues {
  if (values.kind === 'text') return values;
  const index = new Map<number, number>();
  const dictionary: (string | null)[] = [null];
  const codes = new Int32Array(values.values.length);
  for (let i = 0; i < codes.length; i++) {
    const x = values.values[i]!;
    if (x !== x) continue;
    let code = index.get(x);
    if (code === undefined) {
      code = dictionary.length;
      index.set(x, code);
      dictionary.push(values.kind === 'time' ? isoText(x) : String(x));
    }
    codes[i] = code;
  }
  return { kind: 'text', codes, dictionary };
}

function absentOf(text: TextValues): Uint8Array {
  return Uint8Array.from(text.dictionary, (entry) => (entry === null ? 1 : 0));
}

