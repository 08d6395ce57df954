/** The benchmark's and the example's data are the same on every machine, and differ by exactly what they say. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';

interface Facts {
  readonly bytes: { readonly base: number; readonly revision: number };
  readonly key: readonly string[];
  readonly records: { readonly base: number; readonly revision: number; readonly matched: number; readonly added: number; readonly removed: number; readonly changed: number };
  readonly cells: Readonly<Record<'compared' | 'unchanged' | 'notation' | 'value' | 'filled' | 'lost', number>>;
  readonly columns: Readonly<Record<string, Readonly<Record<'notation' | 'value' | 'filled' | 'lost', number>>>>;
}
interface Settings { readonly records?: number; readonly years?: number; readonly seed?: number; readonly revision?: string }
interface Generator {
  generatePair(settings: Settings & { write: (side: 'base' | 'revision', bytes: Uint8Array) => void }): Facts;
  cachedPair(folder: string, settings: Settings): { base: string; revision: string; facts: Facts };
  readonly COLUMNS: readonly string[];
  readonly W1_RECORDS: number;
}
const { generatePair, cachedPair, COLUMNS, W1_RECORDS } = await import(pathToFileURL(resolve('bench/generate-w1.mjs')).href) as Generator;

const SMALL = { records: 35_040, years: 1, seed: 1 };

function make(settings: Settings): { base: string; revision: string; facts: Facts } {
  const parts = { base: [] as Buffer[], revision: [] as Buffer[] };
  const facts = generatePair({ ...settings, write: (side, bytes) => parts[side].push(Buffer.from(bytes)) });
  return { base: Buffer.concat(parts.base).toString('latin1'), revision: Buffer.concat(parts.revision).toString('latin1'), facts };
}

const sha256 = (text: string): string => createHash('sha256').update(text, 'latin1').digest('hex');

/** Counts the differences of two files anew, by key and text, knowing nothing of the generator. */
function recount(base: string, revision: string): { columns: Map<string, Record<string, number>>; matched: number; added: number; removed: number; changed: number } {
  const read = (text: string): Map<string, string[]> => new Map(text.trimEnd().split('\n').slice(1).map((line) => {
    const cells = line.split(',');
    return [`${cells[0]} ${cells[1]}`, cells];
  }));
  const [before, after] = [read(base), read(revision)];
  const columns = new Map<string, Record<string, number>>();
  let matched = 0, changed = 0;
  for (const [key, from] of before) {
    const to = after.get(key);
    if (to === undefined) continue;
    matched += 1;
    const classes = from.map((text, i) => classify(text, to[i]!));
    if (classes.some((name) => name === 'value' || name === 'filled' || name === 'lost')) changed += 1;
    classes.forEach((name, i) => {
      if (name === null) return;
      const counts = columns.get(COLUMNS[i]!) ?? { notation: 0, value: 0, filled: 0, lost: 0 };
      counts[name]! += 1;
      columns.set(COLUMNS[i]!, counts);
    });
  }
  return { columns, matched, added: after.size - matched, removed: before.size - matched, changed };
}

function classify(from: string, to: string): 'notation' | 'value' | 'filled' | 'lost' | null {
  if (from === to) return null;
  if (Number(from) === Number(to)) return 'notation';
  return from === '-9999' ? 'filled' : to === '-9999' ? 'lost' : 'value';
}

function assertFactsHold(pair: ReturnType<typeof make>): void {
  const { facts } = pair;
  const counted = recount(pair.base, pair.revision);
  assert.deepEqual({ ...facts.columns }, Object.fromEntries(counted.columns));
  assert.deepEqual(facts.records, {
    base: counted.matched + counted.removed, revision: counted.matched + counted.added, matched: counted.matched,
    added: counted.added, removed: counted.removed, changed: counted.changed,
  });
  const { compared, unchanged, notation, value, filled, lost } = facts.cells;
  assert.equal(compared, counted.matched * 12);
  assert.equal(unchanged + notation + value + filled + lost, compared);
  assert.deepEqual(facts.bytes, { base: pair.base.length, revision: pair.revision.length });
}

describe('the simulated pair', () => {
  it('has 14 columns and 60 site-years by default', () => {
    assert.equal(COLUMNS.length, 14);
    assert.equal(W1_RECORDS, 1_051_200);
    assert.equal(make({ records: 3 }).base.split('\n')[0], 'SITE_ID,TIMESTAMP_START,TIMESTAMP_END,NEE,LE,H,TA,RH,VPD,SW_IN,NETRAD,WS,USTAR,CO2');
  });

  it('has the same bytes on every machine', () => {
    const { base, revision } = make({ ...SMALL, revision: 'example' });
    assert.deepEqual([sha256(base), sha256(revision)], ['10a72b75a7fabd9ef8b4db0700071626cfb5dbb13cb96886616081d409686001', '1bf96c794f5f7d71f898d3545291c8959bf77c5d2dd2b6a57440c4273ca2700b']);
  });

  it('follows its seed', () => {
    const [one, again, other] = [make({ ...SMALL, records: 500 }), make({ ...SMALL, records: 500 }), make({ ...SMALL, records: 500, seed: 2 })];
    assert.equal(one.base, again.base);
    assert.equal(one.revision, again.revision);
    assert.notEqual(one.base, other.base);
  });

  it('has the same base whatever the revision, and a shorter pair is the start of a longer one', () => {
    const [w1, w1r, shorter] = [make(SMALL), make({ ...SMALL, revision: 'w1r' }), make({ ...SMALL, records: 1000 })];
    assert.equal(w1.base, w1r.base);
    assert.ok(w1.base.startsWith(shorter.base) && w1.revision.startsWith(shorter.revision));
  });

  it('counts half-hours without a hole, over the end of a year', () => {
    const lines = make({ records: 17_521, years: 2 }).base.trimEnd().split('\n').slice(1).map((line) => line.split(','));
    const instant = (stamp: string): number => Date.UTC(Number(stamp.slice(0, 4)), Number(stamp.slice(4, 6)) - 1, Number(stamp.slice(6, 8)), Number(stamp.slice(8, 10)), Number(stamp.slice(10, 12)));
    lines.forEach(([, start, end], i) => {
      assert.equal(instant(start!), Date.UTC(2013, 0, 1) + i * 1_800_000);
      assert.equal(instant(end!), instant(start!) + 1_800_000);
    });
  });

  it('writes plain numbers, and -9999 for a few per cent of the cells', () => {
    const cells = make(SMALL).base.trimEnd().split('\n').slice(1).flatMap((line) => line.split(',').slice(3));
    assert.ok(cells.every((cell) => cell === '-9999' || /^-?(0|[1-9]\d{0,3})\.\d{1,3}$/.test(cell)));
    const gaps = cells.filter((cell) => cell === '-9999').length / cells.length;
    assert.ok(gaps > 0.005 && gaps < 0.1, `${gaps}`);
  });
});

describe('what the revision changes', () => {
  it('identical: nothing', () => {
    const pair = make({ ...SMALL, revision: 'identical' });
    assert.equal(pair.base, pair.revision);
    assertFactsHold(pair);
  });

  it('w1: one NEE in a hundred records, nothing else', () => {
    const pair = make({ ...SMALL, revision: 'w1' });
    assertFactsHold(pair);
    assert.deepEqual(Object.keys(pair.facts.columns), ['NEE']);
    assert.ok(Math.abs(pair.facts.cells.value - 350) <= 2, `${pair.facts.cells.value}`);
    assert.equal(pair.facts.cells.filled + pair.facts.cells.lost + pair.facts.cells.notation, 0);
  });

  it('w1r: every value of every measure, no gap', () => {
    const pair = make({ ...SMALL, revision: 'w1r' });
    assertFactsHold(pair);
    const values = pair.base.split('\n').slice(1, -1).flatMap((line) => line.split(',').slice(3)).filter((cell) => cell !== '-9999').length;
    assert.equal(pair.facts.cells.value, values);
    assert.equal(Object.keys(pair.facts.columns).length, 11);
  });

  it('example: all of its stated changes', () => {
    const pair = make({ ...SMALL, revision: 'example' });
    assertFactsHold(pair);
    assert.equal(pair.facts.records.added, 2 * 7 * 48);
    const kinds = Object.entries(pair.facts.columns).map(([name, counts]) => [name, ...Object.keys(counts).filter((kind) => counts[kind as 'value'] > 0)].join(' '));
    assert.deepEqual(kinds, ['NEE lost', 'LE filled', 'TA value', 'WS notation']);
  });

  it('refuses a revision that does not exist', () => {
    assert.throws(() => make({ revision: 'w2' }), /no revision "w2"/);
  });
});

describe('the cache', () => {
  it('makes files once, with the generated bytes', () => {
    const folder = mkdtempSync(join(tmpdir(), 'palimpsest-'));
    try {
      const settings = { ...SMALL, records: 20_000, revision: 'w1' };
      const [first, second, direct] = [cachedPair(folder, settings), cachedPair(folder, settings), make(settings)];
      assert.deepEqual(first, second);
      assert.equal(readFileSync(first.base, 'latin1'), direct.base);
      assert.equal(readFileSync(first.revision, 'latin1'), direct.revision);
      assert.deepEqual(JSON.parse(JSON.stringify(direct.facts)), first.facts);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
