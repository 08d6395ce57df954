/** Codes for missing values, and values that look like such codes. */
import { family, type Cells, type Entry } from '../case.js';
import { cellCase, rows } from '../small.js';

/** A column `x` without records around it. */
const whole = (name: string, base: readonly string[], revision: readonly string[], x: Cells, recipe: Entry[4] = {}, more: object = {}): Entry => {
  const table = (values: readonly string[]): string => rows(['id', 'x'], values.map((value, i) => [`r${i + 1}`, value]));
  return [name, table(base), table(revision), { key: ['id'], columns: { x }, ...more }, { key: ['id'], ...recipe }];
};
const temps = ['12.5', '13.25', '-4.5', '7.75', '21.5', '18.25', '3.5', '-11.25', '5.75', '9.5'];
const depths = ['-10994', '-9871', '-10400', '-9998', '-10002', '-9805', '-10120', '-10047', '-9999', '-9950', '-10001', '-9997'];
const nears = ['985', '992', '999', '1003', '1011', '999', '1008', '996', '1000', '998'];
const NUMBER = { types: { x: 'number' } } as const;
const CODES: readonly string[] = ['-9999', '-9999.0', '-6999', 'NA', 'NaN', 'nan', 'null', 'NULL', 'N/A', '#N/A', '-', '.', ' ', ''];

export const missingCodes = family('missing codes', [
  ...CODES.map((code) => cellCase(`“${code}” among numbers`, 'number', [[code, '5.5', 'f'], ['5.5', code, 'l'], [code, code, 'u'], ['4.5', '6.5', 'v']], { ...NUMBER, bias: { x: 2 / 13 } })),
  cellCase('-9999 written in other ways', 'number', [['-9999', '-9999.0', 'n'], ['-9999.00', '-9999', 'n'], ['-9999', '-9999', 'u'], ['-9999', '', 'n']], NUMBER),
  cellCase('-9999 that became nothing', 'number', [['-9999', '', 'n'], ['-9999', '', 'n'], ['-9999', '', 'n'], ['-9999', '5.5', 'f']], NUMBER),
  cellCase('-9999 that became NA', 'number', [['-9999', 'NA', 'n'], ['-9999', 'NA', 'n'], ['-9999', 'NA', 'n'], ['5.5', 'NA', 'l']], NUMBER),
  cellCase('-9999 that became -6999', 'number', [['-9999', '-6999', 'n'], ['-9999', '-6999', 'n'], ['-9999', '-6999', 'n'], ['5.5', '-6999', 'l']], NUMBER),
  cellCase('blanks that became -9999', 'number', [['', '-9999', 'n'], ['', '-9999', 'n'], ['', '-9999', 'n']], NUMBER),
  cellCase('two codes in one column', 'number', [['-9999', '-6999', 'n'], ['-6999', '-6999', 'u'], ['-9999', '5.5', 'f'], ['-6999', '5.5', 'f']], NUMBER),
  cellCase('one -9999 alone', 'number', [['-9999', '5.5', 'f']], NUMBER),
  cellCase('NA in words', 'text', [['NA', 'NA', 'u'], ['NA', '', 'n'], ['NA', 'ivy', 'f'], ['ivy', 'NA', 'l']]),
  cellCase('NaN, null and N/A in words', 'text', [['NaN', 'ivy', 'f'], ['null', 'ivy', 'f'], ['ivy', 'N/A', 'l'], ['null', 'N/A', 'n']]),
  cellCase('missing codes with white space around', 'number', [[' NA', 'NA', 'n'], ['NA ', '5.5', 'f'], [' -9999', '5.5', 'f']], NUMBER),
  cellCase('NaN in numbers against nothing', 'number', [['NaN', '', 'n'], ['', 'NaN', 'n'], ['NaN', 'nan', 'n']], NUMBER),
  cellCase('errors of a spreadsheet', 'number', [['#VALUE!', '5.5', 'f'], ['#DIV/0!', '5.5', 'f'], ['5.5', '#N/A', 'l']], NUMBER),
  cellCase('NA in dates', 'time', [['NA', '2012-05-01', 'f'], ['2012-05-01', '', 'l'], ['NA', '', 'n']], { types: { x: 'time' } }),
  cellCase('-9999 in dates', 'time', [['-9999', '2012-05-01', 'f'], ['2012-05-01', '-9999', 'l']], { types: { x: 'time' } }),
  whole('NA among codes of countries', ['NA', 'ZA', 'BW', 'AO', 'ZM', 'ZW', 'NA', 'MZ'], ['NA', 'ZA', 'BW', 'AO', 'ZM', 'ZW', 'ZA', 'MZ'], { unchanged: 7, value: 1 }),
  whole('NA among codes of countries that became nothing', ['NA', 'ZA', 'BW', 'AO', 'ZM', 'ZW', 'NA', 'MZ'], ['NA', 'ZA', 'BW', 'AO', 'ZM', 'ZW', '', 'MZ'], { unchanged: 7, lost: 1 }),
  whole('none as a treatment', ['none', 'low', 'high', 'none', 'low', 'high', 'none'], ['none', 'low', 'high', 'low', 'low', 'high', 'none'], { unchanged: 6, value: 1 }),
  whole('a dash as a strand', ['+', '-', '+', '-', '-', '+', '-', '+'], ['+', '-', '+', '+', '-', '+', '-', '+'], { unchanged: 7, value: 1 }),
  whole('a point as a mark', ['.', 'x', '.', 'o', 'x', '.', 'o'], ['.', 'x', 'o', 'o', 'x', '.', 'o'], { unchanged: 6, value: 1 }),
  whole('-9999 among depths', depths, depths.map((depth) => (depth === '-9999' ? '-9990' : depth)), { unchanged: 11, value: 1 }, {}, { bias: { x: 9 / 12 } }),
  whole('999 among values near it', nears, nears.map((value, i) => (i === 2 ? '990' : value)), { unchanged: 9, value: 1 }, {}, { bias: { x: -9 / 10 } }),
  whole('999 that is far from all else', [...temps, '999', '999', '999', '999'], [...temps, '999', '999', '999', '4.5'], { unchanged: 13, filled: 1 }),
  whole('-999 once', [...temps, '-999'], [...temps, '-998'], { unchanged: 10, value: 1 }),
  whole('-999 that is far from all else', [...temps, '-999', '-999', '-999'], [...temps, '-999', '-999', '4.5'], { unchanged: 12, filled: 1 }),
  whole('99 as a percentage', ['97', '98', '99', '99', '95', '99', '92', '88'], ['97', '98', '99', '99', '95', '96', '92', '88'], { unchanged: 7, value: 1 }),
  whole('0 in a column of large numbers', ['0', '4500', '5200', '0', '4800', '0', '5100'], ['0', '4500', '5200', '4900', '4800', '0', '5100'], { unchanged: 6, value: 1 }),
  whole('-1 as a flag', ['-1', '0', '1', '-1', '2', '-1', '0'], ['-1', '0', '1', '0', '2', '-1', '0'], { unchanged: 6, value: 1 }),
  whole('nothing but -9999', ['-9999', '-9999', '-9999'], ['-9999', '-9999', '-9999'], { unchanged: 3 }),
  whole('nothing but -9999 that became values', ['-9999', '-9999', '-9999'], ['4.5', '-9999', '5.5'], { filled: 2, unchanged: 1 }),
  whole('a column that is empty', ['', '', ''], ['', '', ''], { unchanged: 3 }, {}, { types: { x: 'empty' } }),
  whole('a column that gets its first values', ['', '', ''], ['pine', '', 'ash'], { filled: 2, unchanged: 1 }),
  whole('a column that loses all its values', temps, temps.map(() => ''), { lost: 10 }),
  whole('a column that loses all its values to -9999', temps, temps.map(() => '-9999'), { lost: 10 }),
  whole('a code that the recipe names', [...temps, '77'], [...temps, '5.5'], { unchanged: 10, filled: 1 }, { missing: ['', '77'] }),
  whole('a code that the recipe names for one column', [...temps, '77'], [...temps, '5.5'], { unchanged: 10, filled: 1 }, { columns: [{ base: ['x'], revision: ['x'], missing: ['77'] }] }),
  whole('a word that the recipe names among numbers', [...temps, 'gone'], [...temps, '5.5'], { unchanged: 10, filled: 1 }, { missing: ['', 'gone'] }, NUMBER),
  whole('detection that the recipe turns off', [...temps, '-9999', 'NA'], [...temps, '5.5', 'NA'], { unchanged: 11, value: 1 }, { missing: [''] }),
  whole('NA that the recipe spares', ['NA', 'low', 'high', 'NA'], ['low', 'low', 'high', 'NA'], { unchanged: 3, value: 1 }, { missing: [''] }),
]);
