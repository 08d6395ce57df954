/** Which columns, periods, groups, classes of cells, kinds of change and records a quantity's change comes from: hybrid releases, asked one by one. */
import { attributeChange } from '../../core/impact/attribution/attribute-change.js';
import type { Attribution } from '../../core/impact/attribution/attribution.js';
import { MOST_EXACT_PLAYERS } from '../../core/impact/attribution/exact-shapley.js';
import { gatherPlayers, isIn, MOST_PLAYERS, type Coalition, type Player } from '../../core/impact/attribution/players.js';
import type { Answer } from '../../core/impact/evaluation.js';
import { differingSql, partCountSql, type HybridChoice } from '../../core/impact/relation/data-sql.js';
import type { MarkedBy, Marks } from '../../core/impact/relation/marks.js';
import type { CellClass } from '../../core/model/cell-class.js';
import type { SelectionClause } from '../../core/selection/clause.js';
import { numberAt, type Database } from '../../io/database/database.js';
import type { DataColumn } from './bound-quantity.js';
import { cellCause } from './cell-causes.js';
import type { LoadedRelation } from './impact-relation.js';

export type AttributionBy = 'column' | 'period' | 'group' | 'kind' | 'class';

/** What of both releases differs in the columns of a query. */
export interface Differing {
  readonly columns: readonly { readonly column: DataColumn; readonly records: number }[];
  /** Records of one release alone, and those of them that came. */
  readonly alone: number;
  readonly added: number;
}

export interface ToldAttribution { readonly by: string; readonly attribution: Attribution }

export interface Cause {
  readonly by: string;
  readonly players: readonly Player[];
  readonly weights: readonly number[];
  /** The hybrid release of these candidates. */
  readonly choose: (taken: readonly number[]) => HybridChoice;
}

export interface AttributionTask {
  readonly database: Database;
  readonly relation: LoadedRelation;
  readonly columns: readonly DataColumn[];
  readonly differing: Differing;
  readonly result: (choice: HybridChoice) => Answer;
  readonly seed: number;
  /** Marks of the cells of these columns, brought beside the relation; null where the quantity cannot be asked by them. */
  readonly mark: ((by: MarkedBy, columns: readonly DataColumn[]) => Promise<{ readonly marks: Marks; readonly sets: readonly string[] }>) | null;
  /** Asks many hybrid releases at once, where that is a saving; whether it did. */
  readonly together?: (choices: readonly HybridChoice[]) => Promise<boolean>;
  /** Told with parts from drawn orders while all hybrid releases are being asked. */
  readonly onEstimate?: (soFar: ToldAttribution) => void;
  /** Once it says so, the parts are those of the orders drawn so far. */
  readonly isLate?: () => boolean;
  readonly signal: AbortSignal | undefined;
}

/** Hybrid releases that may be asked: of small releases all of eight columns and the records, of large ones few. */
const SMALL = 1_000_000, BUDGET = 512, BUDGET_OF_LARGE = 64;
/** Cells whose values differ. */
const DIFFERING = ['tolerated', 'value', 'filled', 'lost'] as const satisfies readonly CellClass[];
/** Parts of the records that stand by themselves. */
const MOST_PARTS = 8;

/** Null where there is nothing to tell apart. All that differs may be of one part: that is an answer too. */
export async function attributeBy(by: AttributionBy, task: AttributionTask): Promise<ToldAttribution | null> {
  const cause = by === 'column' ? byColumn(task.differing) : by === 'kind' || by === 'class' ? await byCells(by, task) : await byParts(by, task);
  if (cause === null) return null;
  const large = task.relation.rows > SMALL, { players, playerOf } = gatherPlayers(cause.players, cause.weights, by === 'column' ? undefined : MOST_PARTS);
  const choose = cause.players.length === 1 ? allOfIt(task.differing) : cause.choose, taken = (coalition: Coalition): readonly number[] => cause.players.flatMap((_, i) => (isIn(coalition, playerOf[i]!) ? [i] : []));
  const isKnown = players.length <= MOST_EXACT_PLAYERS && (await task.together?.(Array.from({ length: 2 ** players.length }, (_, coalition) => choose(taken(coalition))))) === true;
  const attribution = await attributeChange(players, (coalition) => task.result(choose(taken(coalition))), {
    seed: task.seed, budget: isKnown ? 2 ** players.length : large ? BUDGET_OF_LARGE : BUDGET, ...(task.signal ? { signal: task.signal } : {}),
    ...(isKnown || task.onEstimate === undefined ? {} : { onEstimate: (soFar) => task.onEstimate!({ by: cause.by, attribution: soFar }) }), ...(isKnown || task.isLate === undefined ? {} : { isLate: task.isLate }),
  });
  return { by: cause.by, attribution };
}

/** How often a quantity is asked at most, and for the first pair of orders; kinds and classes are known only when cells are marked. */
export function attributionEvaluations(by: AttributionBy, { relation: { rows, parts }, differing: { columns, alone } }: { readonly relation: Pick<LoadedRelation, 'rows' | 'parts'>; readonly differing: Differing }): { readonly atMost: number; readonly atLeast: number } {
  const others = { kind: MOST_PARTS, class: DIFFERING.length + 2 }, players = by === 'column' ? Math.min(MOST_PLAYERS, columns.length + (alone > 0 ? 1 : 0)) : Math.min(MOST_PARTS, by === 'kind' || by === 'class' ? others[by] : parts.find(({ of }) => of === by)?.names.length ?? 0);
  if (players < 2) return { atMost: 0, atLeast: 0 };
  const budget = rows > SMALL ? BUDGET_OF_LARGE : BUDGET, first = 4 * players, atMost = players <= MOST_EXACT_PLAYERS && 2 ** players <= budget ? 2 ** players : Math.max(first, budget + 2 * players);
  return { atMost, atLeast: Math.min(first, atMost) };
}

/** With the one part there is everything that differs: both releases themselves, which were asked before. */
function allOfIt({ columns }: Differing): Cause['choose'] {
  const ids = new Set(columns.map(({ column }) => column.id));
  return (taken) => (taken.length === 0 ? { of: 'columns', ids: new Set(), records: false } : { of: 'columns', ids, records: true });
}

async function byCells(by: MarkedBy, { differing: { columns, alone, added }, mark }: AttributionTask): Promise<Cause | null> {
  if (mark === null || columns.length === 0) return null;
  const own = columns.map(({ column }) => column);
  return cellCause(by, await mark(by, own), own, { removed: alone - added, added });
}

function byColumn({ columns, alone }: Differing): Cause {
  const players: Player[] = columns.map(({ column }) => ({ of: 'column', label: column.name, ...(column.question === null ? {} : { clauses: [{ source: 'impact', field: `class:${column.id}`, kind: 'points', value: DIFFERING }] }) })), records = players.length;
  return {
    by: alone > 0 ? 'column and records' : 'column', players: alone > 0 ? [...players, { of: 'records', label: 'records of one release alone' }] : players, weights: [...columns.map((each) => each.records), ...(alone > 0 ? [Infinity] : [])],
    choose: (taken) => ({ of: 'columns', ids: new Set(taken.filter((i) => i < records).map((i) => columns[i]!.column.id)), records: taken.includes(records) }),
  };
}

async function byParts(of: 'period' | 'group', { database, relation, columns, signal }: AttributionTask): Promise<Cause | null> {
  const parts = relation.parts.find((each) => each.of === of);
  if (parts === undefined) return null;
  const counted = await database.run(differingSql(relation.cells, columns, of), signal ? { signal } : {}), codes = Array.from(counted.columns.get('part') ?? [], Number);
  if (codes.length === 0 || (codes.length === 1 && numberAt(await database.run(partCountSql(relation.cells, of), signal ? { signal } : {}), 'parts') < 2)) return null;
  return {
    by: parts.by, weights: Array.from(counted.columns.get('records')!, Number), choose: (taken) => partsOf(of, codes, taken),
    players: codes.map((code): Player => ({ of, label: parts.names[code]!, ...clausesOf(of, parts.by, parts.names[code]!) })),
  };
}

/** Written by the fewer codes: where nothing differs it is no matter which side a record is of. */
function partsOf(by: 'period' | 'group', codes: readonly number[], taken: readonly number[]): HybridChoice {
  if (2 * taken.length <= codes.length) return { of: 'parts', by, codes: taken.map((i) => codes[i]!) };
  const all = new Set(taken);
  return { of: 'parts', by, codes: codes.filter((_, i) => !all.has(i)), except: true };
}

/** Years, months of one year, and groups can be selected in other views. */
function clausesOf(of: 'period' | 'group', by: string, name: string): { readonly clauses?: readonly SelectionClause[] } {
  const clause = (field: 'group' | 'year' | 'month', value: string | number): { readonly clauses: readonly SelectionClause[] } => ({ clauses: [{ source: 'impact', field, kind: 'points', value: [value] }] });
  if (of === 'group') return clause('group', name);
  return by === 'year' && /^-?\d+$/.test(name) ? clause('year', Number(name)) : by === 'month' && /-\d\d$/.test(name) ? clause('month', Number(name.slice(-2))) : {};
}
