/**
 * The floor that a report is held against: the engine's own `read_csv` of both files into tables, with everything
 * known beforehand (types, dialect, encoding, lines to skip, missing code), so that nothing is inferred and nothing is
 * compared. The engine knows Latin-1 by itself, of which the dirty pair keeps to the part that Windows-1252 shares.
 */
import { COLUMNS } from './simulated-tower.mjs';
import { layoutOf } from './w1-layout.mjs';

const TYPES = { SITE_ID: 'VARCHAR', TIMESTAMP_START: 'TIMESTAMP', TIMESTAMP_END: 'TIMESTAMP' };
const ENCODINGS = { 'utf-8': 'utf-8', 'windows-1252': 'latin-1' };
const NEWLINES = { '\n': '\\n', '\r\n': '\\r\\n' };

/** `revision`: the kind of the pair. Columns are named by their place, so that new names are known as well. */
export function floorSql(file, table, revision) {
  const { delimiter, newline, encoding, units } = layoutOf(revision);
  const columns = COLUMNS.map((name) => `'${name}': '${TYPES[name] ?? 'DOUBLE'}'`).join(', ');
  return `CREATE TABLE ${table} AS SELECT * FROM read_csv('${file.replaceAll("'", "''")}', auto_detect = false, ${units === null ? 'header = true' : 'header = false, skip = 2'}, `
    + `delim = '${delimiter}', quote = '"', escape = '"', new_line = '${NEWLINES[newline]}', encoding = '${ENCODINGS[encoding]}', `
    + `nullstr = ['-9999'], timestampformat = '%Y%m%d%H%M', columns = {${columns}})`;
}
