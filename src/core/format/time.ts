/** Instants as ISO 8601, no finer than they are. */
export function isoText(ms: number): string {
  const date = new Date(Math.floor(ms));
  if (Number.isNaN(date.getTime())) return String(ms);
  const text = date.toISOString().replace('Z', '');
  const sub = ms - Math.floor(ms);
  if (sub > 0) return `${text}${String(Math.round(sub * 1000)).padStart(3, '0')}`;
  if (text.endsWith('T00:00:00.000')) return text.slice(0, -13);
  if (text.endsWith(':00.000')) return text.slice(0, -7);
  return text.endsWith('.000') ? text.slice(0, -4) : text;
}
