/** A piece of text put for another in several labels is one rule, held to every cell that says it. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { classifyTexts, type TextKinds } from '../../../src/core/kinds/classify-text.js';
import { misread } from '../../../src/core/kinds/misread-text.js';
import { WINDOWS_1252 } from '../../../src/io/formats/code-pages.js';

function texts(base: readonly string[], revision: readonly string[]): TextKinds {
  const all = [...new Set([...base, ...revision])], at = new Map(all.map((text, i) => [text, i]));
  return classifyTexts({ base: base.map((text) => at.get(text)!), revision: revision.map((text) => at.get(text)!), texts: all });
}
const told = ({ kinds }: TextKinds): (readonly unknown[])[] => kinds.map(({ kind, evidence }) => [kind, evidence['pattern'], evidence['cells'], evidence['residualCells']]);
const repeated = (labels: readonly string[], times = 4): string[] => labels.flatMap((label) => Array.from({ length: times }, () => label));

describe('a substitution within labels', () => {
  it('is one rule for a letter, with its cells and labels', () => {
    const base = repeated(['Bogotß', 'Panamß', 'Lima', 'Quito']), found = texts(base, base.map((text) => text.replaceAll('ß', 'á')));
    assert.deepEqual(told(found), [['recoded', 'substitution', 8, 0]]);
    assert.deepEqual(found.kinds[0]!.evidence, { map: { 'ß': 'á' }, rules: 1, cells: 8, residualCells: 0, pattern: 'substitution', from: 'ß', to: 'á', substitutions: [{ from: 'ß', to: 'á', cells: 8, labels: 2 }], labels: 2 });
    assert.equal(found.revised, 0);
  });

  it('is one rule for a word, where its letters alone would change other labels too', () => {
    const base = repeated(['Irrigation', 'Irrigation, lime', 'Fertilization', 'None']), { kinds } = texts(base, base.map((text) => text.replace('Irrigation', 'Irrigated')));
    assert.deepEqual(kinds.map(({ evidence }) => evidence['map']), [{ Irrigation: 'Irrigated' }]);
  });

  it('speaks of labels too rare for a rule of their own, and of what was inserted or left out', () => {
    const base = ['plot A1', 'plot A2', 'plot A3', 'field'];
    assert.deepEqual(told(texts(base, base.map((text) => text.replace('plot ', '')))), [['recoded', 'substitution', 3, 0]]);
    const units = ['gCO2/m2', 'gCO2/day', 'gCO2/h', 'none'];
    assert.deepEqual(told(texts(units, units.map((text) => text.replace('gC', 'g C')))), [['recoded', 'substitution', 3, 0]]);
  });

  it('is no rule where cells that say it stayed or became something else', () => {
    const base = repeated(['warm day', 'warm night', 'warm year', 'cold day']), revision = base.map((text) => (text === 'warm year' ? text : text.replace('warm', 'hot')));
    assert.deepEqual(told(texts(base, revision)), [['recoded', 'labels', 8, 0]]);
  });

  it('counts the few cells that it does not reproduce', () => {
    const base = [...repeated(['warm day', 'warm night'], 60), 'warm fog'], revision = [...base.slice(0, -1).map((text) => text.replace('warm', 'hot')), 'rain'];
    assert.deepEqual(told(texts(base, revision)), [['recoded', 'substitution', 120, 1], ['revised', 'isolated', 1, 0]]);
  });

  it('tells several, and labels in which two meet', () => {
    const base = [...repeated(['Burning, a', 'Burning, b', 'Thinning, a', 'Thinning, b'], 40), 'Burning, Thinning'], revision = base.map((text) => text.replace('Burning', 'Burned').replace('Thinning', 'Thinned'));
    assert.deepEqual(told(texts(base, revision)), [['recoded', 'substitution', 161, 0]]);
  });

  it('is not seen in a single label, in figures, or where labels were exchanged', () => {
    for (const [base, revision] of [[['colour', 'size'], ['color', 'size']], [['1', '10', '100'], ['2', '20', '200']], [['ENF', 'DBF', 'GRA'], ['evergreen', 'deciduous', 'GRA']]] as const) {
      assert.deepEqual(texts(repeated(base), repeated(revision)).kinds.map(({ evidence }) => evidence['pattern']).filter((pattern) => pattern === 'substitution'), [], base.join());
    }
  });
});

describe('texts that another encoding misread', () => {
  it('are what UTF-8 is as Windows-1252', () => {
    assert.deepEqual(['é', 'Å', '€', 'œ', 'ü', 'plain', '😀'].map(misread), ['Ã©', 'Ã…', 'â‚¬', 'Å“', 'Ã¼', 'plain', 'ðŸ˜€']);
    // Against the encoder of the platform and the table that files are read by.
    const encoder = new TextEncoder(), decoded = (bytes: Uint8Array): string => Array.from(bytes, (byte) => (byte < 0x80 ? String.fromCharCode(byte) : WINDOWS_1252[byte - 0x80]!)).join('');
    for (let code = 0x20; code < 0x30000; code += code < 0x3000 ? 1 : 97) if (code < 0xD800 || code > 0xDFFF) { const letter = String.fromCodePoint(code); assert.equal(misread(letter), decoded(encoder.encode(letter)), code.toString(16)); }
  });

  it('are one rule, each letter listed, letters of one label too', () => {
    const right = ['Québec', 'Montréal', 'Kraków', 'Malmö', 'Oslo', 'Århus'], wrong = right.map(misread), found = texts(wrong, right), { evidence } = found.kinds[0]!;
    assert.deepEqual(told(found), [['recoded', 'substitution', 5, 0]]);
    assert.deepEqual([evidence['misread'], evidence['rules'], (evidence['map'] as Record<string, string>)['Ã©']], [{ as: 'windows-1252', is: 'utf-8', in: 'base' }, 4, 'é']);
    const back = texts(right, wrong).kinds[0]!.evidence;
    assert.deepEqual([back['misread'], back['map']], [{ as: 'windows-1252', is: 'utf-8', in: 'revision' }, { 'é': 'Ã©', 'Å': 'Ã…', 'ó': 'Ã³', 'ö': 'Ã¶' }]);
  });

  it('are no rule where other such texts stayed', () => {
    const right = ['Québec', 'Montréal', 'Orléans', 'Évian', 'Béziers'], wrong = right.map(misread);
    assert.equal(texts(wrong, [...right.slice(0, 3), ...wrong.slice(3)]).kinds.some(({ evidence }) => evidence['misread'] !== undefined), false);
  });
});
