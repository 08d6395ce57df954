/**
 * How the files of a simulated pair are written: as archives write them, or dirty.
 *
 * Both sides of the dirty pair (`w1d`) are dirty in the same way, because a release that a station's own software
 * exports is as dirty as the one before it, and because nothing is then left that could be read the fast way. What
 * a new version of such software changes as well are names: five columns of the revision have another one. A key
 * text and the unit row hold letters that are two bytes in UTF-8 and one in Latin-1, so that a wrong encoding shows
 * in every record; none of them differs between Latin-1 and Windows-1252.
 */
import { COLUMNS, MEASURES } from './simulated-tower.mjs';

/** New names in the revision of a dirty pair: an abbreviation, a convention's name, words, and one that is not ASCII. */
export const RENAMES = Object.freeze({ NEE: 'FC', TA: 'T_AIR', SW_IN: 'RG', WS: 'WINDSTÄRKE', USTAR: 'FRICTION_VELOCITY' });

const DIRTY_UNITS = { 'umolCO2 m-2 s-1': 'µmol m-2 s-1', 'W m-2': 'W/m²', 'deg C': '°C', 'm s-1': 'm/s', 'umolCO2 mol-1': 'µmol/mol' };
const two = (n) => String(n).padStart(2, '0');

const CLEAN = Object.freeze({ delimiter: ',', newline: '\n', encoding: 'utf-8', siteName: (site) => `XX-S${two(site + 1)}`, renames: {}, units: null });
const DIRTY = Object.freeze({
  delimiter: ';', newline: '\r\n', encoding: 'windows-1252', siteName: (site) => `HÖHE-${two(site + 1)}`, renames: RENAMES,
  units: [null, null, null, ...MEASURES.map(({ unit }) => DIRTY_UNITS[unit] ?? unit)],
});

/** By the kind of the pair. */
export function layoutOf(revision) {
  return revision === 'w1d' ? DIRTY : CLEAN;
}

/** The lines above the records. */
export function headOf({ delimiter, newline, renames, units }, side) {
  const names = COLUMNS.map((name) => (side === 'revision' && renames[name]) || name);
  return [names, ...(units === null ? [] : [units.map((unit) => unit ?? '')])].map((row) => row.join(delimiter) + newline).join('');
}
