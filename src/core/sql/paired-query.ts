/**
 * Paired statistics of number columns over records where both sides are finite, in two scans:
 * first the centres, then compensated sums of differences and of centred products. Raw sums
 * of squares never appear: releases are almost equal, and cancellation would eat the result.
 */
import { double, identifier } from './identifier.js';
import { PAIRS, part, type EngineColumn } from './engine-column.js';

const finitePair = (id: string): string => `isfinite(${identifier(part.base(id))}) AND isfinite(${identifier(part.revision(id))})`;

/** Columns `<id>:n`, `:base`, `:revision` (means), `:baseMin` … `:revisionMax`, one row. */
export function pairedCentresQuery(schema: string, columns: readonly EngineColumn[]): string {
  const parts = columns.flatMap(({ id }) => {
    const b = identifier(part.base(id)), r = identifier(part.revision(id));
    const over = (what: string, name: string): string => `(${what} FILTER (WHERE ${finitePair(id)}))::DOUBLE AS ${identifier(`${id}:${name}`)}`;
    return [over('count(*)', 'n'), over(`avg(${b})`, 'base'), over(`avg(${r})`, 'revision'), over(`min(${b})`, 'baseMin'), over(`max(${b})`, 'baseMax'), over(`min(${r})`, 'revisionMin'), over(`max(${r})`, 'revisionMax')];
  });
  return `SELECT ${parts.join(', ')} FROM ${identifier(schema)}.${identifier(PAIRS)}`;
}

export interface Centre { readonly base: number; readonly revision: number }

/** Columns `<id>:d`, `:ad`, `:dd`, `:max` of the differences and `:bb`, `:rr`, `:br`, `:b`, `:r` of the centred values, one row. */
export function pairedMomentsQuery(schema: string, columns: readonly EngineColumn[], centres: ReadonlyMap<string, Centre>): string {
  const parts = columns.flatMap(({ id }) => {
    const centre = centres.get(id)!;
    const b = identifier(part.base(id)), r = identifier(part.revision(id));
    const d = `(${r} - ${b})`, zb = `(${b} - ${double(centre.base)})`, zr = `(${r} - ${double(centre.revision)})`;
    const over = (what: string, name: string): string => `(${what} FILTER (WHERE ${finitePair(id)}))::DOUBLE AS ${identifier(`${id}:${name}`)}`;
    return [
      over(`fsum(${d})`, 'd'), over(`fsum(abs(${d}))`, 'ad'), over(`fsum(${d} * ${d})`, 'dd'), over(`max(abs(${d}))`, 'max'),
      over(`fsum(${zb} * ${zb})`, 'bb'), over(`fsum(${zr} * ${zr})`, 'rr'), over(`fsum(${zb} * ${zr})`, 'br'), over(`fsum(${zb})`, 'b'), over(`fsum(${zr})`, 'r'),
    ];
  });
  return `SELECT ${parts.join(', ')} FROM ${identifier(schema)}.${identifier(PAIRS)}`;
}
