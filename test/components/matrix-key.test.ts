/** The matrix of a key without a time: its parts against each other, selections by them, and a list where it has one part. */
import { expect } from 'chai';
import { exchanged, reordered, type DeskData } from './desk-comparison.js';
import { HOSTILE } from './fixtures.js';
import { removeMatrices, shownMatrix, type Ready } from './matrix-view.js';
import { all, one, press, settled, textOf, unmountAll } from './mount.js';

const PLOTS = ['p1', 'p2', 'p3', 'p4', 'p5'], SPECIES = ['oak', 'pine', HOSTILE], EACH = 6;

/** Plots × species, six records each; oak is one higher in p4, and nothing else. */
function data(name = (text: string): string => text): DeskData {
  const group: string[] = [], species: string[] = [], base: number[] = [], revision: number[] = [];
  for (const plot of PLOTS) for (const kind of SPECIES) for (let i = 0; i < EACH; i++) {
    group.push(plot);
    species.push(name(kind));
    base.push(i);
    revision.push(plot === 'p4' && kind === 'oak' ? i + 1 : i);
  }
  return { group, groupName: 'plot', beside: { name: 'species', values: species }, columns: [{ name: 'height', unit: 'm', base, revision }] };
}

const changed = ({ picture }: Ready): number[] => picture.cells.filter(({ token }) => token !== '--_signed-4').map(({ place }) => place);

describe('change-matrix without a time', () => {
  afterEach(() => { unmountAll(); removeMatrices(); });

  it('lays one part of the key across and the other down', async () => {
    const { view, ready } = await shownMatrix(data());
    expect(ready.facts.subtitle).to.match(/: plots by groups?\.$/);
    expect(ready.picture.cells).to.have.length(PLOTS.length * SPECIES.length);
    expect(ready.picture.rowLabels.map(({ text }) => text)).to.deep.equal(['p4', 'p1', 'p2', 'p3', 'p5']);
    expect(changed(ready)).to.have.length(1);
    const mark = ready.marks.find((each) => each.changed && each.id.startsWith('cell-'))!;
    expect(mark.lines[0]).to.equal('p4, oak');
    expect(mark.lines.join(' ')).to.contain('6 of 6 cells changed');
    expect(all(view, 'img')).to.have.length(0);
  });

  it('asks for the records of a cell, of a row and of a rectangle', async () => {
    const { view, ready } = await shownMatrix(data()), asked = (name: string): readonly (string | number)[] => ready.marks.find(({ lines }) => lines[0] === name)!.clauses![0]!.value as readonly (string | number)[];
    expect(asked('p4, oak')).to.deep.equal(['p4, oak']);
    expect(asked('All of p4')).to.have.members(SPECIES.map((kind) => `p4, ${kind}`));
    expect(asked('All of oak')).to.have.members(PLOTS.map((plot) => `${plot}, oak`));
    const layer = one(view, '.marks');
    layer.focus();
    press(layer, 'n');
    press(layer, 'Enter');
    await settled(view);
    expect(view.clauses.map(({ field, value }) => [field, value])).to.deep.equal([['group', ['p4, oak']]]);
    press(layer, 'ArrowDown', { shiftKey: true });
    await settled(view);
    expect(view.clauses[0]!.value).to.have.members(['p4, oak', 'p1, oak']);
  });

  it('narrows to what others select, mirrors, and does not depend on the order of records', async () => {
    const { view } = await shownMatrix(data());
    view.requestClauses('change-pairs', [{ source: 'change-pairs', field: 'group', kind: 'points', value: ['p4, oak', 'p1, pine'] }]);
    await settled(view);
    expect((view.viewState as Ready).facts.figures[0]!.value).to.equal(`${2 * EACH} of ${PLOTS.length * SPECIES.length * EACH}`);
    const there = (await shownMatrix(data())).ready, back = (await shownMatrix(exchanged(data()))).ready, of = data(), turned = (await shownMatrix(reordered(of, of.group!.map((_, i) => of.group!.length - 1 - i)))).ready;
    expect(changed(back)).to.deep.equal(changed(there));
    expect(there.facts.figures[1]!.value.replace('+', '−')).to.equal(back.facts.figures[1]!.value);
    expect(turned.facts.sentences).to.deep.equal(there.facts.sentences);
  });

  it('draws nothing where nothing changed', async () => {
    const of = data(), { ready } = await shownMatrix({ ...of, columns: [{ ...of.columns[0]!, revision: of.columns[0]!.base as readonly never[] }] });
    expect([changed(ready), ready.facts.title]).to.deep.equal([[], 'No cell of height changed']);
  });

  it('lists groups in one column where the key has one part, or names cannot be taken apart', async () => {
    const { beside: _, ...alone } = data(), { ready } = await shownMatrix(alone);
    expect([ready.picture.cells.length, ready.facts.subtitle.endsWith(': plots.')]).to.deep.equal([PLOTS.length, true]);
    expect(ready.marks.find((each) => each.changed && each.id.startsWith('cell-'))!.clauses![0]!.value).to.deep.equal(['p4']);
    expect(ready.facts.sentences.join(' ')).to.contain('1 of 5 plots (p4)').and.not.contain('column');
    const comma = (await shownMatrix(data((kind) => (kind === 'pine' ? 'pine, young' : kind)))).ready;
    expect(comma.picture.rowLabels.map(({ text }) => text)).to.deep.equal(['p4, oak', '14 unchanged']);
    expect(comma.facts.title).to.contain('p4, oak');
  });

  it('gives labels their place, however many and long', async () => {
    const many = Array.from({ length: 30 }, (_, i) => `a species with a very long name ${i}`), group = many.flatMap((kind) => Array.from({ length: 40 }, (_, i) => `${kind}|plot ${i % 4}`)), { view, ready } = await shownMatrix({
      group: group.map((each) => each.split('|')[1]!), groupName: 'plot', beside: { name: 'species', values: group.map((each) => each.split('|')[0]!) }, columns: [{ name: 'x', base: group.map((_, i) => i % 5), revision: group.map((_, i) => (i % 5) + (i % 2)) }],
    });
    expect([ready.picture.cells.length, ready.picture.rowLabels.length], 'the part with fewer values goes across').to.deep.equal([120, 30]);
    const right = one(view, '.picture svg').getBoundingClientRect().right;
    for (const text of all(view, '.picture text')) expect(text.getBoundingClientRect().right, textOf(text)).to.be.at.most(right + 1);
  });
});
