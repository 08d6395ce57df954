/** Verdict first and largest; bars on one grid below. */
import { css } from 'lit';

export const summaryStyles = css`
  :host { container-type: inline-size; }
  .verdict .more { display: block; font-size: 0.9375rem; max-inline-size: 82ch; margin-block-start: 0.25rem; }
  .verdict { font-size: 1.25rem; line-height: 1.4; max-inline-size: 62ch; text-wrap: pretty; overflow-wrap: anywhere; }
  .impact { margin-block-start: 0.75rem; display: grid; gap: 0.25rem; font-size: 0.9375rem; max-inline-size: 82ch; overflow-wrap: anywhere; }
  .findings { margin-block-start: 0.75rem; display: grid; gap: 0.25rem; }
  .findings li { max-inline-size: 80ch; padding-inline-start: 0.75rem; border-inline-start: 3px solid var(--_unchanged); overflow-wrap: anywhere; }
  .findings li.warning, .findings li.refusal { border-color: var(--_removed); font-size: 0.9375rem; }
  .findings strong { font-weight: 600; }
  .pairing { margin-block-start: 0.5rem; color: var(--_muted); max-inline-size: 80ch; overflow-wrap: anywhere; }
  .selection { margin-block-start: 1rem; max-inline-size: 80ch; border-inline-start: 3px solid var(--_ink); padding-inline-start: 0.75rem; }
  .levels { margin-block-start: 1.5rem; display: grid; gap: 1rem; }
  .level { display: grid; grid-template-columns: 9rem minmax(0, 1fr); gap: 0.25rem 1rem; align-items: start; }
  .level h3 { line-height: 1.25rem; display: flex; justify-content: space-between; gap: 0.5rem; font-weight: 600; }
  .level h3 span { font-weight: 400; color: var(--_muted); text-align: end; }
  .track { min-block-size: 1.25rem; }
  .track g { cursor: pointer; }
  .parts { grid-column: 2; display: flex; flex-wrap: wrap; gap: 0.125rem 0.25rem; margin-inline-start: -0.4375rem; }
  .part { display: inline-flex; align-items: baseline; gap: 0.375rem; padding: 0.0625rem 0.4375rem; min-block-size: 1.625rem; border: 1px solid transparent; white-space: nowrap; }
  .part .glyph { font-weight: 700; min-inline-size: 0.75em; text-align: center; }
  .part b { font-weight: 600; }
  .part .share { color: var(--_muted); }
  button.part:hover { border-color: var(--_hairline); }
  button.part[aria-pressed='true'] .share, button.part[aria-pressed='true'] .glyph { color: inherit; }
  details { margin-block-start: 1rem; color: var(--_muted); }
  table { border-collapse: collapse; margin-block-start: 0.5rem; color: var(--_ink); }
  th, td { padding: 0.1875rem 1rem 0.1875rem 0; border-block-end: 1px solid var(--_hairline); text-align: start; font-weight: 400; }
  td.number { text-align: end; }
  @media (forced-colors: active) { .parts { margin-inline-start: 0; } span.part { border-color: Canvas; } }
  @container (max-width: 40rem) {
    .level { grid-template-columns: minmax(0, 1fr); gap: 0.25rem; }
    .level h3 { justify-content: start; }
    .parts { grid-column: 1; }
  }
  @media print { button.part { display: inline-flex !important; } details { display: none; } }
`;
