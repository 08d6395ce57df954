/** The two models of oracle 15, as its notes give them. */

export type Drivers = Readonly<Record<string, readonly number[]>>;

/** Logistic growth driven by temperature, light and rain, a step a day; the state after each. */
export function biomass(drivers: Drivers, start: number): number[] {
  let state = start;
  return drivers['TA']!.map((temperature, i) => {
    const warm = Math.max(0, 1 - ((temperature - 20) / 15) ** 2), light = drivers['PAR']![i]! / (drivers['PAR']![i]! + 400), wet = drivers['P']![i]! / (drivers['P']![i]! + 2);
    state += state * (0.12 * warm * light * wet * (1 - state / 50) - 0.01);
    return state;
  });
}

export function gppSum(drivers: Drivers): number {
  return drivers['TA']!.reduce((sum, temperature, i) => sum + 0.02 * drivers['PAR']![i]! * Math.max(0, 1 - ((temperature - 20) / 15) ** 2), 0);
}

export function resultOf(model: string, drivers: Drivers, start: number): number {
  return model === 'gpp_sum' ? gppSum(drivers) : biomass(drivers, start).at(-1)!;
}

/** Drivers of which each value comes from base or revision. */
export function mixed(base: Drivers, revision: Drivers, fromRevision: (column: string, at: number) => boolean): Drivers {
  return Object.fromEntries(Object.entries(base).map(([name, values]) => [name, values.map((value, i) => (fromRevision(name, i) ? revision[name]![i]! : value))]));
}
