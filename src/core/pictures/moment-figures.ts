/** What merged moments say of a set of records: size of change, agreement and relation, each with its n. */
import type { Figure, Undefined } from '../model/report.js';
import type { Moments } from './moment-sums.js';

export interface MomentFigures {
  readonly n: number;
  /** Of n: changed values. */
  readonly changed: number;
  readonly filled: number;
  readonly lost: number;
  /** In the unit of the column. */
  readonly meanBase: Figure;
  readonly meanRevision: Figure;
  /** Mean of revision − base over pairs. */
  readonly bias: Figure;
  /** Of the sample (n − 1). */
  readonly sdDifference: Figure;
  readonly mae: Figure;
  readonly rmse: Figure;
  readonly maxAbs: Figure;
  readonly sdBase: Figure;
  readonly sdRevision: Figure;
  readonly pearson: Figure;
  /** Ordinary least squares of revision on base. */
  readonly slope: Figure;
  readonly intercept: Figure;
}

const few = (least: number, n: number): Undefined => ({ status: 'too-few', reason: `needs ${least} pairs, there ${n === 1 ? 'is' : 'are'} ${n}` });
const constant = (which: string): Undefined => ({ status: 'undefined', reason: `${which} is constant` });

/** What is left of two numbers that take each other back. */
const ROUNDING = 2 ** -50;

export function momentFigures(m: Readonly<Moments>): MomentFigures {
  const { n } = m, mean = (value: number): Figure => (n > 0 ? value : few(1, n)), spread = (m2: number): Figure => (n > 1 ? Math.sqrt(m2 / (n - 1)) : few(2, n));
  return {
    n, changed: m.changed, filled: m.onlyRevision, lost: m.onlyBase,
    meanBase: mean(m.meanBase), meanRevision: mean(m.meanRevision), bias: mean(m.meanDifference), mae: mean(m.meanAbsDifference), maxAbs: mean(m.maxAbsDifference),
    rmse: mean(n > 0 ? Math.sqrt(m.m2Difference / n + m.meanDifference ** 2) : 0),
    sdDifference: spread(m.m2Difference), sdBase: spread(m.m2Base), sdRevision: spread(m.m2Revision), pearson: pearsonOf(m), ...lineOf(m),
  };
}

/** 1 − r is worked out from the moments of the difference: of nearly equal releases it would cancel otherwise. */
function pearsonOf(m: Readonly<Moments>): Figure {
  if (m.n < 2) return few(2, m.n);
  if (m.m2Base === 0) return constant('base');
  if (m.m2Revision === 0) return constant('revision');
  const roots = Math.sqrt(m.m2Base) + Math.sqrt(m.m2Revision), s = (2 * m.cBaseDifference + m.m2Difference) / roots;
  return Math.min(1, Math.max(-1, 1 - (m.m2Difference - s * s) / (2 * Math.sqrt(m.m2Base) * Math.sqrt(m.m2Revision))));
}

function lineOf(m: Readonly<Moments>): Pick<MomentFigures, 'slope' | 'intercept'> {
  if (m.n < 2) return { slope: few(2, m.n), intercept: few(2, m.n) };
  if (m.m2Base === 0) return { slope: constant('base'), intercept: constant('base') };
  const excess = m.cBaseDifference / m.m2Base;
  const along = excess * m.meanBase, intercept = m.meanDifference - along;
  return { slope: 1 + excess, intercept: Math.abs(intercept) <= ROUNDING * Math.abs(along) ? 0 : intercept };
}
