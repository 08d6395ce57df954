/** The F distribution, through the incomplete beta function. */
import { betaLogitQuantile, betaLower, betaUpper, type Tail } from './incomplete-beta.js';

export function fCdf(x: number, df1: number, df2: number): number {
  const [share, rest] = shares(x, df1, df2);
  return betaLower(df1 / 2, df2 / 2, share, rest);
}

/** 1 - cdf, without loss in the tail. */
export function fSf(x: number, df1: number, df2: number): number {
  const [share, rest] = shares(x, df1, df2);
  return betaUpper(df1 / 2, df2 / 2, share, rest);
}

function shares(x: number, df1: number, df2: number): [number, number] {
  if (!(x > 0)) return x === x ? [0, 1] : [NaN, NaN];
  const odds = (df1 / df2) * x;
  return [1 / (1 + 1 / odds), 1 / (1 + odds)];
}

/** The x whose named tail is p. */
export function fQuantile(p: number, df1: number, df2: number, tail: Tail = 'lower'): number {
  if (!(p > 0 && p < 1)) return p === p ? ((p <= 0) === (tail === 'lower') ? 0 : Infinity) : NaN;
  return (df2 / df1) * Math.exp(betaLogitQuantile(p, df1 / 2, df2 / 2, tail));
}
