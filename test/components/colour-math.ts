/** Contrast (WCAG 2), colour-blind sight (Machado, Oliveira and Fernandes 2009, severity 1, in linear light), distance (CIE76). */

export type Sight = 'normal' | 'protan' | 'deutan' | 'tritan';
export const SIGHTS: readonly Sight[] = ['normal', 'protan', 'deutan', 'tritan'];

const MACHADO: Readonly<Record<Sight, readonly (readonly number[])[]>> = {
  normal: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protan: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deutan: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritan: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
};

export function channels(hex: string): number[] {
  return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255);
}

function linear(hex: string): number[] {
  return channels(hex).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
}

export function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = linear(hex);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

export function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function lab(hex: string, sight: Sight): number[] {
  const light = linear(hex);
  const [r = 0, g = 0, b = 0] = MACHADO[sight].map((row) => Math.min(1, Math.max(0, row.reduce((sum, weight, i) => sum + weight * light[i]!, 0))));
  const f = (t: number): number => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047), y = f(0.2126 * r + 0.7152 * g + 0.0722 * b), z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

export function distance(a: string, b: string, sight: Sight): number {
  const [first, second] = [lab(a, sight), lab(b, sight)];
  return Math.hypot(...first.map((value, i) => value - second[i]!));
}

export function leastDistance(colours: readonly string[], sight: Sight): number {
  return Math.min(...colours.flatMap((a, i) => colours.slice(i + 1).map((b) => distance(a, b, sight))));
}
