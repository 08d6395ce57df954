/** What one arrangement of a result adds to what is said of the result anyway. */
import type { BrushPlace, Mark, ViewFigure, ViewTable } from '../view/view-model.js';

export interface Drawn<P> {
  readonly picture: P;
  readonly marks: readonly Mark[];
  readonly title: string;
  readonly subtitle: string;
  readonly figures: readonly ViewFigure[];
  readonly sentences: readonly string[];
  readonly notes: readonly string[];
  readonly table: ViewTable;
  readonly brush?: readonly BrushPlace[];
}

/** An arrangement for which the result has no numbers says why. */
export interface NotDrawn { readonly reason: string }

/** Room of a picture in its own pixels, and pixels of its letters' size. */
export interface Room {
  readonly width: number;
  readonly rem: number;
}

/** Columns of a table: names of those that hold texts begin with a `'`. */
export function columnsOf(...labels: readonly string[]): ViewTable['columns'] {
  return labels.map((label) => (label.startsWith("'") ? { label: label.slice(1), numeric: false } : { label, numeric: true }));
}

/** A number of a table; none where there is a reason instead. */
export function cellOf(figure: number | { readonly reason: string } | null | undefined): number | string | null {
  return typeof figure === 'number' ? figure : figure === null || figure === undefined ? null : figure.reason;
}
