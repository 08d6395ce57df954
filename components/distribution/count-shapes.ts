/** Outlines of binned values as SVG path data. */

const tidy = (value: number): number => Math.round(value * 100) / 100;

/** Steps over a floor; `direction` −1 is up, 1 is down. A bin that holds anything is at least a pixel high. */
export function stepArea(edges: readonly number[], lengths: readonly number[], floor: number, direction: 1 | -1): string {
  const steps = lengths.map((length, i) => { const y = tidy(floor + direction * shown(length)); return `L${tidy(edges[i]!)} ${y}L${tidy(edges[i + 1]!)} ${y}`; });
  return `M${tidy(edges[0] ?? 0)} ${tidy(floor)}${steps.join('')}L${tidy(edges.at(-1) ?? 0)} ${tidy(floor)}Z`;
}

/** The same without floor and sides. */
export function stepLine(edges: readonly number[], lengths: readonly number[], floor: number, direction: 1 | -1): string {
  return lengths.map((length, i) => { const y = tidy(floor + direction * shown(length)); return `${i === 0 ? 'M' : 'L'}${tidy(edges[i]!)} ${y}L${tidy(edges[i + 1]!)} ${y}`; }).join('');
}

/** Bars from a zero line, of one sign: up for positive values. Any change is at least a pixel high. */
export function signedBars(edges: readonly number[], lengths: readonly number[], zero: number, sign: 1 | -1): string {
  return lengths.map((length, i) => (Math.sign(length) !== sign ? '' : `M${tidy(edges[i]!)} ${tidy(zero)}V${tidy(zero - sign * Math.max(1, Math.abs(length)))}H${tidy(edges[i + 1]!)}V${tidy(zero)}Z`)).join('');
}

/** A band of that half height around zero. */
export function stepBand(edges: readonly number[], halves: readonly number[], zero: number, most: number): string {
  const half = (i: number): number => Math.min(most, halves[i]!), last = halves.length - 1;
  const above = halves.map((_, i) => `${i === 0 ? 'M' : 'L'}${tidy(edges[i]!)} ${tidy(zero - half(i))}L${tidy(edges[i + 1]!)} ${tidy(zero - half(i))}`);
  const below = halves.map((_, k) => { const i = last - k; return `L${tidy(edges[i + 1]!)} ${tidy(zero + half(i))}L${tidy(edges[i]!)} ${tidy(zero + half(i))}`; });
  return halves.length === 0 ? '' : `${above.join('')}${below.join('')}Z`;
}

/** A line through points. */
export function polyline(points: readonly (readonly [x: number, y: number])[]): string {
  return points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${tidy(x)} ${tidy(y)}`).join('');
}

/** An area between a line and a zero line, of one sign: crossings are where they are. */
export function signedArea(points: readonly (readonly [x: number, y: number])[], zero: number, above: boolean): string {
  const side = (y: number): number => (above ? Math.min(y, zero) : Math.max(y, zero)), out: (readonly [number, number])[] = [];
  points.forEach(([x, y], i) => {
    const before = points[i - 1];
    if (before !== undefined && (before[1] - zero) * (y - zero) < 0) out.push([before[0] + ((zero - before[1]) / (y - before[1])) * (x - before[0]), zero]);
    out.push([x, side(y)]);
  });
  return out.length === 0 ? '' : `${polyline([[out[0]![0], zero], ...out, [out.at(-1)![0], zero]])}Z`;
}

function shown(length: number): number {
  return length === 0 ? 0 : Math.max(1, length);
}
