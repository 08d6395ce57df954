/**
 * Six temperate types of trees. Shapes, leaves, roots, leaf turnover and mortality are those of the Ecosystem Demography model
 * (ED2, types 6 to 11: Albani et al. 2006, Medvigy et al. 2009; numbers as in the model's `ed_params.f90`); uptake and its responses to
 * temperature, water and season are chosen, so that northern types do best in cooler and southern ones in warmer and
 * drier air, and late hardwoods unfold last. ED2 counts plant mass, of which half is carbon.
 */
export interface PlantType {
  readonly id: string;
  readonly label: string;
  /** Height in m of a stem of d cm: 1.3 + top (1 - exp(-rise d)). */
  readonly top: number;
  readonly rise: number;
  /** Leaf mass in kg of a stem of d cm: leafFactor d ** leafPower; wood mass likewise. */
  readonly leafFactor: number;
  readonly leafPower: number;
  readonly woodFactor: number;
  readonly woodPower: number;
  /** Leaf area of a mass of leaf carbon, m2 kg-1. */
  readonly sla: number;
  /** Fine roots for each leaf, in carbon. */
  readonly roots: number;
  /** Leaves that are shed, 1/year (ED2; hardwoods drop theirs each autumn). */
  readonly leafTurnover: number;
  /** Fine roots that are shed, 1/year; about once in temperate forests (R. Gill and R. Jackson, New Phytologist 147, 2000). ED2's are faster. */
  readonly rootTurnover: number;
  /** Gross uptake of a leaf in full light at its best temperature, umol m-2 s-1. Chosen: hardwoods as ED2's carboxylation at 15 degC, conifers higher, so that they hold their own. */
  readonly uptake: number;
  /** Leaf area seen by light from above, for each leaf area: half of it, less what clumps (ED2's clumping factor). */
  readonly extinction: number;
  /** Best temperature, and how far from it uptake ends, degC. Chosen. */
  readonly best: number;
  readonly reach: number;
  /** Share of the water store below which uptake falls. Chosen. */
  readonly dryBelow: number;
  /** Delayed temperature at which leaves (evergreens: the uptake of leaves) begin to come and are all there, degC. Chosen. */
  readonly wakes: number;
  readonly awake: number;
  /** Needles stay on and shade in winter. */
  readonly evergreen: boolean;
  /** Share of stems that die each year whatever their balance. */
  readonly ageing: number;
  /** Diameter at the beginning of a run, cm, where none is given. Chosen. */
  readonly planted: number;
}

const CONIFER = { evergreen: true, roots: 0.3463, leafTurnover: 0.333, rootTurnover: 1, extinction: 0.5 * 0.735 } as const;
const HARDWOOD = { evergreen: false, roots: 1.1274, leafTurnover: 1, rootTurnover: 1, extinction: 0.5 * 0.84 } as const;

export const PLANT_TYPES: readonly PlantType[] = [
  { ...CONIFER, id: 'northern-pine', label: 'Northern pine', top: 27.14, rise: 0.03884, leafFactor: 0.024, leafPower: 1.899, woodFactor: 0.147, woodPower: 2.238, sla: 6, uptake: 18, best: 17, reach: 17, dryBelow: 0.35, wakes: -4, awake: 9, ageing: 0.0033928, planted: 5 },
  { ...CONIFER, id: 'southern-pine', label: 'Southern pine', top: 27.14, rise: 0.03884, leafFactor: 0.024, leafPower: 1.899, woodFactor: 0.147, woodPower: 2.238, sla: 9, uptake: 18, best: 25, reach: 17, dryBelow: 0.3, wakes: 0, awake: 13, ageing: 0.0043, planted: 5 },
  { ...CONIFER, id: 'late-conifer', label: 'Late conifer', top: 22.79, rise: 0.04445, leafFactor: 0.0454, leafPower: 1.6829, woodFactor: 0.1617, woodPower: 2.1536, sla: 10, uptake: 9, best: 16, reach: 17, dryBelow: 0.5, wakes: -4, awake: 9, ageing: 0.0023568, planted: 4.5 },
  { ...HARDWOOD, id: 'early-hardwood', label: 'Early hardwood', top: 22.6799, rise: 0.06534, leafFactor: 0.0129, leafPower: 1.7477, woodFactor: 0.02648, woodPower: 2.95954, sla: 30, uptake: 20, best: 20, reach: 17, dryBelow: 0.5, wakes: 4, awake: 9, ageing: 0.006144, planted: 2.15 },
  { ...HARDWOOD, id: 'mid-hardwood', label: 'Mid hardwood', top: 25.18, rise: 0.04964, leafFactor: 0.048, leafPower: 1.455, woodFactor: 0.1617, woodPower: 2.4572, sla: 24.2, uptake: 17.5, best: 22, reach: 17, dryBelow: 0.4, wakes: 6, awake: 11, ageing: 0.003808, planted: 3.4 },
  { ...HARDWOOD, id: 'late-hardwood', label: 'Late hardwood', top: 23.3874, rise: 0.05404, leafFactor: 0.017, leafPower: 1.731, woodFactor: 0.235, woodPower: 2.2518, sla: 60, uptake: 7, best: 21, reach: 17, dryBelow: 0.55, wakes: 7, awake: 12, ageing: 0.00428, planted: 3.4 },
];

const CARBON_OF_MASS = 0.5;

/** Wood carbon, kg, of a stem of d cm. */
export function woodOf(type: PlantType, diameter: number): number {
  return CARBON_OF_MASS * type.woodFactor * diameter ** type.woodPower;
}

/** cm; the other way round. */
export function diameterOf(type: PlantType, wood: number): number {
  return (wood / (CARBON_OF_MASS * type.woodFactor)) ** (1 / type.woodPower);
}

export function heightOf(type: PlantType, diameter: number): number {
  return 1.3 + type.top * (1 - Math.exp(-type.rise * diameter));
}

/** Leaf carbon, kg, that a stem of d cm carries where it can afford it. */
export function fullLeafOf(type: PlantType, diameter: number): number {
  return CARBON_OF_MASS * type.leafFactor * diameter ** type.leafPower;
}
