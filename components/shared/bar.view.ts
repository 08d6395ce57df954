/** Draws stacked segments with their tones and patterns; decoration beside printed counts, so hidden from readers. */
import { css, nothing, svg, html, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { ClassMark } from './class-marks.js';
import type { Segment } from './segments.js';

export const barStyles = css`
  .bar { display: block; inline-size: 100%; overflow: visible; }
  .bar .frame { fill: none; stroke: var(--_unchanged); stroke-width: 1; }
  .tone-added { color: var(--_added); }
  .tone-removed { color: var(--_removed); }
  .tone-modified { color: var(--_modified); }
  .tone-unchanged { color: var(--_unchanged); }
  .bar .dim { opacity: 0.28; }
  @media (forced-colors: active) { .bar rect { stroke: CanvasText; } }
`;

const INSET = 0.5;

export interface BarOptions<Name extends string> {
  readonly width: number;
  readonly height: number;
  readonly mark: (name: Name) => ClassMark;
  /** Names that are in the filter; none: all drawn in full. */
  readonly active?: ReadonlySet<Name>;
  readonly onPress?: (name: Name) => void;
}

export function renderBar<Name extends string>(segments: readonly Segment<Name>[], options: BarOptions<Name>): TemplateResult {
  const { width, height } = options;
  return html`<svg class="bar" aria-hidden="true" width=${width} height=${height} viewBox="0 0 ${width} ${height}">
    ${segments.map((segment) => renderSegment(segment, options))}
    <rect class="frame" x=${INSET} y=${INSET} width=${Math.max(0, width - 1)} height=${height - 1}></rect>
  </svg>`;
}

function renderSegment<Name extends string>(segment: Segment<Name>, options: BarOptions<Name>): SVGTemplateResult {
  const { height, active, onPress } = options;
  const mark = options.mark(segment.name);
  const gap = segment.width > 6 ? 1 : 0;
  const dim = active && active.size > 0 && !active.has(segment.name);
  return svg`<g class="tone-${mark.tone} ${dim ? 'dim' : ''}" @click=${onPress ? () => onPress(segment.name) : nothing}>
    <title>${mark.word}</title>
    ${renderFill(mark, segment.x, segment.width - gap, height)}
  </g>`;
}

/** Patterns are drawn as strokes, not `<pattern>`: references do not cross shadow roots reliably. */
function renderFill(mark: ClassMark, x: number, width: number, height: number): SVGTemplateResult {
  if (mark.pattern === 'solid' || width < 5) return svg`<rect x=${x} y="0" width=${width} height=${height} fill="currentColor"></rect>`;
  const wash = svg`<rect x=${x} y="0" width=${width} height=${height} fill="currentColor" fill-opacity=${mark.pattern === 'hollow' ? 0.1 : 0.22}></rect>`;
  if (mark.pattern === 'hollow') return wash;
  return svg`${wash}<path d=${patternPath(mark.pattern, x, width, height)} stroke="currentColor" fill="none"
    stroke-width=${mark.pattern === 'dots' ? 2 : 1.5} stroke-linecap=${mark.pattern === 'dots' ? 'round' : 'butt'}></path>
    <rect x=${x + 0.5} y="0.5" width=${Math.max(0, width - 1)} height=${height - 1} fill="none" stroke="currentColor"></rect>`;
}

function patternPath(pattern: ClassMark['pattern'], x: number, width: number, height: number): string {
  const parts: string[] = [];
  if (pattern === 'dots') {
    for (let column = x + 4; column < x + width - 2; column += 6) {
      for (let row = 4; row < height - 2; row += 6) parts.push(`M${column.toFixed(1)} ${row}h0.01`);
    }
    return parts.join('');
  }
  for (let start = x - height; start < x + width; start += 5) {
    parts.push(slanted(start, x, width, height, false));
    if (pattern === 'cross') parts.push(slanted(start, x, width, height, true));
  }
  return parts.join('');
}

/** One diagonal from (start, bottom) up to the right, clipped to the segment. */
function slanted(start: number, x: number, width: number, height: number, mirrored: boolean): string {
  const from = Math.max(x, start);
  const to = Math.min(x + width, start + height);
  if (to <= from) return '';
  const y = (at: number): string => (mirrored ? at - start : height - (at - start)).toFixed(1);
  return `M${from.toFixed(1)} ${y(from)}L${to.toFixed(1)} ${y(to)}`;
}
