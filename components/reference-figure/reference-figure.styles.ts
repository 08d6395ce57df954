/** Three columns where there is room, else two, else one (VIEWS 3.7). */
import { css } from 'lit';

export const referenceFigureStyles = css`
  :host { display: block; container-type: inline-size; }
  section { display: grid; gap: 1.5rem; grid-template-columns: minmax(0, 1fr); }
  section > * { min-inline-size: 0; }
  @container (min-width: 40rem) {
    section { grid-template-columns: repeat(2, minmax(0, 1fr)); }
    .wide, .last { grid-column: 1 / -1; }
  }
  @container (min-width: 60rem) {
    section { grid-template-columns: repeat(3, minmax(0, 1fr)); }
    .last { grid-column: auto; }
  }
`;
