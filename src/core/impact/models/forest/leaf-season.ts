/**
 * When leaves are out and at work. Both follow a temperature that lags the air's by eight days (Mäkelä et al. 2004): leaves of
 * hardwoods unfold with it, the uptake of needles wakes with it. Leaves that unfolded lately die in frost, which is
 * how one cold night of spring can cost a type its place in the canopy (K. Hufkens et al., "Ecological impacts of a
 * widespread frost event following early spring leaf-out", Global Change Biology 18, 2012).
 */
import { followed } from '../degree-days.js';
import type { PlantType } from './plant-types.js';

/** Days; Kolari et al. 2007. */
const DELAY = 8.33;
/** Young leaves die from the first temperature on, all of them at the second, degC; so many days after half of them unfolded they are hardened, until all are shed. Chosen, in the order of what A. Lenz et al. (New Phytologist 200, 2013) found of trees that had just leafed out. */
const FROST_FROM = -2, FROST_TO = -6, TENDER_DAYS = 40;

export class LeafSeason {
  /** Share of each type's leaves that is unfolded, and how far the season lets them work. */
  readonly unfolded: Float64Array;
  readonly awake: Float64Array;
  /** Share of each type's leaves that the day's frost killed. */
  readonly frozen: Float64Array;
  /** Days since half of the leaves unfolded. */
  private readonly age: Int32Array;

  constructor(private readonly types: readonly PlantType[], private delayed: number) {
    this.unfolded = new Float64Array(types.length);
    this.awake = new Float64Array(types.length);
    this.frozen = new Float64Array(types.length);
    this.age = new Int32Array(types.length);
  }

  /** The morning, by the days before. */
  begin(): void {
    for (let i = 0; i < this.types.length; i++) {
      const { wakes, awake, evergreen } = this.types[i]!, share = Math.min(1, Math.max(0, (this.delayed - wakes) / (awake - wakes)));
      this.unfolded[i] = evergreen ? 1 : share;
      this.awake[i] = evergreen ? share : 1;
      if (share === 0) this.age[i] = 0;
      else if (share >= 0.5 || this.age[i]! > 0) this.age[i]!++;
    }
  }

  /** The evening, by the day's mean and lowest temperature. */
  end(mean: number, lowest: number): void {
    const killed = Math.min(1, Math.max(0, (FROST_FROM - lowest) / (FROST_FROM - FROST_TO)));
    for (let i = 0; i < this.types.length; i++) this.frozen[i] = !this.types[i]!.evergreen && this.age[i]! <= TENDER_DAYS ? killed * this.unfolded[i]! : 0;
    this.delayed = followed(this.delayed, mean, DELAY);
  }
}
