import { expect } from 'chai';
import { HEIGHT_CAP, VirtualScroll } from '../../components/records/virtual-scroll.js';

function sized(rows: number): VirtualScroll {
  const scroll = new VirtualScroll(30);
  scroll.resize(rows, 450);
  return scroll;
}

describe('scrolling over more rows than a browser can lay out', () => {
  it('maps plainly while the rows fit', () => {
    const scroll = sized(1000);
    expect(scroll.height).to.equal(30_000);
    scroll.scrollTo(3015);
    expect(scroll.visible()).to.deep.include({ first: 100, offset: 15 });
  });
  it('caps the height, and both ends are reached', () => {
    const scroll = sized(50_000_000);
    expect(scroll.height).to.equal(HEIGHT_CAP);
    scroll.scrollTo(HEIGHT_CAP - 450);
    expect(scroll.visible().end).to.equal(50_000_000);
    scroll.scrollTo(0);
    expect(scroll.visible().first).to.equal(0);
  });
  it('moves pixel by pixel under the wheel, in proportion under a drag', () => {
    const scroll = sized(50_000_000);
    scroll.scrollTo(4_000_000);
    const dragged = scroll.visible().first;
    expect(dragged).to.be.closeTo(25_000_000, 10_000);
    scroll.scrollTo(4_000_090);
    expect(scroll.visible().first).to.equal(dragged + 3);
  });
  it('reveals any row exactly', () => {
    const scroll = sized(50_000_000);
    for (const row of [49_999_999, 0, 31_234_567]) {
      scroll.reveal(row);
      const { first, end } = scroll.visible();
      expect(row).to.be.within(first, end - 1);
    }
  });
});
