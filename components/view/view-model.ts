/**
 * What every view says beside its picture. A view's model is a pure function of report, picture tables, selection and
 * size to one of these states; the frame draws title, toolbar, figures, sentence, table and exports from it alone, so
 * that text and marks have one source.
 */
import type { SelectionClause } from '../../src/core/selection/clause.js';

/** A statistic printed beside the marks. */
export interface ViewFigure {
  readonly label: string;
  readonly value: string;
  /** Why there is none, or how it was worked out. */
  readonly note?: string;
}

/** The numbers of the marks. Cells are strings to read, or numbers that the frame formats and exports unrounded. */
export interface ViewTable {
  readonly caption: string;
  readonly columns: readonly { readonly label: string; readonly numeric: boolean }[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** A rectangle in pixels of the picture; `x` and `y` are its left and upper edges. */
export interface Box { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** One thing that can be pointed at, walked to and selected. */
export interface Mark extends Box {
  readonly id: string;
  /** Tooltip and spoken text: what it is, then its numbers; the first line is the name. */
  readonly lines: readonly string[];
  /** What selecting it asks for; a mark without is only read. */
  readonly clauses?: readonly SelectionClause[];
  /** Whether it holds a change, for `n` and `p`. */
  readonly changed: boolean;
  /** Whether it is in the present selection; undefined where nothing is selected. */
  readonly selected?: boolean;
}

export interface ViewFacts {
  /** What is seen: "Revision is higher in winter 2003". */
  readonly title: string;
  /** What is drawn, with units and time zone. */
  readonly subtitle: string;
  readonly figures: readonly ViewFigure[];
  /** One of statistics, one of the pattern (VIEWS 5, levels 2 and 3). */
  readonly sentences: readonly string[];
  /** Approximations, exclusions, the visibility gate. */
  readonly notes: readonly string[];
  readonly table: ViewTable;
}

/** A stretch in pixels of the picture, `from` < `to`. */
export interface Span { readonly from: number; readonly to: number }

/** What a pointer drew: a stretch of x, of y, or of both. */
export interface PixelRange { readonly x: Span | null; readonly y: Span | null }

/** Where a pointer can draw a range. */
export interface BrushPlace {
  readonly axes: 'x' | 'y' | 'xy';
  readonly area: Box;
  /** What the view's own clauses look like; undefined leaves the range as it was drawn. */
  readonly range?: PixelRange | null;
}

/** `busy`: a finer or newer picture is on its way; the shown one stays, and with it focus, tooltip and drag. */
export type ViewState<P> =
  | { readonly state: 'loading'; readonly words: string }
  | { readonly state: 'empty' | 'not-applicable' | 'error'; readonly reason: string }
  | { readonly state: 'ready'; readonly facts: ViewFacts; readonly picture: P; readonly marks: readonly Mark[]; readonly brush?: BrushPlace | readonly BrushPlace[]; readonly busy?: boolean };

/** A second way of arranging base and revision, one switch away (VIEWS R2). */
export interface Arrangement {
  readonly id: string;
  readonly label: string;
}

/** One of some settings of a view: a row of buttons of which one is pressed, or a menu, where there are many. */
export interface Choice {
  readonly label: string;
  readonly form?: 'buttons' | 'menu';
  readonly options: readonly Arrangement[];
  readonly chosen: string;
  readonly choose: (id: string) => void;
  /** A setting that the picture asks for: it shows as a sentence to press where the controls are put away. */
  readonly offer?: Offer;
}

/** A number that can be dragged, or moved by arrow keys. */
export interface RangeChoice {
  readonly label: string;
  readonly form: 'range';
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly value: number;
  /** The value with its unit. */
  readonly words: string;
  readonly choose: (value: number) => void;
}

export type Control = Choice | RangeChoice;

export interface Offer { readonly words: string; readonly id: string }
