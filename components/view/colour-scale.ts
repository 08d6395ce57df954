/** Which step of a colour scale a number falls into, and what the steps mean in words: few and labelled (VIEWS R20). */
import { SEQUENTIAL_STEPS, SIGNED_STEPS } from '../shared/colour-tokens.js';
import { formatNumber } from '../shared/format-number.js';

const SIGNED_CENTRE = (SIGNED_STEPS.length - 1) / 2;

/** `x` of `--_signed-x`; the centre for exactly no change and nothing else (VIEWS R20). `reach` is the half range. */
export function signedStep(value: number, reach: number): number {
  if (value === 0 || !(reach > 0)) return SIGNED_CENTRE;
  const step = Math.min(SIGNED_CENTRE, Math.max(1, Math.ceil((Math.abs(value) / reach) * SIGNED_CENTRE)));
  return SIGNED_CENTRE + Math.sign(value) * step;
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
