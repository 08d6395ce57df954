/**
 * A stand: of each type the stems of a square metre and the carbon of one of them, as wood, as leaves with fine roots, and
 * as a store. A day moves carbon from uptake to respiration, shed tissue, leaves, wood, and with stems that die to litter;
 * what comes in is what goes out and what stays, to rounding.
 *
 * Stems die of age, of a bad balance (share a year 1 / (1 + exp(20 r)), r the year's carbon balance over that in full
 * light: ED2's rule and numbers for temperate types, Moorcroft et al. 2001), and where the stand is denser than
 * self-thinning allows (L. Reineke 1933: stems by diameter to the power of 1.605).
 */
import { diameterOf, fullLeafOf, heightOf, type PlantType, woodOf } from './plant-types.js';

/** kg of carbon a umol. */
const KG_OF_UMOL = 12.011e-9;
const DAYS_A_YEAR = 365.25;
/** Respiration at 15 degC, umol s-1 for each kg of carbon. */
const ROOT_RESPIRATION = 0.528;
const WOOD_RESPIRATION = 0.02;
/** Respiration of leaves, of their uptake in full light (ED2). */
const LEAF_RESPIRATION = 0.02;
/** Carbon respired for each carbon built in (J. Thornley 1970; M. Ryan 1991). */
const BUILDING = 0.25;
/** Days in which a stem can put out all its leaves and roots anew; over which a full store is turned into wood; and how much the store holds of the leaves' carbon. Chosen. */
const LEAF_DAYS = 20, WOOD_DAYS = 30, STORE_OF_LEAF = 1;
/** Reineke's reference diameter, 10 inches, in cm, his power, and how fast a stand that is too dense thins (1/year; chosen). */
const REFERENCE_DIAMETER = 25.4, REINEKE = 1.605, THINNING = 2;

/** What the stand is given for a day; sums over the day's records of one type each, as `DayOfUptake` has them. */
export interface DayGiven {
  readonly shaded: Float64Array;
  readonly open: Float64Array;
  readonly warmth: number;
  /** Seconds of a record. */
  readonly seconds: number;
  /** Of each type, 0 to 1: how far season and soil water let leaves work. */
  readonly working: Float64Array;
  /** Of each type, the share of leaves that froze. */
  readonly frozen: Float64Array;
}

export class Stand {
  /** Stems a square metre. */
  readonly stems: Float64Array;
  /** kg of carbon of a stem. */
  readonly wood: Float64Array;
  readonly living: Float64Array;
  readonly store: Float64Array;
  /** Of a stem of each type, from its wood: cm, m; leaf area of the type on the ground, m2 m-2. */
  readonly diameter: Float64Array;
  readonly height: Float64Array;
  readonly leafArea: Float64Array;
  /** Uptake of the day, kg of carbon a square metre. */
  readonly uptake: Float64Array;
  /** Sums since the beginning, kg of carbon a square metre. */
  uptakeTotal = 0;
  respirationTotal = 0;
  litterTotal = 0;
  private readonly balance: Float64Array;
  private readonly openBalance: Float64Array;
  private readonly leavesOut: Float64Array;

  constructor(readonly types: readonly PlantType[], stems: Float64Array, diameters: Float64Array, private readonly densest: number) {
    const each = (of: (type: PlantType, diameter: number) => number): Float64Array => Float64Array.from(types, (type, i) => of(type, diameters[i]!));
    this.stems = stems.slice();
    this.wood = each((type, diameter) => woodOf(type, diameter));
    this.living = each((type, diameter) => (1 + type.roots) * fullLeafOf(type, diameter));
    this.store = each((type, diameter) => STORE_OF_LEAF * fullLeafOf(type, diameter));
    this.diameter = each(() => 0);
    this.height = each(() => 0);
    this.leafArea = each(() => 0);
    this.uptake = each(() => 0);
    this.balance = each((type, diameter) => fullLeafOf(type, diameter));
    this.openBalance = this.balance.slice();
    this.leavesOut = each(() => 1);
  }

  /** Sizes from carbon; `leavesOut`: the share of each type's leaves that is unfolded. */
  shape(leavesOut: Float64Array): void {
    this.leavesOut.set(leavesOut);
    for (let i = 0; i < this.types.length; i++) {
      const type = this.types[i]!;
      this.diameter[i] = diameterOf(type, this.wood[i]!);
      this.height[i] = heightOf(type, this.diameter[i]!);
      this.leafArea[i] = this.stems[i]! * this.leafAreaOfStem(i);
    }
  }

  /** Carbon of a type above the ground, kg m-2: leaves and seven tenths of the wood (ED2). */
  aboveGround(i: number): number {
    return this.stems[i]! * (0.7 * this.wood[i]! + this.living[i]! / (1 + this.types[i]!.roots));
  }

  /** All carbon of the stand, kg m-2. */
  carbon(): number {
    let sum = 0;
    for (let i = 0; i < this.types.length; i++) sum += this.stems[i]! * this.ofStem(i);
    return sum;
  }

  /** Call after `shape` and the day's uptake in its light. */
  grow({ shaded, open, warmth, seconds, working, frozen }: DayGiven): void {
    const crowded = this.crowding();
    for (let i = 0; i < this.types.length; i++) {
      const type = this.types[i]!, stems = this.stems[i]!, leaf = this.living[i]! / (1 + type.roots), area = this.leafAreaOfStem(i);
      const rate = type.uptake * area * working[i]! * seconds * KG_OF_UMOL, gross = rate * shaded[i]!;
      const wanted = warmth * seconds * KG_OF_UMOL * (LEAF_RESPIRATION * type.uptake * area + ROOT_RESPIRATION * type.roots * leaf + WOOD_RESPIRATION * this.wood[i]!);
      const maintained = this.pay(i, gross, wanted), shed = (leaf * (type.leafTurnover + type.roots * type.rootTurnover)) / DAYS_A_YEAR;
      const lost = Math.min(shed + frozen[i]! * leaf, this.living[i]!);
      this.living[i]! -= lost;
      const built = this.build(i);
      this.watch(i, gross - wanted - (1 + BUILDING) * shed, rate * open[i]! - wanted - (1 + BUILDING) * shed);
      const dying = stems * (1 - Math.exp(-this.deathRate(i, crowded) / DAYS_A_YEAR));
      this.uptake[i] = stems * gross;
      this.uptakeTotal += stems * gross;
      this.respirationTotal += stems * (maintained + BUILDING * built);
      this.litterTotal += stems * lost + dying * this.ofStem(i);
      this.stems[i] = stems - dying;
    }
  }

  private leafAreaOfStem(i: number): number {
    const { roots, sla } = this.types[i]!;
    return (this.leavesOut[i]! * sla * this.living[i]!) / (1 + roots);
  }

  private ofStem(i: number): number {
    return this.wood[i]! + this.living[i]! + this.store[i]!;
  }

  /** Maintenance is paid by the day's uptake and the store, then by leaves and roots; what is not there is not respired. */
  private pay(i: number, gross: number, wanted: number): number {
    const paid = Math.min(wanted, gross + this.store[i]! + this.living[i]!), left = this.store[i]! + gross - paid;
    this.store[i] = Math.max(0, left);
    if (left < 0) this.living[i]! += left;
    return paid;
  }

  /** Leaves and roots first, up to what the stem can carry; of what the store holds beyond its fill a part a day becomes wood. Returns what was built. */
  private build(i: number): number {
    const type = this.types[i]!, full = fullLeafOf(type, this.diameter[i]!), all = (1 + type.roots) * full;
    const leaves = Math.max(0, Math.min(all - this.living[i]!, all / LEAF_DAYS, this.store[i]! / (1 + BUILDING)));
    this.living[i]! += leaves;
    this.store[i]! -= (1 + BUILDING) * leaves;
    const wood = Math.max(0, this.store[i]! - STORE_OF_LEAF * full) / WOOD_DAYS / (1 + BUILDING);
    this.wood[i]! += wood;
    this.store[i]! -= (1 + BUILDING) * wood;
    return leaves + wood;
  }

  /** Means of about a year that forget. */
  private watch(i: number, balance: number, open: number): void {
    this.balance[i]! += (balance * DAYS_A_YEAR - this.balance[i]!) / DAYS_A_YEAR;
    this.openBalance[i]! += (open * DAYS_A_YEAR - this.openBalance[i]!) / DAYS_A_YEAR;
  }

  /** Of a year, at the day's state. */
  private deathRate(i: number, crowded: number): number {
    const open = this.openBalance[i]!, ratio = open > 0 ? Math.min(1, this.balance[i]! / open) : 0;
    return this.types[i]!.ageing + 1 / (1 + Math.exp(20 * ratio)) + THINNING * Math.max(0, crowded - 1);
  }

  /** Stems of the reference diameter that the stand is worth, over the densest that stands are. */
  private crowding(): number {
    let index = 0;
    for (let i = 0; i < this.types.length; i++) index += this.stems[i]! * (this.diameter[i]! / REFERENCE_DIAMETER) ** REINEKE;
    return index / this.densest;
  }
}
