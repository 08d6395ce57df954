/** Frame of a report: status strip above, views below with room between levels. */
import { css } from 'lit';

export const reportStyles = css`
  :host { container-type: inline-size; }
  .views { display: grid; gap: 2rem; grid-template-columns: minmax(0, 1fr); }
  .views[data-busy] { opacity: 0.62; transition: opacity 200ms; }
  .status { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem 1rem; min-block-size: 2.5rem; padding-block: 0.25rem; }
  progress { inline-size: min(20rem, 40cqi); block-size: 0.5rem; accent-color: var(--_added); }
  .selection {
    display: flex; flex-wrap: wrap; gap: 0.25rem 0.5rem; align-items: center; position: sticky; inset-block-start: 0; z-index: 3;
    padding-block: 0.5rem; background: var(--_surface); border-block-end: 1px solid var(--_hairline); font-size: 0.8125rem;
  }
  .selection .chip { border-radius: 999px; max-inline-size: 100%; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .selection .count { margin-inline-start: auto; }
  .error {
    display: flex; flex-wrap: wrap; justify-content: space-between; align-items: start; gap: 0.5rem 1rem;
    margin-block: 0.5rem 1rem; padding: 0.5rem 0.75rem; border-inline-start: 4px solid var(--_removed); background: var(--_wash);
  }
  .error p { flex: 1 1 20rem; font-size: 0.9375rem; overflow-wrap: anywhere; max-inline-size: 75ch; }
`;
