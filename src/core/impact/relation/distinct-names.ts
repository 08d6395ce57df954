/** Names by which a quantity can call the columns of a report: the case of letters does not tell them apart. */
export function distinctNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let free = name;
    for (let i = 2; taken.has(free.toLowerCase()); i++) free = `${name} (${i})`;
    taken.add(free.toLowerCase());
    return free;
  });
}
