/** How base, revision and their difference are told apart: by form first (VIEWS R5, R6). */
import { css } from 'lit';

export const seriesStyles = css`
  .line { fill: none; stroke-linejoin: round; }
  .line.base { stroke: var(--_version-base); stroke-width: 1.25; stroke-dasharray: 4 2.5; }
  .line.revision { stroke: var(--_version-revision); stroke-width: 1.75; }
  .band { stroke: none; fill-opacity: 0.22; }
  .error { fill-opacity: 0.16; stroke: none; }
  .error.base { fill: var(--_version-base); }
  .error.revision { fill: var(--_version-revision); }
  .band.base { fill: var(--_version-base); }
  .band.revision { fill: var(--_version-revision); }
  .line.gaps { stroke-opacity: 0.45; }
  .dot.gaps.base, .dot.gaps.revision { fill: var(--_surface); stroke-opacity: 0.6; stroke-width: 1; }
  .dot.gaps.revision { stroke: var(--_version-revision); }
  .gap-filled { fill: var(--_surface); fill-opacity: 0.7; stroke: none; }
  .dot.base { fill: none; stroke: var(--_version-base); stroke-width: 1.25; }
  .dot.revision { fill: var(--_version-revision); stroke: none; }
  .area { stroke: none; }
  .area.positive { fill: var(--_positive); }
  .area.negative { fill: var(--_negative); }
  .reach { fill: var(--_muted); fill-opacity: 0.25; stroke: none; }
  .tolerance { fill: var(--_ink); fill-opacity: 0.07; stroke: none; }
  .mean { fill: none; stroke: var(--_ink); stroke-width: 2; }
  .present { stroke: none; fill-opacity: 0.7; }
  .present.base { fill: var(--_version-base); }
  .present.revision { fill: var(--_version-revision); }
  .hatch { fill: none; stroke: var(--_muted); stroke-width: 1; }
  .lane { fill: none; stroke: var(--_hairline); stroke-width: 1; }
  .glyph { fill: none; stroke: var(--_ink); stroke-width: 1.5; }
  .changed { fill: var(--_ink); stroke: none; }
  .flag { fill: var(--_ink); stroke: none; }
  .stretch { fill: none; stroke: var(--_ink); stroke-width: 1.5; }
  .pole { fill: none; stroke: var(--_ink); stroke-width: 1; stroke-dasharray: 2 2; }
  .scale-bar { fill: none; stroke: var(--_ink); stroke-width: 1.5; }
  .veil { fill: var(--_surface); fill-opacity: 0.6; stroke: none; }
  .frame { fill: none; stroke: var(--_hairline); stroke-width: 1; }
`;
