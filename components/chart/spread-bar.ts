/** A standard deviation of base to hold differences against, or the largest part of it that fits (VIEWS R7). */

const PARTS = [[1, '1 SD of base'], [0.5, '½ SD of base'], [0.1, '0.1 SD of base'], [0.01, '0.01 SD of base']] as const;

/** `reach`: half the range of the axis. Null where base has no spread, or next to none of it fits. */
export function spreadBar(sd: number | null, reach: number): { readonly value: number; readonly text: string } | null {
  if (sd === null || !(sd > 0) || !Number.isFinite(sd)) return null;
  const part = PARTS.find(([share]) => sd * share <= reach * 0.8 && sd * share > 0);
  return part === undefined ? null : { value: sd * part[0], text: part[1] };
}
