/**
 * A day of photosynthesis of all types, record by record: light, temperature and dryness of the air. Everything that moves
 * slower (leaf area, season, soil water) multiplies the day's sums afterwards, so that this loop has no more than it needs.
 *
 * A leaf that absorbs a (umol m-2 s-1) takes up, of its rate in full light, q a / (q a + rate) (rectangular hyperbola;
 * J. Thornley 1976), times 1 - ((T - best) / reach)^2 and, in dry air, times 1 / (1 + VPD / D0) (R. Leuning 1995).
 */
import type { PlantType } from './plant-types.js';

export interface Weather {
  /** degC, umol m-2 s-1 of photosynthetically active radiation, hPa; one value a record. */
  readonly air: Float64Array;
  readonly light: Float64Array;
  readonly deficit: Float64Array;
}

export interface Response {
  /** umol of CO2 for each umol of absorbed light. */
  readonly quantumYield: number;
  /** hPa. */
  readonly dryness: number;
  /** Factor of maintenance respiration for 10 degC. */
  readonly q10: number;
}

export const RESPIRATION_AT = 15;

export class DayOfUptake {
  /** Sums over the records of the day, of the rate in full light: of the leaves as they are shaded, of leaves in full light, and of the first times VPD. */
  readonly shaded: Float64Array;
  readonly open: Float64Array;
  readonly shadedDeficit: Float64Array;
  /** Sum of the factor of maintenance respiration. */
  warmth = 0;
  /** Mean and lowest temperature of the air, degC. */
  mean = 0;
  lowest = 0;
  private readonly best: Float64Array;
  private readonly perReach: Float64Array;
  private readonly perRate: Float64Array;
  private readonly upper: Float64Array;
  private readonly lower: Float64Array;
  private readonly logQ10: number;

  constructor(types: readonly PlantType[], private readonly response: Response) {
    const each = (of: (type: PlantType) => number): Float64Array => Float64Array.from(types, of);
    this.shaded = each(() => 0);
    this.open = each(() => 0);
    this.shadedDeficit = each(() => 0);
    this.best = each(({ best }) => best);
    this.perReach = each(({ reach }) => 1 / reach);
    this.perRate = each(({ uptake, extinction }) => (response.quantumYield * extinction) / uptake);
    this.upper = each(() => 0);
    this.lower = each(() => 0);
    this.logQ10 = Math.log(response.q10) / 10;
  }

  /** `light`: as `shareLight` gives it. */
  run({ air, light, deficit }: Weather, from: number, to: number, shares: Float64Array): void {
    const { shaded, open, shadedDeficit, best, perReach, perRate, upper, lower, logQ10 } = this, types = best.length, perDryness = 1 / this.response.dryness;
    for (let i = 0; i < types; i++) {
      shaded[i] = open[i] = shadedDeficit[i] = 0;
      upper[i] = perRate[i]! * shares[2 * i]!;
      lower[i] = perRate[i]! * shares[2 * i + 1]!;
    }
    let warmth = 0, sum = 0, lowest = Infinity;
    for (let s = from; s < to; s++) {
      const celsius = air[s]!, par = light[s]!;
      warmth += Math.exp(logQ10 * (celsius - RESPIRATION_AT));
      sum += celsius;
      if (celsius < lowest) lowest = celsius;
      if (par <= 0) continue;
      const dry = deficit[s]! > 0 ? deficit[s]! : 0, moist = 1 / (1 + dry * perDryness);
      for (let i = 0; i < types; i++) {
        const off = (celsius - best[i]!) * perReach[i]!, fit = 1 - off * off;
        if (fit <= 0) continue;
        const a = upper[i]! * par, b = lower[i]! * par, c = perRate[i]! * par, rate = fit * moist;
        const got = 0.5 * rate * (a / (1 + a) + b / (1 + b));
        shaded[i]! += got;
        shadedDeficit[i]! += got * dry;
        open[i]! += (rate * c) / (1 + c);
      }
    }
    this.warmth = warmth;
    this.mean = sum / (to - from);
    this.lowest = lowest;
  }
}
