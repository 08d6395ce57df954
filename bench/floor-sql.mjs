/**
 * The floor that a report is held against: the engine's own `read_csv` of both files into tables, with everything
 * known beforehand (types, dialect, missing code), so that nothing is inferred and nothing is compared.
 */
import { COLUMNS } from './simulated-tower.mjs';

const TYPES = { SITE_ID: 'VARCHAR', TIMESTAMP_START: 'TIMESTAMP', TIMESTAMP_END: 'TIMESTAMP' };

export function floorSql(file, table) {
  const columns = COLUMNS.map((name) => `'${name}': '${TYPES[name] ?? 'DOUBLE'}'`).join(', ');
  return `CREATE TABLE ${table} AS SELECT * FROM read_csv('${file.replaceAll("'", "''")}', auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', `
    + `new_line = '\\n', nullstr = ['-9999'], timestampformat = '%Y%m%d%H%M', columns = {${columns}})`;
}
