/** The colours and lines that a drawn element really has, with the tokens resolved, as presentation attributes. */

/** With the value that needs no attribute. */
const PROPERTIES: readonly (readonly [name: string, usual: string])[] = [
  ['fill', 'rgb(0, 0, 0)'], ['fill-opacity', '1'], ['stroke', 'none'], ['stroke-opacity', '1'], ['stroke-width', '1px'], ['stroke-dasharray', 'none'],
  ['stroke-linecap', 'butt'], ['stroke-linejoin', 'miter'], ['opacity', '1'], ['visibility', 'visible'],
];
const TEXT_PROPERTIES: typeof PROPERTIES = [['font-family', ''], ['font-size', ''], ['font-weight', '400'], ['text-anchor', 'start'], ['dominant-baseline', 'auto']];

/** `color(srgb …)` and its alpha, which other programs do not read, as `rgb(…)`. */
export function plainColour(value: string): string {
  const found = /^color\(srgb ([\d.e+-]+) ([\d.e+-]+) ([\d.e+-]+)(?: \/ ([\d.]+))?\)$/.exec(value);
  if (!found) return value;
  const channels = found.slice(1, 4).map((channel) => Math.round(Math.min(1, Math.max(0, Number(channel))) * 255));
  return found[4] === undefined ? `rgb(${channels.join(', ')})` : `rgba(${channels.join(', ')}, ${found[4]})`;
}

export function resolvedStyle(element: Element): [name: string, value: string][] {
  const style = getComputedStyle(element);
  const wanted = element instanceof SVGTextContentElement ? [...PROPERTIES, ...TEXT_PROPERTIES] : PROPERTIES;
  return wanted.map(([name, usual]) => [name, plainColour(style.getPropertyValue(name)), usual] as const)
    .filter(([, value, usual]) => value !== usual && value !== '').map(([name, value]) => [name, value]);
}
