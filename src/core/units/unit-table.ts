/**
 * Conversions between units that releases of environmental data are known to swap, with the source of each constant:
 * what kinds of change and renamed columns are told by. Several constants of one pair are in use; each is tried,
 * because reproducing cells needs the one that was used, and the first is the exact one.
 */
export interface UnitPair {
  readonly from: string;
  readonly to: string;
  /** revision = factor * base + offset */
  readonly factor: number;
  readonly offset: number;
  readonly source: string;
}

const BIPM = 'BIPM, The International System of Units, 9th ed. (2019)';
const NIST = 'NIST SP 811 (2008), appendix B';
const IUPAC = 'IUPAC, standard atomic weight of carbon (12.011; 12.0107 before 2011; 12 by convention)';
const KG = 'McCree, Agric. Meteorol. 10 (1972): 4.57 umol per J of sunlight; 4.6, 2.1 and 2.3 for global radiation are in use';
const FAO = 'Allen et al., FAO Irrigation and Drainage Paper 56 (1998)';
const WATER = 'a litre of water weighs 1 kg, as hydrological practice has it';

type Row = readonly [from: string, to: string, factor: number, offset: number, source: string];
/** Where two pairs have one factor, the one more often met comes first. */
const ROWS: readonly Row[] = [
  ['degC', 'K', 1, 273.15, BIPM], ['degC', 'degF', 1.8, 32, NIST], ['K', 'degF', 1.8, -459.67, NIST],
  ['m s-1', 'km h-1', 3.6, 0, BIPM], ['m s-1', 'knot', 3600 / 1852, 0, NIST], ['knot', 'm s-1', 0.5144, 0, NIST], ['m s-1', 'knot', 1.94384, 0, NIST], ['knot', 'm s-1', 0.514444, 0, NIST],
  ['knot', 'km h-1', 1.852, 0, NIST], ['knot', 'mph', 1852 / 1609.344, 0, NIST], ['knot', 'mph', 1.15078, 0, NIST], ['mph', 'm s-1', 0.44704, 0, NIST], ['mph', 'm s-1', 0.447, 0, NIST], ['mph', 'km h-1', 1.609344, 0, NIST], ['m s-1', 'mph', 2.23694, 0, NIST], ['m s-1', 'mph', 2.237, 0, NIST],
  ['inch', 'mm', 25.4, 0, NIST], ['inch', 'cm', 2.54, 0, NIST], ['inch', 'm', 0.0254, 0, NIST], ['ft', 'm', 0.3048, 0, NIST], ['ft', 'cm', 30.48, 0, NIST], ['m', 'ft', 3.28084, 0, NIST], ['mile', 'km', 1.609344, 0, NIST], ['mile', 'm', 1609.344, 0, NIST],
  ['mmHg', 'hPa', 1.33322387415, 0, NIST], ['mmHg', 'hPa', 1.33322, 0, NIST], ['mmHg', 'Pa', 133.322387415, 0, NIST], ['mmHg', 'kPa', 0.133322387415, 0, NIST], ['mmHg', 'kPa', 0.133322, 0, NIST], ['inHg', 'hPa', 33.8638866667, 0, NIST], ['inHg', 'hPa', 33.8639, 0, NIST], ['inHg', 'kPa', 3.38638866667, 0, NIST], ['inHg', 'kPa', 3.38639, 0, NIST],
  ['atm', 'hPa', 1013.25, 0, NIST], ['atm', 'kPa', 101.325, 0, NIST], ['atm', 'Pa', 101325, 0, NIST], ['atm', 'mmHg', 760, 0, NIST], ['psi', 'kPa', 6.894757, 0, NIST], ['psi', 'hPa', 68.94757, 0, NIST],
  ['W m-2', 'MJ m-2 d-1', 0.0864, 0, BIPM], ['W m-2', 'MJ m-2 h-1', 0.0036, 0, BIPM], ['W m-2', 'MJ m-2 (30 min)-1', 0.0018, 0, BIPM], ['W m-2', 'kWh m-2 d-1', 0.024, 0, BIPM], ['W m-2', 'J cm-2 d-1', 8.64, 0, BIPM], ['cal', 'J', 4.1868, 0, NIST], ['cal', 'J', 4.184, 0, NIST], ['kWh', 'MJ', 3.6, 0, NIST], ['kWh', 'J', 3.6e6, 0, NIST], ['ly d-1', 'W m-2', 0.484259, 0, NIST],
  ['W m-2', 'mm d-1', 0.0864 / 2.45, 0, FAO], ['W m-2', 'mm h-1', 0.0036 / 2.45, 0, FAO], ['W m-2', 'mm (30 min)-1', 0.0018 / 2.45, 0, FAO], ['W m-2', 'mm d-1', 0.0864 / 2.501, 0, FAO], ['MJ m-2 d-1', 'mm d-1', 1 / 2.45, 0, FAO], ['MJ m-2 d-1', 'mm d-1', 0.408, 0, FAO],
  ['umolCO2 m-2 s-1', 'gC m-2 d-1', 12.011e-6 * 86400, 0, IUPAC], ['umolCO2 m-2 s-1', 'gC m-2 d-1', 12.0107e-6 * 86400, 0, IUPAC], ['umolCO2 m-2 s-1', 'gC m-2 d-1', 12e-6 * 86400, 0, IUPAC], ['umolCO2 m-2 s-1', 'gC m-2 d-1', 12.01e-6 * 86400, 0, IUPAC],
  ['umolCO2 m-2 s-1', 'gC m-2 h-1', 12.011e-6 * 3600, 0, IUPAC], ['umolCO2 m-2 s-1', 'gC m-2 (30 min)-1', 12.011e-6 * 1800, 0, IUPAC], ['umolCO2 m-2 s-1', 'gC m-2 (30 min)-1', 12e-6 * 1800, 0, IUPAC], ['umolCO2 m-2 s-1', 'mgC m-2 s-1', 0.012011, 0, IUPAC], ['umolCO2 m-2 s-1', 'mgC m-2 s-1', 0.0120107, 0, IUPAC], ['umolCO2 m-2 s-1', 'mgC m-2 s-1', 0.012, 0, IUPAC], ['umolCO2 m-2 s-1', 'kgC m-2 s-1', 12.011e-9, 0, IUPAC],
  ['umolCO2 m-2 s-1', 'mgCO2 m-2 s-1', 0.04401, 0, IUPAC], ['umolCO2 m-2 s-1', 'mgCO2 m-2 s-1', 0.044, 0, IUPAC], ['gC', 'gCO2', 44.01 / 12.011, 0, IUPAC], ['gC', 'gCO2', 44 / 12, 0, IUPAC], ['gC', 'gCO2', 3.664, 0, IUPAC],
  ['W m-2 (PAR)', 'umol m-2 s-1', 4.57, 0, KG], ['W m-2 (PAR)', 'umol m-2 s-1', 4.6, 0, KG], ['W m-2', 'umol m-2 s-1', 2.1, 0, KG], ['W m-2', 'umol m-2 s-1', 2.3, 0, KG],
  ['rad', 'deg', 180 / Math.PI, 0, BIPM], ['rad', 'deg', 57.2958, 0, BIPM], ['lb', 'kg', 0.45359237, 0, NIST], ['lb', 'g', 453.59237, 0, NIST], ['kg', 'lb', 2.20462, 0, NIST], ['oz', 'g', 28.349523125, 0, NIST], ['lb acre-1', 'kg ha-1', 0.45359237 / 0.40468564224, 0, NIST],
  ['acre', 'ha', 0.40468564224, 0, NIST], ['acre', 'ha', 0.404686, 0, NIST], ['ha', 'acre', 2.47105, 0, NIST], ['acre', 'm2', 4046.8564224, 0, NIST], ['mile2', 'km2', 2.589988110336, 0, NIST], ['ft2', 'm2', 0.09290304, 0, NIST],
  ['gal', 'L', 3.785411784, 0, NIST], ['ft3 s-1', 'm3 s-1', 0.028316846592, 0, NIST], ['ft3 s-1', 'm3 s-1', 0.0283168, 0, NIST], ['m3 s-1', 'ft3 s-1', 35.3147, 0, NIST],
  ['kg m-2 s-1', 'mm d-1', 86400, 0, WATER], ['kg m-2 s-1', 'mm h-1', 3600, 0, WATER],
  ['d', 'h', 24, 0, BIPM], ['h', 'min', 60, 0, BIPM], ['d', 's', 86400, 0, BIPM], ['h', 's', 3600, 0, BIPM], ['d', 'min', 1440, 0, BIPM],
];

export const UNIT_PAIRS: readonly UnitPair[] = ROWS.flatMap(([from, to, factor, offset, source]) => [
  { from, to, factor, offset, source }, { from: to, to: from, factor: 1 / factor, offset: -offset / factor, source },
]);

/** Powers of ten stand for many pairs: none is chosen unless a release tells its unit. */
const DECIMAL: readonly (readonly [power: number, pairs: readonly (readonly [string, string])[]])[] = [
  [1, [['kPa', 'hPa'], ['cm', 'mm'], ['kPa', 'mbar'], ['g m-2', 'kg ha-1']]], [2, [['fraction', '%'], ['hPa', 'Pa'], ['m', 'cm'], ['mbar', 'Pa'], ['km2', 'ha'], ['t ha-1', 'g m-2']]],
  [3, [['kPa', 'Pa'], ['bar', 'hPa'], ['m', 'mm'], ['km', 'm'], ['t', 'kg'], ['kg', 'g'], ['g', 'mg'], ['mmol', 'umol'], ['umol', 'nmol'], ['fraction', 'permil'], ['ppm', 'ppb'], ['mS cm-1', 'uS cm-1']]],
  [4, [['g cm-2', 'g m-2'], ['ha', 'm2'], ['%', 'ppm']]], [5, [['bar', 'Pa']]], [6, [['mol', 'umol'], ['MJ', 'J'], ['km2', 'm2'], ['t', 'g'], ['fraction', 'ppm']]], [9, [['fraction', 'ppb']]],
];

export const POWERS: readonly number[] = [1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6, 9, -9];

export function pairsOfPower(power: number): readonly (readonly [string, string])[] {
  const found = DECIMAL.find(([each]) => each === Math.abs(power))?.[1] ?? [];
  return power > 0 ? found : found.map(([from, to]) => [to, from] as const);
}

/** The exact conversion of one unit into another. */
export function unitPair(from: string, to: string): UnitPair {
  const found = BY_NAMES.get(`${from} to ${to}`);
  if (found === undefined) throw new Error(`There is no conversion of ${from} to ${to}.`);
  return found;
}

const BY_NAMES = new Map<string, UnitPair>();
for (const pair of UNIT_PAIRS) { const key = `${pair.from} to ${pair.to}`; if (!BY_NAMES.has(key)) BY_NAMES.set(key, pair); }

/** As people write a unit. */
export function unitSymbol(unit: string): string {
  return SYMBOLS[unit] ?? unit;
}

const SYMBOLS: Readonly<Record<string, string>> = { degC: '°C', degF: '°F', 'm s-1': 'm/s', 'km h-1': 'km/h', 'W m-2': 'W m⁻²', 'MJ m-2 d-1': 'MJ m⁻² d⁻¹', 'umolCO2 m-2 s-1': 'µmol CO₂ m⁻² s⁻¹', 'gC m-2 d-1': 'g C m⁻² d⁻¹' };

/** The pair whose constant lies within rounding of a fitted factor: 0.5145 for 0.514444. The exact constant, where that does. */
export function nearPair(factor: number, relative: number): UnitPair | null {
  let best: UnitPair | null = null;
  for (const pair of UNIT_PAIRS) {
    const off = Math.abs(pair.factor / factor - 1);
    if (pair.offset === 0 && pair.factor !== 1 && off <= relative && (best === null || off < Math.abs(best.factor / factor - 1))) best = pair;
  }
  const exact = best === null ? null : unitPair(best.from, best.to);
  return exact !== null && Math.abs(exact.factor / factor - 1) <= relative ? exact : best;
}
