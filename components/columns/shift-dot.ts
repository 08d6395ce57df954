/**
 * The mean change of a column in its row: a dot with its interval on an axis that all rows share, in standard deviations
 * of base, so that sizes compare across units. The tolerance is the band around zero (VIEWS R7, R15).
 */
import { html, nothing, svg, type TemplateResult } from 'lit';
import { isDefined, type ReportColumn } from '../../src/core/model/report.js';
import { formatNumber } from '../shared/format-number.js';

const WIDTH = 64, HEIGHT = 14, MIDDLE = WIDTH / 2;
/** The axis ends at so many standard deviations; what is beyond ends in an arrow. */
const REACH = 0.75;

export interface ShiftDot {
  /** Pixels. */
  readonly at: number;
  readonly from: number | null;
  readonly to: number | null;
  readonly tolerance: number | null;
  readonly beyond: -1 | 0 | 1;
  readonly label: string;
}

/** Null where there is no mean change, or nothing to measure it by. */
export function shiftDot({ paired, intervals, verdict, summary }: ReportColumn): ShiftDot | null {
  const bias = paired?.bias, sd = summary?.base?.sd;
  if (!isDefined(bias) || !isDefined(sd) || !(sd > 0)) return null;
  const x = (value: number): number => MIDDLE + Math.max(-1, Math.min(1, value / sd / REACH)) * (MIDDLE - 4), interval = intervals?.['bias'], share = bias / sd, matters = verdict?.matters ?? null;
  const size = share === 0 ? 'no mean change' : `mean change ${share > 0 ? '+' : ''}${formatNumber(share, 2)} standard deviations of base`;
  return {
    at: x(bias), from: interval ? x(interval.low) : null, to: interval ? x(interval.high) : null, tolerance: matters === null ? null : Math.max(1, x(matters) - MIDDLE),
    beyond: Math.abs(share) > REACH ? (share > 0 ? 1 : -1) : 0,
    label: interval ? `${size}; ${formatNumber(interval.level * 100)} % interval ${formatNumber(interval.low / sd, 2)} to ${formatNumber(interval.high / sd, 2)}` : size,
  };
}

export function renderShiftDot(column: ReportColumn): TemplateResult | typeof nothing {
  const dot = shiftDot(column), y = HEIGHT / 2;
  if (dot === null) return nothing;
  const { at, from, to, tolerance, beyond, label } = dot;
  return html`<span title=${label}><svg class="shift-dot" role="img" aria-label=${label} width=${WIDTH} height=${HEIGHT} viewBox="0 0 ${WIDTH} ${HEIGHT}">${svg`${tolerance === null ? nothing : svg`<rect class="tolerance" x=${MIDDLE - tolerance} width=${2 * tolerance} y="0" height=${HEIGHT}></rect>`}
    <line class="zero" x1=${MIDDLE} x2=${MIDDLE} y1="1" y2=${HEIGHT - 1}></line>
    ${from === null || to === null ? nothing : svg`<line class="interval-line" x1=${from} x2=${Math.max(to, from + 1)} y1=${y} y2=${y}></line>`}
    ${beyond === 0 ? svg`<circle class="dot" cx=${at} cy=${y} r="3"></circle>` : svg`<path class="dot" d=${beyond > 0 ? `M${at - 3} ${y - 4}l7 4l-7 4z` : `M${at + 3} ${y - 4}l-7 4l7 4z`}></path>`}`}</svg></span>`;
}
