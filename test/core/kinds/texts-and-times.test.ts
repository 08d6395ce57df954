/** Labels exchanged by a table, and instants that moved or lost their minutes. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { classifyTexts } from '../../../src/core/kinds/classify-text.js';
import { classifyTimes } from '../../../src/core/kinds/classify-times.js';

function texts(base: readonly (string | null)[], revision: readonly (string | null)[]): ReturnType<typeof classifyTexts> {
  const all = [...new Set([...base, ...revision].filter((text) => text !== null))], code = (text: string | null): number => (text === null ? -1 : all.indexOf(text));
  return classifyTexts({ base: base.map(code), revision: revision.map(code), texts: all });
}
const many = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));

describe('kinds of change of texts', () => {
  it('are none where nothing changed', () => { assert.deepEqual(texts(['a', null], ['a', null]), { kinds: [], pairs: 1, revised: 0 }); assert.deepEqual(texts([], []).kinds, []); });

  it('name the table by which labels were exchanged', () => {
    const base = many(60, (i) => ['ENF', 'DBF', 'GRA'][i % 3]!), map: Record<string, string> = { ENF: 'evergreen', DBF: 'deciduous', GRA: 'GRA' };
    const { kinds, revised } = texts(base, base.map((text) => map[text]!));
    assert.equal(revised, 0);
    assert.deepEqual(kinds.map(({ kind, confidence }) => [kind, confidence]), [['recoded', 1]]);
    assert.deepEqual(kinds[0]!.evidence, { map: { DBF: 'deciduous', ENF: 'evergreen' }, rules: 2, cells: 40, residualCells: 0, pattern: 'labels' });
  });

  it('tell case from other labels, and labels that were joined', () => {
    assert.equal(texts(many(20, () => 'Sun'), many(20, () => 'sun')).kinds[0]!.evidence['pattern'], 'case');
    const base = many(40, (i) => (i % 2 === 0 ? 'drizzle' : 'rain'));
    assert.equal(texts(base, many(40, () => 'rain')).kinds[0]!.evidence['pattern'], 'labels joined');
  });

  it('are revised where one label became several', () => {
    const { kinds, revised } = texts(many(90, () => 'fog'), many(90, (i) => ['fog', 'rain', 'snow'][i % 3]!));
    assert.equal(revised, 60);
    assert.deepEqual(kinds.map(({ kind }) => kind), ['revised']);
    assert.deepEqual(kinds[0]!.evidence['transitions'], [{ from: 'fog', to: 'rain', cells: 30 }, { from: 'fog', to: 'snow', cells: 30 }]);
  });

  it('count what was filled and lost', () => {
    const { kinds } = texts(['a', 'b', null, null, null], [null, 'b', 'x', 'x', 'x']);
    assert.deepEqual(kinds.map(({ kind, evidence }) => [kind, evidence['cells'], evidence['value']]), [['values-lost', 1, undefined], ['gap-filled', 3, 'x']]);
  });
});

describe('kinds of change of times', () => {
  const HOUR = 3_600_000, START = Date.UTC(2020, 0, 1), base = Float64Array.from({ length: 400 }, (_, i) => START + i * 1_830_000 + (i * i % 977) * 60_000);

  it('call a constant difference a shift, with its hours', () => {
    const { kinds } = classifyTimes({ base, revision: base.map((t) => t + 5 * HOUR) });
    assert.deepEqual(kinds.map(({ kind, evidence }) => [kind, evidence['time'], evidence['hours'], evidence['like']]), [['time-shift', 5 * HOUR, 5, 'time zone']]);
  });

  it('call a shifted period a shift as well', () => {
    const { kinds } = classifyTimes({ base, revision: base.map((t, i) => (i >= 100 && i < 250 ? t + HOUR : t)) });
    assert.deepEqual(kinds.map(({ kind, evidence }) => [kind, evidence['hours']]), [['time-shift', 1]]);
  });

  it('name the unit that instants were cut to', () => {
    const { kinds } = classifyTimes({ base, revision: base.map((t) => Math.floor(t / (24 * HOUR)) * 24 * HOUR) });
    assert.deepEqual(kinds.map(({ kind, evidence }) => [kind, evidence['unit'], evidence['mode']]), [['rounding', 'day', 'down']]);
  });

  it('are none where nothing changed', () => { assert.deepEqual(classifyTimes({ base, revision: base.slice() }).kinds, []); });
});
