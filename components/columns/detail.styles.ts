/** What stands under an open row, or in the focus: panels of figures, tables and lists. Not needed before a column is opened. */
import { css } from 'lit';

export const detailStyles = css`
  .detail { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.75rem; padding-block-start: 0.25rem; }
  .detail .said { font-size: 0.9375rem; max-inline-size: 75ch; }
  .detail .verdict { display: flex; flex-wrap: wrap; gap: 0.125rem 1.25rem; }
  .panels section { display: grid; gap: 0.25rem; align-content: start; max-inline-size: 32rem; grid-template-columns: minmax(0, 1fr); }
  .panels section ul { display: grid; gap: 0.25rem; }
  .panels section li { overflow-wrap: break-word; }
  .kind-list li > .small { display: block; }
  .panels ul.rules, .panels ul.parts { gap: 0; padding-inline-start: 0.75rem; }
  .detail h3 { font-size: 0.75rem; font-weight: 400; color: var(--_muted); }
  .panels { columns: 21.5rem 3; column-gap: 2.5rem; margin-block-end: -1rem; }
  .panels > * { break-inside: avoid; margin-block-end: 1rem; }
  .panels > figure { max-inline-size: 26.25rem; margin-block-end: 1rem; }
  .panels .histogram { inline-size: 100%; margin-block: 0.25rem; }
  figcaption, .panels caption { text-align: start; color: var(--_muted); font-size: 0.75rem; padding-block-end: 0.25rem; }
  .scale { display: flex; justify-content: space-between; }
  .panels table { border-collapse: collapse; }
  .panels td, .panels th { padding: 0.125rem 0.75rem 0.125rem 0; border-block-end: 1px solid var(--_hairline); text-align: end; vertical-align: top; font-weight: 400; color: inherit; white-space: normal; }
  /* Numbers are not broken, names and labels are. */
  .panels th[scope='row'], .panels .text, .panels td .mono, .panels caption { overflow-wrap: anywhere; }
  .panels th[scope='row'], .panels thead th:first-child { text-align: start; }
  .panels thead th { color: var(--_muted); font-size: 0.75rem; }
  @container (max-width: 51.5rem) {
    .panels td, .panels th { font-size: 0.75rem; padding-inline-end: 0.375rem; }
  }
`;
