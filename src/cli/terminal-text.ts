/** Text that fits a terminal and cannot command it. */

/** Control characters of hostile names must not reach a terminal. */
export function printable(name: string): string {
  return name.replace(/[\p{Cc}\p{Cf}]/gu, '\uFFFD');
}

export function shorten(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

/** Names often differ at their ends. */
export function shortenInside(text: string, most: number): string {
  const head = Math.ceil((most - 1) / 2);
  return text.length > most ? `${text.slice(0, head)}…${text.slice(text.length - (most - 1 - head))}` : text;
}

/** Lines of at most `width`; a word longer than that stands alone. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of printable(text).split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) { lines.push(line); line = word; }
    else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
