/** How marks look in every view: base muted and dashed or open, revision solid, differences by sign (VIEWS R5, R6). */
import { css } from 'lit';

export const chartStyles = css`
  .picture svg { display: block; font-family: var(--_sans); font-size: 12px; font-variant-numeric: tabular-nums; }
  .picture text { fill: var(--_muted); }
  .picture text.strong { fill: var(--_ink); }
  .picture .rule, .picture .tick { stroke: var(--_muted); stroke-width: 1; }
  .picture .grid { stroke: var(--_hairline); stroke-width: 1; }
  .picture .zero { stroke: var(--_ink); stroke-width: 1; }
  @media (forced-colors: active) { .picture .tolerance { stroke: var(--_base); stroke-dasharray: 3 2; } }
`;
