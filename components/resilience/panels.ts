/** Both margins of a result at once: how much change it bears, and how little it can be derived from; side by side where there is room, else one below the other (VIEWS 3.6). */
import type { Drawn, Room } from '../impact/drawn.js';
import type { Mark } from '../view/view-model.js';
import type { AppliedPicture } from './applied-picture.js';
import type { ErrorPicture } from './error-picture.js';

export interface Panels {
  readonly kind: 'panels';
  readonly applied: AppliedPicture;
  readonly kept: ErrorPicture;
  /** Of each panel. */
  readonly width: number;
  readonly isWide: boolean;
  readonly height: number;
}

/** Pixels of the element from which on two panels stand side by side. */
export const WIDE = 900;
/** Pixels between them, as the styles have it. */
const GAP = 16;

export interface PanelRoom extends Room { readonly isWide: boolean }

/** What each panel has. */
export function panelRoom({ width, rem, isWide }: PanelRoom): Room {
  return { width: isWide ? Math.floor((width - GAP) / 2) : width, rem };
}

/** `applied` and `kept` were drawn for `panelRoom`. */
export function panelsDrawn(applied: Drawn<AppliedPicture>, kept: Drawn<ErrorPicture>, room: PanelRoom): Drawn<Panels> {
  const { width } = panelRoom(room), { isWide } = room, heights = [applied.picture.height, kept.picture.height] as const;
  const [x, y] = isWide ? [width + GAP, 0] : [0, heights[0] + GAP];
  return {
    picture: { kind: 'panels', applied: applied.picture, kept: kept.picture, width, isWide, height: isWide ? Math.max(...heights) : heights[0] + GAP + heights[1] },
    title: applied.title, subtitle: `${applied.subtitle} ${isWide ? 'Right' : 'Below'}: ${lowerFirst(kept.subtitle)}`, figures: [...applied.figures, ...kept.figures], sentences: [...applied.sentences, ...kept.sentences], notes: [...new Set([...applied.notes, ...kept.notes])],
    marks: [...applied.marks, ...kept.marks.map((mark) => moved(mark, x, y))], table: tableOf(applied.table, kept.table),
  };
}

function moved(mark: Mark, x: number, y: number): Mark {
  return { ...mark, x: mark.x + x, y: mark.y + y };
}

function lowerFirst(text: string): string {
  return `${text[0]!.toLowerCase()}${text.slice(1)}`;
}

/** A row a number: both tables have shares first, and what was found there after. */
function tableOf(applied: Drawn<AppliedPicture>['table'], kept: Drawn<ErrorPicture>['table']): Drawn<Panels>['table'] {
  const rows = [applied, kept].flatMap(({ columns, rows: own }) => columns.slice(1).flatMap(({ label }, i) => own.map((row) => [columns[0]!.label, row[0]!, label, row[i + 1]!])));
  return { caption: `${applied.caption}; ${lowerFirst(kept.caption)}`, columns: [{ label: 'of', numeric: false }, { label: 'share', numeric: true }, { label: 'what', numeric: false }, { label: 'number', numeric: true }], rows };
}
