/** Where a text stops being JSON; parsers say that it does, but not always where. */

const TOKEN = /[ \t\n\r]*(?:([{}[\],:])|("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)\b)/y;

type Expected = 'value' | 'value or end' | 'name' | 'name or end' | 'colon' | 'comma or end';

/** Offset of the first token that does not fit, or the length of a text that ends too soon. */
export function jsonErrorAt(text: string): number {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  for (let at = 0; ;) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text);
    if (token === null) return at + /^[ \t\n\r]*/.exec(text.slice(at))![0].length;
    const mark = token[1] ?? (token[2] === undefined ? 'scalar' : 'string');
    const next = after(expected, mark, open);
    if (next === null) return at + token[0].length - token[0].trimStart().length;
    expected = next;
    at = TOKEN.lastIndex;
  }
}

function after(expected: Expected, mark: string, open: ('{' | '[')[]): Expected | null {
  const inside = open[open.length - 1];
  const mayEnd = expected === 'comma or end' || expected === 'value or end' || expected === 'name or end';
  if ((mark === '}' && inside === '{' && mayEnd) || (mark === ']' && inside === '[' && mayEnd)) {
    open.pop();
    return 'comma or end';
  }
  switch (expected) {
    case 'value': case 'value or end':
      if (mark === '{' || mark === '[') { open.push(mark); return mark === '{' ? 'name or end' : 'value or end'; }
      return mark === 'string' || mark === 'scalar' ? 'comma or end' : null;
    case 'name': case 'name or end': return mark === 'string' ? 'colon' : null;
    case 'colon': return mark === ':' ? 'value' : null;
    case 'comma or end': return mark !== ',' || inside === undefined ? null : inside === '{' ? 'name' : 'value';
  }
}
