/**
 * What a view draws from: small tables of counts and moments, made where the records are, whatever their number.
 * Some stand in the report, so that a view paints without an engine; finer ones are asked for. All are over matched
 * records that the question's clauses leave.
 */
import type { CorrelationChange } from '../diagnosis/relations/correlation-change.js';
import type { Interval } from '../diagnosis/statistics/series-pairs.js';
import type { CellCounts } from '../model/cell-class.js';
import type { Figure, Undefined } from '../model/report.js';
import type { SelectionClause } from '../selection/clause.js';
import type { LineMethod } from './fitted-lines.js';

/** How time is cut: calendar parts of the data's own clock, or equal steps of a number that counts time. */
export type TimeGrain = 'year' | 'month' | 'day' | 'hour' | 'step';

/**
 * Rows and columns of moment cells: groups (sites) against bins of time. Where the key has no time there is one bin,
 * where it has no group one group.
 */
export interface CellGrid {
  /** Key columns that the groups are made of; empty without. */
  readonly groupName: string;
  readonly groups: readonly string[];
  /** Name of the key's time; empty without. */
  readonly timeName: string;
  readonly grain: TimeGrain | null;
  /** Whether edges are milliseconds. */
  readonly instants: boolean;
  /** One more than there are bins, ascending; `[start, end)`. Empty without time. */
  readonly edges: readonly number[];
  /** How many groups each row stands for: 1, but where there are too many to have a row each. */
  readonly members: readonly number[];
  /** Matched records without a time, which are in no cell. */
  readonly timeless: number;
}

/**
 * Moments of one column by group and bin of time, as parallel arrays, one entry a cell that has a record.
 * Source of the merge: Chan, Golub and LeVeque (1983), doi 10.1080/00031305.1983.10483115.
 */
export interface MomentTable {
  /** Place of the cell in the grid: group × bins + bin. */
  readonly at: readonly number[];
  /** Records with a value on both sides (of numbers: a finite one); only in base; only in revision; in neither. */
  readonly n: readonly number[];
  readonly onlyBase: readonly number[];
  readonly onlyRevision: readonly number[];
  readonly neither: readonly number[];
  /** Records with a value on both sides of which one is infinite, or beyond 1e150, where squares are none. */
  readonly infinite: readonly number[];
  /** Of n and of `infinite`: those whose class is `value`. */
  readonly changed: readonly number[];
  /** Of n, in the unit of the column; 0 where n is 0. */
  readonly meanBase: readonly number[];
  readonly meanRevision: readonly number[];
  /** Sums of squared deviations from the means, and of their products. */
  readonly m2Base: readonly number[];
  readonly m2Revision: readonly number[];
  readonly c2: readonly number[];
  /** Of revision − base itself: never derived from the sides, where it would cancel. */
  readonly meanDifference: readonly number[];
  readonly m2Difference: readonly number[];
  /** Co-moment of base and difference. */
  readonly cBaseDifference: readonly number[];
  readonly meanAbsDifference: readonly number[];
  readonly maxAbsDifference: readonly number[];
}

/** First, last, least and greatest value of each pixel column (M4; Jugel et al. 2014, doi 10.14778/2732951.2732953), with its count. */
export interface SeriesLane {
  readonly n: readonly number[];
  readonly first: readonly number[];
  readonly last: readonly number[];
  readonly min: readonly number[];
  readonly max: readonly number[];
  readonly mean: readonly number[];
}

/** Base, revision and their difference on one grid of time. Entries of empty buckets are 0 with n 0. */
export interface SeriesPicture {
  /** One more than there are buckets. */
  readonly edges: readonly number[];
  readonly instants: boolean;
  readonly base: SeriesLane;
  readonly revision: SeriesLane;
  readonly difference: SeriesLane;
  /** Records of the bucket whose value is missing in both, lost, filled. */
  readonly neither: readonly number[];
  readonly lost: readonly number[];
  readonly filled: readonly number[];
  /** Cells of class `value`. */
  readonly changed: readonly number[];
  /** Of the values of each side: those that its quality flag says were filled into gaps. Only where a flag was asked about whose meaning is certain. */
  readonly gapFilled?: { readonly base: readonly number[]; readonly revision: readonly number[] };
  /** Whether each bucket holds records of one group at most. */
  readonly oneGroup: boolean;
}

/** Counts on edges shared by both sides, and of the differences on edges of their own, symmetric about zero. */
export interface DistributionPicture {
  readonly edges: readonly number[];
  readonly base: readonly number[];
  readonly revision: readonly number[];
  /** Edges of the differences; differences of exactly zero are in `identical` alone. */
  readonly differenceEdges: readonly number[];
  readonly difference: readonly number[];
  readonly identical: number;
  /** Values outside the edges, by side: far outliers, or what the asked window leaves out. */
  readonly outside: { readonly base: number; readonly revision: number; readonly difference: number };
  /** The same whatever the bins and the window. */
  readonly signs?: DistributionSigns;
  /** Of exactly what is counted, inside and outside; absent in reports. */
  readonly figures?: { readonly base: SideFigures | null; readonly revision: SideFigures | null; readonly difference: SideFigures | null };
}

/** Of finite values; `sd` of the sample (n − 1), null of one value, or where squares are too large. Quantiles of type 7. */
export interface SideFigures { readonly n: number; readonly mean: number; readonly sd: number | null; readonly q025: number; readonly q05: number; readonly q25: number; readonly q50: number; readonly q75: number; readonly q95: number; readonly q975: number }

/** What a histogram may hide. */
export interface DistributionSigns {
  /** Extremes of a side, and how many of its values lie beyond all values of the other; null without a finite value. */
  readonly base: SideExtremes | null;
  readonly revision: SideExtremes | null;
  /** Values whose share of one side is at least 1 % and more than twice that of the other; counts; at most 4. */
  readonly repeated: readonly RepeatedValue[];
  /** At most 3, widest first, and how many more there are. */
  readonly gaps: readonly DistributionGap[];
  readonly moreGaps: number;
}

export interface SideExtremes { readonly min: number; readonly max: number; readonly below: number; readonly above: number }
export interface RepeatedValue { readonly value: number; readonly base: number; readonly revision: number }

/** `side` has no value between `from` and `to`, which are its own; the other has so many there. */
export interface DistributionGap { readonly side: 'base' | 'revision'; readonly from: number; readonly to: number; readonly other: number }

/** Counts of a plane of two axes in square bins; only bins that hold a record. */
export interface PlanePicture {
  readonly x: { readonly from: number; readonly to: number; readonly bins: number };
  readonly y: { readonly from: number; readonly to: number; readonly bins: number };
  /** row × x.bins + column, ascending; row 0 is the lowest y. */
  readonly at: readonly number[];
  readonly count: readonly number[];
  /** Pairs outside the axes, which span all but far outliers; the moments have them. */
  readonly outside: number;
  readonly moments: PlaneMoments;
}

/** Of the pairs with both finite and no larger than 1e150. Moments are centred. */
export interface PlaneMoments {
  readonly n: number;
  readonly meanX: number;
  readonly meanY: number;
  readonly m2X: number;
  readonly m2Y: number;
  readonly cXY: number;
  /** Of y − x, for planes of base and revision. */
  readonly meanDifference: number;
  readonly m2Difference: number;
  /** Co-moment of x and y − x. */
  readonly cXDifference: number;
}

/** One axis of a plane. */
export interface PlaneAxis {
  /** Column id. */
  readonly column: string;
  readonly of: 'base' | 'revision' | 'difference' | 'mean';
}

/** Values of base as the revision would write them: `factor` times the value, plus `offset`. */
export interface Conversion { readonly factor: number; readonly offset: number }

/** Of y, by column of bins of x; 0 where n is 0. */
export interface RelationMeans { readonly n: readonly number[]; readonly mean: readonly number[] }

/** A statistic of both releases; `change` is revision − base, `interval` where it would lie for records like these. */
export interface RelationChange { readonly base: Figure; readonly revision: Figure; readonly change: Figure; readonly interval: Interval | Undefined }

/** Straight lines of y on x by one method. */
export interface RelationLine {
  readonly method: LineMethod;
  readonly slope: RelationChange;
  /** Height of the lines where x is 0. */
  readonly intercept: { readonly base: Figure; readonly revision: Figure };
  /** Records that the lines were worked out from. */
  readonly n: number;
  readonly band: RelationBand | Undefined;
}

/** Between which heights each line lies at places along x, for records like these. */
export interface RelationBand { readonly x: readonly number[]; readonly base: BandSide; readonly revision: BandSide; readonly level: number }
export interface BandSide { readonly low: readonly number[]; readonly high: readonly number[] }

/** How y goes with x in base and in revision: the same axes, and the same records, those with both values in both releases. */
export interface RelationPicture {
  readonly base: PlanePicture;
  readonly revision: PlanePicture;
  readonly meansBase: RelationMeans;
  readonly meansRevision: RelationMeans;
  readonly records: number;
  /** Records that are left out because they have both values in one release only. */
  readonly onlyBase: number;
  readonly onlyRevision: number;
  /** Pearson's r. */
  readonly r: RelationChange;
  readonly line: RelationLine;
  /** Of the records, those that the intervals were worked out from: spread evenly in the order of the key. */
  readonly sampled: number;
}

/** As the report counts classes, over selected records. */
export interface ClassesPicture {
  readonly selected: number;
  readonly of: number;
  /** Selected records with a cell in `value`, `filled` or `lost` in one of the columns that were asked about. */
  readonly changed: number;
  readonly columns: Readonly<Record<string, CellCounts>>;
}

/** A statistic of both releases; `change` is revision − base. */
export interface PanelChange { readonly base: Figure; readonly revision: Figure; readonly change: Figure }

/** A relation of the records of one group or year; the other is null. */
export interface RelationPanel {
  readonly label: string;
  readonly group: string | null;
  readonly year: number | null;
  readonly base: PlanePicture;
  readonly revision: PlanePicture;
  /** Pearson's r, and the slope of the least squares line of y on x. */
  readonly r: PanelChange;
  readonly slope: PanelChange;
}

export interface RelationsPicture {
  readonly by: 'group' | 'year';
  /** Panels that have a record, and those whose r or slope changed; `panels` holds at most the asked number. */
  readonly all: number;
  readonly changed: number;
  readonly panels: readonly RelationPanel[];
}

export type PictureQuestion =
  /** Moments by group and time; `most` cells of the grid. */
  | { readonly what: 'moments'; readonly column: string; readonly most: number; readonly clauses: readonly SelectionClause[] }
  /** Moments of all groups together, between given times: ascending, each stretch `[start, end)`. */
  | { readonly what: 'intervals'; readonly column: string; readonly edges: readonly number[]; readonly clauses: readonly SelectionClause[] }
  /** `flag`: the column that says which values were filled into gaps. */
  | { readonly what: 'series'; readonly column: string; readonly flag?: { readonly id: string; readonly name: string }; readonly from: number | null; readonly to: number | null; readonly buckets: number; readonly clauses: readonly SelectionClause[] }
  | { readonly what: 'distribution'; readonly column: string; readonly bins: number; readonly window: readonly [number, number] | null; readonly clauses: readonly SelectionClause[] }
  | { readonly what: 'plane'; readonly x: PlaneAxis; readonly y: PlaneAxis; readonly bins: number; readonly clauses: readonly SelectionClause[] }
  /** How a column goes with another, `against`; base is converted where the revision has another unit. */
  | { readonly what: 'relation'; readonly column: string; readonly against: string; readonly convert: { readonly column: Conversion | null; readonly against: Conversion | null }; readonly line: LineMethod; readonly bins: number; readonly clauses: readonly SelectionClause[] }
  /** A relation in one panel a group or a year, on common axes; those whose r changed most first, at most `most`. */
  | { readonly what: 'relations'; readonly column: string; readonly against: string; readonly convert: { readonly column: Conversion | null; readonly against: Conversion | null }; readonly by: 'group' | 'year'; readonly bins: number; readonly most: number; readonly clauses: readonly SelectionClause[] }
  /** How the correlations among measures changed, with an interval for every pair that did. */
  | { readonly what: 'correlations'; readonly measures: readonly { readonly id: string; readonly name: string }[]; readonly clauses: readonly SelectionClause[] }
  /** Base against revision of each group and year, on common axes; those that agree least first, at most `most`. `tolerance`: of the mean difference, in the unit of the column; without, the column's own. */
  | { readonly what: 'planes'; readonly column: string; readonly bins: number; readonly most: number; readonly tolerance?: number; readonly clauses: readonly SelectionClause[] }
  /** In which class the cells of the selected records are, of columns with cells in other classes than `unchanged`. */
  | { readonly what: 'classes'; readonly columns: readonly string[]; readonly clauses: readonly SelectionClause[] }
  /** How many matched records the clauses leave. */
  | { readonly what: 'count'; readonly clauses: readonly SelectionClause[] };

export interface PlanesPicture {
  /** By what the panels are told apart. */
  readonly by: 'group and year' | 'group' | 'year' | 'none';
  /** Panels that the records make; `panels` holds at most the asked number. */
  readonly all: number;
  /** Of all panels: those whose mean difference is within the tolerance. */
  readonly withinTolerance: number;
  readonly panels: readonly { readonly label: string; readonly group: string | null; readonly year: number | null; readonly plane: PlanePicture }[];
}

export interface PictureAnswers {
  /** Of texts `numeric` is false and all means are 0: only the counts speak. */
  readonly moments: { readonly grid: CellGrid; readonly cells: MomentTable; readonly numeric: boolean };
  /** Of the edges of the question; a stretch without a record has no entry. `numeric` as for moments. */
  readonly intervals: { readonly edges: readonly number[]; readonly cells: MomentTable; readonly numeric: boolean };
  readonly series: SeriesPicture;
  readonly distribution: DistributionPicture;
  readonly plane: PlanePicture;
  readonly planes: PlanesPicture;
  readonly relation: RelationPicture;
  readonly classes: ClassesPicture;
  readonly relations: RelationsPicture;
  readonly correlations: CorrelationChange;
  readonly count: { readonly selected: number; readonly of: number };
}

/** What is answered to a question; null where it asks for numbers of a column of texts, or for times of a key without. */
export type PictureAnswer<Q extends PictureQuestion> = PictureAnswers[Q['what']] | null;
