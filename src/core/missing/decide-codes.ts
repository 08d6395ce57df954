/**
 * Which suspected numbers are missing codes, decided once for both releases: what one column of
 * one release proves or leaves open is completed by the other release and by the other columns
 * of the file. A number that lies among the values of either side is a value on both.
 */
import type { ColumnInfo } from '../model/release.js';
import type { SentinelEvidence } from './detect-sentinels.js';

/** Why a code was believed. */
export type CodeReason = 'alone' | 'convention' | 'replaced';

export interface DecidedCode {
  readonly code: number;
  readonly reason: CodeReason;
}

/** Codes that a release's columns prove by themselves, with how many columns each. */
export type Conventions = ReadonlyMap<number, number>;

export function conventionsOf(columns: readonly ColumnInfo[]): Conventions {
  const counts = new Map<number, number>();
  for (const { sentinels } of columns) for (const each of sentinels) if (each.standing === 'believed') counts.set(each.code, (counts.get(each.code) ?? 0) + 1);
  return counts;
}

/** So many other columns of a release make its code a convention. */
const COLUMNS_NEEDED = 2;

export function decideCodes(base: ColumnInfo | null, revision: ColumnInfo | null, conventions: { readonly base: Conventions; readonly revision: Conventions }): DecidedCode[] {
  const sides = [base, revision].filter((info) => info !== null);
  const codes = [...new Set(sides.flatMap((info) => info.sentinels.map((each) => each.code)))].sort((a, b) => a - b);
  return codes.flatMap((code): DecidedCode[] => {
    const seen = sides.flatMap((info) => info.sentinels.filter((each) => each.code === code));
    if (seen.some((each) => each.standing === 'ordinary')) return [];
    if (seen.some((each) => each.standing === 'believed')) return [{ code, reason: 'alone' }];
    if ([conventions.base, conventions.revision].some((counts) => (counts.get(code) ?? 0) >= COLUMNS_NEEDED)) return [{ code, reason: 'convention' }];
    return base !== null && revision !== null && (isReplaced(code, base, revision) || isReplaced(code, revision, base)) ? [{ code, reason: 'replaced' }] : [];
  });
}

/** All cells of `from` with the code are gone in `to`, and exactly as many more are missing there. */
function isReplaced(code: number, from: ColumnInfo, to: ColumnInfo): boolean {
  const evidence = find(from, code);
  if (evidence === undefined || evidence.count < 3 || find(to, code) !== undefined) return false;
  return missingCells(to) - missingCells(from) === evidence.count;
}

function missingCells(info: ColumnInfo): number {
  return info.absent + info.sentinels.reduce((sum, each) => sum + (each.standing === 'believed' ? each.count : 0), 0);
}

function find(info: ColumnInfo, code: number): SentinelEvidence | undefined {
  return info.sentinels.find((each) => each.code === code);
}
