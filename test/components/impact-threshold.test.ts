/** The reader's threshold in the specification curve: line, words and table are the same numbers, and an exchange of releases mirrors them. */
import { expect } from 'chai';
import '../../components/define-views.js';
import { labelBeside } from '../../components/impact/threshold-label.js';
import type { SpecificationPicture } from '../../components/impact/specification-picture.js';
import type { ViewState } from '../../components/view/view-model.js';
import { isAbove, multiverse, type Multiverse } from '../../src/core/impact/multiverse.js';
import { impactReport } from '../../src/core/impact/report/impact-report.js';
import { exampleReport } from './fixtures.js';
import { all, mount, settled, unmountAll } from './mount.js';

/** Six specifications: 0, 10, 20 and 100, 110, 120 in base; the revision adds -2, 1, 4 and takes 13 from the latter. */
const of = (threshold: number | null, swapped = false): Promise<Multiverse> => multiverse({ choices: [{ name: 'a', options: ['x', 'y', 'z'] }, { name: 'b', options: ['p', 'q'] }], tolerance: 3, threshold, evaluate: ([a, b], side) => ({ value: 10 * a! + 100 * b! + ((side === 'base') === swapped ? 3 * a! - 2 - 13 * b! : 0) }) });

type Ready = Extract<ViewState<SpecificationPicture>, { state: 'ready' }>;

async function shown(found: Multiverse, width = '60rem'): Promise<{ ready: Ready; lines: readonly SVGElement[] }> {
  const place = document.createElement('div');
  place.style.inlineSize = width;
  document.body.append(place);
  const view = await mount('change-impact', { report: exampleReport({ impact: [impactReport({ id: 'q', name: 'Q', unit: 'g', by: 'sql', tolerance: 3, seed: 1, base: 0, revision: -2, multiverse: found })] }), arrangement: 'specifications' }, place);
  await settled(view);
  expect(view.scrollWidth).to.be.at.most(view.clientWidth + 1);
  return { ready: view.viewState as Ready, lines: all<SVGElement>(view, '.picture line.threshold') };
}

/** Value at a pixel of the axis, by two results that stand there. */
function valueAt({ columns }: SpecificationPicture, outcomes: Multiverse['outcomes'], y: number): number {
  const [a, b] = [0, columns.length - 1], [p, q] = [columns[a]!.base!, columns[b]!.base!], [v, w] = [outcomes[a]!.base as number, outcomes[b]!.base as number];
  return v + ((y - p) / (q - p)) * (w - v);
}

describe('the threshold of a conclusion', () => {
  afterEach(unmountAll);

  it('is a named line where its value is, on the side of which the marks stand that the table tells', async () => {
    const found = await of(105), { ready: { picture, facts, marks }, lines } = await shown(found), { threshold, columns } = picture;
    expect(lines).to.have.length(1);
    expect(valueAt(picture, found.outcomes, threshold!.y)).to.be.closeTo(105, 0.01);
    expect(threshold!.label.text).to.equal('threshold 105\u00a0g');
    const at = facts.table.columns.map(({ label }) => label), [base, revision, flips] = ['base above 105\u00a0g', 'revision above 105\u00a0g', 'flips'].map((label) => at.indexOf(label)) as [number, number, number];
    facts.table.rows.forEach((row, i) => {
      expect([row[base], row[revision]]).to.deep.equal([columns[i]!.base!, columns[i]!.revision!].map((y) => (y < threshold!.y ? 'yes' : 'no')));
      expect(String(row[flips] ?? '').includes('conclusion')).to.equal(row[base] !== row[revision]);
      expect(marks[i]!.lines.join(' ')).to.contain(`threshold 105\u00a0g: ${row[base] === row[revision] ? (row[base] === 'yes' ? 'both are' : 'neither is') : row[base] === 'yes' ? 'base is above it and revision is not' : 'base is not'}`);
    });
    // By hand: base 100, 110, 120 and revision 85, 98, 111 are near it.
    expect(facts.title).to.equal('Whether Q is above 105\u00a0g flips in 1 of 6 specifications');
    expect(facts.sentences).to.include('Of 6 specifications, both releases are above 105\u00a0g in 1, neither in 4, base alone in 1, revision alone in 0.').and.to.include('Under your own, neither is above it.');
    expect(facts.notes.join(' ')).to.contain('above 105\u00a0g, the broken line.');
  });

  it('mirrors when releases change places, and flips nothing where they are the same', async () => {
    const there = (await shown(await of(105))).ready, back = (await shown(await of(105, true))).ready;
    expect(back.facts.title).to.equal(there.facts.title);
    expect(back.facts.sentences).to.include('Of 6 specifications, both releases are above 105\u00a0g in 1, neither in 4, base alone in 0, revision alone in 1.');
    const same = await multiverse({ choices: [{ name: 'a', options: ['x', 'y'] }], tolerance: 3, threshold: 105, evaluate: ([a]) => ({ value: 100 + 10 * a! }) });
    expect((await shown(same)).ready.facts.title).to.equal('Whether Q is above 105\u00a0g is the same in all 2 specifications');
  });

  it('has no line where none was asked for, and where it is so far that results would be one', async () => {
    const without = await shown(await of(null)), far = await shown(await of(1e6)), below = await shown(await of(-1e6));
    expect([without.lines.length, without.ready.picture.threshold, without.ready.facts.table.columns.length, without.ready.facts.sentences.join(' ').includes('above')]).to.deep.equal([0, null, 7, false]);
    expect([far.lines.length, far.ready.picture.threshold!.beyond, far.ready.picture.threshold!.label.text]).to.deep.equal([0, 1, '▲ threshold 1,000,000\u00a0g']);
    expect(far.ready.picture.columns).to.deep.equal(without.ready.picture.columns);
    expect(far.ready.facts.notes.join(' ')).to.contain('which is above all that is drawn');
    expect([below.ready.picture.threshold!.beyond, below.ready.facts.sentences.join(' ').includes('both releases are above −1,000,000\u00a0g in 6')]).to.deep.equal([-1, true]);
    const near = await shown(await of(140), '22.5rem');
    expect([near.ready.picture.threshold!.beyond, near.lines.length]).to.deep.equal([0, 1]);
  });

  it('counts of all what only a part of is drawn', async () => {
    const many = await multiverse({ choices: [{ name: 'a', options: Array.from({ length: 40 }, (_, i) => String(i)) }, { name: 'b', options: Array.from({ length: 20 }, (_, i) => String(i)) }], tolerance: 1, threshold: 20.5, evaluate: ([i, j], side) => ({ value: i! - j! + (side === 'base' ? 0 : 1) }) }, { most: 2000 }), { ready } = await shown(many);
    const flipped = many.outcomes.filter(({ base, revision }) => isAbove(base as number, 20.5) !== isAbove(revision as number, 20.5)).length;
    expect(ready.facts.title).to.equal(`Whether Q is above 20.5\u00a0g flips in ${flipped} of 800 specifications`);
    expect(ready.facts.sentences.join(' ')).to.contain('Of the 500 drawn specifications, both releases are above 20.5');
  });

  it('is named where the fewest dots are', () => {
    const plot = { x: 10, y: 0, width: 400, height: 200 }, rising = Array.from({ length: 20 }, (_, i) => [20 + 20 * i, 190 - 9 * i] as const);
    expect(labelBeside('threshold 5', 60, rising, plot, 6)).to.include({ anchor: 'start', y: 51 });
    expect(labelBeside('threshold 5', 180, rising, plot, 6).anchor).to.equal('end');
    expect(labelBeside('threshold 5', 2, [], plot, 6).y).to.be.above(2);
    expect(labelBeside('threshold 5', 199, [], plot, 6).y).to.be.below(199);
  });
});
