/**
 * The root zone as one store of water: rain fills it, what is too much runs off, trees empty it. They pay for carbon with
 * water at the vapour pressure deficit of the hours in which they took it up (inherent water-use efficiency; Beer et al.
 * 2009). There is no snow, and bare soil does not evaporate.
 */
export class WaterStore {
  /** mm. */
  held: number;

  /** `use`: grams of carbon for each kg of water at 1 hPa. The store begins full. */
  constructor(private readonly capacity: number, private readonly interception: number, private readonly use: number) {
    this.held = capacity;
  }

  /** How far the store lets leaves work that feel it below that share of its capacity: 0 to 1. */
  supply(dryBelow: number): number {
    return Math.min(1, this.held / (dryBelow * this.capacity));
  }

  /** A day: rain in mm; uptake in kg of carbon a square metre, and the sums over the day whose ratio is the mean deficit of that uptake. */
  pass(rain: number, uptake: Float64Array, shaded: Float64Array, shadedDeficit: Float64Array): void {
    let spent = 0;
    for (let i = 0; i < uptake.length; i++) if (shaded[i]! > 0) spent += (1000 * uptake[i]! * shadedDeficit[i]!) / shaded[i]! / this.use;
    const filled = Math.min(this.capacity, this.held + Math.max(0, rain) * (1 - this.interception));
    this.held = Math.max(0, filled - spent);
  }
}
