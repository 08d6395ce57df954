/** What became of missing values and of the flags of a column: a sentence each, and the table behind it. */
import { html, nothing, type TemplateResult } from 'lit';
import type { FlagChange, FlagTransition } from '../../src/core/diagnosis/flags/flag-change.js';
import type { GapBin, MissingnessChange } from '../../src/core/diagnosis/missingness/missingness-change.js';
import { isDefined, type ChangeReport, type ReportColumn } from '../../src/core/model/report.js';
import { countOf, formatCount, formatNumber, formatShare, keepPercent } from '../shared/format-number.js';

export function renderMissingness({ missingness }: ReportColumn): TemplateResult | typeof nothing {
  if (missingness === undefined) return nothing;
  const rows = missingness.base.bins.map((bin, i) => ({ bin, now: missingness.revision.bins[i] })).filter(({ bin, now }) => bin.gaps + (now?.gaps ?? 0) > 0);
  return html`<section class="missingness"><h3>Missing values</h3><p>${keepPercent(missingness.sentence)}</p>
    ${rows.length === 0 ? nothing : html`<table>
      <caption>Gaps by length, in records: gaps and the missing cells in them</caption>
      <thead><tr><th scope="col">length</th><th scope="col">base</th><th scope="col">revision</th></tr></thead>
      <tbody>${rows.map(({ bin, now }) => html`<tr><th scope="row">${lengthOf(bin, missingness)}</th><td>${gapsOf(bin)}</td><td>${gapsOf(now)}</td></tr>`)}</tbody>
    </table>`}</section>`;
}

function lengthOf({ from, to }: GapBin, { base, revision }: MissingnessChange): string {
  const last = to ?? Math.max(base.longest, revision.longest);
  return from === last ? formatCount(from) : `${formatCount(from)} to ${formatCount(last)}`;
}

function gapsOf(bin: GapBin | undefined): TemplateResult | string {
  return bin === undefined || bin.gaps === 0 ? '–' : html`${formatCount(bin.gaps)} <span class="muted">${countOf(bin.cells, 'cell')}</span>`;
}

const MOST_TRANSITIONS = 8;

/** Of a flag or of the measure it flags. */
export function renderFlags({ name }: ReportColumn, { flags = [] }: ChangeReport): TemplateResult | typeof nothing {
  const own = flags.filter(({ flag, measure }) => flag === name || measure === name);
  if (own.length === 0) return nothing;
  return html`<section class="flags"><h3>Quality flags</h3>${own.map((flag) => html`<p>${keepPercent(flag.sentence)}</p>${'transitions' in flag ? renderTransitions(flag) : nothing}`)}</section>`;
}

function renderTransitions({ measure, flag, transitions, levels }: FlagChange): TemplateResult {
  const sorted = [...transitions].sort((a, b) => Number(a.from === a.to) - Number(b.from === b.to) || b.records - a.records), more = sorted.length - MOST_TRANSITIONS;
  const level = (text: string | null): string => { const meaning = levels.find((each) => each.level === text)?.meaning; return text === null ? 'missing' : meaning ? `${text} (${meaning})` : text; };
  return html`<table>
    <caption>Classes of ${flag}, and how ${measure} changed with them</caption>
    <thead><tr><th scope="col">base</th><th scope="col">revision</th><th scope="col">records</th><th scope="col" class="text">${measure} changed</th><th scope="col">mean difference</th></tr></thead>
    <tbody>${sorted.slice(0, MOST_TRANSITIONS).map((row) => html`<tr><th scope="row">${level(row.from)}</th><td class="text">${row.from === row.to ? html`<span class="muted">the same</span>` : level(row.to)}</td><td>${formatCount(row.records)}</td><td>${share(row)}</td><td>${isDefined(row.bias) ? formatNumber(row.bias, 3) : '–'}</td></tr>`)}
    ${more > 0 ? html`<tr><td colspan="5" class="muted">and ${countOf(more, 'more pair')} of classes</td></tr>` : nothing}</tbody>
  </table>`;
}

function share({ changed, records }: FlagTransition): string {
  return changed === 0 ? '0' : `${formatCount(changed)} (${formatShare(changed, records)})`;
}
