/**
 * Column names: never empty, never twice. An empty header gets the name `column N` (its
 * position, counted from 1), a repeated one `name (2)`.
 */

export interface Header {
  readonly names: readonly string[];
  /** Names that had to be made, as sentences. */
  readonly notes: readonly string[];
}

export function uniqueNames(raw: readonly string[]): Header {
  const taken = new Set<string>();
  const notes: string[] = [];
  const names = raw.map((text, i) => {
    const given = text.trim();
    const wanted = given === '' ? `column ${i + 1}` : given;
    let name = wanted;
    for (let n = 2; taken.has(name); n++) name = `${wanted} (${n})`;
    taken.add(name);
    if (given === '') notes.push(`Column ${i + 1} has no name; it is called “${name}”.`);
    else if (name !== wanted) notes.push(`The name “${wanted}” occurs again in column ${i + 1}; that one is called “${name}”.`);
    return name;
  });
  return { names, notes };
}
