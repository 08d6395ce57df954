/** Base thin and dashed, revision solid; a halo keeps lines readable over dark bins. */
import { css } from 'lit';

export const relationStyles = css`
  .picture .frame { fill: none; stroke: var(--_hairline); }
  .picture .halo { fill: none; stroke: var(--_surface); stroke-width: 4.5; stroke-opacity: 0.75; }
  .picture .line { fill: none; stroke: var(--_ink); stroke-width: 2; }
  .picture .line.base { stroke-width: 1.25; stroke-dasharray: 5 3; }
  .picture .means .line.base { stroke: var(--_muted); }
  .picture .line.fit { stroke-width: 1; stroke: var(--_muted); }
  .picture .line.fit.revision { stroke: var(--_ink); }
  .picture .sure { fill: var(--_ink); fill-opacity: 0.12; stroke: var(--_ink); stroke-width: 0.75; stroke-opacity: 0.6; }
  .picture .sure.base { stroke-dasharray: 3 2; }
  .picture .dot { fill: var(--_ink); stroke: var(--_ink); stroke-width: 1.25; }
  .picture .dot.base { fill: var(--_surface); stroke: var(--_muted); }
  .picture .dot.positive, .picture .stem.positive { fill: var(--_positive); stroke: var(--_positive); }
  .picture .dot.negative, .picture .stem.negative { fill: var(--_negative); stroke: var(--_negative); }
  .picture .stem { stroke-width: 2; }
  .picture .small .halo { stroke-width: 3.5; }
  .picture .small .line.revision { stroke-width: 1.5; }
  .picture .chosen { font-weight: 700; text-decoration: underline; }
  .picture .band { fill: var(--_ink); fill-opacity: 0.08; }
  .picture .span { stroke: var(--_ink); stroke-width: 2; }
`;
