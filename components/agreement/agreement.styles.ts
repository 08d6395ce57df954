/** Lines that read on light and dark squares, panels that say by their outline what is beyond tolerance. */
import { css } from 'lit';

export const agreementStyles = css`
  .picture .frame { fill: none; stroke: var(--_muted); stroke-width: 1; }
  .picture .frame.beyond { stroke: var(--_ink); stroke-width: 2.5; }
  .picture .halo { fill: none; stroke: var(--_surface); stroke-width: 3; stroke-opacity: 0.5; }
  .picture .curve, .picture .thin { fill: none; stroke: var(--_ink); stroke-width: 1.5; }
  .picture .thin { stroke-width: 1; }
  .picture .diagonal { stroke: var(--_muted); stroke-width: 1; }
  .picture .least-squares { stroke-width: 1.5; }
  .picture .thin.least-squares { stroke-width: 1.25; }
  .picture .deming { stroke-dasharray: 2 3; stroke-width: 2; }
  .picture .ellipse { fill: none; stroke: var(--_ink); stroke-width: 1; stroke-dasharray: 5 3; }
  .picture .mean { stroke-width: 2; }
  .picture .limit { stroke-dasharray: 6 3; }
  .picture .far { fill: none; stroke: var(--_ink); stroke-width: 1.25; }
  .picture .tolerance { fill: var(--_ink); fill-opacity: 0.08; }
  .picture .spread { stroke: var(--_ink); stroke-width: 2; }
  .picture .atom { fill: var(--_muted); fill-opacity: 0.55; }
  .picture .chosen { font-weight: 700; text-decoration: underline; }
`;
