/** How the parts of an impact look: base open or dashed, revision filled or solid, sign by place, then by colour (VIEWS R5, R6). */
import { css } from 'lit';

export const impactStyles = css`
  .picture .halo { paint-order: stroke; stroke: var(--_surface); stroke-width: 3px; stroke-linejoin: round; }
  .picture .joint { stroke: var(--_muted); stroke-width: 1; }
  .picture .part { stroke: none; fill: var(--_ink); }
  .picture .part.positive { fill: var(--_positive); }
  .picture .part.negative { fill: var(--_negative); }
  .picture .nothing { stroke: var(--_muted); stroke-width: 2; }
  .picture .spread { fill: none; stroke: var(--_ink); stroke-width: 1.5; }
  .picture .swap { fill: none; stroke: var(--_ink); stroke-width: 1.5; }
  .picture .line { fill: none; stroke-linejoin: round; }
  .picture .line.base { stroke: var(--_muted); stroke-width: 1.5; stroke-dasharray: 5 3; }
  .picture .line.revision { stroke: var(--_ink); stroke-width: 1.75; }
  .picture .line.outline { stroke: var(--_ink); stroke-width: 1; }
  .picture .point { fill: var(--_surface); stroke: var(--_ink); stroke-width: 1.5; }
  .picture .point.base { stroke: var(--_muted); }
  .picture .point.revision { fill: var(--_ink); }
  .picture .area { stroke: none; }
  .picture .area.positive { fill: var(--_positive); }
  .picture .area.negative { fill: var(--_negative); }
  .picture .pole { fill: none; stroke: var(--_ink); stroke-width: 1; stroke-dasharray: 2 2; }
  .picture .flag { fill: var(--_ink); stroke: none; }
  .picture .pair { fill: none; stroke: var(--_ink); stroke-width: 1.5; }
  .picture .pair.positive { stroke: var(--_positive); }
  .picture .pair.negative { stroke: var(--_negative); }
  .picture .cross { fill: none; stroke: var(--_ink); stroke-width: 1.5; }
  .picture .threshold { stroke: var(--_ink); stroke-width: 1.5; stroke-dasharray: 8 3 2 3; }
  .picture .own { fill: var(--_ink); stroke: none; }
  .picture .option { fill: var(--_ink); stroke: none; }
`;
