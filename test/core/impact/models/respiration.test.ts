/** Fits are held to SciPy's on the same nights, and to constants that were planted. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { RESPIRATION as MODEL } from '../../../../src/core/impact/models/respiration.js';
import { Random } from '../../support/random.js';
import { holdsEvery, oracle } from '../../support/oracle.js';
import { column, HOUR, near, runModel, statusOf, times, valueOf } from './support.js';

const FITS = oracle<{ readonly temperature: readonly number[]; readonly exchange: readonly number[] }>('20_respiration_fits');
const DARK = (n: number): Float64Array => column(n, () => 0);
const hoff = (t: number, r10: number, q10: number): number => r10 * q10 ** ((t - 10) / 10), lloyd = (t: number, r10: number, e0: number): number => r10 * Math.exp(e0 * (1 / 56.02 - 1 / (t + 46.02)));

describe('respiration from nights', () => {
  for (const test of FITS.cases) it(`is fitted as SciPy fits it: ${test.name}`, () => {
    const { temperature, exchange } = test.input, n = exchange.length;
    const result = runModel(MODEL, times('2001-01-01', n, HOUR), { NEE: Float64Array.from(exchange), TA: Float64Array.from(temperature), SW_IN: DARK(n) });
    holdsEvery(FITS, test, Object.fromEntries(result.values));
  });

  const n = 365 * 48, time = times('2001-01-01', n, HOUR / 2), random = new Random(3);
  const TA = column(n, (i) => 9 - 10 * Math.cos((2 * Math.PI * i) / n) + 4 * Math.sin((2 * Math.PI * (i % 48)) / 48)), SW_IN = column(n, (i) => Math.max(0, 600 * Math.sin((2 * Math.PI * ((i % 48) - 14)) / 48)));

  it('finds planted constants, leaves days out, and carries the curve to all hours', () => {
    const NEE = column(n, (i) => (SW_IN[i]! >= 20 ? -8 : hoff(TA[i]!, 2.5, 2.1))), result = runModel(MODEL, time, { NEE, TA, SW_IN });
    near(valueOf(result, 'q10'), 2.1, 1e-8);
    near(valueOf(result, 'r10'), 2.5, 1e-8);
    near(valueOf(result, 'q10Error'), 0, 1e-8);
    near(valueOf(result, 'q10Year'), TA.reduce((sum, t) => sum + hoff(t, 2.5, 2.1), 0) * 1800 * 12.011e-6, 1e-5);
    assert.ok(valueOf(result, 'lloydError') > 0.01, 'the other curve is another');
    assert.equal(result.notes.length, 1);
    const other = runModel(MODEL, time, { NEE: column(n, (i) => (SW_IN[i]! >= 20 ? -8 : lloyd(TA[i]!, 1.7, 308.56))), TA, SW_IN });
    near(valueOf(other, 'e0'), 308.56, 1e-6);
    near(valueOf(other, 'lloydR10'), 1.7, 1e-8);
  });

  it('with noise comes near the planted constants', () => {
    const NEE = column(n, (i) => (SW_IN[i]! >= 20 ? -8 : hoff(TA[i]!, 2.5, 2.1) + random.normal())), result = runModel(MODEL, time, { NEE, TA, SW_IN });
    near(valueOf(result, 'q10'), 2.1, 0.05);
    near(valueOf(result, 'r10'), 2.5, 0.05);
    near(valueOf(result, 'q10Error'), 1, 0.03);
  });

  it('leaves out calm nights, and takes the temperature of the soil where it is given', () => {
    const USTAR = column(n, (i) => (i % 3 === 0 ? 0.05 : i % 3 === 1 ? NaN : 0.4)), NEE = column(n, (i) => (SW_IN[i]! >= 20 ? -8 : USTAR[i]! >= 0.2 ? hoff(TA[i]!, 2, 2) : 0.3));
    near(valueOf(runModel(MODEL, time, { NEE, TA, SW_IN, USTAR }, { calm: 0.2 }), 'q10'), 2, 1e-8);
    const TS = TA.map((t) => 4 + t / 2), soil = runModel(MODEL, time, { NEE: column(n, (i) => (SW_IN[i]! >= 20 ? -8 : hoff(TS[i]!, 2, 3))), TA, SW_IN, TS });
    near(valueOf(soil, 'q10'), 3, 1e-8);
    assert.match(soil.notes.join(' '), /that of the soil/);
  });

  it('counts what is missing, and keeps to few nights, narrow temperatures and days without night by a status', () => {
    const NEE = column(n, (i) => (i % 10 === 0 ? NaN : SW_IN[i]! >= 20 ? -8 : hoff(TA[i]!, 2, 2))), result = runModel(MODEL, time, { NEE, TA, SW_IN });
    assert.match(result.notes[1]!, /1,752 records of 17,520 records \(10 %\)/);
    near(valueOf(result, 'q10'), 2, 1e-8);
    const few = 12, of = (value: (i: number) => number): Float64Array => column(few, value);
    assert.equal(statusOf(runModel(MODEL, times('2001-01-01', few, HOUR), { NEE: of(() => 2), TA: of((i) => i), SW_IN: DARK(few) }), 'q10'), 'too-few');
    assert.equal(statusOf(runModel(MODEL, time, { NEE: column(n, () => 2), TA: column(n, (i) => 10 + (i % 4)), SW_IN: DARK(n) }), 'e0'), 'undefined');
    assert.equal(statusOf(runModel(MODEL, time, { NEE, TA, SW_IN: column(n, () => 500) }), 'lloydYear'), 'too-few');
  });
});
