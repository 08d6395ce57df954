/** Cells that differ as causes: by their class, or by the kind of change that they are of; and the records that come and go. */
import type { Player } from '../../core/impact/attribution/players.js';
import type { HybridChoice } from '../../core/impact/relation/data-sql.js';
import { cellMark, type MarkedBy, type Marks } from '../../core/impact/relation/marks.js';
import { CELL_CLASSES } from '../../core/model/cell-class.js';
import type { DataColumn } from './bound-quantity.js';
import type { Cause } from './quantity-attributions.js';

const CLASS_LABELS: Readonly<Record<string, string>> = { value: 'changed values', filled: 'filled cells', lost: 'lost cells', tolerated: 'changes within the tolerance of cells' };
const WORDS = { class: 'class of cell', kind: 'kind of change' } as const;

/** `sets`: names of kinds by their marks. Null where nothing differs. */
export function cellCause(by: MarkedBy, { marks, sets }: { readonly marks: Marks; readonly sets: readonly string[] }, columns: readonly DataColumn[], records: { readonly removed: number; readonly added: number }): Cause | null {
  const counts = new Float64Array(256);
  for (const { id } of columns) for (const mark of marks.get(cellMark(by, id))!) counts[mark]!++;
  const values = [...counts.keys()].filter((mark) => mark > 0 && counts[mark]! > 0);
  const cells = values.map((mark): Player => (by === 'kind' ? { of: 'kind', label: sets[mark - 1]! } : classPlayer(CELL_CLASSES[mark]!, columns)));
  const sides = (['removed', 'added'] as const).filter((side) => records[side] > 0), alone = sides.map((side): Player => ({ of: 'records', label: `${side} records` }));
  if (cells.length + alone.length === 0) return null;
  return {
    by: alone.length > 0 ? `${WORDS[by]} and records` : WORDS[by], players: [...cells, ...alone], weights: [...values.map((mark) => counts[mark]!), ...sides.map(() => Infinity)],
    choose: (taken): HybridChoice => {
      const has = (side: 'removed' | 'added'): boolean => sides.includes(side) && taken.includes(cells.length + sides.indexOf(side));
      return { of: 'cells', marks: by, values: taken.filter((i) => i < cells.length).map((i) => values[i]!), removed: has('removed'), added: has('added') };
    },
  };
}

/** Clauses hold together, so that only cells of one column can be selected by their class. */
function classPlayer(name: (typeof CELL_CLASSES)[number], columns: readonly DataColumn[]): Player {
  const player: Player = { of: 'class', label: CLASS_LABELS[name] ?? name };
  return columns.length === 1 ? { ...player, clauses: [{ source: 'impact', field: `class:${columns[0]!.id}`, kind: 'points', value: [name] }] } : player;
}
