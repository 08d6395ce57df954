/** The records grid: fixed row height, sticky head and keys, base muted, revision bold; no strike, which would hide a minus sign. */
import { css } from 'lit';

export const recordsStyles = css`
  :host { container-type: inline-size; }
  .head { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0.5rem 1rem; margin-block-end: 0.5rem; }
  .tools { display: flex; flex-wrap: wrap; gap: 0.25rem 0.5rem; align-items: center; }
  .chips { display: flex; flex-wrap: wrap; gap: 0.25rem 0.5rem; align-items: center; margin-block-end: 0.5rem; }
  .chips button { border-radius: 999px; max-inline-size: 100%; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .kinds b { font-weight: 600; }
  .tone-added { color: var(--_added); } .tone-removed { color: var(--_removed); }
  .tone-modified { color: var(--_modified); } .tone-unchanged { color: var(--_muted); }
  [aria-pressed='true'] .glyph { color: inherit; }
  .grid { position: relative; overflow: auto; block-size: min(30rem, 70vh); border-block: 1px solid var(--_unchanged); overscroll-behavior-y: auto; contain: strict; }
  .grid.short { contain: layout paint; block-size: auto; max-block-size: min(30rem, 70vh); }
  .grid:focus-visible { outline-offset: 1px; }
  .line { display: grid; grid-template-columns: var(--tracks); inline-size: max-content; min-inline-size: 100%; block-size: 30px; border-block-end: 1px solid var(--_hairline); background: var(--_surface); font: 0.75rem var(--_mono); }
  .header { position: sticky; inset-block-start: 0; z-index: 2; border-block-end-color: var(--_unchanged); }
  .window { position: sticky; inset-block-start: 30px; overflow-y: clip; inline-size: max-content; min-inline-size: 100%; }
  .fixed { grid-column: span var(--fixed); display: grid; grid-template-columns: subgrid; background: inherit; z-index: 1; }
  [data-stick='all'] .fixed { position: sticky; inset-inline-start: 0; border-inline-end: 1px solid var(--_hairline); }
  [data-stick='keys'] .fixed { position: sticky; inset-inline-start: calc(-1 * var(--gutter)); border-inline-end: 1px solid var(--_hairline); }
  .cell { position: relative; padding: 0 0.5rem; line-height: 29px; min-inline-size: 0; overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
  .cell.gutter { font-family: var(--_sans); color: var(--_muted); }
  .cell.spacer { padding: 0; }
  .probe { position: absolute; visibility: hidden; inline-size: 10ch; block-size: 0; font-family: var(--_mono); }
  .header .cell { color: var(--_muted); }
  .body .cell { display: flex; }
  .header .cell.number { text-align: end; }
  .body .cell.number { justify-content: end; }
  .line:hover { background: var(--_wash); }
  .cell.same { color: var(--_muted); }
  .cell .glyph { font-weight: 700; margin-inline-end: 0.375rem; font-family: var(--_sans); }
  .cell > * { flex: none; }
  .cell > .arrow { white-space: pre; }
  .cell > .long { flex: 0 1 auto; min-inline-size: 0; }
  del, ins { display: flex; max-inline-size: var(--most); text-decoration: none; }
  .cell > del { flex: 0 1 auto; min-inline-size: 0; color: var(--_muted); }
  ins { font-weight: 600; }
  .long { display: flex; min-inline-size: 0; }
  .long .start { overflow: hidden; text-overflow: ellipsis; }
  .long .end { flex: none; }
  .gone { font-style: italic; font-weight: 400; color: var(--_muted); }
  ins .gone { color: var(--_ink); }
  .cell.number .glyph { margin-inline-end: auto; }
  .grid:focus .cell.active, .grid.moved .cell.active { outline: 2px solid var(--_link); outline-offset: -2px; }
  .foot { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0.25rem 1rem; align-items: center; padding-block-start: 0.375rem; min-block-size: 2.25rem; }
  .foot p { overflow-wrap: anywhere; }
  .none { padding-block: 1rem; }
  @media print {
    .grid, .grid.short { block-size: auto; max-block-size: none; overflow: hidden; contain: none; }
    .body, .window { block-size: auto !important; }
    .kinds button[aria-pressed='true'] { display: block !important; background: none; color: inherit; border: 0; }
    .header, .window, .fixed { position: static !important; }
  }
`;
