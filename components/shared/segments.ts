/** Geometry of a 100 % stacked bar: widths in pixels, tiny parts kept visible, no pixel gained or lost. */

export interface Segment<Name extends string = string> {
  readonly name: Name;
  readonly count: number;
  readonly x: number;
  readonly width: number;
}

const LEAST = 2;

/** Every part above zero gets at least two pixels, taken from the larger ones in proportion. */
export function stackSegments<Name extends string>(parts: readonly { readonly name: Name; readonly count: number }[], width: number, whole?: number): Segment<Name>[] {
  const shown = parts.filter((part) => part.count > 0);
  const total = whole ?? shown.reduce((sum, part) => sum + part.count, 0);
  if (total <= 0 || width <= 0) return [];
  const raw = shown.map((part) => (part.count / total) * width);
  const filled = raw.reduce((sum, size) => sum + size, 0);
  const widened = raw.map((size) => Math.max(LEAST, size));
  const excess = widened.reduce((sum, size) => sum + size, 0) - Math.max(filled, Math.min(width, LEAST * shown.length));
  const spare = widened.reduce((sum, size) => sum + (size - LEAST), 0);
  let x = 0;
  return shown.map((part, i) => {
    const size = widened[i]!;
    const final = excess > 0 && spare > 0 ? size - ((size - LEAST) / spare) * Math.min(excess, spare) : size;
    const segment = { name: part.name, count: part.count, x, width: final };
    x += final;
    return segment;
  });
}
