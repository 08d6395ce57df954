/** A view's table as CSV: numbers as they are, texts quoted where they must be and harmless in a spreadsheet. */
import type { ViewTable } from './view-model.js';

export function tableCsv(table: ViewTable): string {
  const lines = [table.columns.map(({ label }) => textCell(label)), ...table.rows.map((row) => row.map(cell))];
  return lines.map((line) => `${line.join(',')}\r\n`).join('');
}

function cell(value: string | number | null): string {
  if (value === null) return '';
  return typeof value === 'number' ? String(value) : textCell(value);
}

/** Texts that a spreadsheet would take for a formula begin with an apostrophe. */
function textCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
