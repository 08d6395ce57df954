/**
 * Queries to which each record brings its own value: a sum, a mean or a count, filters and a constant factor included.
 * Such a result follows from sums over single records, whichever of these are taken from the revision. Only what is
 * surely of this shape is recognised; all else is asked as it stands.
 */
import { oneSelect } from './one-select.js';
import type { QueryToken } from './query-tokens.js';

export interface RecordSums {
  /** `sum`: of what the records bring (a count: of ones); `mean`: that over how many bring something. */
  readonly of: 'sum' | 'mean' | 'count';
  /** What a record brings, in SQL over the relation: NULL is nothing. */
  readonly term: string;
  /** The relation with the name that the query gives it. */
  readonly from: string;
  /** What the sum or mean is multiplied by. */
  readonly factor: number;
}

const OF = new Map<string, RecordSums['of']>([['sum', 'sum'], ['avg', 'mean'], ['mean', 'mean'], ['count', 'count']]);
/** Within a value or a filter these make it one of more than its record, or change which records are summed. */
const BEYOND_RECORD = new Set(['select', 'over', 'distinct', 'order', 'from', 'all', 'within', 'ignore', 'respect', 'filter', 'unnest', 'generate_series', 'range']);
const AFTER_FROM = new Set(['where']);

export function recordSums(sql: string): RecordSums | null {
  const tokens = oneSelect(sql);
  return typeof tokens === 'string' ? null : new Reader(sql, tokens).read();
}

class Reader {
  private at = 0;

  constructor(private readonly sql: string, private readonly tokens: readonly QueryToken[]) {}

  read(): RecordSums | null {
    if (!this.takes('select')) return null;
    let factor = this.leadingFactor();
    const name = this.tokens[this.at], of = name?.is === 'word' ? OF.get(name.text) : undefined;
    if (factor === null || of === undefined) return null;
    this.at++;
    const inside = this.bracket();
    if (inside === null) return null;
    const value = this.slice(inside), isAll = inside.length === 1 && inside[0]!.text === '*', conditions: string[] = [];
    if (isAll ? of !== 'count' : !this.isOfRecord(inside)) return null;
    if (this.takes('filter')) {
      const filter = this.bracket();
      if (filter?.[0]?.text !== 'where' || !this.isOfRecord(filter.slice(1))) return null;
      conditions.push(this.slice(filter.slice(1)));
    }
    for (let by = this.trailingFactor(); by !== 1; by = this.trailingFactor()) {
      if (by === null) return null;
      factor *= by;
    }
    if (!this.takesAlias() || !this.takes('from')) return null;
    const relation = this.tokens[this.at];
    if (relation === undefined || relation.text.toLowerCase() !== 'data' || (relation.is !== 'word' && relation.is !== 'name')) return null;
    this.at++;
    const alias = this.relationAlias(), from = alias === null ? 'data' : `data AS ${alias}`;
    if (this.takes('where')) {
      const rest = this.tokens.slice(this.at);
      if (!this.isOfRecord(rest) || rest.some(({ is, text }) => is === 'word' && ENDS_WHERE.has(text))) return null;
      conditions.push(this.slice(rest));
    } else if (this.at < this.tokens.length) return null;
    const brings = of === 'count' ? '1::DOUBLE' : `(\n${value}\n)::DOUBLE`;
    if (of === 'count' && !isAll) conditions.push(`(\n${value}\n) IS NOT NULL`);
    return { of, factor, from, term: conditions.length === 0 ? brings : `CASE WHEN ${conditions.map((each) => `(\n${each}\n)`).join(' AND ')} THEN ${brings} END` };
  }

  private takes(word: string): boolean {
    const token = this.tokens[this.at], found = token?.is === 'word' && token.text === word;
    if (found) this.at++;
    return found;
  }

  private takesMark(mark: string): boolean {
    const token = this.tokens[this.at], found = token?.is === 'mark' && token.text === mark;
    if (found) this.at++;
    return found;
  }

  /** `2.5 * `, or 1. */
  private leadingFactor(): number | null {
    const sign = this.takesMark('-') ? -1 : 1, token = this.tokens[this.at];
    if (token?.is !== 'number') return sign;
    this.at++;
    const value = this.number(token);
    return value === null || !this.takesMark('*') ? null : sign * value;
  }

  /** ` * 2.5` or ` / 2.5`; 1 where there is none. */
  private trailingFactor(): number | null {
    const times = this.takesMark('*'), over = !times && this.takesMark('/');
    if (!times && !over) return 1;
    const token = this.tokens[this.at++], value = token?.is === 'number' ? this.number(token) : null;
    // A double stroke divides whole numbers; a factor of 1 would end the list.
    return value === null || value === 0 || value === 1 ? null : times ? value : 1 / value;
  }

  /** A number with an exponent is in several tokens where it has a sign. */
  private number({ text, end }: QueryToken): number | null {
    const next = this.tokens[this.at], touches = next !== undefined && next.at === end;
    if (/[eE]$/.test(text) && touches && (next.text === '-' || next.text === '+')) {
      const exponent = this.tokens[this.at + 1];
      if (exponent?.is !== 'number' || exponent.at !== next.end) return null;
      this.at += 2;
      return this.plain(`${text}${next.text}${exponent.text}`);
    }
    return touches && next.is !== 'mark' ? null : this.plain(text);
  }

  private plain(text: string): number | null {
    return /^(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text) ? Number(text) : null;
  }

  /** What stands between the bracket here and the one that closes it. */
  private bracket(): readonly QueryToken[] | null {
    if (!this.takesMark('(')) return null;
    const from = this.at;
    for (let depth = 1; this.at < this.tokens.length; this.at++) {
      const { is, text } = this.tokens[this.at]!;
      if (is === 'mark' && text === '(') depth++;
      else if (is === 'mark' && text === ')' && --depth === 0) return this.tokens.slice(from, this.at++);
    }
    return null;
  }

  private isOfRecord(tokens: readonly QueryToken[]): boolean {
    let depth = 0;
    for (const { is, text } of tokens) {
      if (is === 'mark' && '([{'.includes(text)) depth++;
      else if (is === 'mark' && ')]}'.includes(text)) depth--;
      else if (is === 'mark' && text === ',' && depth === 0) return false;
      else if (is === 'word' && BEYOND_RECORD.has(text)) return false;
      // Columns by a star, by their place, or a parameter.
      else if (is === 'mark' && (text === '#' || text === '?')) return false;
    }
    return tokens.length > 0;
  }

  private slice(tokens: readonly QueryToken[]): string {
    return tokens.length === 0 ? '' : this.sql.slice(tokens[0]!.at, tokens.at(-1)!.end);
  }

  private takesAlias(): boolean {
    const said = this.takes('as'), token = this.tokens[this.at];
    if (token?.is === 'name' || (token?.is === 'word' && token.text !== 'from')) { this.at++; return true; }
    return !said;
  }

  private relationAlias(): string | null {
    const said = this.takes('as'), token = this.tokens[this.at];
    if (token?.is !== 'name' && (token?.is !== 'word' || (!said && AFTER_FROM.has(token.text)))) return null;
    this.at++;
    return this.sql.slice(token.at, token.end);
  }
}

/** What would stand behind the condition. */
const ENDS_WHERE = new Set(['group', 'having', 'qualify', 'limit', 'offset', 'union', 'intersect', 'except', 'window', 'using', 'sample', 'fetch', 'for']);
