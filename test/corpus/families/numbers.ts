/** Numbers that are written otherwise, that are no numbers, or that no float64 keeps. */
import { cellCase } from '../small.js';
import { family, type Entry } from '../case.js';

const NUMBER = { types: { x: 'number' } } as const, TEXT = { types: { x: 'text' } } as const, MIXED = { types: { x: 'mixed' } } as const;
const reading = (name: string, base: string, revision: string, expected: Entry[3]): Entry => [name, base, revision, expected, { key: ['id'] }];
const list = (header: string, values: readonly string[], delimiter = ','): string => `${header}\n${values.map((value, i) => `${i + 1}${delimiter}${value}\n`).join('')}`;
const GROUPED = ['1,234.5', '22,345.25', '345.5', '1,234,567.5', '999.5'], PLAIN = ['1234.5', '22345.25', '345.5', '1234567.5', '998.5'];

export const numbers = family('numbers', [
  cellCase('zeros after the decimal point', 'number', [['1.0', '1.00', 'n'], ['5', '5.0', 'n'], ['1.10', '1.1', 'n'], ['1.10', '1.01', 'v']], NUMBER),
  cellCase('exponents', 'number', [['1000.5', '1.0005e3', 'n'], ['0.001', '1e-3', 'n'], ['1e3', '1.0e+03', 'n'], ['1e3', '1e4', 'v']], NUMBER),
  cellCase('plus signs and bare points', 'number', [['5', '+5', 'n'], ['0.5', '.5', 'n'], ['5', '5.', 'n'], ['-0.5', '-.5', 'n'], ['0.5', '-.5', 'v']], NUMBER),
  cellCase('negative zero', 'number', [['0', '-0', 'n'], ['0.0', '-0.0', 'n'], ['-0', '-0.0', 'n'], ['-0', '0.1', 'v']], NUMBER),
  cellCase('white space around numbers', 'number', [['5', ' 5', 'n'], ['5.5', '5.5 ', 'n'], ['5', ' 6', 'v']], NUMBER),
  cellCase('more digits than a float64 keeps', 'number', [['0.1', '0.10000000000000001', 'n'], ['0.1', '0.1000000000000001', 'v'], ['3.14159265358979312', '3.141592653589793', 'n']], NUMBER),
  cellCase('numbers beyond the largest', 'number', [['1e400', '1e400', 'u'], ['1e400', '5', 'v'], ['-1e400', '1e400', 'v'], ['1e308', '1e309', 'v']], NUMBER),
  cellCase('numbers below the smallest', 'number', [['1e-400', '0', 'n'], ['5e-324', '1e-323', 'v'], ['1e-320', '1e-320', 'u'], ['5e-324', '0', 'v']], NUMBER),
  cellCase('infinities', 'number', [['inf', 'Infinity', 'n'], ['-inf', '-Inf', 'n'], ['inf', '-inf', 'v'], ['inf', '5', 'v'], ['5', 'inf', 'v']], { ...NUMBER, bias: { x: 0 } }),
  cellCase('the largest numbers, whose sums overflow', 'none', [['1e308', '-1e308', 'v'], ['-1e308', '1e308', 'v'], ['1.5e308', '1e308', 'v'], ['1e308', '1e308', 'u']], NUMBER),
  cellCase('differences in the last place', 'number', [['0.30000000000000004', '0.3', 'v'], ['1000000.1', '1000000.1000000001', 'v'], ['2.675', '2.67499999999999982236431605997495353221893310546875', 'n']], NUMBER),
  cellCase('small numbers doubled', 'number', [['1e-8', '2e-8', 'v'], ['3e-8', '6e-8', 'v'], ['0.00000005', '5e-8', 'n']], NUMBER),
  cellCase('numbers with leading zeros', 'none', [['007', '7', 'v'], ['010', '010', 'u'], ['0123', '0123', 'u'], ['045', '45', 'v'], ['099', '098', 'v']], TEXT),
  cellCase('one number with a leading zero among many', 'whole', [['07', '07', 'u'], ['7', '07', 'v']]),
  cellCase('names with an E between digits', 'none', [['180E11', '180E11', 'u'], ['180E12', '18E13', 'v'], ['200E01', '2000', 'v'], ['17E3', '17E3', 'u']], TEXT),
  cellCase('numbers of twenty digits that differ in the last', 'none', [['12345678901234567890', '12345678901234567891', 'v'], ['12345678901234567892', '12345678901234567892', 'u'], ['22345678901234567892', '22345678901234567893', 'v']], TEXT),
  cellCase('whole numbers beyond 2^53', 'none', [['9007199254740992', '9007199254740993', 'v'], ['9007199254740995', '9007199254740995', 'u']], TEXT),
  cellCase('whole numbers of fifteen digits', 'none', [['999999999999999', '999999999999998', 'v'], ['123456789012345', '123456789012345', 'u']], NUMBER),
  cellCase('hexadecimal numbers', 'none', [['0x1F', '31', 'v'], ['0x20', '0x20', 'u'], ['0xAB', '0xab', 'v']], TEXT),
  cellCase('a hexadecimal number among numbers', 'number', [['0x1F', '31', 'v'], ['0x20', '0x20', 'u']], MIXED),
  cellCase('a word among numbers', 'number', [['trace', 'trace', 'u'], ['trace', '0.5', 'v'], ['0.5', 'trace', 'v'], ['1.0', '1.00', 'n']], MIXED),
  cellCase('limits of detection among numbers', 'number', [['<0.05', '<0.05', 'u'], ['<0.05', '0.05', 'v'], ['>100', '>1000', 'v'], ['<0.05', '<0.050', 'v']], MIXED),
  cellCase('a number in full among words', 'text', [['12.50', '12.5', 'v'], ['ten', '10', 'v']], TEXT),
  cellCase('units behind numbers', 'none', [['5 m', '5 m', 'u'], ['6 m', '7 m', 'v'], ['5 %', '5%', 'v'], ['7 m', '7 m', 'u']], TEXT),
  cellCase('a number of 1,000 digits', 'number', [[`0.${'3'.repeat(1000)}`, `0.${'3'.repeat(1000)}`, 'u'], ['5', '6', 'v']]),
  cellCase('two points', 'number', [['1.2.3', '1.2.3', 'u'], ['1.2.3', '1.2.4', 'v'], ['5', '6', 'v']], MIXED),
  cellCase('truth values', 'none', [['true', 'true', 'u'], ['false', 'true', 'v'], ['false', 'false', 'u'], ['true', 'false', 'v']], { types: { x: 'boolean' } }),
  cellCase('truth values in other case', 'none', [['true', 'TRUE', 'v'], ['false', 'false', 'u'], ['true', 'true', 'u']]),
  cellCase('zeros and minus ones that are values', 'whole', [['0', '-1', 'v'], ['-1', '0', 'v'], ['0', '0', 'u'], ['-1', '-1', 'u'], ['-1', '4', 'v']], NUMBER),
  reading('commas between thousands', list('id\tx', GROUPED, '\t'), list('id\tx', PLAIN, '\t'), { columns: { x: { unchanged: 1, notation: 3, value: 1 } }, types: { x: 'number' } }),
  reading('commas between thousands on both sides', list('id\tx', GROUPED, '\t'), list('id\tx', [...GROUPED.slice(0, 4), '998.5'], '\t'), { columns: { x: { unchanged: 4, value: 1 } }, types: { x: 'number' }, bias: { x: -0.2 } }),
  reading('points between thousands and decimal commas', list('id;x', ['1.234,5', '22.345,25', '345,5', '1.234.567,5', '999,5'], ';'), list('id;x', PLAIN, ';'), { columns: { x: { notation: 4, value: 1 } }, types: { x: 'number' } }),
  reading('decimal commas of three digits', list('id;x;y', ['1,234;0,5', '2,345;1,25', '3,456;2,5', '4,567;0,75'], ';'), list('id;x;y', ['1.234;0.5', '2.345;1.25', '3.456;2.5', '4.568;0.75'], ';'), { columns: { x: { notation: 3, value: 1 }, y: { notation: 4 } }, types: { x: 'number', y: 'number' } }),
  ['a decimal comma that the recipe tells', list('id;x', ['1,234', '2,345', '3,456'], ';'), list('id;x', ['1.234', '2.345', '3.457'], ';'), { columns: { x: { notation: 2, value: 1 } }, types: { x: 'number' } }, { key: ['id'], reading: { base: { decimal: ',' } } }],
  ['thousands that the recipe tells', list('id\tx', ['1,234', '2,345', '3,456'], '\t'), list('id\tx', ['1234', '2345', '3457'], '\t'), { columns: { x: { notation: 2, value: 1 } }, types: { x: 'number' } }, { key: ['id'], reading: { base: { thousands: ',' } } }],
]);
