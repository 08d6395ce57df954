/** Instants as ISO 8601, no finer than they are, to the microsecond at most. */
export function isoText(ms: number): string {
  const micros = Math.round((ms - Math.floor(ms)) * 1000), carried = micros === 1000, date = new Date(Math.floor(ms) + Number(carried));
  if (Number.isNaN(date.getTime())) return String(ms);
  const text = date.toISOString().replace('Z', '');
  if (micros > 0 && !carried) return `${text}${String(micros).padStart(3, '0')}`;
  if (text.endsWith('T00:00:00.000')) return text.slice(0, -13);
  if (text.endsWith(':00.000')) return text.slice(0, -7);
  return text.endsWith('.000') ? text.slice(0, -4) : text;
}
