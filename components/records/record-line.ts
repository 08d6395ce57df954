/** One record as one line of the grid; base and revision side by side in each changed cell. */
import { html, type TemplateResult } from 'lit';
import type { SampledCell, SampledRecord } from '../../src/core/model/report.js';
import { CELL_MARKS, RECORD_MARKS } from '../shared/class-marks.js';
import type { RecordKind } from '../shared/filter.js';
import { formatCount } from '../shared/format-number.js';
import { cellOf, type GridColumn } from './records.model.js';

export interface LineState {
  readonly row: number;
  readonly kind: RecordKind;
  readonly keys: readonly GridColumn[];
  /** Compared columns in view: a window of all, with room for the others kept by spacers. */
  readonly columns: readonly GridColumn[];
  readonly firstColumn: number;
  /** Column of the active cell when it is on this row, else -1. */
  readonly active: number;
}

export function renderLine(record: SampledRecord | undefined, state: LineState): TemplateResult {
  const { row, keys, columns, firstColumn } = state;
  return html`<div class="line" role="row" aria-rowindex=${row + 2} data-row=${row}>
    <div class="fixed" role="presentation">
      <div class="cell gutter" role="rowheader">${renderGutter(record, state.kind)}</div>
      ${keys.map((column, i) => renderCell(record, column, i, 'same', state))}
    </div>
    <div class="cell spacer lead" role="presentation"></div>
    ${columns.map((column, i) => renderCell(record, column, firstColumn + i, '', state))}
    <div class="cell spacer tail" role="presentation"></div>
  </div>`;
}

function renderGutter(record: SampledRecord | undefined, kind: RecordKind): TemplateResult {
  const mark = RECORD_MARKS[kind];
  const at = record?.at?.revision ?? record?.at?.base;
  return html`<span class="glyph tone-${mark.tone}" aria-hidden="true">${mark.glyph}</span><span class="hidden-text">${mark.word} </span>${at ? formatCount(at) : ''}`;
}

function renderCell(record: SampledRecord | undefined, column: GridColumn, index: number, type: string, state: LineState): TemplateResult {
  const cell = record && column.keyIndex === null ? cellOf(record, column) : undefined;
  const same = column.keyIndex === null && (!cell || cell.class === 'unchanged') && state.kind === 'changed';
  const active = state.active === index;
  return html`<div class="cell ${type} ${same ? 'same' : ''} ${column.number ? 'number' : ''} ${active ? 'active' : ''}" role="gridcell"
    id=${`cell-${state.row}-${index}`} aria-colindex=${index + 2} data-column=${index}>${renderContent(record, cell, column, state.kind)}</div>`;
}

function renderContent(record: SampledRecord | undefined, cell: SampledCell | undefined, column: GridColumn, kind: RecordKind): TemplateResult {
  if (!record) return html`<span aria-hidden="true">…</span>`;
  if (column.keyIndex !== null) return renderValue(record.key[column.keyIndex] ?? null);
  if (!cell) return kind === 'changed' ? html`<span class="hidden-text">unchanged</span><span aria-hidden="true">·</span>` : html``;
  const value = (text: string | null): TemplateResult => renderValue(text, column.missing);
  if (kind === 'added' || cell.class === 'unchanged') return value(kind === 'removed' ? cell.base : cell.revision);
  if (kind === 'removed') return value(cell.base);
  const mark = CELL_MARKS[cell.class];
  return html`<span class="glyph tone-${mark.tone}" aria-hidden="true">${mark.glyph}</span><span class="hidden-text">${mark.word}, was </span><del>${value(cell.base)}</del><span class="arrow" aria-hidden="true"> → </span><span class="hidden-text">, now </span><ins>${value(cell.revision)}</ins>`;
}

/** A missing code is shown as written, but not as if it were a value. */
function renderValue(text: string | null, missing?: ReadonlySet<string>): TemplateResult {
  if (text === null) return html`<span class="gone">missing</span>`;
  if (text !== '' && missing?.has(text)) return html`<span class="gone" title="taken for missing">${text}<span class="hidden-text"> (missing)</span></span>`;
  if (text === '') return html`<span class="gone">empty</span>`;
  return text.length < SPLIT ? html`<span>${text}</span>` : renderLong(text);
}

const SPLIT = 10;
const END = 7;

/** The whole text in two parts: where room is short, the first loses its end, which is the middle of the text. */
function renderLong(text: string): TemplateResult {
  const cut = text.length - END - (isLowSurrogate(text.charCodeAt(text.length - END)) ? 1 : 0);
  return html`<span class="long" title=${text}><span class="start">${text.slice(0, cut)}</span><span class="end">${text.slice(cut)}</span></span>`;
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}
