/**
 * Paired statistics of number columns over records where both sides are finite: compensated sums
 * of differences and of products of values less a centre near their mean. Raw sums
 * of squares never appear: releases are almost equal, and cancellation would eat the result.
 */
import { double, identifier, text } from './identifier.js';
import { MATCHED, part, type EngineColumn } from './engine-column.js';

/** Pairs of one column with finite numbers on both sides, as b and r. A WHERE costs once what a FILTER costs in every aggregate. */
function finitePairs(schema: string, id: string): string {
  const b = identifier(part.base(id)), r = identifier(part.revision(id));
  return `(SELECT ${b} AS b, ${r} AS r FROM ${identifier(schema)}.${identifier(MATCHED)} WHERE isfinite(${b}) AND isfinite(${r}))`;
}

/** One row a column: `id`, `n`, and the means `base` and `revision` of the pairs: exact centres, where the ones at hand prove poor. */
export function pairedCentresQuery(schema: string, columns: readonly EngineColumn[]): string {
  return columns.map(({ id }) => `SELECT ${text(id)} AS id, count(*)::DOUBLE AS n, avg(b) AS base, avg(r) AS revision FROM ${finitePairs(schema, id)}`).join(' UNION ALL ');
}

export interface Centre { readonly base: number; readonly revision: number }

/** One row a column: `id`, `n`, extremes `base_min` … `revision_max`; sums `d`, `ad`, `dd` and largest `max` of the differences; `bb`, `rr`, `br`, `sum_b`, `sum_r` of the centred values. */
export function pairedMomentsQuery(schema: string, columns: readonly EngineColumn[], centres: ReadonlyMap<string, Centre>): string {
  return columns.map(({ id }) => {
    const centre = centres.get(id)!;
    const centred = `(SELECT b, r, r - b AS d, b - ${double(centre.base)} AS zb, r - ${double(centre.revision)} AS zr FROM ${finitePairs(schema, id)})`;
    return `SELECT ${text(id)} AS id, count(*)::DOUBLE AS n, min(b) AS base_min, max(b) AS base_max, min(r) AS revision_min, max(r) AS revision_max, fsum(d) AS d, fsum(abs(d)) AS ad, fsum(d * d) AS dd, max(abs(d)) AS max, fsum(zb * zb) AS bb, fsum(zr * zr) AS rr, fsum(zb * zr) AS br, fsum(zb) AS sum_b, fsum(zr) AS sum_r FROM ${centred}`;
  }).join(' UNION ALL ');
}
