/** "31 of 100 records are higher now": shares in a unit everybody can picture, never rounded to none or to all. */

export interface OfHundred {
  readonly higher: string;
  readonly lower: string;
  readonly sentence: string;
}

export function ofHundred(higher: number, lower: number, n: number): OfHundred | null {
  if (n === 0) return null;
  const up = count(higher, n), down = count(lower, n);
  return { higher: up, lower: down, sentence: `${up[0]!.toUpperCase()}${up.slice(1)} of 100 records ${up === '1' ? 'is' : 'are'} higher now, ${down} ${down === '1' ? 'is' : 'are'} lower.` };
}

function count(part: number, n: number): string {
  if (part === 0) return 'none';
  const share = (100 * part) / n;
  if (share < 0.5) return 'fewer than 1';
  if (part < n && share > 99.5) return 'more than 99';
  return String(Math.round(share));
}
