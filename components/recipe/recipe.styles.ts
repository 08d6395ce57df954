/** The recipe panel: sections under hairlines, evidence muted under what it speaks of, edits on the right. */
import { css } from 'lit';

export const recipeStyles = css`
  :host { container-type: inline-size; }
  .panel { display: grid; gap: 1rem; padding: 3px; grid-template-columns: minmax(0, 1fr); }
  .head { display: flex; flex-wrap: wrap; align-items: center; gap: 0.25rem 0.5rem; }
  .head h2 { margin-inline-end: auto; }
  section { display: grid; gap: 0.375rem; grid-template-columns: minmax(0, 1fr); padding-block-start: 0.75rem; border-block-start: 1px solid var(--_hairline); }
  section > p, li > p, li > div > p { max-inline-size: 68ch; }
  li, p, dd, code, td, th { overflow-wrap: anywhere; }
  .text { white-space: pre-wrap; }
  label { display: flex; align-items: center; gap: 0.5rem; min-block-size: 1.5rem; }
  input[type='checkbox'], input[type='radio'] { min-block-size: 1rem; inline-size: 1rem; block-size: 1rem; flex: none; margin: 0.25rem; accent-color: var(--_ink); }
  select { min-block-size: 1.75rem; padding: 0.125rem 0.25rem; border: 1px solid var(--_unchanged); border-radius: 4px; background: var(--_surface); max-inline-size: 100%; min-inline-size: 0; }
  details { min-inline-size: 0; }
  summary { color: var(--_link); inline-size: fit-content; }
  details[open] > summary { margin-block-end: 0.375rem; }
  .sides { table-layout: fixed; }
  .sides th, .sides td { vertical-align: baseline; }
  .sides tr > :first-child { inline-size: 7rem; }
  .sides tbody th { color: var(--_muted); font-size: 0.75rem; }
  .sides thead th { padding-block-end: 0.25rem; vertical-align: top; }
  .sides .file { display: block; color: var(--_ink); }
  .differs td { font-weight: 600; }
  .settings { display: grid; gap: 0.375rem; }
  .setting { display: grid; grid-template-columns: 7rem minmax(0, 1fr) minmax(0, 1fr); gap: 0.125rem 0.5rem; align-items: center; }
  .setting > * { inline-size: 100%; }
  .setting select { text-overflow: ellipsis; }
  .setting input::placeholder { text-overflow: ellipsis; }
  .field { display: grid; gap: 0.125rem; align-items: start; justify-items: start; min-inline-size: 0; }
  .field > span { color: var(--_muted); font-size: 0.75rem; }
  @container (max-width: 26rem) {
    .sides tr > :first-child { inline-size: 5.5rem; }
    .setting { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
    .setting > :first-child { grid-column: 1 / -1; }
    .setting > :first-child:empty { display: none; }
    .columns, .columns > *, .columns > * > tr > * { display: block; }
    .columns > * > tr { display: grid; grid-template-columns: minmax(0, 1fr) 4rem 4rem 5.25rem; align-items: center; padding-block: 0.125rem; padding-inline-end: 3px; border-block-end: 1px solid var(--_hairline); }
    .columns > * > tr > * { border: 0; }
    .columns > * > tr > .number { padding-inline-start: 0.375rem; white-space: normal; }
    .columns td input { inline-size: 100%; }
    .columns > tbody > tr > th:not([colspan]) { grid-column: 1 / -1; padding-block-end: 0; }
    .columns > thead { position: sticky; inset-block-start: 0; z-index: 1; background: var(--_surface); }
    .columns > thead > tr > :first-child { display: none; }
  }
  .rows { display: grid; gap: 0.5rem; }
  .rows > li { display: grid; grid-template-columns: minmax(0, 1fr) auto; align-items: start; gap: 0.125rem 0.75rem; }
  .rows > li > p:first-child { padding-block: 0.25rem; }
  .evidence { grid-column: 1 / -1; }
  .refused code { text-decoration: line-through; }
  .codes { display: grid; gap: 0.25rem; }
  .codes > li > details, .codes > li > p { margin-inline-start: 2rem; }
  .list { max-block-size: 24rem; overflow: auto; padding: 2px; }
  .list p { margin-inline-start: 2rem; }
  dl.list > div { padding-block: 0.25rem; }
  dl.list > div + div { border-block-start: 1px solid var(--_hairline); }
  .pair { display: grid; grid-template-columns: minmax(0, 1fr) auto minmax(0, 1fr) auto; gap: 0.25rem; align-items: center; }
  .pair:not(:has(> span)) { grid-template-columns: minmax(0, 1fr) minmax(0, 1.4fr) auto; }
  .pair input { min-inline-size: 0; }
  .scroll { max-block-size: 22rem; overflow: auto; border-block: 1px solid var(--_hairline); }
  table { border-collapse: collapse; inline-size: 100%; }
  th, td { text-align: start; font-weight: 400; padding: 0.125rem 0.5rem 0.125rem 0; border-block-end: 1px solid var(--_hairline); vertical-align: middle; }
  tr:last-child > * { border-block-end: 0; }
  th.number, td.number { text-align: end; white-space: nowrap; padding-inline-end: 0; padding-inline-start: 0.5rem; }
  thead th { color: var(--_muted); font-size: 0.75rem; position: sticky; inset-block-start: 0; background: var(--_surface); z-index: 1; }
  td input { inline-size: 4.25rem; text-align: end; padding-inline: 0.25rem; appearance: textfield; }
  td input::-webkit-inner-spin-button { display: none; }
  .command { display: flex; align-items: start; gap: 0.5rem; }
  .command code { flex: 1; padding: 0.25rem 0.5rem; background: var(--_wash); border-radius: 4px; min-inline-size: 0; }
  .problem { padding: 0.25rem 0.5rem; border-inline-start: 3px solid var(--_removed); background: var(--_wash); overflow-wrap: anywhere; }
  .run { display: grid; gap: 0.375rem; position: sticky; inset-block-end: 0; background: var(--_surface); padding-block: 0.5rem; border-block-start: 1px solid var(--_hairline); }
  .run > div { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; }
  .run ul { max-block-size: 8rem; overflow: auto; }
  /* What the keyboard reaches is not hidden by the bar that stays in sight. */
  section :is(button, input, select, summary, [tabindex]) { scroll-margin-block: 2.5rem 6rem; }
  .primary { background: var(--_ink); color: var(--_surface); border-color: var(--_ink); }
  .primary:hover { background: var(--_link); }
  [aria-disabled='true'], [aria-disabled='true']:hover { background: transparent; color: var(--_muted); border-color: var(--_hairline); cursor: default; }
  @media (forced-colors: active) { select { border-color: ButtonBorder; } .primary { forced-color-adjust: none; background: Highlight; color: HighlightText; border-color: Highlight; } [aria-disabled='true'] { background: Canvas; color: GrayText; border-color: GrayText; } }
  @media (pointer: coarse) { label { min-block-size: 2rem; } }
`;
