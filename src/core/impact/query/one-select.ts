/**
 * A quantity is exactly one SELECT. It is run as a subquery, where the engine's grammar allows nothing else, as long as
 * the text does not close the bracket that it is put into: that is looked at here.
 */
import { queryTokens, type QueryToken } from './query-tokens.js';

const BEGINS = new Set(['select', 'with', 'from']);
/** Statements within a SELECT, and functions that run a text as one: what they need cannot be seen. */
const NEVER = new Set(['insert', 'update', 'delete', 'merge', 'create', 'drop', 'alter', 'attach', 'detach', 'copy', 'export', 'import', 'install', 'pragma', 'call', 'execute', 'prepare', 'deallocate', 'vacuum', 'checkpoint', 'describe', 'summarize', 'show', 'explain', 'query', 'query_table', 'getenv', 'nextval', 'currval', 'getvariable', 'write_log']);
/** Their answers differ from run to run, so that releases would seem to. */
const UNSTEADY = new Set(['random', 'setseed', 'uuid', 'uuidv4', 'uuidv7', 'gen_random_uuid', 'now', 'today', 'get_current_timestamp', 'get_current_time', 'current_date', 'current_time', 'current_timestamp', 'localtime', 'localtimestamp', 'txid_current', 'tablesample', 'transaction_timestamp', 'statement_timestamp', 'clock_timestamp', 'current_localtimestamp', 'current_localtime', 'current_query_id', 'current_transaction_id', 'current_connection_id']);

/** Tokens of the one SELECT, without the semicolon that may end it; or why it is refused, as the end of a sentence. */
export function oneSelect(sql: string): readonly QueryToken[] | string {
  const all = queryTokens(sql);
  if (typeof all === 'string') return all;
  const tokens = all.at(-1)?.text === ';' && all.at(-1)!.is === 'mark' ? all.slice(0, -1) : all;
  if (tokens.length === 0) return 'it is empty';
  if (tokens.some(({ is, text }) => is === 'mark' && text === ';')) return 'it holds more than one statement';
  const first = tokens.find(({ is, text }) => is !== 'mark' || text !== '(')!;
  if (first?.is !== 'word' || !BEGINS.has(first.text)) return `it begins with “${first?.text ?? '('}”, and not with SELECT`;
  const open: string[] = [];
  for (const [i, { is, text }] of tokens.entries()) {
    if (is === 'mark' && '([{'.includes(text)) open.push(text === '(' ? ')' : text === '[' ? ']' : '}');
    else if (is === 'mark' && ')]}'.includes(text) && open.pop() !== text) return `a “${text}” in it closes nothing`;
    else if (is === 'word' && NEVER.has(text) && startsSomething(tokens, i)) return `it holds “${text.toUpperCase()}”; only SELECT is run`;
    else if (is === 'word' && isUnsteady(tokens, i)) return `it holds “${text}”, whose answer differs from run to run`;
    else if (is === 'name' && UNSTEADY.has(text.toLowerCase()) && isMark(tokens[i + 1], '(')) return `it calls “${text}”, whose answer differs from run to run`;
    else if (is === 'name' && NEVER.has(text.toLowerCase()) && isMark(tokens[i + 1], '(')) return `it calls “${text}”; only SELECT is run`;
  }
  return open.length > 0 ? 'a bracket in it is not closed' : tokens;
}

/** The text that goes into the brackets: the semicolon would end the statement around it. */
export function innerQuery(sql: string): string {
  return sql.replace(/\s*;\s*$/, '');
}

/** A column may have such a name: a statement begins after a bracket, a function before one. */
function startsSomething(tokens: readonly QueryToken[], at: number): boolean {
  return isMark(tokens[at + 1], '(') || (isMark(tokens[at - 1], '(') && tokens[at + 1] !== undefined && ['word', 'name', 'text'].includes(tokens[at + 1]!.is));
}

/** Those without brackets count as columns where a dot stands before them. */
function isUnsteady(tokens: readonly QueryToken[], at: number): boolean {
  const { text } = tokens[at]!, bare = /^(current|local|tablesample)/.test(text);
  if (text === 'age' && isMark(tokens[at + 1], '(') && argumentsOf(tokens, at + 1) === 1) return true;
  return (UNSTEADY.has(text) && (isMark(tokens[at + 1], '(') || (bare && !isMark(tokens[at - 1], '.')))) || (text === 'sample' && tokens[at - 1]?.text === 'using');
}

/** How many a call has, whose bracket is at `at`. */
function argumentsOf(tokens: readonly QueryToken[], at: number): number {
  let depth = 0, many = 1;
  for (let i = at; i < tokens.length; i++) {
    const { is, text } = tokens[i]!;
    if (is !== 'mark') continue;
    if ('([{'.includes(text)) depth++;
    else if (')]}'.includes(text) && --depth === 0) break;
    else if (text === ',' && depth === 1) many++;
  }
  return many;
}

function isMark(token: QueryToken | undefined, text: string): boolean {
  return token?.is === 'mark' && token.text === text;
}
