/**
 * Of which kind of change each cell of a column is. Where a detector or a conversion leaves one cell to several kinds,
 * the cell is of all of them; of texts, and of instants that were rounded, it is not told which values are whose.
 */
import type { ColumnKind } from '../model/report.js';
import { classifyCells } from './classify-column.js';
import { classifyTexts, type PairedTexts } from './classify-text.js';
import { classifyTimes } from './classify-times.js';
import { seriesFrame } from './series-frame.js';
import type { PairedColumn } from './series.js';

export interface CellKinds {
  /** Names of kinds that cells have in common. */
  readonly sets: readonly (readonly string[])[];
  /** Place among the sets, a record each; only of cells that differ does it say something. */
  readonly of: Uint16Array;
}

/** A set of kinds as a reader sees it, and as selections name it: `gap filled + step`. */
export function kindsInWords(kinds: readonly string[]): string {
  return kinds.map((kind) => kind.replaceAll('-', ' ')).join(' + ');
}

const REVISED = 'revised';

export function cellKindsOfNumbers(column: PairedColumn): CellKinds {
  return owned(column, (kinds) => kinds.map(({ kind }) => kind));
}

/** A number that moved is an instant that was shifted. */
export function cellKindsOfTimes(column: PairedColumn): CellKinds {
  const { kinds } = classifyTimes(column);
  if (kinds[0]?.kind === 'rounding' && kinds[0].evidence['unit'] !== undefined) return { sets: [named(kinds.map(({ kind }) => kind))], of: new Uint16Array(column.base.length) };
  return owned(column, (all) => {
    const shifted = all.some(({ kind }) => kind === 'offset');
    return all.map(({ kind, evidence }) => (kind === 'offset' || kind === 'step' ? 'time-shift' : kind === 'segment' && shifted && evidence['of'] === 'offset' ? null : kind));
  });
}

export function cellKindsOfTexts(column: PairedTexts): CellKinds {
  const { base, revision } = column, names = classifyTexts(column).kinds.map(({ kind }) => kind), gaps = ['gap-filled', 'values-lost'], of = new Uint16Array(base.length);
  for (let i = 0; i < of.length; i++) of[i] = base[i]! < 0 ? 1 : revision[i]! < 0 ? 2 : 0;
  return { sets: [named(names.filter((name) => !gaps.includes(name))), ['gap-filled'], ['values-lost']], of };
}

/** `namesOf`: what the kinds are called; null: as what stands beside them. */
function owned(column: PairedColumn, namesOf: (kinds: readonly ColumnKind[]) => readonly (string | null)[]): CellKinds {
  const frame = column.frame ?? seriesFrame(column.base.length, column.time || null, column.group || null), { kinds, owners } = classifyCells({ ...column, frame }), names = namesOf(kinds), { order } = frame;
  const of = order === null ? owners.of : new Uint16Array(owners.of.length);
  if (order !== null) for (let k = 0; k < order.length; k++) of[order[k]!] = owners.of[k]!;
  return { sets: owners.sets.map((set) => named(set.flatMap((kind) => names[kind] ?? []))), of };
}

function named(names: readonly string[]): readonly string[] {
  return names.length === 0 ? [REVISED] : [...new Set(names)];
}
