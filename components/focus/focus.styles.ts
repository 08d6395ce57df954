/** The column in focus: one column of pictures, two where there is room for both. */
import { css } from 'lit';

export const focusStyles = css`
  :host { display: block; container-type: inline-size; }
  section { display: grid; gap: 1rem; grid-template-columns: minmax(0, 1fr); }
  header { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: 0.5rem 1rem; }
  h2 { font-size: 1.25rem; overflow-wrap: anywhere; }
  h2 > .mono { font-size: 1.25rem; }
  h2 .unit, h2 .former { font-size: 0.8125rem; font-weight: 400; color: var(--_muted); }
  .tools { display: flex; gap: 0.25rem; }
  .pictures { display: grid; gap: 2rem; grid-template-columns: minmax(0, 1fr); }
  .more { border-block-start: 1px solid var(--_hairline); padding-block-start: 0.5rem; }
  .said { font-size: 0.9375rem; max-inline-size: 75ch; }
  .verdict { display: flex; flex-wrap: wrap; gap: 0.125rem 1.25rem; }
  @container (min-width: 60rem) {
    .pictures { grid-template-columns: repeat(2, minmax(0, 1fr)); }
    .pictures > change-reference-figure { grid-column: 1 / -1; }
  }
`;
