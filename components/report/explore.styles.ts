/** Columns and the one in focus: beside each other where there is room, else one below the other. */
import { css } from 'lit';

export const exploreStyles = css`
  .explore { display: grid; gap: 2rem; grid-template-columns: minmax(0, 1fr); align-items: start; }
  change-results:not(:defined) { display: none; }
  .explore change-focus { scroll-margin-block-start: 3rem; }
  .explore.focused change-columns { max-block-size: 60vh; overflow: auto; border-block-end: 1px solid var(--_hairline); }
  @container (min-width: 70rem) {
    .explore.focused { grid-template-columns: minmax(17rem, 21rem) minmax(0, 1fr); }
    .explore.focused change-columns { position: sticky; inset-block-start: 3rem; max-block-size: calc(100vh - 4rem); border: 0; }
  }
`;
