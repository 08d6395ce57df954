/** Orders are told apart by dash and name, releases by open and filled; nothing here has a sign, so nothing has a colour. */
import { css } from 'lit';

export const resilienceStyles = css`
  .picture .panels { display: flex; flex-direction: column; gap: 16px; }
  .picture .panels.wide { flex-direction: row; align-items: flex-start; }
  .picture .panels svg { display: block; flex: none; }
  .picture .tolerance { fill: var(--_raised); }
  .picture .curve { fill: none; stroke: var(--_ink); stroke-width: 1.75; stroke-linejoin: round; }
  .picture .curve.chronological { stroke-dasharray: 6 3; }
  .picture .curve.largest-first { stroke-dasharray: 1.5 3; stroke-width: 2.25; stroke-linecap: round; }
  .picture .spread-band { fill: var(--_muted); fill-opacity: 0.25; stroke: none; }
  .picture .drop { fill: none; stroke: var(--_muted); stroke-width: 1; stroke-dasharray: 2 2; }
  .picture .range { fill: none; stroke: var(--_ink); stroke-width: 1.5; }
  .picture .tipping { fill: var(--_surface); stroke: var(--_ink); stroke-width: 1.75; }
  .picture .halo { paint-order: stroke; stroke: var(--_surface); stroke-width: 3px; stroke-linejoin: round; }
  .picture .borne { stroke: var(--_ink); stroke-width: 1; stroke-dasharray: 4 2; }
  .picture .line { fill: none; stroke-linejoin: round; }
  .picture .line.base { stroke: var(--_muted); stroke-width: 1.75; stroke-dasharray: 5 3; }
  .picture .line.revision { stroke: var(--_ink); stroke-width: 1.75; }
  .picture .line.half { stroke-width: 1; stroke-opacity: 0.6; }
  .picture .point { stroke-width: 1.5; stroke: var(--_ink); fill: var(--_ink); }
  .picture .point.base { stroke: var(--_muted); fill: var(--_surface); }
  .picture .told.base { fill: var(--_surface); stroke: var(--_muted); stroke-width: 1.25; }
  .picture .told.revision { fill: var(--_ink); }
`;
