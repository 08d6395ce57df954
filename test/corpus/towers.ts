/**
 * The pair that most cases are made of: twelve towers whose revision has one change of each class in
 * each place where it can be. However the two are written, the same must come of them.
 */
import type { RightReport } from './case.js';
import { writeTable, writeText, type Rows, type Written } from './write-table.js';

export const HEADER = ['id', 'site', 'temp', 'count', 'note'] as const;

/** All characters are in Latin-1 and in Mac Roman. */
export const BASE: Rows = [
  ['1', 'Ålesund', '4.5', '10', 'calm'], ['2', 'Évora', '18.25', '12', 'dry'], ['3', 'Zürich', '9.75', '7', 'wind'], ['4', 'Logroño', '', '11', 'calm'],
  ['5', 'Nîmes', '-3.5', '9', ''], ['6', 'Tromsø', '-12.25', '14', 'snow'], ['7', 'Cáceres', '21.5', '3', 'dry'], ['8', 'Malmö', '7.125', '8', 'rain'],
  ['9', 'Gijón', '26.5', '21', ''], ['10', 'Besançon', '11.75', '5', 'fog'], ['11', 'Århus', '8.5', '6', 'rain'], ['12', 'Sète', '19.5', '4', 'dry'],
];

export const REVISION: Rows = [
  ['1', 'Ålesund', '4.5', '10', 'calm'], ['2', 'Évora', '18.75', '12', 'dry'], ['3', 'Zürich', '9.75', '7', 'storm'], ['4', 'Logroño', '6.25', '11', 'calm'],
  ['5', 'Nîmes', '-3.5', '9', 'frost'], ['6', 'Tromsø', '-12.25', '14', ''], ['7', 'Cáceres', '21.5', '3', 'dry'], ['8', 'Malmö', '7.125', '', 'rain'],
  ['9', 'Gijón', '26.50', '21', ''], ['10', 'Besançon', '11.75', '5', 'fog'], ['11', 'Århus', '8.5', '60', 'rain'], ['13', 'Córdoba', '23.5', '2', 'dry'],
];

export const COLUMNS = {
  site: { unchanged: 11 }, temp: { unchanged: 8, value: 1, filled: 1, notation: 1 },
  count: { unchanged: 9, value: 1, lost: 1 }, note: { unchanged: 8, value: 1, filled: 1, lost: 1 },
} as const;

export const RECORDS = { base: 12, revision: 12, matched: 11, added: 1, removed: 1, changed: 7, ambiguous: [0, 0, 0] } as const;

/** What must come of the two, whatever their dialects, as long as numbers are written alike. */
export const TRUTH: RightReport = {
  status: 'revision', mode: 'keyed', key: ['id'], records: RECORDS, columns: COLUMNS, cells: { unchanged: 36, value: 3, filled: 2, lost: 2, notation: 1 },
  names: [...HEADER], bias: { count: 5.4 }, noOffers: true,
};

/** Where only one side has decimal commas, its numbers with decimals are written differently. */
export const OTHER_DECIMALS: RightReport = {
  ...TRUTH, columns: { ...COLUMNS, temp: { value: 1, filled: 1, notation: 9 } }, cells: { unchanged: 28, value: 3, filled: 2, lost: 2, notation: 9 },
};

export const baseFile = (written: Written = {}): Uint8Array => writeTable(HEADER, BASE, written);
export const revisionFile = (written: Written = {}): Uint8Array => writeTable(HEADER, REVISION, written);
export const baseText = (written: Written = {}): string => writeText(HEADER, BASE, written);
export const revisionText = (written: Written = {}): string => writeText(HEADER, REVISION, written);
