import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { avalanche, hashCell, SECOND_LANE } from '../../../src/core/reading/cell-hash.js';
import { Random } from '../support/random.js';

const encoder = new TextEncoder();

function hash(text: string | Uint8Array, at = 0, after = 0): string {
  const cell = typeof text === 'string' ? encoder.encode(text) : text;
  const bytes = new Uint8Array(at + cell.length + 8).fill(after);
  bytes.set(cell, at);
  return `${hashCell(new DataView(bytes.buffer), at, at + cell.length)},${SECOND_LANE[0]}`;
}

describe('the hash of a cell', () => {
  it('has no collision among 200,000 cells such as tables hold', () => {
    const random = new Random(9), cells = new Set<string>();
    while (cells.size < 200_000) {
      cells.add(random.pick([String(random.whole(0, 1e9)), (random.normal() * 100).toFixed(random.whole(0, 6)), `2020${String(random.whole(0, 1e8)).padStart(8, '0')}`, `site_${random.whole(0, 1e6)}`, random.normal().toExponential(12), random.digits(random.whole(1, 20))]));
    }
    const hashes = new Set([...cells].map((cell) => hash(cell)));
    assert.equal(hashes.size, cells.size);
  });

  it('depends on every bit of every byte, and on the length', () => {
    const random = new Random(10);
    for (let length = 1; length <= 20; length++) {
      const cell = Uint8Array.from({ length }, () => random.whole(0, 255));
      const seen = new Set([hash(cell), hash(Uint8Array.from([...cell, 0]))]);
      for (let i = 0; i < length; i++) for (let bit = 0; bit < 8; bit++) { const other = cell.slice(); other[i]! ^= 1 << bit; seen.add(hash(other)); }
      assert.equal(seen.size, 2 + 8 * length, `length ${length}`);
    }
  });

  it('depends neither on where the cell stands nor on what follows it', () => {
    for (const cell of ['', 'a', 'ab', 'abc', 'abcd', 'abcde', '12345.678', 'ünï']) for (const at of [0, 1, 2, 3, 7]) assert.equal(hash(cell, at, 0xab), hash(cell));
  });
});

describe('the finisher', () => {
  it('is one to one and flips half of the bits', () => {
    const random = new Random(11), seen = new Set<number>();
    let flipped = 0;
    for (let i = 0; i < 20_000; i++) {
      seen.add(avalanche(i));
      const bit = 1 << random.whole(0, 31);
      flipped += (avalanche(i) ^ avalanche(i ^ bit)).toString(2).replaceAll(/[^1]/g, '').length > 0 ? popCount(avalanche(i) ^ avalanche(i ^ bit)) : 0;
    }
    assert.equal(seen.size, 20_000);
    assert.ok(Math.abs(flipped / 20_000 - 16) < 0.3, `${flipped / 20_000} of 32 bits`);
  });
});

function popCount(x: number): number {
  let n = 0;
  for (; x !== 0; x &= x - 1) n++;
  return n;
}
