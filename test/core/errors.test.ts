import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fromPlain, isPalimpsestError, PalimpsestError, toPlain } from '../../src/core/errors.js';
import { addCellCounts, CELL_CLASS_CODE, CELL_CLASSES, changedCells, CHANGING_CLASSES, emptyCellCounts, totalCells } from '../../src/core/model/cell-class.js';

describe('errors', () => {
  it('are recognised by their shape, across bundles', () => {
    const error = new PalimpsestError('ParseError', 'f, line 3: odd.', { file: 'f', line: 3 });
    assert.equal(error.name, 'ParseError');
    assert.equal(isPalimpsestError(error), true);
    assert.equal(isPalimpsestError(error, 'KeyError', 'ParseError'), true);
    assert.equal(isPalimpsestError(error, 'KeyError'), false);
    assert.equal(isPalimpsestError(Object.assign(new Error('x'), { tag: 'KeyError' }), 'KeyError'), true);
    for (const other of [null, undefined, new Error('x'), { tag: 'KeyError' }, 'KeyError']) assert.equal(isPalimpsestError(other), false);
  });
  it('cross a thread border and come back', () => {
    const back = fromPlain(structuredClone(toPlain(new PalimpsestError('KeyError', 'no.', { column: 'x' }, new Error('cause')))));
    assert.deepEqual([back.tag, back.message, back.place, back instanceof PalimpsestError], ['KeyError', 'no.', { column: 'x' }, true]);
  });
  it('keep their cause where there is one', () => {
    const cause = new Error('below');
    assert.equal(new PalimpsestError('EngineError', 'x.', {}, cause).cause, cause);
    assert.equal('cause' in new PalimpsestError('EngineError', 'x.'), false);
  });
});

describe('cell classes', () => {
  it('have the codes of their order, for good', () => assert.deepEqual(CELL_CLASSES.map((name) => [name, CELL_CLASS_CODE[name]]), [['unchanged', 0], ['notation', 1], ['tolerated', 2], ['value', 3], ['filled', 4], ['lost', 5]]));
  it('add up', () => {
    const total = addCellCounts(addCellCounts(emptyCellCounts(), { unchanged: 1, notation: 2, tolerated: 4, value: 8, filled: 16, lost: 32 }), { ...emptyCellCounts(), lost: 1 });
    assert.deepEqual([totalCells(total), changedCells(total)], [64, 57]);
    assert.deepEqual(CHANGING_CLASSES, ['value', 'filled', 'lost']);
  });
});
