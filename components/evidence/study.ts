/** What is known of a study, and what a view rests on. */
import type { RuleId } from './rules.js';

/** S: abstract, paper page or first page read. R: recomputed from the raw data. J: from a collation. C: secondary. M: unverified. */
export type ReadMark = 'S' | 'R' | 'J' | 'C' | 'M';

export interface Study {
  readonly id: string;
  readonly cite: string;
  readonly year?: number;
  readonly venue?: string;
  readonly doi?: string;
  /** Whether the DOI was seen at its source; others are never printed unmarked. */
  readonly doiSeen?: boolean;
  /** arXiv, HAL or PubMed Central. */
  readonly altId?: string;
  readonly kind: string;
  /** People. */
  readonly n?: number;
  readonly population?: string;
  readonly task?: string;
  readonly result?: string;
  readonly effect?: string;
  /** B: controlled experiment. C: design study, qualitative study or expert survey. D: convention or method. None: theory, review, system, or unverified. */
  readonly grade?: 'B' | 'C' | 'D';
  /** Which rules it speaks for and against is this project's judgement. */
  readonly supports?: readonly RuleId[];
  readonly contradicts?: readonly RuleId[];
  readonly read: readonly ReadMark[];
  readonly note?: string;
}

export interface ViewEvidence {
  readonly grade: string;
  /** Ids of studies. */
  readonly studies: readonly string[];
  /** Why there is no study behind it, where it is only convention. */
  readonly convention?: string;
  /** Studies made with this kit. */
  readonly kitStudies: readonly { readonly n: number; readonly date: string; readonly result: string }[];
}
