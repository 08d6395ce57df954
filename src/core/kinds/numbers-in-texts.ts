/**
 * Texts that say numbers, in a column that also holds others: an angle written with minutes that became decimal
 * degrees, and numbers beside words that were converted or rounded. What is told here is not looked at as labels.
 */
import { parseNumberText } from '../reading/number-text.js';
import type { ColumnKind } from '../model/report.js';
import { angleOf, DECIMAL, SEXAGESIMAL } from './angles.js';
import { findConverted, findRounded } from './cell-by-cell.js';
import type { PairedTexts } from './classify-text.js';
import { CLAIM_WHOLE } from './explanation.js';
import { Series } from './series.js';
import { applyWhole, wholeExplanation } from './whole-column.js';
import { SETTLED, Work } from './work.js';

export interface NumbersInTexts {
  readonly kinds: readonly ColumnKind[];
  /** 1 where a changed cell is told. */
  readonly told: Uint8Array;
}

const LEAST = 3;

export function numbersInTexts({ base, revision, texts }: PairedTexts): NumbersInTexts {
  const n = base.length, told = new Uint8Array(n), moved = new Uint8Array(texts.length);
  // A name for each record is not parsed to learn that it says no number: only what changed is.
  for (let i = 0; i < n; i++) { const from = base[i]!, to = revision[i]!; if (from >= 0 && to >= 0 && from !== to) moved[from] = moved[to] = 1; }
  const number = Float64Array.from(texts, (text, k) => (moved[k] === 1 ? parseNumberText(text) : NaN)), angle = Float64Array.from(texts, (text, k) => (moved[k] === 1 ? angleOf(text) : NaN));
  const kinds = angle.some((v) => v === v) ? angles({ base, revision, texts }, number, angle, told) : [];
  let changed = 0;
  for (let i = 0; i < n; i++) { const from = base[i]!, to = revision[i]!; if (from >= 0 && to >= 0 && from !== to && number[from] === number[from] && number[to] === number[to]) changed++; }
  if (changed < LEAST) return { kinds, told };
  texts.forEach((text, k) => { if (moved[k] === 0) number[k] = parseNumberText(text); });
  let pairs = 0, numbers = 0;
  for (let i = 0; i < n; i++) {
    const from = base[i]!, to = revision[i]!;
    if (from < 0 || to < 0) continue;
    pairs++;
    if (number[from] === number[from] && number[to] === number[to]) numbers++;
  }
  return numbers < pairs / 2 ? { kinds, told } : { kinds: [...kinds, ...numeric({ base, revision, texts }, number, told)], told };
}

/** The same angle in another notation. */
function angles({ base, revision, texts }: PairedTexts, number: Float64Array, angle: Float64Array, told: Uint8Array): ColumnKind[] {
  const out: ColumnKind[] = [];
  for (const [from, to, x, y] of [[SEXAGESIMAL, DECIMAL, angle, number], [DECIMAL, SEXAGESIMAL, number, angle], [SEXAGESIMAL, SEXAGESIMAL, angle, angle]] as const) {
    const rows: number[] = [];
    let residualCells = 0;
    for (let i = 0; i < base.length; i++) {
      const a = base[i]!, b = revision[i]!;
      if (a < 0 || b < 0 || a === b || x[a] !== x[a] || y[b] !== y[b]) continue;
      if (Math.abs(x[a]! - y[b]!) <= Math.max(x === number ? unit(texts[a]!) : 0, y === number ? unit(texts[b]!) : 0) + 1e-9) rows.push(i);
      else residualCells++;
    }
    if (rows.length < LEAST || rows.length < CLAIM_WHOLE * (rows.length + residualCells)) continue;
    for (const i of rows) told[i] = 1;
    out.push({ kind: 'format', confidence: rows.length / (rows.length + residualCells), evidence: { from, to, cellClass: 'value', cells: rows.length, residualCells } });
  }
  return out;
}

/** Half of the last place of a number as it is written; an angle in whole degrees has lost its minutes. */
function unit(text: string): number {
  const point = text.indexOf('.');
  return point < 0 ? 0 : 0.5 / 10 ** (text.length - point - 1) * (1 + 1e-6);
}

function numeric({ base, revision }: PairedTexts, number: Float64Array, told: Uint8Array): ColumnKind[] {
  const of = (codes: ArrayLike<number>, others: ArrayLike<number>): Float64Array => Float64Array.from(codes, (code, i) => (code < 0 || others[i]! < 0 || number[others[i]!] !== number[others[i]!] ? NaN : number[code]!));
  const work = new Work(new Series({ base: of(base, revision), revision: of(revision, base), sequence: false })), rows = work.both(), whole = wholeExplanation(work, rows);
  if (whole !== null && whole.coverage >= CLAIM_WHOLE) applyWhole(work, rows, whole.explanation);
  else { findConverted(work); findRounded(work); }
  let written = 0;
  for (const i of rows) {
    if (work.state[i] !== SETTLED || base[i] === revision[i]) continue;
    told[i] = 1;
    if (number[base[i]!] === number[revision[i]!]) written++;
  }
  // Of a column that is to be kept as text they count as values all the same.
  return written === 0 ? work.kinds : [...work.kinds, { kind: 'format', confidence: 1, evidence: { cellClass: 'value', cells: written, residualCells: 0 } }];
}
