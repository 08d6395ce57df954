import { expect } from 'chai';
import { ColumnWidths, MOST, textWidth } from '../../components/records/column-widths.js';
import { chooseSticking } from '../../components/records/grid-layout.js';
import type { GridColumn } from '../../components/records/records.model.js';
import type { SampledRecord } from '../../src/core/model/report.js';
import { exampleReport } from './fixtures.js';
import { all, mount, one, settled, textOf, unmountAll } from './mount.js';

const column = (id: string, keyIndex: number | null): GridColumn => ({ id, name: id, keyIndex, number: true, missing: new Set() });
const record = (key: string, base: string | null, revision: string | null): SampledRecord => ({ key: [key], cells: [{ column: 'G', base, revision, class: 'value' }] });

describe('the layout of the records', () => {
  afterEach(unmountAll);

  it('asks for as many characters as the texts have, within limits, and never for fewer again', () => {
    const widths = new ColumnWidths();
    widths.start({ columns: [column('day', 0), column('G', null)], kind: 'changed', records: 17520 });
    expect(widths.characters).to.deep.equal([3, 3]);
    widths.see([record('2019', '-3.0529166666666665', 'NaN')]);
    expect(widths.characters).to.deep.equal([4, 27]);
    widths.see([record('1', '1', '2'), record('2', 'x'.repeat(5000), 'y'.repeat(5000))]);
    expect(widths.characters).to.deep.equal([4, 2 * MOST + 5]);
    expect(widths.gutter).to.equal(8);
    expect([textWidth(null, 9), textWidth('', 9), textWidth('水位', 9), textWidth('x'.repeat(50), 9)]).to.deep.equal([7, 5, 4, 9]);
  });

  it('keeps the keys in view only while they leave room for the values', () => {
    expect([chooseSticking(75, 240, 1216), chooseSticking(75, 100, 366), chooseSticking(75, 240, 366), chooseSticking(75, 0, 100)]).to.deep.equal(['all', 'keys', 'none', 'none']);
  });

  for (const width of [1200, 360]) {
    it(`shows both values of every changed cell, ${width} px wide`, async () => {
      const report = exampleReport();
      const long = { column: 'c2', base: '-3.05291666666666650000000001', revision: '-3.51066666666666700000000002', class: 'value' as const };
      const samples = { ...report.records.samples, changed: [{ key: ['DE-Hai', '2003-04-01T12:30'], cells: [long, { ...long, column: 'c3', base: '1', revision: null, class: 'lost' as const }] }] };
      const box = document.createElement('div');
      box.style.width = `${width}px`;
      document.body.append(box);
      const view = await mount('change-records', { report: { ...report, records: { ...report.records, samples } } }, box);
      await settled(view);
      const wide = one(view, '[data-column="2"]').getBoundingClientRect();
      expect(wide.width).to.be.at.most(width);
      for (const value of all(view, 'ins, del')) {
        const cell = value.closest('.cell')!.getBoundingClientRect();
        const own = value.getBoundingClientRect();
        expect(own.width, textOf(value)).to.be.above(6);
        expect(own.left, textOf(value)).to.be.at.least(cell.left);
        expect(own.right, textOf(value)).to.be.at.most(cell.right);
      }
      const titles = all(view, '.long').map((text) => text.title);
      expect(titles).to.include.members([long.base, long.revision]);
      for (const end of all(view, '[data-column="2"] .end')) expect(end.scrollWidth).to.be.at.most(end.clientWidth + 1);
      const key = one(view, '[data-column="0"]');
      expect(key.getBoundingClientRect().width).to.be.below(80);
      box.remove();
    });
  }
});
