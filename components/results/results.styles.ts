/** Both views of a result below each other: each needs the width. */
import { css } from 'lit';

export const resultsStyles = css`
  :host([empty]) { display: none; }
  section { display: grid; gap: 1.5rem; grid-template-columns: minmax(0, 1fr); }
`;
