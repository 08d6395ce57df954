/** Writes the records of a simulated pair into one buffer, digit by digit, and hands it on when it is full. */
import { GAP, MEASURES, RECORDS_A_YEAR } from './simulated-tower.mjs';
import { headOf } from './w1-layout.mjs';

const FIRST_YEAR = 2013;
const CHUNK_BYTES = 1 << 20;
const LINE_BYTES = 256;

/** `MMDDhhmm` of every half-hour of a year without a leap day, eight bytes each. */
const CLOCK = (() => {
  const days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  const two = (n) => String(n).padStart(2, '0');
  let text = '';
  days.forEach((length, month) => {
    for (let day = 1; day <= length; day++) for (let half = 0; half < 48; half++) text += two(month + 1) + two(day) + two(half >> 1) + (half & 1 ? '30' : '00');
  });
  return Buffer.from(text, 'latin1');
})();

export class LineWriter {
  bytes = 0;
  #buffer = Buffer.allocUnsafe(CHUNK_BYTES + LINE_BYTES);
  #at = 0;
  #take;
  #layout;
  #delimiter;

  /** `take` is given the bytes in order; they are reused after it returns. */
  constructor(layout, take) {
    this.#layout = layout;
    this.#delimiter = layout.delimiter.charCodeAt(0);
    this.#take = take;
  }

  head(side) { this.#text(headOf(this.#layout, side)); }

  line(site, at, row, trimmed) {
    this.#text(this.#layout.siteName(site));
    this.#time(at);
    this.#time(at + 1);
    for (let i = 0; i < row.length; i++) {
      this.#buffer[this.#at++] = this.#delimiter;
      if (row[i] === GAP) this.#text('-9999');
      else this.#decimal(row[i], MEASURES[i].decimals, i === trimmed);
    }
    this.#text(this.#layout.newline);
    if (this.#at >= CHUNK_BYTES) this.flush();
  }

  flush() {
    if (this.#at === 0) return;
    this.bytes += this.#at;
    this.#take(this.#buffer.subarray(0, this.#at));
    this.#at = 0;
  }

  /** One byte a character: ASCII, or Latin-1. */
  #text(text) { for (let i = 0; i < text.length; i++) this.#buffer[this.#at++] = text.charCodeAt(i); }

  #time(at) {
    this.#buffer[this.#at++] = this.#delimiter;
    this.#digits(FIRST_YEAR + Math.floor(at / RECORDS_A_YEAR), 4);
    const from = (at % RECORDS_A_YEAR) * 8;
    this.#at += CLOCK.copy(this.#buffer, this.#at, from, from + 8);
  }

  #decimal(scaled, decimals, trim) {
    let value = scaled, places = decimals;
    if (value < 0) { this.#buffer[this.#at++] = 45; value = -value; }
    while (trim && places > 0 && value % 10 === 0) { value /= 10; places -= 1; }
    const unit = 10 ** places;
    const whole = Math.floor(value / unit);
    this.#digits(whole, whole < 10 ? 1 : whole < 100 ? 2 : whole < 1000 ? 3 : whole < 10000 ? 4 : 7);
    if (places === 0) return;
    this.#buffer[this.#at++] = 46;
    this.#digits(value % unit, places);
  }

  #digits(value, count) {
    let rest = value;
    for (let i = this.#at + count - 1; i >= this.#at; i--) {
      const next = Math.floor(rest / 10);
      this.#buffer[i] = 48 + rest - 10 * next;
      rest = next;
    }
    this.#at += count;
  }
}
