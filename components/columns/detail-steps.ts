/** When the difference steps, at which scales of time the two releases vary, and which levels are new or gone. */
import { html, nothing, type TemplateResult } from 'lit';
import { isDefined, type ReportColumn } from '../../src/core/model/report.js';
import { unitOf } from '../../src/core/report/column-sentence.js';
import { when } from '../../src/core/report/step-phrase.js';
import { formatCount, formatFigure, formatNumber, formatShare } from '../shared/format-number.js';
import { withSign } from './detail-figures.js';

export function renderSteps(column: ReportColumn): TemplateResult | typeof nothing {
  const found = column.time?.changePoints, unit = unitOf(column);
  if (found === undefined || !('points' in found) || found.points.length === 0) return nothing;
  const grouped = found.points.some(({ group }) => group !== undefined), more = found.found - found.points.length;
  return html`<table class="steps">
    <caption title=${found.method}>Steps of the mean difference${unit === null ? '' : `, in ${unit}`}${more > 0 ? `; ${formatCount(more)} smaller ones more` : ''}</caption>
    <thead><tr><th scope="col">when</th>${grouped ? html`<th scope="col">where</th>` : nothing}<th scope="col">before</th><th scope="col">after</th></tr></thead>
    <tbody>${found.points.map((point) => html`<tr><th scope="row" title="${point.earliest} to ${point.latest}">${when(point).replace(/^on /, '')}</th>${grouped ? html`<td>${point.group ?? ''}</td>` : nothing}<td>${withSign(point.before, 3)}</td><td>${withSign(point.after, 3)}</td></tr>`)}</tbody>
  </table>`;
}

export function renderScales(column: ReportColumn): TemplateResult | typeof nothing {
  const found = column.time?.spectrum, unit = unitOf(column);
  if (found === undefined || !('bands' in found)) return nothing;
  return html`<table class="scales">
    <caption>Variance within each scale of time${unit === null ? '' : `, in (${unit})²`}</caption>
    <thead><tr><td></td><th scope="col">base</th><th scope="col">revision</th><th scope="col">ratio</th><th scope="col">of the change</th></tr></thead>
    <tbody>${found.bands.map(({ name, base, revision, ratio, share }) => html`<tr><th scope="row">${name}</th><td>${formatNumber(base)}</td><td>${formatNumber(revision)}</td><td>${formatFigure(ratio, 3)}</td><td>${isDefined(share) ? formatShare(share, 1) : '–'}</td></tr>`)}</tbody>
  </table>`;
}

export function renderLevels({ levels }: ReportColumn): TemplateResult | typeof nothing {
  if (levels === undefined) return nothing;
  const named = (list: readonly { readonly level: string; readonly n: number }[], all: number): string => (all === 0 ? 'none' : `${list.map(({ level, n }) => `${level} (${formatCount(n)})`).join(', ')}${all > list.length ? ` and ${formatCount(all - list.length)} more` : ''}`);
  const share = (of: unknown): string => (typeof of === 'number' ? formatShare(of, 1) : '–');
  return html`<table class="levels">
    <caption>Levels, ${levels.of === 'pairs' ? `of ${formatCount(levels.n)} pairs` : 'of all values'}</caption>
    <tbody>
      <tr><th scope="row">new</th><td>${named(levels.added, levels.addedLevels)}</td></tr>
      <tr><th scope="row">gone</th><td>${named(levels.gone, levels.goneLevels)}</td></tr>
      ${levels.of === 'pairs' ? html`<tr><th scope="row">same level</th><td>${share(levels.agreement)}</td></tr><tr><th scope="row">told by one rule of recoding</th><td>${share(levels.recodeExplained)}</td></tr>`
    : html`<tr><th scope="row">share that would have to change</th><td>${share(levels.totalVariation)}</td></tr><tr><th scope="row">Cramér’s V</th><td>${formatFigure(levels.cramersV, 3)}</td></tr>`}
    </tbody>
  </table>`;
}
