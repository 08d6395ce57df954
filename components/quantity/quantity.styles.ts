/** The quantities of a report: one line each, and the form in which one is written. */
import { css } from 'lit';

export const quantityStyles = css`
  :host { container-type: inline-size; }
  section { display: grid; gap: 0.75rem; grid-template-columns: minmax(0, 1fr); }
  header { display: flex; flex-wrap: wrap; gap: 0.25rem 0.75rem; align-items: baseline; }
  header h2 { margin-inline-end: auto; }
  p { max-inline-size: 72ch; overflow-wrap: anywhere; }
  .quantities { display: grid; border-block-start: 1px solid var(--_hairline); }
  .quantities > li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0.125rem 0.75rem; padding-block: 0.5rem; border-block-end: 1px solid var(--_hairline); }
  .quantities .name { font-weight: 600; }
  .quantities .tools { display: flex; gap: 0.25rem; align-items: start; }
  .quantities details, .quantities .result { grid-column: 1 / -1; }
  pre { margin: 0.25rem 0 0; padding: 0.375rem 0.5rem; background: var(--_wash); border-radius: 4px; font-family: var(--_mono); font-size: 0.75rem; white-space: pre-wrap; overflow-wrap: anywhere; max-block-size: 16rem; overflow: auto; }
  summary { color: var(--_link); inline-size: fit-content; }
  .waiting { padding: 0.5rem 0.75rem; border-inline-start: 3px solid var(--_modified); background: var(--_wash); display: grid; gap: 0.5rem; }
  form { display: grid; gap: 0.75rem; grid-template-columns: minmax(0, 1fr); padding-block: 0.75rem; border-block: 1px solid var(--_hairline); }
  .fields { display: grid; grid-template-columns: minmax(10rem, 2fr) minmax(6rem, 1fr) minmax(6rem, 1fr); gap: 0.5rem 0.75rem; }
  .fields input, .parameters input, .choice input { inline-size: 100%; min-inline-size: 0; }
  .fields label, .start { display: grid; gap: 0.125rem; min-inline-size: 0; }
  label > span, .start > span { color: var(--_muted); font-size: 0.75rem; }
  select, textarea { border: 1px solid var(--_unchanged); border-radius: 4px; background: var(--_surface); color: inherit; max-inline-size: 100%; min-inline-size: 0; }
  .start { justify-items: start; }
  select { min-block-size: 1.75rem; padding: 0.125rem 0.25rem; }
  textarea { font: 400 0.8125rem/1.5 var(--_mono); inline-size: 100%; min-block-size: 6.5rem; padding: 0.375rem 0.5rem; resize: vertical; }
  .ways { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; border: 0; margin: 0; padding: 0; }
  .ways legend { color: var(--_muted); font-size: 0.75rem; padding: 0; }
  .ways label { display: flex; gap: 0.25rem; align-items: center; min-block-size: 1.5rem; }
  input[type='radio'] { min-block-size: 1rem; inline-size: 1rem; block-size: 1rem; accent-color: var(--_ink); margin: 0.25rem; }
  .model { display: grid; gap: 0.75rem; grid-template-columns: minmax(0, 1fr); }
  .inputs, .parameters { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr)); gap: 0.5rem 0.75rem; }
  .inputs label, .parameters label, .choice label, .threshold { display: grid; gap: 0.125rem; align-content: start; min-inline-size: 0; }
  .parameters, details > .start { margin-block-start: 0.5rem; }
  .sources { display: grid; gap: 0.25rem; margin-block-start: 0.25rem; }
  .choices { display: grid; gap: 0.5rem; margin-block-start: 0.25rem; grid-template-columns: minmax(0, 1fr); }
  .choice { display: grid; grid-template-columns: minmax(6rem, 12rem) minmax(0, 1fr) auto; gap: 0.5rem 0.75rem; align-items: start; }
  .choice textarea { min-block-size: 4.5rem; }
  .choice > button { margin-block-start: 1.125rem; }
  .threshold { justify-items: start; }
  .columns { display: flex; flex-wrap: wrap; gap: 0.25rem; max-block-size: 6.5rem; overflow: auto; padding: 2px; }
  .columns button { font-family: var(--_mono); font-size: 0.75rem; max-inline-size: 100%; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .run { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; }
  .problem { padding: 0.25rem 0.5rem; border-inline-start: 3px solid var(--_removed); background: var(--_wash); }
  .primary { background: var(--_ink); color: var(--_surface); border-color: var(--_ink); }
  .primary:hover { background: var(--_link); }
  .primary:disabled { background: transparent; color: var(--_muted); border-color: var(--_hairline); }
  @container (max-width: 34rem) { .choice { grid-template-columns: minmax(0, 1fr); } .choice > button { margin-block-start: 0; justify-self: start; } .fields { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); } .fields > :first-child { grid-column: 1 / -1; } }
  @media (pointer: coarse) { .columns button { min-block-size: 2rem; } }
  @media (forced-colors: active) { select, textarea { border-color: ButtonBorder; } .primary { forced-color-adjust: none; background: Highlight; color: HighlightText; border-color: Highlight; } }
  @media print { form, .tools, .run { display: none; } }
`;
