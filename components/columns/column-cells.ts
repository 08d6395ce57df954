/** The cells of one row of the columns table, each a small piece of text or picture with its meaning spelt out. */
import { html, nothing, type TemplateResult } from 'lit';
import { changedCells } from '../../src/core/model/cell-class.js';
import { enough } from '../../src/core/format/words.js';
import { unitOf } from '../../src/core/report/column-sentence.js';
import { isDefined, type Figure, type ReportColumn } from '../../src/core/model/report.js';
import { renderBar } from '../shared/bar.view.js';
import { breakable } from '../shared/breakable.js';
import { CELL_MARKS, CELL_ORDER, COLUMN_MARKS } from '../shared/class-marks.js';
import { describeShift, figureReason, formatCount, formatFigure, formatNumber, formatPair, formatShare } from '../shared/format-number.js';
import { stackSegments } from '../shared/segments.js';
import type { ColumnRow } from './columns.model.js';
import { columnWords } from '../../src/core/report/kind-words.js';
import { renderShiftDot } from './shift-dot.js';
import { renderHistogram } from './mini-histogram.js';

const BAR = { width: 88, height: 10 };
const PICTURE = { width: 132, height: 36 };
/** In a row; the detail has all. */
const MOST_KINDS = 5;
export const NONE = html`<span class="muted" aria-hidden="true">–</span>`;

export function renderName(row: ColumnRow): TemplateResult {
  const mark = COLUMN_MARKS[row.state];
  return html`<span class="glyph tone-${mark.tone}" aria-hidden="true">${mark.glyph}</span>
    <span class="name-text"><span class="mono name" title=${row.name}>${breakable(row.name)}</span>
    ${row.former === null ? nothing : html`<span class="former small muted">was <span class="mono">${breakable(row.former)}</span></span>`}
    <span class="small muted">${typeWords(row.column)}</span></span>`;
}

function typeWords(column: ReportColumn): string {
  const unit = column.unit?.revision ?? column.unit?.base ?? null;
  const role = column.role === 'measure' || column.role === column.type ? null : column.role;
  return [column.type, role, unit].filter((word) => word !== null).join(', ');
}

export function renderKinds(row: ColumnRow): TemplateResult {
  const words = row.state === 'key' ? [] : columnWords(row.column);
  return words.length === 0 ? NONE : html`<ul class="kinds">${words.slice(0, MOST_KINDS).map((word) => html`<li>${word}</li>`)}${words.length > MOST_KINDS ? html`<li class="muted">${formatCount(words.length - MOST_KINDS)} more</li>` : nothing}</ul>`;
}

export function renderChanged(row: ColumnRow): TemplateResult {
  if (row.column.status !== 'matched') {
    const side = row.column.status === 'added' ? row.column.summary?.revision : row.column.summary?.base;
    return html`<span class="muted">only in ${row.column.status === 'added' ? 'revision' : 'base'}${side ? `, ${formatCount(side.n)} values` : ''}</span>`;
  }
  if (row.total === 0) return row.state === 'uncompared' ? html`<span class="muted">not compared</span>` : NONE;
  const parts = CELL_ORDER.filter((name) => name !== 'unchanged').map((name) => ({ name, count: row.column.cells[name] }));
  const share = formatShare(row.changed, row.total);
  return html`<span class="amount"><b>${formatCount(row.changed)}</b> <span class="share">${share}</span></span>
    ${renderBar(stackSegments(parts, BAR.width, row.total), { ...BAR, mark: (name) => CELL_MARKS[name] })}
    ${row.selected === null ? nothing : html`<span class="small below ${row.selected.changed === 0 ? 'muted' : ''}" title="Changed cells among the selected records">${row.selected.approximate ? 'at most ' : ''}${formatCount(row.selected.changed)} selected</span>`}`;
}

export const VERDICT_MARKS = {
  same: { glyph: '≈', word: 'same' }, differs: { glyph: '≠', word: 'differs' }, 'cannot-tell': { glyph: '?', word: 'cannot tell' },
} as const;

/** The word and its mark; below it what it was measured by, or with what it would be the same. */
export function renderVerdict({ column }: ColumnRow): TemplateResult {
  const { verdict } = column;
  if (verdict === undefined) return NONE;
  const { glyph, word } = VERDICT_MARKS[verdict.state];
  return html`<span class="verdict-word ${verdict.state}" title=${verdict.sentence}><span class="verdict-mark" aria-hidden="true">${glyph}</span> ${word}</span>${changedCells(column.cells) > 0 && column.role !== 'flag' ? renderShiftDot(column) : nothing}${verdictSize(column)}`;
}

function verdictSize(column: ReportColumn): TemplateResult | typeof nothing {
  const { matters, sameWithin, state } = column.verdict!, unit = unitOf(column), of = (text: string): string => `±${text}${unit === null ? '' : ` ${unit}`}`;
  if (changedCells(column.cells) === 0) return nothing;
  if (matters !== null) return html`<span class="small muted below">${state === 'same' ? 'within' : state === 'differs' ? 'beyond' : 'tolerance'} ${of(formatNumber(matters))}</span>`;
  return isDefined(sameWithin) && sameWithin > 0 ? html`<span class="small muted below">same from ${of(enough(sameWithin))}</span>` : nothing;
}

export function renderMissing(row: ColumnRow): TemplateResult {
  const { summary } = row.column;
  const before = summary?.base?.missing;
  const now = summary?.revision?.missing;
  if (before === undefined && now === undefined) return NONE;
  if (before === undefined || now === undefined) return html`${formatCount(before ?? now ?? 0)}`;
  if (before === 0 && now === 0) return html`<span class="muted">0</span>`;
  if (before === now) return html`<span class="muted">${formatCount(before)}</span>`;
  return arrow(formatCount(before), formatCount(now));
}

function arrow(before: string, now: string): TemplateResult {
  return html`<span class="arrow"><span class="hidden-text">was </span><span class="before">${before}</span> <span class="now"><span aria-hidden="true">→ </span><span class="hidden-text">, now </span>${now}</span></span>`;
}

export function renderMean(row: ColumnRow): TemplateResult {
  const { summary, paired, type } = row.column, unit = unitOf(row.column);
  if (type === 'time') return renderSpan(row.column);
  if (row.column.role === 'flag') return NONE;
  const before = summary?.base?.mean;
  const now = summary?.revision?.mean;
  if (before === undefined && now === undefined) return NONE;
  const texts = isDefined(before) && isDefined(now) ? formatPair(before, now) : [formatFigure(before), formatFigure(now)] as const;
  const pair = texts[0] === texts[1] && isDefined(before) && isDefined(now) ? html`<span class="muted">${texts[0]}</span>` : arrow(texts[0], texts[1]);
  if (row.column.status !== 'matched') return html`<span>${row.column.status === 'added' ? texts[1] : texts[0]}</span>`;
  return html`${pair}${paired === undefined ? nothing : html`<span class="shift small ${paired.bias === 0 ? 'muted' : ''}">${isDefined(paired.bias) ? html`pairs ${describeShift(paired.bias)}${paired.bias === 0 || unit === null ? '' : ` ${unit}`}` : renderFigure(paired.bias)}</span>`}`;
}

function renderSpan(column: ReportColumn): TemplateResult {
  const before = column.summary?.base;
  const now = column.summary?.revision;
  const side = now ?? before;
  if (!side?.first) return NONE;
  const same = before?.first === now?.first && before?.last === now?.last;
  const span = (from?: string, to?: string): string => `${(from ?? '–').slice(0, 10)} to ${(to ?? '–').slice(0, 10)}`;
  return same || !before || !now ? html`<span class="muted small">${span(side.first, side.last)}</span>`
    : html`<span class="small"><span class="span muted">${span(before.first, before.last)}</span><span class="span">→ ${span(now.first, now.last)}</span></span>`;
}

export function renderFigure(figure: Figure | undefined, digits = 3): TemplateResult {
  if (isDefined(figure)) return html`${formatNumber(figure, digits)}`;
  return html`<span class="muted" title=${figureReason(figure) ?? ''}>–<span class="hidden-text"> ${figureReason(figure)}</span></span>`;
}

/** An agreement is printed with the digits that set it apart from 1, and never rounded up to 1. */
export function renderAgreement(figure: Figure | undefined): TemplateResult {
  return isDefined(figure) ? html`${agreementText(figure)}` : renderFigure(figure);
}

export function agreementText(figure: number): string {
  const gap = Math.abs(1 - Math.abs(figure));
  if (gap === 0) return formatNumber(figure);
  if (gap > 0.5) return formatNumber(figure, 3);
  const decimals = Math.min(6, Math.max(2, 1 - Math.floor(Math.log10(gap))));
  const text = figure.toFixed(decimals);
  return Number(text) === 1 ? `${figure < 1 ? '> 0.999999' : '< 1.000001'}` : text.replace('-', '\u2212');
}

export function renderPicture(row: ColumnRow): TemplateResult {
  const { pictures, summary } = row.column;
  if (pictures?.histogram) return renderHistogram(pictures.histogram, PICTURE.width, PICTURE.height);
  if (pictures?.transitions && pictures.transitions.length > 0) {
    return html`<ul class="transitions">${pictures.transitions.slice(0, 2).map((change) => html`
      <li>${renderText(change.from)}<span aria-hidden="true"> → </span><span class="hidden-text"> became </span>${renderText(change.to)} <span class="muted">${formatCount(change.count)}</span></li>`)}</ul>`;
  }
  const top = (summary?.revision ?? summary?.base)?.top?.[0];
  if (top && row.column.status !== 'matched') return html`<span class="small muted">most often ${renderText(top.value)} ${formatCount(top.count)}</span>`;
  return NONE;
}

export function renderText(text: string | null): TemplateResult {
  if (text === null) return html`<i class="muted">missing</i>`;
  return text === '' ? html`<i class="muted">empty</i>` : html`<span class="mono">${text}</span>`;
}
