import { expect } from 'chai';
import { beginDrag, cursorOf, dragTo, rangeBox } from '../../components/view/brush.js';
import { columnOf } from '../../components/view/column-of.js';
import { joinClauses } from '../../components/view/join-clauses.js';
import { changedMark, markAt, markInDirection, marksBetween } from '../../components/view/mark-walk.js';
import { tableCsv } from '../../components/view/table-csv.js';
import { tooltipPlace } from '../../components/view/tooltip-place.js';
import type { BrushPlace, Mark } from '../../components/view/view-model.js';
import { NO_FILTER } from '../../components/shared/filter.js';
import { exampleReport } from './fixtures.js';

function mark(id: string, x: number, y: number, size = 10, changed = false): Mark {
  return { id, x, y, width: size, height: size, lines: [id], changed };
}

/** A grid of 3 rows and 4 columns: a0 … c3. */
const GRID = ['a', 'b', 'c'].flatMap((row, i) => [0, 1, 2, 3].map((column) => mark(`${row}${column}`, column * 10, i * 10)));
const named = (id: string): Mark => GRID.find((each) => each.id === id)!;

describe('the column of a view', () => {
  const report = exampleReport();
  it('is the one asked for, by id or by name on either side', () => {
    expect(columnOf(report, 'c2', NO_FILTER)?.id).to.equal('c2');
    expect(columnOf(report, 'NEE_VUT_REF', NO_FILTER)?.id).to.equal('c2');
    expect(columnOf(report, 'NEE', NO_FILTER)?.id).to.equal('c2');
    expect(columnOf(report, 'no such', { ...NO_FILTER, column: 'c2' })).to.equal(null);
  });
  it('else the one in focus, else the measure that changed most', () => {
    expect(columnOf(report, null, { ...NO_FILTER, column: 'c2' })?.id).to.equal('c2');
    expect(columnOf(report, null, { ...NO_FILTER, column: 'gone' })?.name).to.equal('VPD');
    expect(columnOf(report, null, NO_FILTER)?.name).to.equal('VPD');
    expect(columnOf({ ...report, columns: [] }, null, NO_FILTER)).to.equal(null);
  });
});

describe('the walk over marks', () => {
  it('follows rows and columns of a grid', () => {
    expect(markInDirection(GRID, named('b1'), 'right')?.id).to.equal('b2');
    expect(markInDirection(GRID, named('b1'), 'left')?.id).to.equal('b0');
    expect(markInDirection(GRID, named('b1'), 'up')?.id).to.equal('a1');
    expect(markInDirection(GRID, named('b1'), 'down')?.id).to.equal('c1');
    expect(markInDirection(GRID, named('a0'), 'up')).to.equal(null);
  });
  it('passes every point of a steep series', () => {
    const series = [0, 500, 0, 0, 500].map((y, i) => mark(`p${i}`, i * 10, y, 2));
    let at: Mark | null = series[0]!;
    const seen = [];
    while (at) { seen.push(at.id); at = markInDirection(series, at, 'right'); }
    expect(seen).to.deep.equal(['p0', 'p1', 'p2', 'p3', 'p4']);
  });
  it('stays in its panel where two stand above each other', () => {
    const panels = [0, 1, 2].flatMap((i) => [mark(`top${i}`, i * 10, 0), mark(`low${i}`, i * 10, 100)]);
    expect(markInDirection(panels, panels[1]!, 'right')?.id).to.equal('low1');
    expect(markInDirection(panels, panels[2]!, 'down')?.id).to.equal('low1');
  });
  it('goes from change to change', () => {
    const list = [false, true, false, true].map((changed, i) => mark(String(i), i, 0, 1, changed));
    expect(changedMark(list, null, 1)?.id).to.equal('1');
    expect(changedMark(list, list[1]!, 1)?.id).to.equal('3');
    expect(changedMark(list, list[3]!, 1)).to.equal(null);
    expect(changedMark(list, list[2]!, -1)?.id).to.equal('1');
  });
  it('finds the mark under a pointer, else the nearest within reach, of several the smallest', () => {
    expect(markAt(GRID, 15, 15)?.id).to.equal('b1');
    expect(markAt(GRID, 39, 53)?.id).to.equal('c3');
    expect(markAt(GRID, 39, 55)).to.equal(null);
    expect(markAt([mark('large', 0, 0, 100), mark('small', 40, 40, 5)], 42, 42)?.id).to.equal('small');
  });
  it('takes all between two marks', () => {
    expect(marksBetween(GRID, named('b2'), named('a1')).map(({ id }) => id)).to.deep.equal(['a1', 'a2', 'b1', 'b2']);
  });
});

describe('the clauses of several marks', () => {
  it('span intervals, collect points, and belong to the view', () => {
    expect(joinClauses('v', [
      { source: '', field: 'time', kind: 'interval', value: [5, 9] }, { source: '', field: 'time', kind: 'interval', value: [1, 3] },
      { source: 'w', field: 'group', kind: 'points', value: ['a'] }, { source: '', field: 'group', kind: 'points', value: ['b', 'a'] },
    ])).to.deep.equal([{ source: 'v', field: 'time', kind: 'interval', value: [1, 9] }, { source: 'v', field: 'group', kind: 'points', value: ['a', 'b'] }]);
  });
});

describe('a drag', () => {
  const along: BrushPlace = { axes: 'x', area: { x: 10, y: 0, width: 100, height: 50 } };
  const both: BrushPlace = { axes: 'xy', area: { x: 0, y: 0, width: 200, height: 200 } };
  it('draws anew, in either direction, inside the area', () => {
    const drag = beginDrag(along, null, { x: 60, y: 20 })!;
    expect(dragTo(drag, { x: 500, y: 0 })).to.deep.equal({ x: { from: 60, to: 110 }, y: null });
    expect(dragTo(drag, { x: -5, y: 0 })).to.deep.equal({ x: { from: 10, to: 60 }, y: null });
    expect(beginDrag(along, null, { x: 60, y: 80 })).to.equal(null);
  });
  it('moves by the middle, at full length', () => {
    const drag = beginDrag(along, { x: { from: 30, to: 80 }, y: null }, { x: 55, y: 20 })!;
    expect(dragTo(drag, { x: 65, y: 20 }).x).to.deep.equal({ from: 40, to: 90 });
    expect(dragTo(drag, { x: 500, y: 20 }).x).to.deep.equal({ from: 60, to: 110 });
  });
  it('resizes by the ends, also past the other one', () => {
    const range = { x: { from: 30, to: 80 }, y: null };
    expect(dragTo(beginDrag(along, range, { x: 82, y: 20 })!, { x: 92, y: 20 }).x).to.deep.equal({ from: 30, to: 90 });
    expect(dragTo(beginDrag(along, range, { x: 30, y: 20 })!, { x: 100, y: 20 }).x).to.deep.equal({ from: 80, to: 100 });
  });
  it('holds a side or a corner of a rectangle, and a narrow one by its middle', () => {
    const range = { x: { from: 50, to: 150 }, y: { from: 50, to: 150 } };
    expect(dragTo(beginDrag(both, range, { x: 50, y: 100 })!, { x: 40, y: 120 })).to.deep.equal({ x: { from: 40, to: 150 }, y: { from: 50, to: 150 } });
    expect(dragTo(beginDrag(both, range, { x: 150, y: 150 })!, { x: 160, y: 170 })).to.deep.equal({ x: { from: 50, to: 160 }, y: { from: 50, to: 170 } });
    expect(dragTo(beginDrag(both, range, { x: 100, y: 100 })!, { x: 110, y: 90 })).to.deep.equal({ x: { from: 60, to: 160 }, y: { from: 40, to: 140 } });
    expect(dragTo(beginDrag(both, range, { x: 20, y: 20 })!, { x: 30, y: 40 })).to.deep.equal({ x: { from: 20, to: 30 }, y: { from: 20, to: 40 } });
    expect(dragTo(beginDrag(along, { x: { from: 50, to: 56 }, y: null }, { x: 53, y: 20 })!, { x: 63, y: 20 }).x).to.deep.equal({ from: 60, to: 66 });
  });
  it('says by its cursor what it would do', () => {
    const range = { x: { from: 50, to: 150 }, y: { from: 50, to: 150 } };
    expect([[50, 100], [100, 150], [50, 50], [150, 50], [100, 100], [10, 10]].map(([x = 0, y = 0]) => cursorOf(beginDrag(both, range, { x, y })))).to.deep.equal(['ew-resize', 'ns-resize', 'nwse-resize', 'nesw-resize', 'grab', 'crosshair']);
  });
  it('covers the whole of the axis that it leaves free', () => {
    expect(rangeBox({ x: { from: 20, to: 30 }, y: null }, along.area)).to.deep.equal({ x: 20, y: 0, width: 10, height: 50 });
  });
});

describe('a tooltip', () => {
  const stage = { width: 300, height: 200 }, size = { width: 100, height: 40 };
  it('stands above its mark, below where there is no room, and inside at the sides', () => {
    expect(tooltipPlace({ x: 100, y: 100, width: 20, height: 20 }, size, stage)).to.deep.equal({ left: 60, top: 58 });
    expect(tooltipPlace({ x: 0, y: 2, width: 20, height: 20 }, size, stage)).to.deep.equal({ left: 0, top: 24 });
    expect(tooltipPlace({ x: 100, y: 10, width: 20, height: 180 }, size, stage)).to.deep.equal({ left: 122, top: 10 });
    expect(tooltipPlace({ x: 250, y: 10, width: 20, height: 180 }, size, stage)).to.deep.equal({ left: 148, top: 10 });
    expect(tooltipPlace({ x: 20, y: 10, width: 260, height: 180 }, size, stage).left).to.equal(100);
    expect(tooltipPlace({ x: 290, y: 150, width: 10, height: 20 }, size, stage)).to.deep.equal({ left: 200, top: 108 });
  });
});

describe('a table as CSV', () => {
  it('keeps numbers as they are, quotes what must be quoted, and disarms formulas', () => {
    const csv = tableCsv({
      caption: '', columns: [{ label: 'a,"b"', numeric: false }, { label: '=x', numeric: true }],
      rows: [['plain', 1 / 3], ['=1+1', -2.5], ['+a', null], ['-b', 0], ['@c', 1e-12], ['two\nlines', 5], ['\tx', 6], ['−3 (minus sign)', 7]],
    });
    expect(csv).to.equal('"a,""b""",\'=x\r\nplain,0.3333333333333333\r\n\'=1+1,-2.5\r\n\'+a,\r\n\'-b,0\r\n\'@c,1e-12\r\n"two\nlines",5\r\n\'\tx,6\r\n−3 (minus sign),7\r\n');
  });
});
