/**
 * The part of XML that metadata records use: elements, attributes, text, CDATA, comments, the
 * five named entities and numbered ones. There is no DOM in this layer. Document types with
 * entities of their own are refused, so no text can grow or fetch anything; whatever is not
 * well-formed is refused with its line.
 */
import { PalimpsestError } from '../errors.js';

export interface XmlElement {
  /** Without its namespace prefix. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Text directly inside. */
  readonly text: string;
}

interface Open { name: string; full: string; attributes: Map<string, string>; children: XmlElement[]; text: string }

const TOKEN = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<!DOCTYPE[^[>]*(\[)?[^>]*>|<\/([^\s>]+)\s*>|<([^\s<>/!?]+)((?:\s+[^\s=<>/]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/)?>|([^<]+)/y;
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const DEEPEST = 200;

export function readXml(source: string, file: string): XmlElement {
  const text = source.replace(/^\ufeff/, '');
  const root: Open = { name: '', full: '', attributes: new Map(), children: [], text: '' };
  const open: Open[] = [root];
  TOKEN.lastIndex = 0;
  for (let at = 0; at < text.length; at = TOKEN.lastIndex) {
    const token = TOKEN.exec(text);
    if (token === null) throw fault(file, text, at, 'is not well-formed XML');
    const [, cdata, subset, closed, opened, attributes, alone, plain] = token;
    const inner = open[open.length - 1]!;
    if (subset !== undefined) throw fault(file, text, at, 'declares entities of its own, which are not read');
    if (cdata !== undefined) inner.text += cdata;
    else if (plain !== undefined) inner.text += decoded(plain, file, text, at);
    else if (closed !== undefined) {
      if (open.length === 1 || inner.full !== closed) throw fault(file, text, at, `closes “${closed}”, which is not open there`);
      open.pop();
      open[open.length - 1]!.children.push(inner);
    } else if (opened !== undefined) {
      const made: Open = { name: opened.split(':').pop()!, full: opened, attributes: attributesOf(attributes ?? '', file, text, at), children: [], text: '' };
      if (alone !== undefined) inner.children.push(made);
      else if (open.length > DEEPEST) throw fault(file, text, at, `nests more than ${DEEPEST} elements`);
      else open.push(made);
    }
  }
  if (open.length > 1) throw fault(file, text, text.length, `ends inside the element “${open[open.length - 1]!.full}”`);
  if (root.children.length !== 1) throw fault(file, text, text.length, 'does not hold one element with everything in it');
  return root.children[0]!;
}

function attributesOf(source: string, file: string, text: string, at: number): Map<string, string> {
  return new Map([...source.matchAll(ATTRIBUTE)].map(([, name, one, other]) => [name!, decoded(one ?? other ?? '', file, text, at)]));
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(raw: string, file: string, text: string, at: number): string {
  if (!raw.includes('&')) return raw;
  return raw.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|\w+)?;?/gi, (whole, name: string | undefined) => {
    const code = name === undefined || !whole.endsWith(';') ? NaN : /^#x/i.test(name) ? parseInt(name.slice(2), 16) : name.startsWith('#') ? Number(name.slice(1)) : NaN;
    if (code <= 0x10ffff) return String.fromCodePoint(code);
    const known = whole.endsWith(';') && name !== undefined ? NAMED[name] : undefined;
    if (known === undefined) throw fault(file, text, at, `has “${whole}”, which stands for nothing known`);
    return known;
  });
}

function fault(file: string, text: string, at: number, what: string): PalimpsestError {
  const line = text.slice(0, at).split('\n').length;
  return new PalimpsestError('ParseError', `${file}, line ${line}: the file ${what}. Mend it, or leave this dictionary out.`, { file, line });
}

export function childOf(element: XmlElement | null, ...path: readonly string[]): XmlElement | null {
  let found = element;
  for (const name of path) found = found?.children.find((child) => child.name === name) ?? null;
  return found;
}

export function descendants(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...descendants(child, name)]);
}

/** All text inside, white space folded. */
export function textIn(element: XmlElement | null): string {
  if (element === null) return '';
  return [element.text, ...element.children.map(textIn)].join(' ').replace(/\s+/g, ' ').trim();
}
