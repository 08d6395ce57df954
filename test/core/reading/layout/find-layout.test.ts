import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isPalimpsestError } from '../../../../src/core/errors.js';
import type { ReadingRecipe } from '../../../../src/core/model/recipe.js';
import { dialectOf } from '../../../../src/core/reading/layout/dialect-of.js';
import type { DelimitedTable } from '../../../../src/core/reading/read-delimited.js';
import { rereadColumn } from '../../../../src/core/reading/reread-column.js';
import { readWild, texts } from '../../support/delimited.js';

/** Names and all cells as text. */
export function shape(table: DelimitedTable): [string[], string[][]] {
  const columns = table.names.map((_, i) => texts(rereadColumn(table, {}, i, 'text', [], null)!.values) as string[]);
  return [[...table.names], Array.from({ length: table.records }, (_, r) => columns.map((column) => column[r]!))];
}

const AMERIFLUX = '# Site: US-CRT\n# Version: 2-5\nTIMESTAMP_START,TIMESTAMP_END,FC\n201101010000,201101010030,-9999\n201101010030,201101010100,1.5\n';
const TOA5 = '"TOA5","Tower","CR3000","4721","CR3000.Std.31","CPU:flux.CR3","1","flux"\n"TIMESTAMP","RECORD","AirTC","RH"\n"TS","RN","Deg C","%"\n"","","Avg","Smp"\n"2015-06-01 00:30:00",0,12.5,80.1\n"2015-06-01 01:00:00",1,12.1,82\n';

describe('the layout of a delimited text', () => {
  const CASES: readonly (readonly [string, string, readonly string[], readonly (readonly string[])[]])[] = [
    ['an AmeriFlux preamble', AMERIFLUX, ['TIMESTAMP_START', 'TIMESTAMP_END', 'FC'], [['201101010000', '201101010030', '-9999'], ['201101010030', '201101010100', '1.5']]],
    ['a preamble of percent signs', '% made by hand\n% twice\na,b\n1,2\n', ['a', 'b'], [['1', '2']]],
    ['a title and a blank line before the header', 'Fluxes of 2012\nfrom the tower\n\na,b,c\n1,2,3\n4,5,6\n', ['a', 'b', 'c'], [['1', '2', '3'], ['4', '5', '6']]],
    ['a title that a spreadsheet filled up', 'Fluxes of 2012,,\n,,\nday,x,y\n1,2,3\n4,5,6\n', ['day', 'x', 'y'], [['1', '2', '3'], ['4', '5', '6']]],
    ['records of which the first is nearly empty', 'a,b,c\nx,,\ny,2,3\nz,4,5\n', ['a', 'b', 'c'], [['x', '', ''], ['y', '2', '3'], ['z', '4', '5']]],
    ['years as names over values that ascend', 'country,1990,1991\nOman,5.5,6\nPeru,7.5,8\n', ['country', '1990', '1991'], [['Oman', '5.5', '6'], ['Peru', '7.5', '8']]],
    ['days as names', 'site,2012-01-01,2012-01-02\na,5.5,6\nb,7.5,8\n', ['site', '2012-01-01', '2012-01-02'], [['a', '5.5', '6'], ['b', '7.5', '8']]],
    ['lines of white space at the end', 'a,b\n1,2\n3,4 \n  \n\t\n', ['a', 'b'], [['1', '2'], ['3', '4 ']]],
    ['a quoted title', '"Fluxes, of 2012"\na,b\n1,2\n3,4\n', ['a', 'b'], [['1', '2'], ['3', '4']]],
    ['pairs of words above a blank line', 'Station,Hyytiala\nLatitude,61.8\n\ndate,temperature\n2020-01-01,5\n2020-01-02,6\n2020-01-03,4\n', ['date', 'temperature'], [['2020-01-01', '5'], ['2020-01-02', '6'], ['2020-01-03', '4']]],
    ['comments between the records', '# a note\n# another\na,b\n1,2\n# the tower fell, and was raised\n3,4\n', ['a', 'b'], [['1', '2'], ['3', '4']]],
    ['comments only between the records', 'a,b\n1,2\n# the tower fell\n3,4\n', ['a', 'b'], [['1', '2'], ['3', '4']]],
    ['names that begin with the sign', '#id,x\n1,5\n2,6\n', ['#id', 'x'], [['1', '5'], ['2', '6']]],
    ['names in the last comment', '# made by hand\n# time, value\n1,5\n2,6\n', ['time', 'value'], [['1', '5'], ['2', '6']]],
    ['records that begin with the sign', 'tag,x\n#1,5\n#2,6\n', ['tag', 'x'], [['#1', '5'], ['#2', '6']]],
    ['a logger file: title, names, units, aggregation', TOA5, ['TIMESTAMP', 'RECORD', 'AirTC Avg', 'RH Smp'], [['2015-06-01 00:30:00', '0', '12.5', '80.1'], ['2015-06-01 01:00:00', '1', '12.1', '82']]],
    ['a row of units', 'time,TA,VPD\nYYYYMMDD,degC,hPa\n20200101,5.5,1.2\n20200102,5.1,1.3\n', ['time', 'TA', 'VPD'], [['20200101', '5.5', '1.2'], ['20200102', '5.1', '1.3']]],
    ['a row of units with an empty cell', 'site,TA\n,°C\nA,5.5\nB,5.1\n', ['site', 'TA'], [['A', '5.5'], ['B', '5.1']]],
    ['groups of names above the names', ',air,,soil,\ntime,min,max,min,max\n1,2,3,4,5\n2,3,4,5,6\n3,3,3,3,3\n', ['time', 'air min', 'air max', 'soil min', 'soil max'], [['1', '2', '3', '4', '5'], ['2', '3', '4', '5', '6'], ['3', '3', '3', '3', '3']]],
    ['no header', '1,5.5\n2,6.5\n3,7.5\n', ['column 1', 'column 2'], [['1', '5.5'], ['2', '6.5'], ['3', '7.5']]],
    ['no header, with sites', 'US-Ha1,2001,5.5\nUS-Ha1,2002,6.5\nUS-MMS,2001,7.5\n', ['column 1', 'column 2', 'column 3'], [['US-Ha1', '2001', '5.5'], ['US-Ha1', '2002', '6.5'], ['US-MMS', '2001', '7.5']]],
    ['no header and one column', '5\n6\n', ['column 1'], [['5'], ['6']]],
    ['years as names', 'site,2001,2002,2003\nA,1.5,2.5,1\nB,2,1,4\nC,3,2,1\n', ['site', '2001', '2002', '2003'], [['A', '1.5', '2.5', '1'], ['B', '2', '1', '4'], ['C', '3', '2', '1']]],
    ['depths as names', 'time,0.05,0.1,0.2,0.5\n2020-01-01,9,8,7,6\n2020-01-02,9,8,7,6\n', ['time', '0.05', '0.1', '0.2', '0.5'], [['2020-01-01', '9', '8', '7', '6'], ['2020-01-02', '9', '8', '7', '6']]],
    ['a header over text alone', 'name,city\nBob,Paris\nAnn,Rome\n', ['name', 'city'], [['Bob', 'Paris'], ['Ann', 'Rome']]],
    ['a first record of words that are no value', 'id,x,y\nA,n.d.,n.d.\nB,5,6\nC,6,7\nD,8,9\n', ['id', 'x', 'y'], [['A', 'n.d.', 'n.d.'], ['B', '5', '6'], ['C', '6', '7'], ['D', '8', '9']]],
    ['a first record whose letters are units too', 'sex,x\nm,5\nf,6\nm,7\n', ['sex', 'x'], [['m', '5'], ['f', '6'], ['m', '7']]],
    ['fewer names than fields', 'a,b\n2020-01,1,2\n2020-02,3,4\n', ['a', 'b', 'column 3'], [['2020-01', '1', '2'], ['2020-02', '3', '4']]],
    ['more names than fields', 'a,b,c\nx,1\ny,2\n', ['a', 'b', 'c'], [['x', '1', ''], ['y', '2', '']]],
    ['delimiters at the end of every line', 'a,b,\n1,2,\n3,4,\n', ['a', 'b'], [['1', '2'], ['3', '4']]],
    ['delimiters at the ends of records alone', 'a,b\n1,2,\n3,4,\n', ['a', 'b'], [['1', '2'], ['3', '4']]],
    ['a delimiter at the end of the header alone', 'a,b,\n1,2\n3,4\n', ['a', 'b'], [['1', '2'], ['3', '4']]],
    ['an unnamed last column with one cell', 'a,b,\n1,2,\n3,4,x\n', ['a', 'b', 'column 3'], [['1', '2', ''], ['3', '4', 'x']]],
    ['lines of delimiters at the end', 'a,b\n1,2\n,\n,\n,\n', ['a', 'b'], [['1', '2']]],
    ['an end-of-file mark of DOS', 'a,b\n1,2\n\u001a', ['a', 'b'], [['1', '2']]],
    ['apostrophes as quotes', "'id','name'\n'1','Smith, J'\n'2','O''Hara'\n", ['id', 'name'], [['1', 'Smith, J'], ['2', "O'Hara"]]],
    ['apostrophes in a few cells', "id,name\n1,'Smith, J'\n2,Oak\n", ['id', 'name'], [['1', 'Smith, J'], ['2', 'Oak']]],
    ['apostrophes that quote nothing', "id,name\n1,O'Hara\n2,'s Gravenhage\n", ['id', 'name'], [['1', "O'Hara"], ['2', "'s Gravenhage"]]],
    ['white space between fields', '  year  co2\n 1958  315.7\n 1959  316.0\n 1960  316.9\n', ['year', 'co2'], [['1958', '315.7'], ['1959', '316.0'], ['1960', '316.9']]],
    ['words are no fields', 'full name\nJohn Smith\nMary Jones\nAnn Lee\n', ['full name'], [['John Smith'], ['Mary Jones'], ['Ann Lee']]],
    ['only a header', 'a,b\n', ['a', 'b'], []],
    ['a preamble and only a header', '# x\n# y\na,b\n', ['a', 'b'], []],
    ['a delimiter that only the end of the file shows to be wrong', `a;b\n${'1,5;2\n'.repeat(600)}7;2\n`, ['a', 'b'], [...Array.from({ length: 600 }, () => ['1,5', '2']), ['7', '2']]],
    ['one field that the head took for two', `text;b\n${'1,x;5\n'.repeat(500)}2;6\n`, ['text', 'b'], [...Array.from({ length: 500 }, () => ['1,x', '5']), ['2', '6']]],
  ];
  for (const [what, content, names, records] of CASES) it(what, () => assert.deepEqual(shape(readWild(content)), [[...names], records.map((each) => [...each])]));

  it('says what it decided', () => {
    const toa5 = readWild(TOA5);
    assert.deepEqual(toa5.units, ['TS', 'RN', 'Deg C', '%']);
    assert.deepEqual(dialectOf(toa5), { delimiter: ',', quote: '"', newline: 'LF', encoding: 'utf-8', bom: false, headerLine: 2, headerRows: 2, unitRow: true });
    assert.deepEqual(toa5.notes, ['1 line before the header was taken for a preamble; the header is line 2.', 'The names stand in 2 lines and were joined.', 'Line 3 holds units and was taken as such.']);
    assert.deepEqual(dialectOf(readWild('a,b\n1,2\n')), { delimiter: ',', quote: '"', newline: 'LF', encoding: 'utf-8', bom: false });
    assert.deepEqual([dialectOf(readWild(AMERIFLUX))['comment'], readWild(AMERIFLUX).layout.preamble], ['#', ['# Site: US-CRT', '# Version: 2-5']]);
    assert.equal(dialectOf(readWild('1,5\n2,6\n'))['headerLine'], 0);
    assert.match(readWild('1,5\n2,6\n').notes[0]!, /no header.*“column 1” to “column 2”/);
    assert.match(readWild('a,b\n2020-01,1,2\n2020-02,3,4\n').notes.join(' '), /The header names 2 columns and every record has 3 fields: the names may stand over the wrong values\..*Column 3 has no name/);
    assert.match(readWild('a,b,c\nx,1\ny,2\n').notes[0]!, /names 3 columns and every record has 2 fields/);
    assert.match(readWild('a,b,\n1,2,\n3,4,\n').notes[0]!, /The last column has no name and no cell/);
    assert.match(readWild('a,b\n1,2\n# fell\n3,4\n').notes.join(), /1 comment line between the records, beginning with “#”, was left out/);
    assert.match(readWild('a,b\n1,2,').notes.join(), /1 record ends with delimiters that close no field/);
  });

  it('refuses comments alone, but for names in the last of them', () => {
    assert.throws(() => readWild('# Site: US-CRT\n# Version: 2-5\n'), (error) => isPalimpsestError(error, 'ParseError') && /holds comments alone: there is no header and no record\./.test(error.message));
    assert.deepEqual(readWild('# Site: US-CRT\n# a,b\n').names, ['a', 'b']);
  });

  const GIVEN: readonly (readonly [string, string, ReadingRecipe, readonly string[], number])[] = [
    ['a delimiter', 'a;b\n1,5;2\n', { delimiter: ';' }, ['a', 'b'], 1],
    ['no quoting', 'a,b\n"x,2\n', { quote: '' }, ['a', 'b'], 1],
    ['a line of the header', 'x,y\nu,v\na,b\n1,2\n', { headerLine: 3 }, ['a', 'b'], 1],
    ['no header', 'a,b\nc,d\n', { headerLine: 0 }, ['column 1', 'column 2'], 2],
    ['rows of the header', 'a,b\nx,y\nc,d\n', { headerRows: 2 }, ['a x', 'b y'], 1],
    ['a row of units', 'a,b\nfoo,bar\n1,2\n', { unitRow: true }, ['a', 'b'], 1],
    ['no row of units', 'a,b\nm,s\n1,2\n', { unitRow: false }, ['a', 'b'], 2],
    ['a sign of comments', 'a,b\n;; x\n1,2\n', { comment: ';;' }, ['a', 'b'], 1],
    ['no comments', '# a\n# b\n# c\n', { comment: '' }, ['# a'], 2],
  ];
  for (const [what, content, recipe, names, records] of GIVEN) {
    it(`a recipe may give ${what}`, () => { const table = readWild(content, recipe); assert.deepEqual([table.names, table.records], [names, records]); });
  }

  const WRONG: readonly (readonly [string, ReadingRecipe, RegExp])[] = [
    ['a delimiter of two characters', { delimiter: ',,' }, /“,,” separates fields; it must be one plain character/],
    ['a quote that is the delimiter', { delimiter: ',', quote: ',' }, /“,” quotes fields/],
    ['a header beyond the file', { headerLine: 99 }, /stands in line 99, which is not among the first lines\. Correct headerLine/],
    ['half a line', { headerLine: 1.5 }, /something other than a line number/],
    ['no row', { headerRows: 0 }, /whole number from 1/],
    ['an odd decimal mark', { decimal: ';' as ',' }, /“;” is the decimal mark/],
    ['one mark for two things', { decimal: ',', thousands: ',' }, /one mark separates decimals and thousands/],
    ['an odd order of dates', { dates: 'iso' as 'day-first' }, /month-first or day-first/],
  ];
  for (const [what, recipe, sentence] of WRONG) it(`${what} is one sentence`, () => assert.throws(() => readWild('a,b\n1,2\n', recipe), (error) => isPalimpsestError(error, 'SchemaError') && sentence.test(error.message) && error.message.startsWith('data.csv: ')));

  const FAULTS: readonly (readonly [string, string, RegExp])[] = [
    ['one long record', 'a,b\n1,2\n3,4,5\n6,7\n', /line 3: the record has more fields than the header's 2/],
    ['one short record', 'a,b,c\n1,2,3\n1,2\n4,5,6\n', /line 3: the record has 2 of the 3 fields that the header names/],
    ['a long record under a short header', 'a,b\n1,2,3\n1,2,3\n1,2,3,4\n', /line 4: the record has more fields than the other records' 3/],
    ['a short record under a short header', 'a,b\n1,2,3\n1,2,3\n1,2,3\n5,6\n', /line 5: the record has 2 of the 3 fields that the other records have/],
    ['a quote that is never closed', 'a,b\n1,"2\n3,4\n', /line 2: a quoted field opens here and is never closed/],
    ['a comment that could be a record', 'a,b\n1,2\n#3,4\n# x\n', /line 4: the record has 1 of the 2/],
  ];
  for (const [what, content, sentence] of FAULTS) it(`${what} is one clear fault`, () => assert.throws(() => readWild(content), (error) => isPalimpsestError(error, 'ParseError') && sentence.test(error.message)));

  it('a million columns are refused politely, and five thousand are read', () => {
    assert.throws(() => readWild(`${'c,'.repeat(1_000_000)}c\n`), (error) => isPalimpsestError(error, 'SchemaError') && /line 1: the line has more than 100,000 columns, which is more than can be compared/.test(error.message));
    const line = Array.from({ length: 5000 }, (_, i) => `${i}.5`).join(',');
    const table = readWild(`${Array.from({ length: 5000 }, (_, i) => `c${i}`).join(',')}\n${`${line}\n`.repeat(200)}`);
    assert.deepEqual([table.names.length, table.records, table.columns[4999]!.values.kind], [5000, 200, 'number']);
  });
});
