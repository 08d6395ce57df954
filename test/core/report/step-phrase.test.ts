/** When a column says that its difference steps, and when it keeps silent. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { stepPhrase, when } from '../../../src/core/report/step-phrase.js';
import type { ChangePoint } from '../../../src/core/diagnosis/time/change-points.js';
import type { ReportColumn } from '../../../src/core/model/report.js';

const POINT: ChangePoint = { at: '2003-05-01', earliest: '2003-04-30', latest: '2003-05-02T23:30', before: 0, after: 0.4, size: 0.4, n: 5000, p: 1e-9 };

function phrase(points: readonly ChangePoint[], { kinds = ['revised'], rmse = 0.3, found = points.length, role = 'measure', unit = null }: { kinds?: string[]; rmse?: number; found?: number; role?: string; unit?: string | null } = {}): string | null {
  return stepPhrase({ kinds: kinds.map((kind) => ({ kind, confidence: 1, evidence: {} })), role, paired: { rmse }, unit: { base: unit, revision: unit }, time: { changePoints: { n: 5000, groups: { looked: 1, of: 1 }, blockMs: 86_400_000, method: 'm', found, points } } } as unknown as ReportColumn);
}

describe('a step of the difference in words', () => {
  it('says size, unit, group and day, and how many more there are', () => {
    assert.equal(phrase([POINT]), 'the difference steps by +0.4 on 2003-05-01');
    assert.equal(phrase([{ ...POINT, size: -0.4, group: 'west' }, { ...POINT, size: 0.1 }], { unit: 'ppm' }), 'the difference steps by −0.4 ppm at west on 2003-05-01, and 1 more time');
    assert.equal(phrase([POINT], { found: 4 }), 'the difference steps by +0.4 on 2003-05-01, and 3 more times');
  });
  it('is silent where a kind tells it, where it is small or unsure, and of flags', () => {
    for (const kind of ['step', 'drift', 'segment', 'unit', 'offset']) assert.equal(phrase([POINT], { kinds: ['revised', kind] }), null);
    assert.equal(phrase([POINT], { rmse: 1 }), null);
    assert.equal(phrase([{ ...POINT, p: 0.005 }]), null);
    assert.equal(phrase([POINT], { role: 'flag' }), null);
    assert.equal(phrase([]), null);
    assert.equal(stepPhrase({ role: 'measure' }), null);
  });
  it('gives the limits of a place that is not known to the month, and the hour where it is known', () => {
    assert.equal(when({ at: '1977-04-01', earliest: '1973-01-01', latest: '1981-04-01' }), 'about 1977-04-01 (1973-01-01 to 1981-04-01)');
    assert.equal(when({ at: '2003-05-01T06:30', earliest: '2003-05-01T05:00', latest: '2003-05-01T07:00' }), 'on 2003-05-01 06:30');
  });
});
