/** Identifiers and literals for SQL text; nothing enters a query by other ways. */

export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A float64 literal that keeps every bit and does not turn into a slow DECIMAL. */
export function double(value: number): string {
  if (Number.isNaN(value)) return "'nan'::DOUBLE";
  if (!Number.isFinite(value)) return value > 0 ? "'inf'::DOUBLE" : "'-inf'::DOUBLE";
  return `'${Object.is(value, -0) ? '-0' : value}'::DOUBLE`;
}

export function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
