/** Results by group in both releases, in the grammar of the pairs: dumbbells, and beside them how far each moved (VIEWS R3). */
import type { GroupResult, QuantityImpact } from '../../src/core/impact/report/quantity-impact.js';
import type { ChangeReport } from '../../src/core/model/report.js';
import type { SelectionClause } from '../../src/core/selection/clause.js';
import { groupNoun, partOf, type Noun } from '../chart/group-noun.js';
import { shortened } from '../chart/shortened.js';
import { countSigns, sortedItems, type PairItem, type PairSort } from '../pairs/pair-items.js';
import { divided, MOST_ROWS, pairsPicture, type Divided, type PairsPicture } from '../pairs/pairs-picture.js';
import { countOf, formatCount } from '../shared/format-number.js';
import type { Mark } from '../view/view-model.js';
import { cellOf, columnsOf, type Drawn, type NotDrawn, type Room } from './drawn.js';
import { bothResults, toldChange, unitTail } from './quantity-words.js';

export interface GroupsPicture extends PairsPicture { readonly kind: 'groups' }

export interface GroupsInput extends Room {
  readonly report: ChangeReport;
  readonly quantity: QuantityImpact;
  readonly groups: readonly GroupResult[];
  readonly sort: PairSort;
  readonly magnified: boolean;
  readonly own: readonly SelectionClause[];
}

const NAMED = 3, NAME = 60, LEAST_SD = 0.75;

/** Null where the groups of the result are not those of the records' key, so that no clause can name them. */
function groupClauses(groups: readonly GroupResult[], report: ChangeReport): ((group: string) => readonly SelectionClause[]) | null {
  const grid = report.moments?.grid, known = new Set(grid?.groups.filter((_, i) => (grid.members[i] ?? 1) === 1));
  return groups.length > 0 && groups.every(({ group }) => known.has(group)) ? (group) => [{ source: '', field: 'group', kind: 'points', value: [group] }] : null;
}

export function groupsDrawn(input: GroupsInput): Drawn<GroupsPicture> | NotDrawn {
  const { quantity, groups, report, own, width, rem, magnified } = input, tail = unitTail(quantity), clauses = groupClauses(groups, report), tolerance = quantity.tolerance ?? 0;
  const items = groups.flatMap((group, at): PairItem[] => itemOf(group, at, tail, tolerance, clauses?.(group.group) ?? [])), without = groups.filter(({ change }) => typeof change !== 'number');
  if (items.length === 0) return { reason: `No group has a result in both releases${without[0] === undefined ? '' : `: ${(without[0].change as { readonly reason: string }).reason}`}.` };
  const sort = items.length > MOST_ROWS ? 'difference' : input.sort, sorted = sortedItems(items, sort), parts = divided(sorted, sort === 'difference'), noun: Noun = clauses === null ? { one: 'group', many: 'groups' } : groupNoun(report.moments!.grid.groupName);
  const spread = quantity.tolerance === null ? LEAST_SD * spreadOf(items) : 0, called = shortened(quantity.name, NAME), chosen = own.length === 0 ? null : new Set(items.filter(({ clauses: each }) => each.length > 0 && each.every(({ field, value }) => own.some((clause) => clause.field === field && value.every((one) => (clause.value as readonly unknown[]).includes(one))))).map(({ id }) => id));
  const picture: GroupsPicture = {
    kind: 'groups', ...pairsPicture(sorted, {
      width, rem, least: magnified ? 0 : Math.max(1.15 * tolerance, spread), leftTitle: `${called}${quantity.unit === null ? '' : `, ${quantity.unit}`}`, rightTitle: `change${quantity.unit === null ? '' : `, ${quantity.unit}`}`, signs: signWords(items), common: true, chosen, divided: parts,
      between: [...(parts.between > 0 ? [`${countOf(parts.between, noun.one, noun.many)} between these`] : []), ...(parts.still > 0 ? [`${countOf(parts.still, noun.one, noun.many)} without a change`] : [])].join('; '),
    }),
  };
  return { picture, title: titleOf(items, called, noun), subtitle: `${called} of base (open) and of revision (filled) by ${noun.one}, and revision − base${tail === '' ? '' : `, in${tail}`}.`, ...wordsOf(input, items, without, parts, noun, tail), marks: marksOf(picture, sorted, width, chosen) };
}

/** Whether the tolerance, or without one the spread of base between groups, leaves the changes hardly any room. */
export function areSmall(groups: readonly GroupResult[], tolerance: number | null): boolean {
  const items = groups.flatMap((group, at) => itemOf(group, at, '', 0, [])), largest = Math.max(0, ...items.map(({ difference }) => Math.abs(difference)));
  return largest > 0 && largest < 0.3 * (tolerance === null ? LEAST_SD * spreadOf(items) : 1.15 * tolerance);
}

function itemOf({ group, base, revision, change }: GroupResult, at: number, tail: string, tolerance: number, clauses: readonly SelectionClause[]): PairItem[] {
  if (typeof base !== 'number' || typeof revision !== 'number' || typeof change !== 'number') return [];
  const name = group === '' ? '(empty)' : group, [before, after] = bothResults(base, revision);
  return [{ id: `group-${at}`, name, clauses, at, n: 1, changed: change === 0 ? 0 : 1, filled: 0, lost: 0, base, revision, difference: change, intervals: [], method: '', tolerance, lines: [name, `base ${before}, revision ${after}${tail}`, `change ${toldChange(change, tail, 4)}`, ...(tolerance > 0 ? [Math.abs(change) > tolerance ? 'beyond the tolerance' : 'within the tolerance'] : [])] }];
}

/** Standard deviation of base between groups; 0 for fewer than three. */
function spreadOf(items: readonly PairItem[]): number {
  const n = items.length;
  if (n < 3) return 0;
  const mean = items.reduce((sum, { base }) => sum + base / n, 0), spread = Math.sqrt(items.reduce((sum, { base }) => sum + (base - mean) ** 2 / (n - 1), 0));
  return Number.isFinite(spread) ? spread : 0;
}

function signWords(items: readonly PairItem[]): readonly string[] {
  const { higher, lower, same } = countSigns(items), tolerant = items.some(({ tolerance }) => tolerance > 0), sign = tolerant ? '≈' : '=';
  return [`▲ ${formatCount(higher)} higher   ▼ ${formatCount(lower)} lower   ${sign} ${formatCount(same)} ${tolerant ? 'within tolerance' : 'the same'}`, `▲ ${formatCount(higher)}   ▼ ${formatCount(lower)}   ${sign} ${formatCount(same)}`];
}

function titleOf(items: readonly PairItem[], called: string, noun: Noun): string {
  const { higher, lower } = countSigns(items), tolerant = items.some(({ tolerance }) => tolerance > 0), whole = items.length;
  if (higher + lower === 0) return `${called} ${tolerant ? 'stays within tolerance' : 'stays the same'} in ${whole === 1 ? `the one ${noun.one}` : `all ${formatCount(whole)} ${noun.many}`}`;
  const beyond = tolerant ? ' beyond tolerance' : '';
  return lower === 0 ? `${called} is higher${beyond} in ${partOf(higher, whole, noun)}` : higher === 0 ? `${called} is lower${beyond} in ${partOf(lower, whole, noun)}` : `${called} is higher in ${formatCount(higher)} and lower in ${formatCount(lower)} of ${formatCount(whole)} ${noun.many}${beyond === '' ? '' : ', beyond tolerance'}`;
}

function wordsOf({ quantity, groups }: GroupsInput, items: readonly PairItem[], without: readonly GroupResult[], parts: Divided, noun: Noun, tail: string): Pick<Drawn<GroupsPicture>, 'figures' | 'sentences' | 'notes' | 'table'> {
  const { higher, lower, same } = countSigns(items), byChange = sortedItems(items, 'difference'), up = byChange.filter(({ difference }) => difference > 0).slice(0, NAMED), down = byChange.filter(({ difference }) => difference < 0).slice(-NAMED).reverse(), list = (some: readonly PairItem[]): string => some.map(({ name, difference }) => `${shortened(name, NAME)} (${toldChange(difference, tail)})`).join('; ');
  const inAll = quantity.groupsInAll ?? groups.length, selectable = items.some(({ clauses }) => clauses.length > 0);
  return {
    figures: [{ label: noun.many, value: formatCount(inAll) }, { label: 'higher, lower, same', value: `${formatCount(higher)}, ${formatCount(lower)}, ${formatCount(same)}` }],
    sentences: [...(up.length > 0 ? [`Raised most: ${list(up)}.`] : []), ...(down.length > 0 ? [`Lowered most: ${list(down)}.`] : []), ...(up.length + down.length === 0 ? [`No ${noun.one} changes.`] : [])],
    notes: [
      ...(without.length > 0 ? [`Not drawn, without a result in both releases: ${without.slice(0, NAMED).map(({ group, change }) => `${shortened(group, NAME)} (${(change as { readonly reason: string }).reason})`).join('; ')}${without.length > NAMED ? `; and ${countOf(without.length - NAMED, 'more', 'more')}` : ''}.`] : []),
      ...(inAll > groups.length ? [`The report holds the ${formatCount(groups.length)} of ${formatCount(inAll)} ${noun.many} that change most.`] : []), ...(parts.between > 0 ? ['Each dot above is one of fifty parts of all that changed.'] : []),
      ...(quantity.tolerance === null ? [] : ['The band is the tolerance, for each group alone.']), ...(selectable ? [`Press a row to narrow all other views to that ${noun.one}.`] : []),
    ],
    table: { caption: `${quantity.name} by ${noun.one}`, columns: columnsOf(`'${noun.one}`, 'base', 'revision', 'change'), rows: groups.map(({ group, base, revision, change }) => [group === '' ? '(empty)' : group, cellOf(base), cellOf(revision), cellOf(change)]) },
  };
}

function marksOf({ rows, rowHeight }: GroupsPicture, items: readonly PairItem[], width: number, chosen: ReadonlySet<string> | null): Mark[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  return rows.map(({ id, y }): Mark => { const { lines, clauses, changed } = byId.get(id)!; return { id, x: 1.5, y: y + 0.5, width: width - 3, height: rowHeight - 1, lines, changed: changed > 0, ...(clauses.length > 0 ? { clauses } : {}), ...(chosen === null ? {} : { selected: chosen.has(id) }) }; });
}
