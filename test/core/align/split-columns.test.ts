import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Cell } from '../../../src/core/align/column-content.js';
import { findSplits, isWhole, partsOf, type SplitSide } from '../../../src/core/align/split-columns.js';
import { Random } from '../support/random.js';

const random = new Random(6);
const sand = Array.from({ length: 60 }, () => random.whole(1, 80)), silt = sand.map((each) => random.whole(0, 99 - each)), clay = sand.map((each, i) => 100 - each - silt[i]!);
let position = 0;
const side = (name: string, cells: readonly Cell[], kind: SplitSide['kind'] = 'number'): SplitSide => ({ position: position++, name, kind, cells });
const parts = [side('clay', clay), side('sand', sand), side('silt', silt)];
const names = (found: ReturnType<typeof findSplits>): string[] => found.map((each) => `${each.whole.name}: ${each.parts.map((part) => part.name).join(' ')}`);

describe('a column that became several', () => {
  for (const separator of [',', ';', '/', ':', '-', ' ']) {
    it(`is found with “${separator}” between its parts, in their order`, () => assert.deepEqual(names(findSplits([side('soil', sand.map((each, i) => [each, silt[i], clay[i]].join(separator)), 'text')], parts)), ['soil: sand silt clay']));
  }
  it('counts the records that are not put together again', () => {
    const [found] = findSplits([side('soil', sand.map((each, i) => (i === 0 ? null : i === 1 ? '1:2:3' : i === 2 ? 'C1' : [each, silt[i], clay[i]].join(':'))), 'text')], parts);
    assert.deepEqual([found!.compared, found!.equal], [59, 57]);
  });
  it('is not found where a part is missing, where parts differ, or where nothing varies', () => {
    const whole = side('soil', sand.map((each, i) => [each, silt[i], clay[i]].join(':')), 'text');
    assert.deepEqual(findSplits([whole], parts.slice(0, 2)), []);
    assert.deepEqual(findSplits([whole], [parts[0]!, parts[1]!, side('other', random.shuffled(silt))]), []);
    assert.deepEqual(findSplits([side('c', sand.map(() => '1:2'), 'text')], [side('a', sand.map(() => 1)), side('b', sand.map(() => 2))]), []);
  });
  it('is not found in few records', () => assert.deepEqual(findSplits([side('soil', ['1:2', '3:4'], 'text')], [side('a', [1, 3]), side('b', [2, 4])]), []));
  it('is found where a date became its calendar, by the names of the parts', () => {
    const dates = Array.from({ length: 60 }, (_, i) => Date.UTC(2010 + (i % 5), i % 12, 1 + (i % 28))), read = (of: (date: Date) => number): number[] => dates.map((each) => of(new Date(each)));
    const calendar = [side('year', read((date) => date.getUTCFullYear())), side('month', read((date) => date.getUTCMonth() + 1)), side('day', read((date) => date.getUTCDate()))];
    assert.deepEqual(names(findSplits([side('date', dates, 'time')], calendar)), ['date: year month day']);
  });
  it('takes an empty part for missing and `08` for 8', () => {
    const cut = { by: 'separator', separator: ':', parts: 2 } as const;
    assert.deepEqual([isWhole('08:', [8, null], cut), isWhole('08:3', [8, 3], cut), isWhole('8:3', [8, 4], cut), isWhole('8', [8, 3], cut), partsOf(null, cut)], [true, true, false, false, null]);
  });
});
