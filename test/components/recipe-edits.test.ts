import { expect } from 'chai';
import { describeChanges } from '../../components/recipe/recipe-changes.js';
import { forgetDerived, forgetRename, isRefused, layOver, refuseRename, setColumn, setFindRenames, setKey, setReading, setRekey, setRename, setTolerance } from '../../components/recipe/recipe-edits.js';
import type { Recipe } from '../../src/core/model/recipe.js';

describe('edits of a recipe', () => {
  const NEE = { base: ['NEE'], revision: ['NEE_VUT_REF'] };

  it('say a wish, and leave no trace once it is taken back', () => {
    for (const [said, back] of [
      [(r: Recipe) => setKey(r, ['a']), (r: Recipe) => setKey(r, [])], [(r: Recipe) => setFindRenames(r, false), (r: Recipe) => setFindRenames(r, true)],
      [(r: Recipe) => setReading(r, 'base', 'delimiter', ';'), (r: Recipe) => setReading(r, 'base', 'delimiter', undefined)], [(r: Recipe) => setTolerance(r, { absolute: 1 }), (r: Recipe) => setTolerance(r, null)],
      [(r: Recipe) => setColumn(r, NEE, { missing: ['x'] }), (r: Recipe) => setColumn(r, NEE, { missing: undefined })], [(r: Recipe) => setRename(r, 'a', 'b'), (r: Recipe) => forgetRename(r, 'a', 'b')],
      [(r: Recipe) => setRekey(r, true), (r: Recipe) => setRekey(r, false)], [(r: Recipe) => setReading(r, 'revision', 'quote', ''), (r: Recipe) => setReading(r, 'revision', 'quote', undefined)],
      [(r: Recipe): Recipe => ({ ...r, key: ['time'], derive: [{ side: 'base', name: 'time', from: ['year', 'doy'] }] }), (r: Recipe) => forgetDerived(r, 'time')],
      [(r: Recipe) => refuseRename(r, 'a', 'b'), (r: Recipe) => forgetRename(r, 'a', 'b')],
    ] as const) {
      const earlier: Recipe = { seed: 3 };
      expect(said(earlier)).not.to.deep.equal(earlier);
      expect(back(said(earlier))).to.deep.equal(earlier);
      expect(earlier).to.deep.equal({ seed: 3 });
    }
  });

  it('name a column on one side, so that a rename that was found is still found', () => {
    expect(setColumn({}, NEE, { readAs: 'text' })).to.deep.equal({ columns: [{ base: ['NEE'], readAs: 'text' }] });
    expect(setColumn({}, { base: [], revision: ['new'] }, { readAs: 'text' })).to.deep.equal({ columns: [{ revision: ['new'], readAs: 'text' }] });
    const renamed = setRename({}, 'NEE', 'NEE_VUT_REF');
    expect(setColumn(renamed, NEE, { missing: [] }).columns).to.deep.equal([{ ...NEE, missing: [] }]);
    expect(setColumn(setColumn(renamed, NEE, { missing: [] }), NEE, { missing: undefined })).to.deep.equal(renamed);
  });

  it('refuse a rename, and free both names for another', () => {
    const refused = refuseRename(setRename({}, 'a', 'b'), 'a', 'b');
    expect(refused.columns).to.deep.equal([{ base: ['a'], revision: [] }]);
    expect(isRefused(refused, 'a')).to.equal(true);
    expect(setRename(setRename({}, 'a', 'b'), 'c', 'b').columns).to.deep.equal([{ base: ['c'], revision: ['b'] }]);
  });

  it('lay an offer over what was asked for', () => {
    const asked: Recipe = { key: ['x'], columns: [{ base: ['a'], missing: ['-1'] }, { base: ['b'], readAs: 'text' }], reading: { base: { delimiter: ';' } } };
    const laid = layOver(asked, { rekey: true, columns: [{ base: ['a'], revision: ['z'] }], reading: { base: { encoding: 'utf-8' }, revision: { decimal: ',' } } });
    expect(laid).to.deep.equal({ key: ['x'], rekey: true, columns: [{ base: ['b'], readAs: 'text' }, { base: ['a'], missing: ['-1'], revision: ['z'] }], reading: { base: { delimiter: ';', encoding: 'utf-8' }, revision: { decimal: ',' } } });
  });

  it('are told one by one', () => {
    const after = setReading(setRename(setColumn(setKey({}, ['a']), { base: ['x'], revision: ['x'] }, { missing: ['1'], tolerance: { absolute: 2 } }), 'p', 'q'), 'revision', 'headerLine', 3);
    expect(describeChanges({}, after)).to.deep.equal(['Key', 'x: missing codes', 'x: tolerance', 'p: which column it is', 'Header line of the revision']);
    expect(describeChanges(after, after)).to.deep.equal([]);
    expect(describeChanges(after, {})).to.have.length(5);
  });
});
