/** Dumbbells and their differences: base open, revision filled, sign by place and colour (VIEWS R5, R6). */
import { css } from 'lit';

export const pairsStyles = css`
  .picture .tolerance { fill: var(--_raised); }
  .picture .between { stroke: var(--_muted); stroke-width: 1.5; }
  .picture .base { fill: var(--_surface); stroke: var(--_muted); stroke-width: 1.5; }
  .picture .revision { fill: var(--_ink); }
  .picture .interval { fill: var(--_muted); fill-opacity: 0.45; }
  .picture .interval.wide { fill-opacity: 0.3; }
  .picture .dot { fill: var(--_ink); stroke: var(--_surface); stroke-width: 1; }
  .picture .dot.positive { fill: var(--_positive); }
  .picture .dot.negative { fill: var(--_negative); }
  .picture .quantile { fill: var(--_muted); }
  .picture .out { opacity: 0.35; }
`;
