/** Sizes and positions of the records grid: the only code that writes its styles and scroll offsets. */
import { MOST } from './column-widths.js';
import { VirtualScroll } from './virtual-scroll.js';

export const ROW_HEIGHT = 30;
const HEADER_HEIGHT = 30;
const TALLEST = 480;
/** Where nothing bounds the grid, as on paper, drawing more rows would make it higher and so on for ever. */
const MOST_VIEWPORT = 960;
const PADDING = 17;
/** Columns are drawn all at once unless there are many. */
const MOST_UNCUT = 40;
/** Key columns stay in view while they leave more than half of the width to the values. */
const STICKY_SHARE = 0.45;
/** Glyph and arrow of a changed cell, in characters. */
const BESIDE_VALUES = 5;
const FEWEST = 10;

export interface GridShape {
  readonly rows: number;
  /** Characters of the gutter, of each key, and of each compared column. */
  readonly gutter: number;
  readonly keys: readonly number[];
  readonly columns: readonly number[];
}

/** What stays at the left edge while scrolling sideways. */
export type Sticking = 'all' | 'keys' | 'none';

export function chooseSticking(gutter: number, keys: number, width: number): Sticking {
  if (gutter + keys < STICKY_SHARE * width) return 'all';
  return keys > 0 && keys < STICKY_SHARE * width ? 'keys' : 'none';
}

export class GridLayout {
  readonly scroll = new VirtualScroll(ROW_HEIGHT);
  #shape: GridShape = { rows: 0, gutter: 0, keys: [], columns: [] };
  #viewport = TALLEST - HEADER_HEIGHT;
  #character = 7.25;
  #left = 0;
  #width = 1200;
  #gutter = 0;
  #keys: readonly number[] = [];
  /** Left edges of the compared columns, and the right edge of the last, from the end of the keys on. */
  #edges: readonly number[] = [0];

  get viewport(): number { return this.#viewport; }
  /** Few rows: the grid is as high as they are. */
  get short(): boolean { return this.#shape.rows * ROW_HEIGHT + HEADER_HEIGHT + 20 < TALLEST; }

  resize(shape: GridShape): void {
    this.#shape = shape;
    const widest = 2 * this.#most + BESIDE_VALUES;
    const pixels = (characters: number): number => Math.ceil(Math.min(characters, widest) * this.#character) + PADDING;
    this.#gutter = pixels(shape.gutter);
    this.#keys = shape.keys.map(pixels);
    const edges = [0];
    for (const characters of shape.columns) edges.push(edges.at(-1)! + pixels(characters));
    this.#edges = edges;
    this.scroll.resize(shape.rows, this.#viewport);
  }

  /** Which compared columns to draw, half-open. */
  columnSpan(): { readonly first: number; readonly end: number } {
    const count = this.#shape.columns.length;
    if (count <= MOST_UNCUT) return { first: 0, end: count };
    const passed = this.#edges.findIndex((edge) => edge > this.#left - this.#fixedWidth);
    const beyond = this.#edges.findIndex((edge) => edge > this.#left + this.#width);
    return { first: Math.max(0, passed - 2), end: beyond < 0 ? count : Math.min(count, beyond + 1) };
  }

  /** Writes sizes after a render; true when what was measured asks for another one. */
  place(grid: HTMLElement): boolean {
    const other = this.#measure(grid);
    const { first, end } = this.columnSpan();
    const edges = this.#edges;
    const shown = edges.slice(first, end).map((edge, i) => edges[first + i + 1]! - edge);
    const tracks = [this.#gutter, ...this.#keys, edges[first]!, ...shown].map((size) => `${size}px`);
    grid.style.setProperty('--tracks', `${tracks.join(' ')} minmax(${edges.at(-1)! - edges[end]!}px, 1fr)`);
    grid.style.setProperty('--fixed', String(this.#keys.length + 1));
    grid.style.setProperty('--gutter', `${this.#gutter}px`);
    grid.style.setProperty('--most', `${this.#most}ch`);
    grid.dataset['stick'] = this.#sticking;
    grid.querySelector<HTMLElement>('.body')!.style.height = `${this.scroll.height}px`;
    grid.querySelector<HTMLElement>('.window')!.style.height = `${Math.min(this.#viewport, this.scroll.height)}px`;
    grid.querySelector<HTMLElement>('.rows')!.style.transform = `translateY(${-this.scroll.visible().offset}px)`;
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

  /** `column` counts keys first. */
  reveal(grid: HTMLElement, row: number, column: number): void {
    grid.scrollTop = this.scroll.reveal(row);
    const keys = this.#keys.length;
    if (column < keys && this.#sticking !== 'none') return;
    const before = this.#gutter + sum(this.#keys.slice(0, column));
    const start = column < keys ? before : before + this.#edges[column - keys]!;
    const end = column < keys ? start + this.#keys[column]! : before + this.#edges[column - keys + 1]!;
    const from = start - this.#fixedWidth;
    if (from < grid.scrollLeft) grid.scrollLeft = column === 0 ? 0 : from;
    else if (end > grid.scrollLeft + grid.clientWidth) grid.scrollLeft = Math.min(from, end - grid.clientWidth);
    this.#left = grid.scrollLeft;
  }

  /** Characters that each value of a changed cell may take, so that both fit into the view. */
  get #most(): number {
    return Math.max(FEWEST, Math.min(MOST, Math.floor(((this.#width - PADDING) / this.#character - BESIDE_VALUES) / 2)));
  }

  get #sticking(): Sticking {
    return chooseSticking(this.#gutter, sum(this.#keys), this.#width);
  }

  get #fixedWidth(): number {
    const keys = sum(this.#keys);
    return { all: this.#gutter + keys, keys, none: 0 }[this.#sticking];
  }

  #measure(grid: HTMLElement): boolean {
    const viewport = this.short ? this.#shape.rows * ROW_HEIGHT : Math.min(MOST_VIEWPORT, Math.max(ROW_HEIGHT, grid.clientHeight - HEADER_HEIGHT));
    const character = (grid.querySelector<HTMLElement>('.probe')?.getBoundingClientRect().width ?? 0) / 10 || this.#character;
    const width = grid.clientWidth;
    const other = viewport !== this.#viewport || character !== this.#character || width !== this.#width;
    this.#viewport = viewport;
    this.#character = character;
    this.#width = width;
    if (other) this.resize(this.#shape);
    return other;
  }
}

function sum(sizes: readonly number[]): number {
  return sizes.reduce((total, size) => total + size, 0);
}
