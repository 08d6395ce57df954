/** The numbers of the marks as a real table. The page gets the first rows; the CSV has all. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatCount, formatNumber } from '../shared/format-number.js';
import type { ViewTable } from './view-model.js';

export const MOST_ROWS = 500;

export function renderTable(table: ViewTable): TemplateResult {
  const { rows, columns, caption } = table;
  return html`<div class="table" role="region" aria-label="Table" tabindex="0">
    <table>
      <caption>${caption}${rows.length > MOST_ROWS ? html` <span class="muted">The first ${formatCount(MOST_ROWS)} of ${formatCount(rows.length)} rows; the CSV has all.</span>` : nothing}</caption>
      <thead><tr>${columns.map(({ label, numeric }) => html`<th scope="col" class=${numeric ? 'number' : ''}>${label}</th>`)}</tr></thead>
      <tbody>${rows.slice(0, MOST_ROWS).map((row) => html`<tr>${row.map((cell, i) => i === 0
        ? html`<th scope="row" class=${columns[i]?.numeric ? 'number' : ''}>${cellText(cell)}</th>`
        : html`<td class=${columns[i]?.numeric ? 'number' : ''}>${cellText(cell)}</td>`)}</tr>`)}</tbody>
    </table>
  </div>`;
}

export function cellText(cell: string | number | null): string {
  if (cell === null) return '–';
  return typeof cell === 'number' ? formatNumber(cell, 5) : cell;
}
