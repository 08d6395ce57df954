/** Glyph, word, colour token and pattern of every class, so that colour never speaks alone. */
import type { CellClass } from '../../src/core/model/cell-class.js';

export type Tone = 'added' | 'removed' | 'modified' | 'unchanged';
export type Pattern = 'solid' | 'stripes' | 'dots' | 'hollow' | 'cross';

export interface ClassMark {
  readonly glyph: string;
  readonly word: string;
  readonly tone: Tone;
  readonly pattern: Pattern;
  /** One clause that says what the class means. */
  readonly meaning: string;
}

export const CELL_MARKS: Readonly<Record<CellClass, ClassMark>> = {
  value: { glyph: 'Δ', word: 'value differs', tone: 'modified', pattern: 'solid', meaning: 'both releases have a value, and they differ' },
  filled: { glyph: '●', word: 'filled', tone: 'added', pattern: 'solid', meaning: 'missing in base, a value in revision' },
  lost: { glyph: '○', word: 'lost', tone: 'removed', pattern: 'stripes', meaning: 'a value in base, missing in revision' },
  tolerated: { glyph: '≈', word: 'tolerated', tone: 'unchanged', pattern: 'dots', meaning: 'differs by no more than the tolerance' },
  notation: { glyph: '=', word: 'notation', tone: 'unchanged', pattern: 'stripes', meaning: 'written differently, same value' },
  unchanged: { glyph: '·', word: 'unchanged', tone: 'unchanged', pattern: 'hollow', meaning: 'the same in both releases' },
};

/** The order in which classes are drawn and listed: what matters first. */
export const CELL_ORDER: readonly CellClass[] = ['value', 'filled', 'lost', 'tolerated', 'notation', 'unchanged'];

export const RECORD_MARKS = {
  changed: { glyph: 'Δ', word: 'changed', tone: 'modified', pattern: 'solid', meaning: 'in both releases, with a cell that differs in meaning' },
  added: { glyph: '+', word: 'added', tone: 'added', pattern: 'solid', meaning: 'key only in revision' },
  removed: { glyph: '−', word: 'removed', tone: 'removed', pattern: 'stripes', meaning: 'key only in base' },
  ambiguous: { glyph: '?', word: 'ambiguous', tone: 'unchanged', pattern: 'cross', meaning: 'the key occurs more than once; not compared' },
  unchanged: { glyph: '·', word: 'unchanged', tone: 'unchanged', pattern: 'hollow', meaning: 'in both releases, with no cell that differs in meaning' },
} as const satisfies Record<string, ClassMark>;

export const COLUMN_MARKS = {
  changed: { glyph: 'Δ', word: 'changed', tone: 'modified', pattern: 'solid', meaning: 'a cell differs in meaning' },
  added: { glyph: '+', word: 'added', tone: 'added', pattern: 'solid', meaning: 'only in revision' },
  removed: { glyph: '−', word: 'removed', tone: 'removed', pattern: 'stripes', meaning: 'only in base' },
  notation: { glyph: '=', word: 'notation only', tone: 'unchanged', pattern: 'stripes', meaning: 'written differently or within tolerance, nothing else' },
  uncompared: { glyph: '?', word: 'not compared', tone: 'unchanged', pattern: 'dots', meaning: 'in both releases, but none of its cells was compared' },
  unchanged: { glyph: '·', word: 'unchanged', tone: 'unchanged', pattern: 'hollow', meaning: 'every cell the same' },
  key: { glyph: '#', word: 'key', tone: 'unchanged', pattern: 'cross', meaning: 'identifies records; not compared' },
} as const satisfies Record<string, ClassMark>;
