/**
 * JSON whose whole numbers are kept apart also where a float64 would not: beyond 2^53 they become bigints. The
 * language's own parser rounds them, and what it rounded cannot be told afterwards.
 */

const LONG = /\d{16}/;
const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d{16,}(?![\d.eE])/g;

export function parseJson(text: string): unknown {
  return LONG.test(text) ? parseMarked(text) : JSON.parse(text);
}

/** Large numbers go through the parser as texts behind a mark that the text does not have. */
function parseMarked(text: string): unknown {
  const mark = unusedMark(text);
  let marked = 0;
  const quoted = text.replace(TOKEN, (token, at: number) => {
    if (token.startsWith('"') || Number.isSafeInteger(Number(token)) || /[\d.eE+]/.test(text[at - 1] ?? '')) return token;
    marked++;
    return `"${mark}${token}"`;
  });
  if (marked === 0) return JSON.parse(text);
  try {
    return JSON.parse(quoted, (_, value: unknown) => (typeof value === 'string' && value.startsWith(mark) ? BigInt(value.slice(mark.length)) : value));
  } catch (error) {
    // A text that is not JSON is faulted as it stands in the file.
    JSON.parse(text);
    throw error;
  }
}

/** A private character that the text has neither as it is nor escaped. */
function unusedMark(text: string): string {
  for (let code = 0xe000; ; code++) {
    const character = String.fromCharCode(code);
    if (!text.includes(character) && !new RegExp(`\\\\u${code.toString(16)}`, 'i').test(text)) return character;
  }
}
