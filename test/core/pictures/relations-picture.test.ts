/** Small multiples of a relation: each is the relation of its own records alone, on the axes of all, and the order is that of change. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { relationPicture, type RelationSide } from '../../../src/core/pictures/relation-picture.js';
import { relationsPicture, yearPlaces, type PanelPlaces } from '../../../src/core/pictures/relations-picture.js';
import { Random } from '../support/random.js';

const N = 1200, random = new Random(7), LOOSE = { group: null, sequence: false };
const of = Int32Array.from({ length: N }, (_, i) => (i % 50 === 0 ? -1 : Math.floor(i / 300))), names = ['a', 'b', 'c', 'd'], places: PanelPlaces = { by: 'group', of, names };
const x = Float64Array.from({ length: N }, () => random.normal()), y = x.map((v, i) => (i % 9 === 0 ? NaN : -v + random.normal())), bent: RelationSide = { x, y: y.map((v, i) => (of[i] === 2 ? v + 1.5 * x[i]! : of[i] === 1 ? v + 0.2 * x[i]! : v)) }, base: RelationSide = { x, y };

describe('a relation in panels', () => {
  const found = relationsPicture(base, bent, null, places, 12, 3)!;

  it('has the records of each place, those that changed most first, at most as many as asked', () => {
    assert.deepEqual(found.panels.map(({ label, group, year }) => [label, group, year]), [['c', 'c', null], ['b', 'b', null], ['a', 'a', null]]);
    assert.deepEqual([found.by, found.all, found.changed], ['group', 4, 2]);
    for (const { label, base: before } of found.panels) assert.equal(before.moments.n, [...of.keys()].filter((i) => of[i] === names.indexOf(label) && i % 9 !== 0).length);
  });

  it('says of each what the relation of its records alone says', () => {
    for (const { label, r, slope, base: before, revision } of found.panels) {
      const mask = Uint8Array.from(of, (place) => (place === names.indexOf(label) ? 1 : 0)), alone = relationPicture(base, bent, mask, 12, LOOSE)!;
      assert.deepEqual([r.base, r.revision, r.change], [alone.r.base, alone.r.revision, alone.r.change]);
      assert.deepEqual([slope.base, slope.revision, slope.change], [alone.line.slope.base, alone.line.slope.revision, alone.line.slope.change]);
      assert.deepEqual([before.moments, revision.moments], [alone.base.moments, alone.revision.moments]);
    }
  });

  it('has the axes of all, on which counts add up to the relation of all', () => {
    const whole = relationPicture(base, bent, Uint8Array.from(of, (place) => (place >= 0 ? 1 : 0)), 12, LOOSE)!, every = relationsPicture(base, bent, Uint8Array.from(of, (place) => (place >= 0 ? 1 : 0)), places, 12, 9)!;
    for (const side of ['base', 'revision'] as const) {
      const sums = new Map<number, number>();
      for (const panel of every.panels) {
        assert.deepEqual([panel[side].x, panel[side].y], [whole[side].x, whole[side].y]);
        panel[side].at.forEach((at, i) => sums.set(at, (sums.get(at) ?? 0) + panel[side].count[i]!));
      }
      assert.deepEqual([...sums].sort(([a], [b]) => a - b), whole[side].at.map((at, i) => [at, whole[side].count[i]]));
    }
  });

  it('mirrors where releases are swapped, and changes nowhere where they are one', () => {
    const back = relationsPicture(bent, base, null, places, 12, 3)!, same = relationsPicture(base, base, null, places, 12, 3)!;
    found.panels.forEach(({ label, r }, i) => assert.deepEqual([back.panels[i]!.label, back.panels[i]!.r.change], [label, 0 - (r.change as number)]));
    assert.deepEqual([same.changed, same.panels.map(({ r }) => r.change)], [0, [0, 0, 0]]);
  });

  it('finds years in their order, and leaves out records without one', () => {
    const { names: years, of: at, by } = yearPlaces({ of: Int32Array.from([2003, -7, 2001, 2003]), none: -7 });
    assert.deepEqual([by, years, [...at]], ['year', [2001, 2003], [1, -1, 0, 1]]);
    assert.deepEqual(relationsPicture({ x: x.slice(0, 4), y: x.slice(4, 8) }, { x: x.slice(0, 4), y: x.slice(4, 8) }, null, { by, names: years, of: at }, 4, 9)!.panels.map(({ label, year, base: { moments } }) => [label, year, moments.n]), [['2001', 2001, 1], ['2003', 2003, 2]]);
  });

  it('is null without a record, and skips places without one', () => {
    const none = { x: new Float64Array(3).fill(NaN), y: new Float64Array(3) };
    assert.equal(relationsPicture(none, none, null, { by: 'group', of: new Int32Array(3), names: ['a'] }, 4, 9), null);
    assert.equal(relationsPicture(base, bent, null, { ...places, names: [...names, 'empty'] }, 4, 9)!.all, 4);
  });
});
