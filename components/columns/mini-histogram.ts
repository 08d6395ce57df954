/** A mirrored histogram in miniature: base above the axis, muted; revision below, solid; the same bins. */
import { html, svg, type TemplateResult } from 'lit';
import type { HistogramPicture } from '../../src/core/model/report.js';
import { formatNumber } from '../shared/format-number.js';

export interface MirrorShape {
  readonly base: string;
  readonly revision: string;
  readonly middle: number;
}

/** Both halves share one scale, so that areas compare. */
export function mirrorShape(picture: HistogramPicture, width: number, height: number): MirrorShape {
  const middle = height / 2;
  const highest = Math.max(1, ...picture.base, ...picture.revision);
  const x = placesOf(picture, width);
  const outline = (counts: readonly number[], direction: 1 | -1): string => {
    const steps = counts.map((count, i) => {
      const y = (middle + direction * (count === 0 ? 0 : Math.max(1, (count / highest) * (middle - 1)))).toFixed(2);
      return `L${x(i).toFixed(2)} ${y}L${x(i + 1).toFixed(2)} ${y}`;
    });
    return `M0 ${middle}${steps.join('')}L${width} ${middle}Z`;
  };
  return { base: outline(picture.base, -1), revision: outline(picture.revision, 1), middle };
}

/** Where an edge lies; bins of a constant have no extent of their own and share the width. */
function placesOf({ edges, base, revision }: HistogramPicture, width: number): (edge: number) => number {
  const first = edges[0] ?? 0, span = (edges.at(-1) ?? first) - first, bins = Math.max(1, base.length, revision.length);
  return (i) => (span > 0 ? (((edges[i] ?? first) - first) / span) * width : (i / bins) * width);
}

/** Where the two sides differ most, in words; the label of the picture. */
export function describeHistogram(picture: HistogramPicture): string {
  const from = formatNumber(picture.edges[0] ?? 0), to = formatNumber(picture.edges.at(-1) ?? 0);
  const bins = Math.max(picture.base.length, picture.revision.length), span = picture.edges[0] === picture.edges.at(-1) ? `All values are ${from}` : `${bins} bins from ${from} to ${to}`;
  if (picture.base.length === 0 || picture.revision.length === 0) return `${span}, in ${picture.base.length === 0 ? 'revision' : 'base'} only.`;
  let most = 0;
  let at = -1;
  picture.base.forEach((count, i) => {
    const gap = (picture.revision[i] ?? 0) - count;
    if (Math.abs(gap) > Math.abs(most)) { most = gap; at = i; }
  });
  const range = `${span}, base above, revision below.`;
  if (at < 0) return `${range} The counts are the same.`;
  const place = `${formatNumber(picture.edges[at] ?? 0)} to ${formatNumber(picture.edges[at + 1] ?? 0)}`;
  return `${range} They differ most from ${place}: ${Math.abs(most).toLocaleString('en')} ${most > 0 ? 'more' : 'fewer'} in revision.`;
}

export function renderHistogram(picture: HistogramPicture, width: number, height: number): TemplateResult {
  const shape = mirrorShape(picture, width, height);
  const label = describeHistogram(picture);
  return html`<svg class="histogram" role="img" aria-label=${label} width=${width} height=${height} viewBox="0 0 ${width} ${height}" preserveAspectRatio="none">
    ${svg`<title>${label}</title>
    <path d=${shape.base} class="of-base"></path><path d=${shape.revision} class="of-revision"></path>
    <line x1="0" x2=${width} y1=${shape.middle} y2=${shape.middle} class="axis"></line>`}
  </svg>`;
}

/** Bars of revision − base from a zero line in the middle; the scale is symmetric. */
export function differenceBars(picture: HistogramPicture, width: number, height: number): { readonly path: string; readonly most: number } {
  const gaps = picture.base.map((count, i) => (picture.revision[i] ?? 0) - count);
  const most = Math.max(...gaps.map(Math.abs), 0);
  const middle = height / 2;
  const x = placesOf(picture, width);
  const path = gaps.map((gap, i) => {
    if (gap === 0) return '';
    const reach = Math.max(1, (Math.abs(gap) / most) * (middle - 1));
    return `M${x(i).toFixed(2)} ${middle}V${(middle - Math.sign(gap) * reach).toFixed(2)}H${x(i + 1).toFixed(2)}V${middle}Z`;
  });
  return { path: path.join(''), most };
}

export function renderDifference(picture: HistogramPicture, width: number, height: number): TemplateResult {
  const { path, most } = differenceBars(picture, width, height);
  return html`<p class="small muted">${most === 0 ? 'No bin holds more or fewer values in revision.' : `Revision − base by bin, up to ±${most.toLocaleString('en')} values:`}</p>
  <svg class="histogram difference" aria-hidden="true" width=${width} height=${height} viewBox="0 0 ${width} ${height}" preserveAspectRatio="none">
    ${svg`<path d=${path} class="of-revision"></path><line x1="0" x2=${width} y1=${height / 2} y2=${height / 2} class="zero"></line>`}
  </svg>`;
}
