/**
 * What must be found in each real pair when nothing is given. A pair that is not listed must be given the key, the
 * renames and the missing codes of its independent answer. Names are those of the base, as a report's recipe has them.
 */
import type { ValidityStatus } from '../../src/core/model/report.js';

export interface Expectation {
  readonly pair: string;
  /** Each is as good as the other; `why` says for those that are not the answer's own. */
  readonly keys?: readonly (readonly string[])[];
  readonly renames?: Readonly<Record<string, string>>;
  readonly columnsAdded?: readonly string[];
  readonly columnsRemoved?: readonly string[];
  readonly status?: ValidityStatus;
  /** Kinds of the whole table that must be named. */
  readonly kinds?: readonly string[];
  /** What a finding must say. */
  readonly says?: RegExp;
  readonly why: string;
  /** Columns in which other texts may be taken for missing than in the answer, and why. */
  readonly codes?: Readonly<Record<string, string>>;
}

const METEO_TIME = { yyyy: 'year', mo: 'month', dd: 'day', hh: 'hour', mm: 'minute' };
const BILL = { culmen_length_mm: 'bill_length_mm', culmen_depth_mm: 'bill_depth_mm' };
const ROW = 'The key is the number of the row, in a first column without a name: it is all that identifies a bird, and the rows keep their order.';

export const EXPECTATIONS: readonly Expectation[] = [
  { pair: 'penguins v1 v2', keys: [['column 1']], renames: BILL, why: ROW },
  { pair: 'penguins v2 v3', keys: [['column 1']], why: ROW },
  { pair: 'penguins v1 v3', keys: [['column 1']], renames: BILL, columnsAdded: ['year'], why: ROW },
  {
    pair: 'storms-2023-format v1 v2', keys: [['column 1'], ['name', 'year', 'month', 'day', 'hour']], renames: { 'column 1': 'rownames' },
    why: 'The row number identifies all 19,066 records, of which the answer’s key leaves 46 aside; every other value of every row is the same under both.',
  },
  {
    pair: 'co2-mlo-2017 v1 v2', why: 'The key is the answer’s. Minus one stands for an unknown number of days in 194 of 704 records: it is a whole number near the others, so only a dictionary can tell it from a value.',
    codes: { 'Number of Days': 'Minus one may or may not be taken for missing.' },
  },
  { pair: 'co2-mlo-2017 v2 v3', kinds: ['key-format'], why: 'Months became days (1958-03, 1958-03-01): the same instants, and that must be said.', codes: { 'Number of Days': 'As above.' } },
  { pair: 'co2-mlo-2017 v1 v3', keys: [['Date']], kinds: ['key-format'], why: 'Both changes at once.' },
  { pair: 'co2-mlo-empty v1 v2', status: 'empty', why: 'A header and no record: all records of base are removed. Six names of an empty file do not tell of a seventh field.', columnsRemoved: ['column 7'] },
  { pair: 'co2-mlo-empty v2 v3', status: 'empty', why: 'As above, with the sides exchanged.', columnsAdded: ['column 7'] },
  {
    pair: 'co2-mlo-empty v1 v3', says: /header names 6 columns and every record has 7 fields: the names may stand over the wrong values/, why: 'The key is the answer’s. The names are one too few, so that “Interpolated” stands over the trend. Early records hold -9.99, -0.99 and -01 for figures that were not measured.',
    codes: { Trend: 'Minus one (-01) is a whole number near the others.', 'Number of Days': '-9.99 and below', 'column 7': '-0.99 and below' },
  },
  { pair: 'svb-meteo v1 v2', keys: [Object.keys(METEO_TIME)], renames: METEO_TIME, why: 'Five key columns have other names, and the file another delimiter.' },
  {
    pair: 'svb-meteo v1 v3', keys: [Object.keys(METEO_TIME)], renames: METEO_TIME, why: 'As from v1 to v2, with eight more columns.',
    columnsAdded: ['U', 'U_flag', 'Ustar', 'Ustar_flag', 'CO2', 'CO2_flag', 'dirPar', 'dirPar_flag', 'diffPar', 'diffPar_flag', 'dirNir', 'dirNir_flag', 'diffNir', 'diffNir_flag'],
    columnsRemoved: ['LWout', 'LWout_flag', 'LWnet', 'LWnet_flag', 'SWnet', 'SWnet_flag'],
  },
  { pair: 'svb-ec v1 v3', keys: [['year', 'month', 'day', 'hour', 'minute']], columnsAdded: ['G', 'G_flag'], why: 'The key of both neighbours.' },
  {
    pair: 'portal-rodent-append v1 v2', why: 'The key is the answer’s.',
    codes: { species: '“NA” is a species code here (Neotoma albigula), and text is not emptied of a word that may be a value.' },
  },
  { pair: 'ourairports-navaids v1 v2', why: 'The key is the answer’s.', codes: { iso_country: '“NA” is Namibia.', ident: '“NA” identifies a navaid.' } },
];
