/** The columns table: dense rows with hairlines, a sticky head, cards where it is narrow. */
import { css } from 'lit';

export const columnsStyles = css`
  :host { container-type: inline-size; }
  .head { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0.5rem 1rem; margin-block-end: 0.5rem; }
  .head .tools { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; }
  .head input { inline-size: 14rem; }
  .tone-added { color: var(--_added); } .tone-removed { color: var(--_removed); }
  .tone-modified { color: var(--_modified); } .tone-unchanged { color: var(--_muted); }
  table.columns { border-collapse: collapse; inline-size: 100%; }
  .columns th { font-weight: 400; text-align: start; vertical-align: bottom; padding: 0; color: var(--_muted); border-block-end: 1px solid var(--_unchanged); white-space: nowrap; }
  .columns th.number { text-align: end; }
  .columns th button { border: 0; border-radius: 0; padding: 0.25rem 0.5rem; inline-size: 100%; text-align: inherit; color: inherit; font-size: 0.75rem; }
  .columns th[aria-sort] button { color: var(--_ink); font-weight: 600; }
  .columns th > span { padding: 0.25rem 0.5rem; display: inline-block; font-size: 0.75rem; }
  .columns td { padding: 0.375rem 0.5rem; vertical-align: top; border-block-end: 1px solid var(--_hairline); }
  .columns td:first-child, .columns th:first-child button { padding-inline-start: 0.25rem; }
  .columns td.number { text-align: end; white-space: nowrap; }
  .row { cursor: pointer; }
  .row:hover td { background: var(--_wash); }
  .row[aria-expanded='true'] td { background: var(--_wash); border-block-end-color: transparent; }
  .row:focus-visible { outline-offset: -2px; }
  .row.quiet td { color: var(--_muted); }
  .name-cell { display: grid; grid-template-columns: 1.25em minmax(0, 1fr); min-inline-size: 11rem; max-inline-size: 17rem; }
  .glyph { font-weight: 700; }
  .name-text { display: grid; }
  .name { font-size: 0.8125rem; font-weight: 600; overflow-wrap: break-word; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; }
  .former { overflow-wrap: break-word; }
  .kinds { display: grid; min-inline-size: 6.5rem; }
  .amount { display: flex; flex-wrap: wrap; column-gap: 0.5rem; justify-content: space-between; inline-size: 6.5rem; white-space: nowrap; }
  .amount .share { color: var(--_muted); }
  .changed-cell .bar { margin-block-start: 0.25rem; inline-size: 5.5rem; }
  .before { color: var(--_muted); }
  .columns .arrow, .columns .span, .columns .shift { white-space: normal; }
  .before, .now { white-space: nowrap; }
  .shift, .span { display: block; }
  .histogram { display: block; }
  .histogram .of-base { fill: var(--_base); }
  .histogram .of-revision { fill: var(--_revision); }
  .histogram .zero { stroke: var(--_unchanged); stroke-width: 1; }
  .histogram .axis { stroke: var(--_surface); stroke-width: 1; }
  .transitions { max-inline-size: 12rem; }
  .transitions li { position: relative; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
  .detail-row > td { background: var(--_wash); padding: 0 0.5rem 1rem 1.5rem; }
  .verdict-word { white-space: nowrap; }
  .verdict-word.differs { color: var(--_modified); font-weight: 600; }
  .verdict-word.same { font-weight: 600; }
  .verdict-word.cannot-tell { color: var(--_muted); }
  .verdict-mark { display: inline-block; inline-size: 1em; font-weight: 700; }
  .shift-dot { display: block; }
  .shift-dot .zero { stroke: var(--_muted); stroke-width: 1; }
  .shift-dot .tolerance { fill: var(--_raised); }
  .shift-dot .interval-line { stroke: var(--_ink); stroke-width: 1.5; }
  .shift-dot .dot { fill: var(--_ink); }
  .interval, .figure { white-space: nowrap; }
  .below { display: block; max-inline-size: 8rem; }
  .notes { display: grid; gap: 0.125rem; max-inline-size: 80ch; }
  .quiet-line { margin-block-start: 0.5rem; }
  .none { padding-block: 1rem; }
  @container (max-width: 80rem) {
    .columns .spare { display: none; }
    .columns td, .columns th button, .columns th > span { padding-inline: 0.25rem; }
  }
  @container (max-width: 62rem) {
    .columns .tight { display: none; }
    .interval, .figure { white-space: nowrap; }
  .below { max-inline-size: 5.5rem; }
    .transitions { max-inline-size: 8.25rem; }
    .name-cell { min-inline-size: 7rem; max-inline-size: 9rem; }
  }
  @container (max-width: 56rem) {
    .kinds { min-inline-size: 5rem; }
  }
  @container (max-width: 51.5rem) {
    .transitions { max-inline-size: none; }
    table.columns, .columns > tbody, .columns > tbody > tr, .columns > tbody > tr > td { display: block; inline-size: auto; }
    .columns > thead { display: block; border-block-end: 1px solid var(--_unchanged); }
    .columns > thead > tr { display: flex; flex-wrap: wrap; align-items: baseline; column-gap: 0.0625rem; }
    .columns > thead > tr::before { content: 'order'; padding-inline-end: 0.25rem; font-size: 0.75rem; color: var(--_muted); }
    .columns > thead th { position: relative; border: 0; }
    .columns > thead th > span { position: absolute; inline-size: 1px; block-size: 1px; padding: 0; overflow: hidden; clip-path: inset(50%); }
    .columns th button, .columns th:first-child button { padding-inline: 0.125rem; min-inline-size: 1.5rem; text-align: center; }
    .columns > tbody > tr.row { display: grid; grid-template-columns: repeat(auto-fill, minmax(6.5rem, 1fr)); gap: 0.375rem 0.75rem; padding: 0.625rem 0.25rem; border-block-end: 1px solid var(--_hairline); }
    .columns > tbody > tr.row > td { padding: 0; border: 0; text-align: start; background: none; white-space: normal; }
    .columns > tbody > tr.row:hover, .columns > tbody > tr.row[aria-expanded='true'] { background: var(--_wash); }
    .columns > tbody > tr.row > td.name-column { grid-column: 1 / -1; }
    .columns > tbody > tr.row > td.wide { grid-column: span 2; }
    .columns > tbody > tr.row > td[data-label]::before { content: attr(data-label); display: block; font-size: 0.75rem; color: var(--_muted); }
    .columns > tbody > tr.row > td.absent, .columns > tbody > tr.row > td.spare { display: none; }
    .columns > tbody > tr.row > td.tight:not(.absent) { display: block; }
    .detail-row > td { padding-inline: 0.5rem !important; overflow-x: auto; }
    .name-cell { min-inline-size: 0; max-inline-size: none; }
    .kinds { min-inline-size: 0; }
    .head input { inline-size: 100%; }
  }
  :host([slim]) .head input { inline-size: 100%; }
  :host([slim]) .columns > tbody > tr.row { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0.125rem 0.75rem; padding: 0.5rem 0.25rem; }
  :host([slim]) .columns > tbody > tr.row > td:not(.name-column, .kinds-cell, .changed-cell) { display: none; }
  :host([slim]) .columns > tbody > tr.row > td.name-column { grid-column: 1; }
  :host([slim]) .columns > tbody > tr.row > td.changed-cell { grid-column: 2; grid-row: 1 / span 2; }
  :host([slim]) .columns > tbody > tr.row > td.kinds-cell { grid-column: 1; padding-inline-start: 1.25em; font-size: 0.75rem; color: var(--_muted); }
  :host([slim]) .columns > tbody > tr.row > td[data-label]::before { display: none; }
  :host([slim]) .amount { inline-size: auto; gap: 0.25rem; }
  :host([slim]) .row[aria-selected='true'] { box-shadow: inset 3px 0 0 var(--_ink); }
  @media (forced-colors: active) { :host([slim]) .row[aria-selected='true'] { border-inline-start: 4px solid Highlight; } }
  @media print { .columns th button, .quiet-line button { display: block !important; border: 0; } }
`;
