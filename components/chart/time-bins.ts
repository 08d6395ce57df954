/** Bins of a grid put together to as many as a picture has room for, and the labels that fit below them. */
import type { CellGrid } from '../../src/core/pictures/picture.js';
import { timeLevels, type TimeLevel } from './time-levels.js';
import type { AxisTick } from './value-axis.js';

export interface TimeBin {
  /** `[from, to)` in the unit of the grid's edges. */
  readonly from: number;
  readonly to: number;
  readonly name: string;
}

export interface TimeBins {
  readonly bins: readonly TimeBin[];
  /** Which of them each bin of the grid is in. */
  readonly of: Int32Array;
  readonly level: TimeLevel;
}

/** The finest level, from `from` on, that makes at most so many bins; null where the grid has no time. */
export function timeBins(grid: Pick<CellGrid, 'grain' | 'edges' | 'instants'>, most: number, from = 0): TimeBins | null {
  const levels = timeLevels(grid), { edges } = grid;
  if (levels.length === 0) return null;
  const last = edges.length - 2, count = ({ of }: TimeLevel): number => of(edges[last]!) - of(edges[0]!) + 1;
  return binsAt(grid, levels.slice(from).find((level) => count(level) <= most) ?? levels.at(-1)!);
}

export function binsAt({ edges }: Pick<CellGrid, 'edges'>, level: TimeLevel): TimeBins {
  const bins: TimeBin[] = [], of = new Int32Array(edges.length - 1);
  let open = 0;
  for (let i = 0; i < of.length; i++) {
    of[i] = bins.length;
    if (i + 1 < of.length && level.of(edges[i + 1]!) === level.of(edges[i]!)) continue;
    const [from, to] = [edges[open]!, edges[i + 1]!];
    bins.push({ from, to, name: level.name(from, to) });
    open = i + 1;
  }
  return { bins, of, level };
}

/** Labels below bins of equal width: at the starts of the finest level whose labels do not run into each other. */
export function binTicks(grid: Pick<CellGrid, 'grain' | 'edges' | 'instants'>, { bins, level }: TimeBins, start: number, width: number, character: number): AxisTick[] {
  const levels = timeLevels(grid), from = Math.max(0, levels.findIndex((each) => each.noun === level.noun)), less = grid.instants && grid.grain !== 'step' ? 1 : grid.edges[1]! - grid.edges[0]!;
  for (const each of levels.slice(from)) {
    const ticks: AxisTick[] = [];
    bins.forEach((bin, i) => {
      const before = bins[i - 1];
      if (before === undefined ? each.noun !== level.noun && each.of(bin.from) === each.of(bin.from - less) : each.of(before.from) === each.of(bin.from)) return;
      ticks.push({ at: start + i * width, text: each.tick(bin.from, ticks.length === 0) });
    });
    const room = ticks.every((tick, i) => i === 0 || tick.at - ticks[i - 1]!.at >= (ticks[i - 1]!.text.length + 1.5) * character);
    const end = start + bins.length * width + character;
    if (room && ticks.length > 0) return ticks.filter(({ at, text }, i) => i === 0 || at + text.length * character <= end);
  }
  return bins[0] === undefined ? [] : [{ at: start, text: bins[0].name }];
}
