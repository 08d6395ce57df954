/** Which step of a colour scale a number falls into, and what the steps mean in words: few and labelled (VIEWS R20). */
import { SEQUENTIAL_STEPS, SIGNED_STEPS, SURENESS_STEPS } from '../shared/colour-tokens.js';
import { formatNumber } from '../shared/format-number.js';

const SIGNED_CENTRE = (SIGNED_STEPS.length - 1) / 2;

/** `x` of `--_signed-x`; the centre for exactly no change and nothing else (VIEWS R20). `reach` is the half range. */
export function signedStep(value: number, reach: number): number {
  if (value === 0 || !(reach > 0)) return SIGNED_CENTRE;
  const step = Math.min(SIGNED_CENTRE, Math.max(1, Math.ceil((Math.abs(value) / reach) * SIGNED_CENTRE)));
  return SIGNED_CENTRE + Math.sign(value) * step;
}

/** Level of sureness, 0 for the surest, and step of its colours from most negative; null for exactly no change. */
export interface Sureness { readonly level: number; readonly step: number }

/**
 * The first level whose steps are at least as wide as the interval of the value, so that no colour tells more than is
 * known; in the last level nothing is told but that it is not known.
 */
export function surenessOf(value: number, halfWidth: number, reach: number): Sureness | null {
  if (value === 0) return null;
  const last = SURENESS_STEPS.length - 1, found = SURENESS_STEPS.findIndex((steps) => 2 * halfWidth <= stepWidth(steps.length, reach)), level = found < 0 ? last : Math.min(found, last);
  if (level === last) return { level, step: 0 };
  const sides = SURENESS_STEPS[level]!.length / 2, away = Math.min(sides, Math.max(1, Math.ceil((Math.abs(value) / reach) * sides)));
  return { level, step: value > 0 ? sides + away - 1 : sides - away };
}

/** Of one of so many steps from the lowest to the highest value. */
export function stepWidth(steps: number, reach: number): number {
  return (2 * reach) / steps;
}

/** `x` of `--_sequential-x` for a magnitude from 0 to `reach`. */
export function sequentialStep(value: number, reach: number): number {
  const last = SEQUENTIAL_STEPS.length - 1;
  return reach > 0 ? Math.min(last, Math.max(0, Math.floor((value / reach) * SEQUENTIAL_STEPS.length))) : 0;
}

export interface LegendStep { readonly token: string; readonly label: string }

/** The signed steps from most negative to most positive, with the stretch that each stands for; `capped`: values beyond `reach` are in the ends. */
export function signedLegend(reach: number, capped = false): LegendStep[] {
  return SIGNED_STEPS.map((_, i) => {
    const step = i - SIGNED_CENTRE;
    const [from, to] = [Math.abs(step) - 1, Math.abs(step)].map((edge) => formatNumber((Math.sign(step) * edge * reach) / SIGNED_CENTRE, 3));
    if (step === 0) return { token: `--_signed-${i}`, label: 'no change' };
    return { token: `--_signed-${i}`, label: capped && Math.abs(step) === SIGNED_CENTRE ? `${from} and beyond` : `${from} to ${to}` };
  });
}

export function sequentialLegend(reach: number, capped = false): LegendStep[] {
  const at = (i: number): string => formatNumber((i / SEQUENTIAL_STEPS.length) * reach, 3);
  return SEQUENTIAL_STEPS.map((_, i) => ({ token: `--_sequential-${i}`, label: capped && i === SEQUENTIAL_STEPS.length - 1 ? `${at(i)} and more` : `${at(i)} to ${at(i + 1)}` }));
}
