/**
 * Queries that are an expression of aggregates. Each aggregate depends only on the columns in it and in the condition, so
 * that many hybrid releases share it: of eight columns summed by themselves, 256 releases have nine different sets of
 * aggregates. The query is cut into its aggregates and the expression around them; both stay as they are written.
 */
import { neededColumns } from './needed-columns.js';
import { oneSelect } from './one-select.js';
import type { QueryToken } from './query-tokens.js';

export interface SharedAggregates {
  readonly aggregates: readonly {
    readonly sql: string;
    /** Places of the columns that it and the condition name. */
    readonly columns: readonly number[];
  }[];
  /** The expression, around the aggregates: one piece more than there are of these. */
  readonly around: readonly string[];
  /** From the relation on: its name in the query, and the condition. */
  readonly tail: string;
}

const AGGREGATES = new Set(['sum', 'avg', 'mean', 'count', 'min', 'max', 'stddev', 'stddev_samp', 'stddev_pop', 'variance', 'var_samp', 'var_pop', 'median', 'quantile', 'quantile_cont', 'quantile_disc', 'mad', 'mode', 'skewness', 'kurtosis', 'corr', 'covar_samp', 'covar_pop', 'regr_slope', 'regr_intercept', 'regr_r2', 'regr_count', 'product', 'geomean', 'bool_and', 'bool_or', 'count_if', 'sum_no_overflow', 'fsum', 'kahan_sum', 'favg', 'arg_min', 'arg_max', 'min_by', 'max_by', 'first', 'last']);
/** These reach beyond one row of aggregates, or make more rows. */
const BEYOND = new Set(['select', 'over', 'unnest', 'generate_series', 'range', 'exists', 'distinct', 'columns', 'within', 'lambda']);
const ENDS_WHERE = new Set(['group', 'having', 'qualify', 'limit', 'offset', 'union', 'intersect', 'except', 'window', 'order', 'using', 'sample', 'fetch', 'for', 'select']);

/** `names`: of all columns. Null where the query is not surely of this shape. */
export function sharedAggregates(sql: string, names: readonly string[]): SharedAggregates | null {
  const tokens = oneSelect(sql);
  if (typeof tokens === 'string' || tokens[0]!.text !== 'select' || neededColumns(tokens, names) === null) return null;
  const from = fromAt(tokens);
  if (from === null || from === 1) return null;
  const condition = whereOf(tokens, from), end = withoutAlias(tokens, from), own = condition === null ? null : named(condition, names);
  if (own === null) return null;
  const found: { readonly at: number; readonly end: number; readonly columns: readonly number[] }[] = [];
  for (let i = 1; i < end; i++) {
    const token = tokens[i]!;
    if (token.is === 'word' && AGGREGATES.has(token.text) && isMark(tokens[i + 1], '(')) {
      const last = callEnd(tokens, i + 1, end);
      if (last === null) return null;
      const inside = tokens.slice(i + 1, last + 1);
      if (inside.some(({ is, text }) => is === 'word' && (text === 'select' || text === 'over' || text === 'unnest'))) return null;
      found.push({ at: token.at, end: tokens[last]!.end, columns: [...new Set([...named(inside, names), ...own])].sort((a, b) => a - b) });
      i = last;
    } else if ((token.is === 'word' && BEYOND.has(token.text)) || ((token.is === 'word' || token.is === 'name') && isColumn(token, names)) || (token.is === 'mark' && (token.text === ',' && depthAt(tokens, i) === 0 || token.text === '#' || token.text === '?'))) return null;
  }
  if (found.length === 0) return null;
  const start = tokens[1]!.at, stop = tokens[end - 1]!.end;
  return {
    aggregates: found.map(({ at, end: to, columns }) => ({ sql: sql.slice(at, to), columns })),
    around: [...found, null].map((each, i) => sql.slice(i === 0 ? start : found[i - 1]!.end, each === null ? stop : each.at)),
    tail: sql.slice(tokens[from]!.at, tokens.at(-1)!.end),
  };
}

function isMark(token: QueryToken | undefined, text: string): boolean {
  return token?.is === 'mark' && token.text === text;
}

function isColumn({ text }: QueryToken, names: readonly string[]): boolean {
  return names.some((name) => name.toLowerCase() === text.toLowerCase());
}

function named(tokens: readonly QueryToken[], names: readonly string[]): readonly number[] {
  const words = new Set(tokens.flatMap(({ is, text }) => (is === 'word' || is === 'name' ? [text.toLowerCase()] : [])));
  return names.flatMap((name, i) => (words.has(name.toLowerCase()) ? [i] : []));
}

function depthAt(tokens: readonly QueryToken[], at: number): number {
  let depth = 0;
  for (let i = 0; i < at; i++) if (tokens[i]!.is === 'mark') depth += '([{'.includes(tokens[i]!.text) ? 1 : ')]}'.includes(tokens[i]!.text) ? -1 : 0;
  return depth;
}

/** The one FROM beside all brackets; there is no other. */
function fromAt(tokens: readonly QueryToken[]): number | null {
  const places = tokens.flatMap(({ is, text }, i) => (is === 'word' && text === 'from' && depthAt(tokens, i) === 0 ? [i] : []));
  return places.length === 1 ? places[0]! : null;
}

/** Tokens of the condition behind `data [AS d]`, none where there is none; null where something else stands there. */
function whereOf(tokens: readonly QueryToken[], from: number): readonly QueryToken[] | null {
  let at = from + 1;
  if (tokens[at]?.text.toLowerCase() !== 'data') return null;
  at++;
  const said = tokens[at]?.is === 'word' && tokens[at]!.text === 'as';
  if (said) at++;
  if (tokens[at]?.is === 'name' || (tokens[at]?.is === 'word' && tokens[at]!.text !== 'where')) at++;
  else if (said) return null;
  if (at === tokens.length) return [];
  const rest = tokens.slice(at + 1);
  if (tokens[at]!.is !== 'word' || tokens[at]!.text !== 'where' || rest.length === 0) return null;
  return rest.some(({ is, text }) => is === 'word' && ENDS_WHERE.has(text)) ? null : rest;
}

/** Where the expression ends: before `AS name`, which brackets never end. */
function withoutAlias(tokens: readonly QueryToken[], from: number): number {
  const last = tokens[from - 1]!, before = tokens[from - 2];
  if (before?.is === 'word' && before.text === 'as' && depthAt(tokens, from - 2) === 0) return from - 2;
  const isName = last.is === 'name' || (last.is === 'word' && !['end', 'null', 'true', 'false'].includes(last.text)), follows = before !== undefined && (before.is === 'number' || isMark(before, ')') || isMark(before, ']') || before.is === 'text' || (before.is === 'word' && before.text === 'end'));
  return isName && follows ? from - 1 : from;
}

/** The bracket that closes a call, or its FILTER. */
function callEnd(tokens: readonly QueryToken[], open: number, most: number): number | null {
  const close = closing(tokens, open, most), filter = close === null ? undefined : tokens[close + 1];
  if (close === null) return null;
  const end = filter?.is === 'word' && filter.text === 'filter' && isMark(tokens[close + 2], '(') ? closing(tokens, close + 2, most) : close, behind = end === null ? undefined : tokens[end + 1];
  return behind?.is === 'word' && ['over', 'within', 'ignore', 'respect', 'filter'].includes(behind.text) ? null : end;
}

function closing(tokens: readonly QueryToken[], open: number, most: number): number | null {
  for (let i = open, depth = 0; i < most; i++) {
    if (isMark(tokens[i], '(')) depth++;
    else if (isMark(tokens[i], ')') && --depth === 0) return i;
  }
  return null;
}
