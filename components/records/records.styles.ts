/** The records grid: fixed row height, sticky head and keys, base muted and struck, revision plain. */
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
  .line { display: flex; inline-size: max-content; min-inline-size: 100%; block-size: 30px; border-block-end: 1px solid var(--_hairline); background: var(--_surface); }
  .header { position: sticky; inset-block-start: 0; z-index: 2; border-block-end-color: var(--_unchanged); }
  .window { position: sticky; inset-block-start: 30px; overflow-y: clip; inline-size: max-content; min-inline-size: 100%; }
  .cell { flex: none; inline-size: 176px; padding: 0 0.5rem; line-height: 29px; overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
  .cell.key { inline-size: 136px; position: sticky; z-index: 1; background: inherit; }
  .cell.gutter { inline-size: 112px; position: sticky; inset-inline-start: 0; z-index: 1; background: inherit; color: var(--_muted); font-size: 0.75rem; }
  .cell.spacer { padding: 0; }
  .cell.stick-0 { inset-inline-start: 112px; } .cell.stick-1 { inset-inline-start: 248px; }
  .cell.stick-last { border-inline-end: 1px solid var(--_hairline); }
  .header .cell { color: var(--_muted); font-size: 0.75rem; background: inherit; }
  .body .cell { font-family: var(--_mono); font-size: 0.75rem; }
  .body .cell.number, .header .cell.number { text-align: end; }
  .line:hover { background: var(--_wash); }
  .cell.same { color: var(--_muted); }
  .cell .glyph { font-weight: 700; margin-inline-end: 0.375rem; font-family: var(--_sans); }
  del { color: var(--_muted); text-decoration: line-through; text-decoration-thickness: 1px; }
  ins { text-decoration: none; font-weight: 600; }
  .gone { font-style: italic; font-weight: 400; color: var(--_muted); }
  ins .gone { color: var(--_ink); }
  .cell.number .glyph { float: inline-start; }
  .grid:focus .cell.active, .grid.moved .cell.active { outline: 2px solid var(--_link); outline-offset: -2px; }
  .foot { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0.25rem 1rem; align-items: center; padding-block-start: 0.375rem; min-block-size: 2.25rem; }
  .foot p { overflow-wrap: anywhere; }
  .none { padding-block: 1rem; }
  @container (max-width: 40rem) {
    .cell { inline-size: 150px; }
    .cell.key, .cell.gutter { position: static; inline-size: 104px; }
    .cell.gutter { inline-size: 92px; }
    .cell.stick-0 { position: sticky; inset-inline-start: 0; }
  }
  @media print { .grid { block-size: auto; overflow: visible; contain: none; } }
`;
