/** Units as files write them (`°C`, `W/m^2`, `umol m⁻² s⁻¹`), brought to the names of `unit-table.ts`, and what leads from one to the other. */
import { pairsOfPower, POWERS, UNIT_PAIRS, unitPair } from './unit-table.js';

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const WORDS: Readonly<Record<string, string>> = {
  c: 'degC', celsius: 'degC', degc: 'degC', 'deg c': 'degC', 'degrees c': 'degC', 'degree c': 'degC', 'degrees celsius': 'degC', 'degree celsius': 'degC', 'deg celsius': 'degC',
  k: 'K', kelvin: 'K', f: 'degF', degf: 'degF', 'deg f': 'degF', 'degrees f': 'degF', fahrenheit: 'degF', 'degrees fahrenheit': 'degF',
  percent: '%', pct: '%', hpa: 'hPa', kpa: 'kPa', pa: 'Pa', mbar: 'hPa', millibar: 'hPa', mb: 'hPa', mm: 'mm', millimeter: 'mm', millimetre: 'mm', millimeters: 'mm', millimetres: 'mm', in: 'inch', inches: 'inch', fraction: 'fraction', '1': 'fraction', '-': 'fraction', unitless: 'fraction', dimensionless: 'fraction',
};

/** The name in the table, or the text in one form of it where the table has none. */
export function unitName(text: string): string {
  const plain = text.trim().replace(/[µμ]/g, 'u').replace(/[°º]\s*/g, 'deg').replace(/[⁻−–]/g, '-').replace(/[⁰¹²³⁴-⁹]/g, (digit) => String(SUPERSCRIPTS.indexOf(digit))).replace(/[₀-₉]/g, (digit) => String(digit.charCodeAt(0) - 0x2080)).replaceAll('_', ' ').replace(/\s+/g, ' ');
  const word = WORDS[plain.toLowerCase()];
  if (word !== undefined) return word;
  const parts = plain.replace(/\*\*|\^/g, '').replace(/[·*.]/g, ' ').replace(/\s*\/\s*/g, ' /').split(' ').filter((each) => each !== '' && each !== '/');
  return parts.map((each) => (each.startsWith('/') ? inverse(each.slice(1)) : each)).join(' ').replace(/^umol CO2 /, 'umolCO2 ');
}

/** `m2` to `m-2`, `s` to `s-1`. */
function inverse(unit: string): string {
  const [, name, power] = /^(.*?)(-?\d*)$/.exec(unit)!;
  return `${name!}${power === '' ? '-1' : power!.startsWith('-') ? power!.slice(1) : `-${power!}`}`;
}

const SAME = { factor: 1, offset: 0 } as const;

/** By which values in one unit become values in the other; null where the table has no way. `to` is a name of the table. */
export function conversion(from: string, to: string): { readonly factor: number; readonly offset: number } | null {
  const name = unitName(from);
  // Fluxes of carbon dioxide are often written without its name.
  if (name === to || name === to.replace('umolCO2 ', 'umol ')) return SAME;
  if (UNIT_PAIRS.some((pair) => pair.from === name && pair.to === to)) { const { factor, offset } = unitPair(name, to); return { factor, offset }; }
  const power = POWERS.find((each) => pairsOfPower(each).some(([a, b]) => a === name && b === to));
  return power === undefined ? null : { factor: 10 ** power, offset: 0 };
}
