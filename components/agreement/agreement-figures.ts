/** What the moments of a plane say of agreement: offset, gain, noise, and the lines through the cloud. */
import { linesOf } from '../../src/core/metrics/paired/lines.js';
import { isNumber } from '../../src/core/metrics/metric.js';
import { isDefined, type Figure } from '../../src/core/model/report.js';
import { momentFigures } from '../../src/core/pictures/moment-figures.js';
import { emptyMoments, type Moments } from '../../src/core/pictures/moment-sums.js';
import type { PlaneMoments } from '../../src/core/pictures/picture.js';

export interface Line { readonly slope: number; readonly intercept: number }

export interface AgreementFigures {
  readonly n: number;
  /** Mean of revision − base, in the unit of the column. */
  readonly bias: Figure;
  readonly rmse: Figure;
  readonly sdDifference: Figure;
  readonly r: Figure;
  /** Least squares of revision on base. */
  readonly slope: Figure;
  readonly intercept: Figure;
  /** Takes neither release for the truth; null where there is none. */
  readonly deming: Line | null;
  readonly meanBase: number;
  readonly meanRevision: number;
  readonly sdBase: number;
  readonly sdRevision: number;
}

export function agreementFigures(m: PlaneMoments): AgreementFigures {
  const moments: Moments = { ...emptyMoments(), n: m.n, meanBase: m.meanX, meanRevision: m.meanY, m2Base: m.m2X, m2Revision: m.m2Y, c2: m.cXY, meanDifference: m.meanDifference, m2Difference: m.m2Difference, cBaseDifference: m.cXDifference };
  return figuresOfMoments(moments);
}

export function figuresOfMoments(m: Readonly<Moments>): AgreementFigures {
  const { n, bias, rmse, sdDifference, pearson, slope, intercept, sdBase, sdRevision } = momentFigures(m), side = (mean: number, m2: number): { mean: number; m2: number; low: number; high: number } => ({ mean, m2: m2 / Math.max(1, n), low: 0, high: m2 > 0 ? 1 : 0 });
  const { answers } = linesOf({ n, missing: 0 }, { n, x: side(m.meanBase, m.m2Base), y: side(m.meanRevision, m.m2Revision), d: side(m.meanDifference, m.m2Difference), covXY: m.c2 / Math.max(1, n), covXD: m.cBaseDifference / Math.max(1, n) });
  const { demingSlope, demingIntercept } = answers;
  return {
    n, bias, rmse, sdDifference, r: pearson, slope, intercept, meanBase: m.meanBase, meanRevision: m.meanRevision, sdBase: isDefined(sdBase) ? sdBase : 0, sdRevision: isDefined(sdRevision) ? sdRevision : 0,
    deming: isNumber(demingSlope) && isNumber(demingIntercept) ? { slope: demingSlope.value, intercept: demingIntercept.value } : null,
  };
}
