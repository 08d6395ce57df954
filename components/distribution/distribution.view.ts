/** The picture of the distribution: shapes that the model worked out, as SVG. */
import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { renderXAxis, renderYAxis } from '../chart/axis.view.js';
import { HALF_LETTER } from '../chart/value-axis.js';
import { hatchPath } from '../view/hatch.js';
import { MEASURE_WORDS } from './count-scale.js';
import type { DistributionShown } from './distribution.model.js';
import type { DistributionSettings } from './distribution-settings.js';

export interface DistributionPictureState { readonly plot: DistributionShown; readonly settings: DistributionSettings }

export function renderDistribution({ plot, settings }: DistributionPictureState, width: number, height: number): TemplateResult {
  const { layout, change } = plot, { left, right, values, strip } = layout;
  const measured = `${MEASURE_WORDS[settings.measure]}${settings.root ? ' (√ scale)' : ''}`;
  return html`<svg aria-hidden="true" width=${width} height=${height} viewBox="0 0 ${width} ${height}">${svg`
    <text x=${left} y=${values.top - 8} class="strong">${plot.cumulative ? 'Share of values below: revision solid, base dashed' : `${plot.mirrored ? '' : 'Revision solid, base dashed: '}${measured}`}</text>
    ${renderYAxis(plot.countTicks, left, right)}
    ${plot.cumulative ? nothing : svg`<path class="of-base area" d=${plot.base.area}></path><path class="of-revision area ${plot.mirrored ? 'mirrored' : ''}" d=${plot.revision.area}></path>
      <path class="density" d=${plot.base.density}></path><path class="density" d=${plot.revision.density}></path>`}
    <path class="of-base line" d=${plot.base.line}></path>${plot.mirrored ? nothing : svg`<path class="of-revision line" d=${plot.revision.line}></path>`}
    ${plot.mirrored ? svg`<text x=${right - 4} y=${values.top + 14} text-anchor="end" class="strong">revision</text><text x=${right - 4} y=${layout.change.top - 30} text-anchor="end" class="strong">base</text>` : nothing}
    ${renderStrip(plot)}
    <text x=${left} y=${layout.change.top - 7} class="strong">${plot.cumulative ? 'Revision − base, in % of values' : `Revision − base: ${measured}`}</text>
    ${renderYAxis(change.ticks, left, right)}
    <path class="band" d=${change.band}></path><path class="negative" d=${change.down}></path><path class="positive" d=${change.up}></path>
    <line class="zero" x1=${left} x2=${right} y1=${change.zero} y2=${change.zero}></line>
    ${renderXAxis(plot.valueTicks, layout.valueAxis, left, right)}
    ${renderDifferences(plot, settings)}
    ${plot.veils.map(({ x, y, width: wide, height: high }) => svg`<rect class="veil" x=${x} y=${y} width=${wide} height=${high}></rect>`)}
    ${plot.mirrored ? svg`<line class="rule" x1=${left} x2=${right} y1=${strip.top} y2=${strip.top}></line><line class="rule" x1=${left} x2=${right} y1=${strip.top + strip.height} y2=${strip.top + strip.height}></line>` : svg`<line class="rule" x1=${left} x2=${right} y1=${strip.top} y2=${strip.top}></line>`}`}</svg>`;
}

/** Quantile ticks of revision above those of base; gaps hatched, repeated values as a wedge, on their version's side. */
function renderStrip({ layout: { strip }, quantiles, gaps, repeated }: DistributionShown): SVGTemplateResult {
  const half = strip.height / 2, top = (side: 'base' | 'revision'): number => strip.top + (side === 'base' ? half : 0);
  return svg`${gaps.map(({ from, to, side }) => svg`<path class="gap" d=${hatchPath({ x: from, y: top(side), width: Math.max(1, to - from), height: half }, 4)}></path>`)}
    ${quantiles.map(({ x, side, median }) => svg`<line class="quantile of-${side} ${median ? 'median' : ''}" x1=${x} x2=${x} y1=${top(side) + (median ? 0.5 : 2)} y2=${top(side) + half - (median ? 0.5 : 2)}></line>`)}
    ${repeated.map(({ x, side }) => svg`<path class="repeated" d=${side === 'base' ? `M${x} ${top(side) + 1}l4 7h-8z` : `M${x} ${top(side) + half - 1}l4 -7h-8z`}></path>`)}`;
}

function renderDifferences({ layout: { differences: panel, left, right }, differences }: DistributionShown, settings: DistributionSettings): SVGTemplateResult | typeof nothing {
  if (panel === null || differences === null) return nothing;
  const { atom, spread, tolerance } = differences, bottom = panel.axis;
  return svg`<text x=${left} y=${panel.top - 7} class="strong">Change of each pair${settings.root ? ' (√ scale)' : ''}</text>
    ${tolerance === null ? nothing : svg`<rect class="tolerance" x=${tolerance.from} y=${panel.top} width=${Math.max(1, tolerance.to - tolerance.from)} height=${panel.height}></rect>`}
    <rect class="atom" x=${panel.atom.left} y=${bottom - atom.height} width=${panel.atom.right - panel.atom.left} height=${atom.height}></rect>
    <rect class="whole" x=${panel.atom.left} y=${panel.top} width=${panel.atom.right - panel.atom.left} height=${panel.height}></rect>
    <text x=${panel.atom.left} y=${bottom + 16}>${atom.share} identical</text>
    ${renderYAxisAt(differences.countTicks, panel.from, right)}
    <path class="differences" d=${differences.bars}></path>
    <line class="zero" x1=${differences.zero} x2=${differences.zero} y1=${panel.top} y2=${bottom}></line>
    ${spread === null ? nothing : svg`<line class="spread" x1=${spread.from} x2=${spread.to} y1=${panel.top + 4} y2=${panel.top + 4}></line><text x=${spread.to} y=${panel.top - 7} text-anchor="end">${spread.text}</text>`}
    ${renderXAxis(differences.ticks.filter(({ at, text }) => at - text.length * HALF_LETTER > panel.atom.left + (atom.share.length + ' identical'.length + 1) * 2 * HALF_LETTER), bottom, panel.from, right)}`;
}

/** Ticks inside the panel, at its left edge: the bar of the identical stands where labels would. */
function renderYAxisAt(ticks: DistributionShown['countTicks'], from: number, to: number): SVGTemplateResult {
  return svg`<g class="axis">${ticks.slice(-1).map(({ at, text }) => svg`<line class="grid" x1=${from} x2=${to} y1=${at} y2=${at}></line><text x=${from} y=${at + 12}>${text}</text>`)}</g>`;
}
