/** A group in words: "at BE-Bra in 2003", and how much of the change is there. */
import { count, percent, signed } from '../../format/words.js';
import { isDefined } from '../../model/report.js';
import type { GroupChange } from './group-change.js';
import type { WhereAttribute } from './attributes.js';
import type { Member } from './find-groups.js';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const PLACE = /^(site|station|plot|block|location|tower|stand|transect|lake|stream|catchment|watershed|region|country|state|city|island|village)s?([_ .-]?(id|name|code|no|nr))?$/i;
const YEAR = /^(year|yyyy|yr)$/i, MONTH = /^(month|mon|mo)$/i;

/** Members of a group as one phrase; what needs "where" comes last. */
export function wherePhrase(members: readonly { readonly attribute: WhereAttribute; readonly member: Member }[]): string {
  const said = members.map(({ attribute, member }) => ({ ...phraseOf(attribute, attribute.labels[member.from]!, attribute.labels[member.to]!), column: attribute.column }));
  const month = said.find(({ is }) => is === 'month'), year = said.find(({ is }) => is === 'year');
  // "in July 2003"; of an interval, "in May to July of 2003".
  if (month !== undefined && year !== undefined) return `${month.text} ${month.single && year.single ? '' : 'of '}${year.text.replace(/^in /, '')}`;
  const places = said.filter(({ is }) => is !== 'where').map(({ text }) => text), conditions = said.filter(({ is }) => is === 'where').map(({ text }) => text);
  return [...places, ...(conditions.length > 0 ? [`where ${conditions.join(' and ')}`] : [])].join(' ');
}

function phraseOf({ name, column, part, kind, side }: WhereAttribute, from: string, to: string): { readonly is: 'place' | 'year' | 'month' | 'time' | 'where'; readonly text: string; readonly single: boolean } {
  const single = from === to, range = single ? from : `${from} to ${to}`, other = kind === 'time' && name !== part ? ` (${column})` : '';
  const monthName = (month: string): string => MONTHS[Number(month) - 1] ?? month;
  if (part === 'year' || (part === 'value' && side === null && YEAR.test(column))) return { is: 'year', text: `in ${range}${other}`, single };
  if (part === 'month' || (part === 'value' && side === null && MONTH.test(column) && Number(from) >= 1 && Number(to) <= 12)) return { is: 'month', text: `in ${single ? monthName(from) : `${monthName(from)} to ${monthName(to)}`}${other}`, single };
  if (part === 'day') return { is: 'time', text: `${single ? 'on' : 'from'} ${range}${other}`, single };
  if (part === 'hour') return { is: 'time', text: `from ${clock(Number(from))} to ${clock(Number(to) + 1)}${other}`, single };
  if (side === null && PLACE.test(column)) return { is: 'place', text: kind === 'number' ? `at ${column} ${range}` : `at ${from}`, single };
  return { is: 'where', text: `${name} is ${range}`, single };
}

function clock(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}

type Facts = Omit<GroupChange, 'sentence' | 'by' | 'q'>;

export function groupSentence(group: Facts, where: string, column: { readonly name: string; readonly unit?: string | null }, all: { readonly n: number; readonly changed: number; readonly kept: number }): string {
  const { changed, records, kept, bias } = group;
  const unit = column.unit == null || column.unit === '' ? '' : ` ${column.unit}`;
  if (group.claim === 'kept') {
    const others = all.changed - changed, withValue = others + all.kept - kept;
    const here = changed === 0 ? `No ${column.name} value changed ${where} (${count(kept)} stayed the same)` : `Only ${count(changed)} of ${count(changed + kept)} ${column.name} cells with a value changed ${where}`;
    return `${here}; elsewhere ${others === withValue ? `all ${count(withValue)}` : `${count(others)} of ${count(withValue)} (${percent(others, withValue)})`} did.`;
  }
  const whole = changed === all.changed;
  const share = whole ? `All ${count(changed)} changed ${column.name} cells` : `${percent(changed, all.changed)} of the changed ${column.name} cells (${count(changed)} of ${count(all.changed)})`;
  const here = changed === records ? 'every record changed' : `${count(changed)} of ${count(records)} records changed`;
  const elsewhere = whole ? '' : `, against ${count(all.changed - changed)} of ${count(all.n - records)} elsewhere`;
  const size = isDefined(bias) && bias !== 0 && 2 * changed >= records ? `; the mean difference there is ${signed(bias)}${unit}` : '';
  return `${share} are ${where}${where.includes('where ') ? ';' : ', where'} ${where.includes('where ') ? 'there ' : ''}${here}${elsewhere}${size}.`;
}
