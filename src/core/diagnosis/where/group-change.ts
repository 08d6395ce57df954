/** A group of records that holds much of a column's change, as it stands in the report. */
import type { Figure } from '../../model/report.js';
import type { Part } from './attributes.js';

export interface GroupMemberChange {
  /** As a reader sees it: a column, `year of TIME`, `TA_F_QC (base)`. */
  readonly attribute: string;
  /** The column it is read from. */
  readonly column: string;
  readonly part: Part;
  /** Only for flags and categories that differ between the releases. */
  readonly side?: 'base' | 'revision';
  readonly from: string;
  /** Last level of an interval; absent for one level. */
  readonly to?: string;
}

export interface GroupChange {
  readonly column: string;
  /** `changed`: holds far more of the changed cells than its share; `kept`: of the unchanged ones, in a column that mostly changed. */
  readonly claim: 'changed' | 'kept';
  /** One or two. */
  readonly by: readonly GroupMemberChange[];
  readonly records: number;
  readonly changed: number;
  /** Cells that hold the same value in both releases. */
  readonly kept: number;
  /** Share of the column's changed cells. */
  readonly support: number;
  /** Changed cells / records, here and outside. */
  readonly rate: number;
  readonly rateOutside: number;
  /** `rate` over the rate of all records. */
  readonly lift: number;
  readonly riskRatio: Figure;
  /** Rate drawn towards that of all records: what small groups may be compared by. */
  readonly shrunkRate: number;
  /** Mean of revision - base over the group's pairs of numbers. */
  readonly bias: Figure;
  readonly shareOfSquares: Figure;
  /** Chance of as many were cells drawn at random. Records of a series resemble their neighbours, so it is never the reason for a claim. */
  readonly p: number;
  /** The same for all groups of all columns that were looked at. */
  readonly q: number;
  readonly sentence: string;
}
