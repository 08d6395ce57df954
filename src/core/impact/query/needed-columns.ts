/**
 * Which columns of `data` a query may read, so that no others are loaded: those that it names. Wherever it could mean
 * columns without naming them (a star, COLUMNS, a natural join, a whole row, a pivot), it may mean all.
 */
import type { QueryToken } from './query-tokens.js';

const WHOLE = new Set(['columns', 'natural', 'pivot', 'unpivot', 'pivot_wider', 'pivot_longer', 'table', 'positional']);
/** After a star that stands for columns; before one that multiplies stands a value. */
const AFTER_STAR = new Set(['from', 'exclude', 'except', 'replace', 'rename', 'like', 'ilike', 'glob', 'similar', 'not', 'where', 'group', 'having', 'order', 'limit', 'union', 'intersect', 'qualify', 'window', 'offset', 'filter', 'as']);
const BEFORE_STAR = new Set(['select', 'distinct', 'all', 'by', 'returning', 'as']);
/** A FROM there has no SELECT before it, and may have none behind it. */
const BEFORE_FROM = new Set(['(', 'union', 'all', 'by', 'except', 'intersect']);
const CLAUSES = new Set(['where', 'group', 'order', 'limit', 'having', 'join', 'inner', 'left', 'right', 'full', 'cross', 'outer', 'asof', 'anti', 'semi', 'on', 'using', 'union', 'intersect', 'except', 'qualify', 'window', 'offset', 'select']);

/** Positions among `names`, or null: all. Letters' case does not count, as in the engine. */
export function neededColumns(tokens: readonly QueryToken[], names: readonly string[]): readonly number[] | null {
  if (tokens.some((token, i) => isWhole(tokens, token, i))) return null;
  const named = new Set(tokens.flatMap(({ is, text }) => (is === 'word' || is === 'name' ? [text.toLowerCase()] : [])));
  return names.flatMap((name, i) => (named.has(name.toLowerCase()) ? [i] : []));
}

function isWhole(tokens: readonly QueryToken[], { is, text }: QueryToken, at: number): boolean {
  const before = tokens[at - 1], after = tokens[at + 1];
  // A column by its place.
  if (is === 'mark' && text === '#') return true;
  if (is === 'mark' && text === '*') return !isCounted(before, after, tokens[at - 2]) && !multiplies(before, after);
  if (is === 'word' && (WHOLE.has(text) || (text === 'from' && (before === undefined || BEFORE_FROM.has(before.text))))) return true;
  if ((is !== 'word' && is !== 'name') || text.toLowerCase() !== 'data') return false;
  // The relation is read after FROM or JOIN; anywhere else its name is a row of it, unless a column follows.
  if (after?.text === '.') return false;
  return !(before?.is === 'word' && (before.text === 'from' || before.text === 'join')) || isRowOfAlias(tokens, at);
}

/** `count(*)` */
function isCounted(before: QueryToken | undefined, after: QueryToken | undefined, name: QueryToken | undefined): boolean {
  return before?.text === '(' && after?.text === ')' && name?.is === 'word' && name.text === 'count';
}

function multiplies(before: QueryToken | undefined, after: QueryToken | undefined): boolean {
  const value = before !== undefined && (before.is === 'number' || before.is === 'name' || before.text === ')' || before.text === ']' || (before.is === 'word' && !BEFORE_STAR.has(before.text)));
  return value && after !== undefined && (after.is === 'number' || after.is === 'name' || after.text === '(' || after.text === '-' || (after.is === 'word' && !AFTER_STAR.has(after.text)));
}

/** `FROM data AS d`, and `d` without a dot somewhere else; or with names of its own for the columns: `AS d(x, y)`. */
function isRowOfAlias(tokens: readonly QueryToken[], at: number): boolean {
  const next = tokens[at + 1], place = next?.text === 'as' && next.is === 'word' ? at + 2 : at + 1, alias = tokens[place];
  if (alias === undefined || (alias.is !== 'word' && alias.is !== 'name') || (alias.is === 'word' && CLAUSES.has(alias.text))) return false;
  if (tokens[place + 1]?.is === 'mark' && tokens[place + 1]!.text === '(') return true;
  return tokens.some(({ is, text }, i) => i !== place && (is === 'word' || is === 'name') && text.toLowerCase() === alias.text.toLowerCase() && tokens[i + 1]?.text !== '.');
}
