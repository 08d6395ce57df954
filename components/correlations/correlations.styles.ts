/** Cells by hairlines; what is sure of its sign has an outline; base open, revision filled. */
import { css } from 'lit';

export const correlationsStyles = css`
  .picture .cell { fill: none; stroke: var(--_hairline); }
  .picture .self { fill: var(--_wash); stroke: var(--_hairline); }
  .picture .unsure { stroke: var(--_muted); stroke-width: 0.75; }
  .picture .sure { stroke: var(--_ink); stroke-width: 1.5; }
  .picture .chosen { fill: none; stroke: var(--_link); stroke-width: 2; }
  .picture .dot { fill: var(--_ink); stroke: var(--_ink); stroke-width: 1.25; }
  .picture .dot.base { fill: var(--_surface); stroke: var(--_muted); }
  .picture .dot.positive { fill: var(--_positive); stroke: var(--_positive); }
  .picture .dot.negative { fill: var(--_negative); stroke: var(--_negative); }
  .picture .dot.none { fill: var(--_surface); stroke: var(--_muted); }
  .picture .link { stroke: var(--_muted); stroke-width: 1; }
  .picture .span { stroke: var(--_ink); stroke-width: 1.5; stroke-opacity: 0.6; }
`;
