/**
 * The words of a reader's query, so that it can be refused before any engine sees it. What engines read in different ways
 * (texts between dollars, escapes, comments within comments) is refused: what is left is read in one way only.
 */

export interface QueryToken {
  /** `word`: bare identifiers and keywords, in lower case; `name`: an identifier in double quotes; `mark`: one character. */
  readonly is: 'word' | 'name' | 'text' | 'number' | 'mark';
  readonly text: string;
  /** Where it stands in the query, to the place behind it. */
  readonly at: number;
  readonly end: number;
}

const SPACE = /\s+/y, WORD = /[\p{L}_][\p{L}\p{M}\p{N}_]*/uy, NUMBER = /\d[\w.]*|\.\d[\w.]*/y, LINE_COMMENT = /--[^\n\r]*/y, TEXT = /'(?:[^']|'')*'/y, NAME = /"(?:[^"]|"")*"/y;

/** The tokens, or a sentence's end on what cannot be read. Comments and spaces are no tokens. */
export function queryTokens(sql: string): readonly QueryToken[] | string {
  const tokens: QueryToken[] = [];
  let at = 0;
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(sql)?.[0] ?? null;
    if (found !== null) at += found.length;
    return found;
  };
  while (at < sql.length) {
    if (take(SPACE) !== null || take(LINE_COMMENT) !== null) continue;
    if (sql.startsWith('/*', at)) {
      const end = sql.indexOf('*/', at + 2);
      if (end < 0) return 'a comment in it has no end';
      if (sql.slice(at + 2, end).includes('/*')) return 'a comment in it holds another comment';
      at = end + 2;
      continue;
    }
    const from = at, escapes = /[exbu]/i.test(sql[at - 1] ?? '') && tokens.at(-1)?.is === 'word' && tokens.at(-1)!.text.length === 1;
    const text = take(TEXT), name = text === null ? take(NAME) : null;
    if (text !== null) {
      if (escapes) return 'a text in it has a prefix; write it without';
      tokens.push({ is: 'text', text: text.slice(1, -1).replaceAll("''", "'"), at: from, end: at });
    } else if (name !== null) tokens.push({ is: 'name', text: name.slice(1, -1).replaceAll('""', '"'), at: from, end: at });
    else if (sql[at] === "'" || sql[at] === '"') return 'a quote in it is not closed';
    else if (sql[at] === '$') return 'it holds a dollar sign, for which there is no use here';
    else if (sql[at] === '\0') return 'it holds a character that no query has';
    else {
      const word = take(WORD), number = word === null ? take(NUMBER) : null;
      if (word === null && number === null) at++;
      tokens.push(word !== null ? { is: 'word', text: word.toLowerCase(), at: from, end: at } : { is: number === null ? 'mark' : 'number', text: sql.slice(from, at), at: from, end: at });
    }
  }
  return tokens;
}
