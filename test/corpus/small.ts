/** Small releases for cases about single cells: an `id`, the column in question, and records around it that say what the column is. */
import type { CellClass } from '../../src/core/model/cell-class.js';
import type { Cells, RightReport } from './case.js';
import { writeText } from './write-table.js';

export const rows = (header: readonly string[], body: readonly (readonly string[])[]): string => writeText(header, body);

const CLASS: Readonly<Record<string, CellClass>> = { u: 'unchanged', n: 'notation', v: 'value', f: 'filled', l: 'lost', t: 'tolerated' };
export type Cell = readonly [base: string, revision: string, kind: keyof typeof CLASS];

/** What the records around the cells hold, unchanged. */
const AROUND: Readonly<Record<string, readonly string[]>> = {
  none: [],
  number: Array.from({ length: 12 }, (_, i) => String((i * 7) % 12 + 1.5)),
  whole: Array.from({ length: 12 }, (_, i) => String((i * 5) % 12 + 3)),
  text: ['pine', 'spruce', 'old oak', 'birch', 'elm', 'a beech', 'larch', 'pine', 'lime', 'ash', 'yew', 'fir tree'],
  time: Array.from({ length: 12 }, (_, i) => `2012-03-${String(i + 10)}`),
  stamp: Array.from({ length: 12 }, (_, i) => `2012-03-${String(i + 10)}T06:30:00`),
};

/** Two releases with a column `x`, and the classes that its cells must be in. */
export function cells(around: string, list: readonly Cell[]): { base: string; revision: string; right: RightReport } {
  const quiet = AROUND[around]!;
  const table = (pick: (cell: Cell) => string): string => writeText(['id', 'x'], [...list.map(pick), ...quiet].map((text, i) => [`r${i + 1}`, text]));
  const x: Record<string, number> = quiet.length > 0 ? { unchanged: quiet.length } : {};
  for (const [, , kind] of list) x[CLASS[kind]!] = (x[CLASS[kind]!] ?? 0) + 1;
  return { base: table((cell) => cell[0]), revision: table((cell) => cell[1]), right: { key: ['id'], records: { matched: list.length + quiet.length, added: 0, removed: 0 }, columns: { x: x as Cells } } };
}

/** An entry of a family made of such cells. */
export function cellCase(name: string, around: string, list: readonly Cell[], more: RightReport = {}): readonly [string, string, string, RightReport, { key: string[] }] {
  const { base, revision, right } = cells(around, list);
  return [name, base, revision, { ...right, ...more }, { key: ['id'] }];
}
