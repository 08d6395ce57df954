/**
 * What an input holds in either release, in bits: the entropy of its values over cells that both releases share, over the same
 * records, or the difference would be one of cells and gaps. Counted shares alone tell too little where there are few records
 * a cell, and are then corrected (G. Miller, "Note on the bias of information estimates", 1955).
 */
import type { Figure } from '../../model/report.js';

export interface InputEntropy {
  readonly input: string;
  /** Records of both releases that have a value in both. */
  readonly n: number;
  /** Equal cells over all numbers of both releases, or the different values there are. */
  readonly cells: number;
  /** Bits. */
  readonly base: Figure;
  readonly revision: Figure;
  /** Whether they were corrected. */
  readonly corrected: boolean;
}

/** How many cells hold so many records. */
export interface Occupied { readonly records: number; readonly cells: number }

/** Fewer records a cell are too few to count on. */
const ENOUGH = 50;

export function inputEntropy(input: string, cells: number, base: readonly Occupied[], revision: readonly Occupied[]): InputEntropy {
  const n = recordsOf(base), corrected = n > 0 && n / cells < ENOUGH, of = (side: readonly Occupied[]): Figure => (n === 0 ? { status: 'too-few', reason: '0 of at least 1 records with a value in both releases' } : entropyOfCells(side) + (corrected ? (cellsOf(side) - 1) / (2 * n * Math.LN2) : 0));
  return { input, n, cells, base: of(base), revision: of(revision), corrected };
}

/** Where both releases mean other things by the same values. */
export function noEntropy(input: string, reason: string): InputEntropy {
  return { input, n: 0, cells: 0, base: { status: 'not-comparable', reason }, revision: { status: 'not-comparable', reason }, corrected: false };
}

function recordsOf(side: readonly Occupied[]): number {
  return side.reduce((sum, { records, cells }) => sum + records * cells, 0);
}

function cellsOf(side: readonly Occupied[]): number {
  return side.reduce((sum, { cells }) => sum + cells, 0);
}

/** By counting alone; smallest counts first, so that no order shows. */
function entropyOfCells(side: readonly Occupied[]): number {
  const n = recordsOf(side);
  return [...side].sort((a, b) => a.records - b.records).reduce((sum, { records, cells }) => sum + (records === n ? 0 : cells * (records / n) * Math.log2(n / records)), 0);
}
