/** Dots of mean changes with their intervals, by sign. */
import { css } from 'lit';

export const effectsStyles = css`
  .picture .tolerance { fill: var(--_raised); }
  .picture .interval { fill: var(--_muted); fill-opacity: 0.5; }
  .picture .focused { fill: var(--_wash); }
  .picture .dot { fill: var(--_ink); stroke: var(--_surface); stroke-width: 1; }
  .picture .dot.positive { fill: var(--_positive); }
  .picture .dot.negative { fill: var(--_negative); }
`;
