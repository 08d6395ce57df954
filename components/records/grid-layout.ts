/** Sizes and positions of the records grid: the only code that writes its styles and scroll offsets. */
import { VirtualScroll } from './virtual-scroll.js';

export const ROW_HEIGHT = 30;
const HEADER_HEIGHT = 30;
const TALLEST = 480;
const WIDEST_UNCUT = 40;

export class GridLayout {
  readonly scroll = new VirtualScroll(ROW_HEIGHT);
  #rows = 0;
  #keys = 0;
  #columns = 0;
  #viewport = TALLEST - HEADER_HEIGHT;
  #cellWidth = 176;
  #left = 0;
  #width = 1200;

  get viewport(): number { return this.#viewport; }
  /** Few rows: the grid is as high as they are. */
  get short(): boolean { return this.#rows * ROW_HEIGHT + HEADER_HEIGHT + 20 < TALLEST; }

  resize(rows: number, keys: number, columns: number): void {
    this.#rows = rows;
    this.#keys = keys;
    this.#columns = columns;
    this.scroll.resize(rows, this.#viewport);
  }

  /** Which compared columns to draw, half-open; all of them unless there are many. */
  columnSpan(): { readonly first: number; readonly end: number } {
    if (this.#columns <= WIDEST_UNCUT) return { first: 0, end: this.#columns };
    const first = Math.max(0, Math.floor(this.#left / this.#cellWidth) - 1);
    return { first, end: Math.min(this.#columns, first + Math.ceil(this.#width / this.#cellWidth) + 3) };
  }

  /** Writes sizes after a render; true when what was measured asks for another one. */
  place(grid: HTMLElement): boolean {
    const { first, end } = this.columnSpan();
    const body = grid.querySelector<HTMLElement>('.body')!;
    const pane = grid.querySelector<HTMLElement>('.window')!;
    const rows = grid.querySelector<HTMLElement>('.rows')!;
    body.style.height = `${this.scroll.height}px`;
    pane.style.height = `${Math.min(this.#viewport, this.scroll.height)}px`;
    rows.style.transform = `translateY(${-this.scroll.visible().offset}px)`;
    for (const spacer of grid.querySelectorAll<HTMLElement>('.lead')) spacer.style.width = `${first * this.#cellWidth}px`;
    for (const spacer of grid.querySelectorAll<HTMLElement>('.tail')) spacer.style.width = `${(this.#columns - end) * this.#cellWidth}px`;
    return this.#measure(grid);
  }

  #measure(grid: HTMLElement): boolean {
    const viewport = this.short ? this.#rows * ROW_HEIGHT : Math.max(ROW_HEIGHT, grid.clientHeight - HEADER_HEIGHT);
    const cellWidth = grid.querySelector<HTMLElement>('.measured')?.offsetWidth ?? this.#cellWidth;
    const width = grid.clientWidth;
    const other = viewport !== this.#viewport || cellWidth !== this.#cellWidth || width !== this.#width;
    this.#viewport = viewport;
    this.#cellWidth = cellWidth;
    this.#width = width;
    if (other) this.scroll.resize(this.#rows, viewport);
    return other;
  }

  follow(grid: HTMLElement): void {
    this.#left = grid.scrollLeft;
    this.scroll.scrollTo(grid.scrollTop);
  }

  settle(grid: HTMLElement): void {
    grid.scrollTop = this.scroll.settle();
  }

  reset(grid: HTMLElement | null): void {
    const top = this.scroll.reset();
    this.#left = 0;
    if (grid) grid.scrollTo(0, top);
  }

  reveal(grid: HTMLElement, row: number, column: number): void {
    grid.scrollTop = this.scroll.reveal(row);
    if (column < this.#keys) return;
    const start = (column - this.#keys) * this.#cellWidth;
    const fixed = [...grid.querySelectorAll<HTMLElement>('.header > .gutter, .header > .key')].reduce((sum, cell) => sum + cell.offsetWidth, 0);
    if (start < grid.scrollLeft) grid.scrollLeft = start;
    else if (start + this.#cellWidth + fixed > grid.scrollLeft + grid.clientWidth) grid.scrollLeft = start + this.#cellWidth + fixed - grid.clientWidth;
    this.#left = grid.scrollLeft;
  }
}
