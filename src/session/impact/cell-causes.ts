/** Cells that differ as causes: by their class, or by the kind of change that they are of; and the records that come and go. */
import type { Player } from '../../core/impact/attribution/players.js';
import type { HybridChoice } from '../../core/impact/relation/data-sql.js';
import { OTHERS } from '../../core/impact/relation/record-marker.js';
import { cellMark, type MarkedBy, type Marks } from '../../core/impact/relation/marks.js';
import { CELL_CLASSES } from '../../core/model/cell-class.js';
import type { DataColumn } from './bound-quantity.js';
import type { Cause } from './quantity-attributions.js';

const CLASS_LABELS: Readonly<Record<string, string>> = { value: 'changed values', filled: 'filled cells', lost: 'lost cells', tolerated: 'changes within the tolerance of cells' };
const WORDS = { class: 'class of cell', kind: 'kind of change' } as const;

/** `sets`: names of kinds by their marks. Null where nothing differs. */
export function cellCause(by: MarkedBy, { marks, sets }: { readonly marks: Marks; readonly sets: readonly string[] }, columns: readonly DataColumn[], records: { readonly removed: number; readonly added: number }): Cause | null {
  const counts = columns.map(({ id }) => {
    const out = new Float64Array(256);
    for (const mark of marks.get(cellMark(by, id))!) out[mark]!++;
    return out;
  });
  const total = (mark: number): number => counts.reduce((sum, of) => sum + of[mark]!, 0), values = Array.from({ length: 255 }, (_, i) => i + 1).filter((mark) => total(mark) > 0);
  const cells = values.map((mark): Player => {
    const name = by === 'kind' ? sets[mark - 1]! : CELL_CLASSES[mark]!;
    return { of: by, label: by === 'kind' ? name : CLASS_LABELS[name] ?? name, ...clausesOf(by, name, columns.filter((_, c) => counts[c]![mark]! > 0)) };
  });
  const sides = (['removed', 'added'] as const).filter((side) => records[side] > 0), alone = sides.map((side): Player => ({ of: 'records', label: `${side} records` }));
  if (cells.length + alone.length === 0) return null;
  return {
    by: alone.length > 0 ? `${WORDS[by]} and records` : WORDS[by], players: [...cells, ...alone], weights: [...values.map(total), ...sides.map(() => Infinity)],
    choose: (taken): HybridChoice => {
      const has = (side: 'removed' | 'added'): boolean => sides.includes(side) && taken.includes(cells.length + sides.indexOf(side));
      return { of: 'cells', marks: by, values: taken.filter((i) => i < cells.length).map((i) => values[i]!), removed: has('removed'), added: has('added') };
    },
  };
}

/** A record with any of the cells. Cells of a column that one release does not have are no matched cells, and what found no place by itself has no name. */
function clausesOf(by: MarkedBy, name: string, columns: readonly DataColumn[]): Pick<Player, 'clauses'> {
  if (name === OTHERS || columns.some(({ question }) => question === null)) return {};
  if (by === 'class' && columns.length === 1) return { clauses: [{ source: 'impact', field: `class:${columns[0]!.id}`, kind: 'points', value: [name] }] };
  return { clauses: [{ source: 'impact', field: by === 'class' ? 'cells' : 'kinds', kind: 'points', value: columns.map(({ id }) => `${name}:${id}`) }] };
}
