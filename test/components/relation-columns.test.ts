/** Which measure a relation is held against: asked for first, then expected, then strongest, and never a copy while there is another. */
import { expect } from 'chai';
import '../../components/define-views.js';
import { chooseOther, conversionOf } from '../../components/relation/relation-columns.js';
import type { ChangeReport, ReportColumn } from '../../src/core/model/report.js';
import { cells, exampleReport } from './fixtures.js';
import { mount, settled, unmountAll } from './mount.js';

/** Measures, and |r| in base of the first with each of the others. */
function reportOf(names: readonly string[], r: readonly number[], roles: Readonly<Record<string, ReportColumn['role']>> = {}): ChangeReport {
  const columns = names.map((name, i): ReportColumn => ({ id: `c${i}`, name, base: [name], revision: [name], status: 'matched', role: roles[name] ?? 'measure', type: 'number', cells: cells({ value: 1 }) }));
  const matrix = names.map((_, i) => names.map((__, j) => (i === j ? 1 : i === 0 ? r[j - 1]! : j === 0 ? r[i - 1]! : 0)));
  const { correlations: _none, ...rest } = exampleReport();
  return { ...rest, columns, ...(r.length === 0 ? {} : { correlations: { n: 100, sampled: 100, matched: 100, columns: names, leftOut: [], base: matrix, revision: matrix, rms: 0, largest: 0, distance: 0, pairs: [], sentence: '' } }) };
}

const chosen = (names: readonly string[], r: readonly number[], asked: string | null = null, shared: string | null = null, roles = {}): string | undefined => { const report = reportOf(names, r, roles); return chooseOther(report, report.columns[0]!, asked, shared)?.name; };

describe('the measure across', () => {
  afterEach(unmountAll);

  it('is air temperature for a flux, however strong another is', () => {
    expect(chosen(['NEE_VUT_REF', 'GPP_NT', 'SW_IN_F', 'TS_F', 'TA_ERA', 'TA_F'], [0.97, 0.9, 0.5, 0.3, 0.3])).to.equal('TA_F');
    expect(chosen(['LE_f', 'Rn_f', 'Ta_f'], [0.9, 0.2])).to.equal('Ta_f');
    expect(chosen(['NEE', 'Rg', 'TA_ERA'], [0.8, 0.2])).to.equal('TA_ERA');
  });

  it('is converted where the whole column was, and not where some of its cells were', () => {
    const report = reportOf(['Rs', 'Ta'], [0.5]), unit = (more: object) => ({ kind: 'unit', confidence: 1, evidence: { factor: 10, offset: 0, from: null, to: null, ...more } });
    const of = (kinds: object[]) => conversionOf({ ...report, columns: [{ ...report.columns[0]!, kinds } as ReportColumn, report.columns[1]!] }, 'c0');
    expect(of([unit({})])).to.deep.equal({ factor: 10, offset: 0, from: null, to: null });
    expect(of([unit({ subset: true, cells: 7 })])).to.equal(null);
    expect(of([unit({ parts: [] })])).to.equal(null);
    expect(of([unit({ subset: true, factor: 100 }), unit({})])?.factor).to.equal(10);
  });

  it('else goes by |r| in base, past copies, parts of the same sum, flags and uncertainties', () => {
    expect(chosen(['Tair', 'Tair_2', 'RH', 'Tsoil'], [0.2, -0.6, 0.8])).to.equal('Tsoil');
    expect(chosen(['Tair', 'Tsoil_a', 'RH', 'Wliq'], [0.985, -0.6, -0.7])).to.equal('Wliq');
    expect(chosen(['NEE', 'GPP', 'RECO', 'NEE_RANDUNC', 'VPD', 'RH'], [0.95, 0.8, 0.7, 0.3, 0.2])).to.equal('VPD');
    expect(chosen(['NETRAD', 'SW_IN', 'VPD', 'TA'], [0.97, 0.4, 0.3])).to.equal('VPD');
    expect(chosen(['x', 'y', 'z'], [0.3, 0.9], null, null, { z: 'flag' })).to.equal('y');
  });

  it('is the first in the report where no correlation is known, and a copy where there is nothing else', () => {
    expect(chosen(['NEE', 'GPP', 'RH', 'VPD'], [])).to.equal('RH');
    expect(chosen(['NEE', 'GPP', 'RECO'], [0.5, 0.9])).to.equal('RECO');
    expect(chosen(['a', 'b'], [0.999])).to.equal('b');
    expect(chosen(['a'], [])).to.equal(undefined);
  });

  it('is what was asked for, by name or in another view', () => {
    const names = ['NEE', 'TA', 'GPP', 'RH'];
    expect(chosen(names, [0.5, 0.99, 0.2], 'GPP')).to.equal('GPP');
    expect(chosen(names, [0.5, 0.99, 0.2], null, 'c3')).to.equal('RH');
    expect(chosen(names, [0.5, 0.99, 0.2], 'NEE', 'c0')).to.equal('TA');
  });

  it('stays what was asked for while other columns come into focus and go', async () => {
    const view = await mount('change-relation', { report: reportOf(['NEE', 'TA', 'VPD', 'RH'], [0.5, 0.4, 0.3]) }), menu = (): HTMLSelectElement => view.renderRoot.querySelector('select')!;
    expect(view.currentX!.name).to.equal('TA');
    menu().value = 'c3';
    menu().dispatchEvent(new Event('change', { bubbles: true }));
    const seen: string[] = [];
    for (const column of ['VPD', 'RH', 'NEE']) {
      view.column = column;
      await settled(view);
      seen.push(view.currentX!.name);
    }
    expect(seen).to.deep.equal(['RH', 'NEE', 'RH']);
  });
});
