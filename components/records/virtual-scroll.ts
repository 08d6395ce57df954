/**
 * Scrolling over more rows than a browser can lay out. Elements end at some 33 million
 * pixels, so the scrolled height is capped: dragging the bar maps in proportion, small
 * steps move pixel by pixel, and the bar is brought back in line when scrolling rests.
 */

export const HEIGHT_CAP = 8_000_000;

export interface VisibleRows {
  readonly first: number;
  /** Half-open. */
  readonly end: number;
  /** How far the first row is above the edge, in pixels. */
  readonly offset: number;
}

export class VirtualScroll {
  readonly rowHeight: number;
  #rows = 0;
  #viewport = 0;
  #top = 0;
  #lastScroll = 0;

  constructor(rowHeight: number) {
    this.rowHeight = rowHeight;
  }

  resize(rows: number, viewport: number): void {
    this.#rows = rows;
    this.#viewport = viewport;
    this.#top = Math.min(this.#top, this.#most);
  }

  /** Height to give the scrolled element. */
  get height(): number { return Math.min(HEIGHT_CAP, this.#full); }
  get top(): number { return this.#top; }
  get #full(): number { return this.#rows * this.rowHeight; }
  get #most(): number { return Math.max(0, this.#full - this.#viewport); }
  get #range(): number { return Math.max(0, this.height - this.#viewport); }
  get scaled(): boolean { return this.#full > HEIGHT_CAP; }

  /** Follows the scrollbar. */
  scrollTo(scrollTop: number): void {
    const step = scrollTop - this.#lastScroll;
    this.#lastScroll = scrollTop;
    if (!this.scaled) this.#top = this.#clamp(scrollTop);
    else if (scrollTop <= 0) this.#top = 0;
    else if (scrollTop >= this.#range - 1) this.#top = this.#most;
    else if (Math.abs(step) <= this.#viewport * 1.5) this.#top = this.#clamp(this.#top + step);
    else this.#top = this.#clamp((scrollTop / this.#range) * this.#most);
  }

  /** Brings a row into view; returns where the scrollbar belongs. */
  reveal(row: number): number {
    const from = row * this.rowHeight;
    if (from < this.#top) this.#top = this.#clamp(from);
    else if (from + this.rowHeight > this.#top + this.#viewport) this.#top = this.#clamp(from + this.rowHeight - this.#viewport);
    return this.settle();
  }

  reset(): number {
    this.#top = 0;
    return this.settle();
  }

  /** Where the scrollbar belongs for the rows in view. */
  settle(): number {
    this.#lastScroll = this.scaled ? Math.round(this.#most === 0 ? 0 : (this.#top / this.#most) * this.#range) : this.#top;
    return this.#lastScroll;
  }

  visible(): VisibleRows {
    const first = Math.floor(this.#top / this.rowHeight);
    const end = Math.min(this.#rows, Math.ceil((this.#top + this.#viewport) / this.rowHeight) + 1);
    return { first, end: Math.max(first, end), offset: this.#top - first * this.rowHeight };
  }

  #clamp(top: number): number {
    return Math.min(this.#most, Math.max(0, top));
  }
}
