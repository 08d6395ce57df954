/** The made-up releases of `npm run bench:pairing` are the same on every machine, and what is said of them is so. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';

type Side = 'base' | 'revision';
interface Case {
  readonly number: number; readonly traps: readonly string[]; readonly family: string | null; readonly base: string; readonly revision: string;
  readonly truth: {
    readonly key: readonly string[] | null; readonly keyInRevision: readonly string[] | null; readonly claim: 'known' | 'none' | 'unpaired'; readonly decides: string; readonly rekeyed: boolean;
    readonly records: Readonly<Record<Side, readonly number[]>>; readonly written: Readonly<Record<string, readonly string[]>>;
    readonly renames: Readonly<Record<string, string>>; readonly either: readonly (readonly [string, string])[]; readonly swapped: readonly (readonly [string, string])[];
  };
}
interface Table { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] }
const load = <T>(file: string): Promise<T> => import(pathToFileURL(resolve(file)).href) as Promise<T>;
const { generateCase } = await load<{ generateCase(number: number): Case }>('bench/pairing/generate-case.mjs');
const { TRAP_NAMES } = await load<{ TRAP_NAMES: readonly string[] }>('bench/pairing/plan-case.mjs');
const { scoreCase } = await load<{ scoreCase(made: Case, report: object): { key: string | null; renames: { right: string[]; wrong: string[]; missed: string[] }; other: string[] } }>('bench/pairing/score-case.mjs');

const CASES = Array.from({ length: 6 * TRAP_NAMES.length }, (_, i) => generateCase(i));
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** Splits anew; the made-up files quote nothing. */
function table(content: string): Table {
  assert.ok(!content.includes('"') && !content.includes('\r') && content.endsWith('\n'));
  const [header, ...rows] = content.slice(0, -1).split('\n').map((line) => line.split(','));
  for (const row of rows) assert.equal(row.length, header!.length);
  return { header: header!, rows };
}

/** The values of a column by made-up record; the canonical ones where a release writes them differently. */
function byRecord(made: Case, side: Side, file: Table, name: string, baseName = name): Map<number, string> {
  const at = file.header.indexOf(name);
  assert.ok(at >= 0, `case ${made.number}: ${side} has no column ${name}`);
  const written = made.truth.written[baseName];
  return new Map(made.truth.records[side].map((record, i) => [record, written?.[record] ?? file.rows[i]![at]!]));
}

describe('made-up release pairs', () => {
  it('are the same whenever they are made', () => {
    for (const number of [0, 17, 101, 402]) assert.deepEqual(generateCase(number), generateCase(number));
    assert.equal(sha256(CASES.map((made) => made.base + made.revision + JSON.stringify(made.truth)).join('')), DIGEST);
  });

  it('have each trap equally often, and every family', () => {
    for (const [i, trap] of TRAP_NAMES.entries()) assert.equal(CASES.filter((made) => made.traps[0] === trap).length, 6, `${i} ${trap}`);
    assert.ok(new Set(CASES.map((made) => made.family)).size >= 15);
  });

  it('hold the records that are said to be in them, each once', () => {
    for (const made of CASES) for (const side of ['base', 'revision'] as const) {
      const { rows } = table(made[side]);
      assert.equal(rows.length, made.truth.records[side].length);
      assert.equal(new Set(made.truth.records[side]).size, rows.length);
      assert.ok(rows.length >= 25 && rows.length <= 2100, `case ${made.number}: ${rows.length}`);
    }
  });

  it('have a key that pairs equal records, and identifies all but a few', () => {
    for (const made of CASES.filter(({ truth }) => truth.claim === 'known')) {
      const { truth } = made, keys = { base: new Map<string, number[]>(), revision: new Map<string, number[]>() };
      for (const side of ['base', 'revision'] as const) {
        const file = table(made[side]);
        const columns = truth.key!.map((name, i) => byRecord(made, side, file, side === 'base' ? name : truth.keyInRevision![i]!, name));
        for (const record of truth.records[side]) {
          const key = JSON.stringify(columns.map((values) => String(Number.isNaN(Number(values.get(record))) ? values.get(record) : Number(values.get(record)))));
          keys[side].set(key, [...(keys[side].get(key) ?? []), record]);
        }
        const repeated = [...keys[side].values()].filter((records) => records.length > 1).flat().length;
        assert.ok(repeated <= 0.02 * truth.records[side].length, `case ${made.number}: ${repeated} records of ${side} repeat a key`);
        if (!made.traps.includes('duplicates')) assert.equal(repeated, 0);
      }
      const wrong = [...keys.base].filter(([key, [record]]) => { const other = keys.revision.get(key); return other?.length === 1 && keys.base.get(key)!.length === 1 && other[0] !== record; });
      if (!truth.rekeyed) assert.deepEqual(wrong, [], `case ${made.number}`);
    }
  });

  it('renumber a part of the records where they say so', () => {
    for (const made of CASES.filter(({ truth }) => truth.rekeyed)) {
      const [before, after] = (['base', 'revision'] as const).map((side) => byRecord(made, side, table(made[side]), made.truth.key![0]!));
      const moved = [...before!].filter(([record, value]) => after!.has(record) && after!.get(record) !== value).length / before!.size;
      assert.ok(moved > 0.15 && moved < 0.75, `case ${made.number}: ${moved}`);
    }
  });

  it('have no key where none may be claimed: no set of columns without measures tells the records apart', () => {
    for (const made of CASES.filter(({ truth }) => truth.claim === 'none')) {
      const { header, rows } = table(made.base);
      const measured = header.map((_, i) => made.family === null && rows.some((row) => /^-?\d+\.\d+$/.test(row[i]!)));
      const countable = rows.map((row) => row.filter((_, i) => made.traps.includes('no-key') || !measured[i]).join(','));
      const counts = new Map<string, number>();
      for (const row of countable) counts.set(row, (counts.get(row) ?? 0) + 1);
      const shared = countable.filter((row) => counts.get(row)! > 1).length / rows.length;
      assert.ok(shared > 0.06, `case ${made.number}: ${shared}`);
    }
  });

  it('share no record and no key where they say so', () => {
    for (const made of CASES.filter(({ truth }) => truth.claim === 'unpaired')) {
      const base = new Set(made.truth.records.base);
      assert.ok(!made.truth.records.revision.some((record) => base.has(record)));
    }
  });

  it('rename columns whose values can be found again: equal, or on one line, in most records', () => {
    let found = 0;
    for (const made of CASES) {
      const { truth } = made, base = table(made.base), revision = table(made.revision);
      for (const [from, to] of Object.entries(truth.renames)) {
        assert.ok(!revision.header.includes(from) && !base.header.includes(to), `case ${made.number}: ${from} > ${to}`);
        const before = byRecord(made, 'base', base, from), after = byRecord(made, 'revision', revision, to, from);
        const pairs = [...before].filter(([record]) => after.has(record)).map(([record, value]) => [value, after.get(record)!] as const);
        const steps = ([a, b]: readonly [string, string]): string[] => [`x${(Number(b) / Number(a)).toPrecision(9)}`, `+${(Number(b) - Number(a)).toFixed(2)}`];
        const counts = new Map<string, number>();
        for (const step of pairs.flatMap(steps)) counts.set(step, (counts.get(step) ?? 0) + 1);
        const [mode] = [...counts].reduce((most, each) => (each[1] > most[1] ? each : most));
        const told = pairs.filter((pair) => pair[0] === pair[1] || steps(pair).includes(mode)).length / pairs.length;
        assert.ok(told > 0.65, `case ${made.number}: ${from} > ${to} is found again in ${told}`);
        found++;
      }
    }
    assert.ok(found > 150, `${found} renames`);
  });

  it('bring columns that are not renames: they share values by chance alone', () => {
    let tried = 0;
    for (const made of CASES.filter(({ traps, truth }) => truth.claim === 'known' && traps.some((trap) => ['look-alike', 'same-range'].includes(trap)))) {
      const { truth } = made, base = table(made.base), revision = table(made.revision);
      const gone = base.header.filter((name) => !revision.header.includes(name) && !(name in truth.renames) && !truth.either.some(([from]) => from === name));
      const come = revision.header.filter((name) => !base.header.includes(name) && !Object.values(truth.renames).includes(name) && !truth.either.some(([, to]) => to === name));
      assert.ok(gone.length > 0 && gone.length === come.length);
      for (const from of gone) for (const to of come) {
        const before = byRecord(made, 'base', base, from), after = byRecord(made, 'revision', revision, to, from);
        const pairs = [...before].filter(([record]) => after.has(record)).map(([record, value]) => [value, after.get(record)!] as const);
        const decimals = pairs.filter(([a, b]) => a.includes('.') && b.includes('.'));
        const equal = decimals.filter(([a, b]) => a === b).length;
        assert.ok(equal <= 0.25 * pairs.length, `case ${made.number}: ${from} and ${to} share ${equal} of ${pairs.length}`);
        tried++;
      }
    }
    assert.ok(tried > 30);
  });

  it('are scored: a right answer right, a wrong key wrong, a false and a missed rename told', () => {
    const made = CASES.find(({ truth, traps }) => traps[0] === 'few-renames' && truth.key!.length === 1)!, { truth } = made;
    const names = table(made.base).header, revision = table(made.revision).header;
    const columns = (renames: Readonly<Record<string, string>>): object[] => names.filter((name) => revision.includes(renames[name] ?? name)).map((name) => ({ name: renames[name] ?? name, status: 'matched', base: [name], revision: [renames[name] ?? name] }));
    const keys = new Set(byRecord(made, 'base', table(made.base), truth.key![0]!).values());
    const matched = [...byRecord(made, 'revision', table(made.revision), truth.key![0]!).values()].filter((value) => keys.has(value)).length;
    const report = (key: readonly string[], renames: Readonly<Record<string, string>>, count = matched): object => ({ pairing: { mode: 'keyed' }, recipe: { key }, kinds: [], records: { matched: count }, columns: columns(renames) });
    assert.deepEqual(scoreCase(made, report(truth.key!, truth.renames)), { key: 'right', keySays: truth.key, renames: { right: Object.entries(truth.renames).map(([from, to]) => `${from} > ${to}`).sort(byName(names)), wrong: [], missed: [], swapped: false }, other: [] });
    const [first, second] = Object.entries(truth.renames);
    const missed = scoreCase(made, report(truth.key!, { [first![0]]: second?.[1] ?? first![1] }));
    assert.equal(missed.renames.missed.length, Object.keys(truth.renames).length - (second ? 0 : 1));
    assert.deepEqual(missed.renames.wrong, second ? [`${first![0]} > ${second[1]}`] : []);
    const other = names.find((name) => !truth.key!.includes(name) && revision.includes(name))!;
    assert.equal(scoreCase(made, report([other], truth.renames)).key, 'wrong');
    assert.match(scoreCase(made, report(truth.key!, truth.renames, matched + 1)).other.join(), /by recount/);
    assert.equal(scoreCase(made, { pairing: { mode: 'multiset' }, kinds: [], columns: columns(truth.renames) }).key, 'none');
  });
});

function byName(names: readonly string[]): (a: string, b: string) => number {
  return (a, b) => names.indexOf(a.split(' > ')[0]!) - names.indexOf(b.split(' > ')[0]!);
}

/** Changes only when the cases themselves are meant to change. */
const DIGEST = '05301b859f441452';
