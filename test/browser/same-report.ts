/** Two reports are the same: equal structure, names and counts; floating-point figures to 1e-10 relative; the generator aside. */
export function differences(a: unknown, b: unknown, path = 'report'): string[] {
  if (path === 'report.generator') return [];
  if (typeof a === 'number' && typeof b === 'number') {
    return a === b || Math.abs(a - b) <= 1e-10 * Math.max(Math.abs(a), Math.abs(b)) ? [] : [`${path}: ${a} and ${b}`];
  }
  if (Array.isArray(a) && Array.isArray(b)) {
    if (a.length !== b.length) return [`${path}: ${a.length} and ${b.length} entries`];
    return a.flatMap((each, i) => differences(each, b[i], `${path}[${i}]`));
  }
  if (a !== null && b !== null && typeof a === 'object' && typeof b === 'object') {
    const names = new Set([...Object.keys(a), ...Object.keys(b)]);
    return [...names].flatMap((name) => differences((a as Record<string, unknown>)[name], (b as Record<string, unknown>)[name], `${path}.${name}`));
  }
  return a === b ? [] : [`${path}: ${JSON.stringify(a)} and ${JSON.stringify(b)}`];
}
