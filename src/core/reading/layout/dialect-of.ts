/** How a text was read, for the report: what differs from one header line and plain numbers is named. */
import type { DelimitedTable } from '../read-delimited.js';
import { LOCAL_COMMA, LOCAL_POINT } from '../wide-cell.js';
import { GROUPED, GROUPED4 } from '../local-number.js';

export function dialectOf({ body, layout, columns, readings }: DelimitedTable): Record<string, string | number | boolean> {
  const { delimiter, quote, newline, encoding, bom } = body.dialect;
  const comma = readings.some(({ kind }, i) => kind === LOCAL_COMMA && columns[i]!.proof?.marked === true);
  const grouped = readings.findIndex(({ kind }, i) => (kind === LOCAL_COMMA || kind === LOCAL_POINT) && ((columns[i]!.proof?.form ?? 0) & (GROUPED | GROUPED4)) !== 0);
  return {
    delimiter, quote, newline, encoding, bom,
    ...(layout.headerLine === 1 ? {} : { headerLine: layout.headerLine }), ...(layout.headerRows > 1 ? { headerRows: layout.headerRows } : {}),
    ...(layout.units === null ? {} : { unitRow: true }), ...(layout.comment === '' ? {} : { comment: layout.comment }),
    ...(comma ? { decimal: ',' } : {}), ...(grouped >= 0 ? { thousands: true } : {}),
  };
}
