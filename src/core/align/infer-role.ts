/** What part a column plays: key, time, flag (a quality flag), measure, category or text. */
import type { ColumnInfo } from '../model/release.js';
import type { ColumnRole } from '../model/recipe.js';
import type { ColumnType } from '../model/report.js';

const FLAG_NAME = /(^|[_ .])(qc|qa|qaqc|flag|flags|quality_flag|quality)$|_(QC|FLAG|SSITC_TEST)(_|$)/i;
const MOST_CATEGORIES = 200;

export function inferRole(name: string, type: ColumnType, info: ColumnInfo | null, isKey: boolean): ColumnRole {
  if (isKey) return 'key';
  if (FLAG_NAME.test(name) && (type !== 'number' || info?.whole === true)) return 'flag';
  if (type === 'time') return 'time';
  if (type === 'number') return 'measure';
  const distinct = info?.summary.distinct ?? 0, n = info?.summary.n ?? 0;
  return type === 'boolean' || (distinct > 0 && distinct <= MOST_CATEGORIES && distinct <= Math.max(2, n / 5)) ? 'category' : 'text';
}
