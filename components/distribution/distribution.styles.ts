/** Base open and dashed, revision filled; bands and tolerance quiet; what a range leaves out is veiled. */
import { css } from 'lit';

export const distributionStyles = css`
  .picture .of-base.area { fill: var(--_version-base); fill-opacity: 0.16; }
  .picture .of-base.line { fill: none; stroke: var(--_version-base); stroke-width: 1.25; stroke-dasharray: 4 2; }
  .picture .of-revision.area { fill: var(--_version-revision); fill-opacity: 0.18; }
  .picture .of-revision.area.mirrored { fill-opacity: 0.85; }
  .picture .of-revision.line { fill: none; stroke: var(--_version-revision); stroke-width: 2; }
  .picture .density { fill: none; stroke: var(--_ink); stroke-width: 1.25; stroke-opacity: 0.75; }
  .picture .band { fill: var(--_ink); fill-opacity: 0.1; }
  .picture .negative { fill: var(--_negative); }
  .picture .positive { fill: var(--_positive); }
  .picture .quantile { stroke-width: 1.25; }
  .picture .quantile.of-base { stroke: var(--_version-base); }
  .picture .quantile.of-revision { stroke: var(--_version-revision); }
  .picture .quantile.median { stroke-width: 3; }
  .picture .gap { fill: none; stroke: var(--_ink); stroke-width: 1; }
  .picture .repeated { fill: var(--_ink); }
  .picture .tolerance { fill: var(--_ink); fill-opacity: 0.08; }
  .picture .atom { fill: var(--_muted); fill-opacity: 0.55; }
  .picture .whole { fill: none; stroke: var(--_muted); stroke-width: 1; }
  .picture .differences { fill: var(--_ink); fill-opacity: 0.8; }
  .picture .spread { stroke: var(--_ink); stroke-width: 2; }
  .picture .veil { fill: var(--_surface); fill-opacity: 0.7; }
  @media (forced-colors: active) {
    .picture .of-base.area, .picture .of-revision.area { fill-opacity: 0.3; }
  }
`;
