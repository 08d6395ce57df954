/**
 * Brings an element the counts of what a selection leaves: at once as the report's own cells tell, and exactly when the
 * selection rests, where the records are at hand. A moving brush asks for nothing, so that it does not hold up the views.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ChangeReport } from '../../src/core/model/report.js';
import type { ClassesPicture } from '../../src/core/pictures/picture.js';
import type { SelectedCounts } from '../../src/core/pictures/selected-counts.js';
import { sameClauses, type SelectionClause } from '../../src/core/selection/clause.js';
import type { Comparison } from '../../src/session/comparison.js';

type Counting = typeof import('../../src/core/pictures/selected-counts.js');

/** Comes with the first selection: a report paints without it. */
let counting: Counting | null = null;
/** It could not be loaded; the next selection tries again. */
let missing = false;

async function bringCounting(): Promise<Counting> {
  missing = false;
  try {
    return counting = await import('../../src/core/pictures/selected-counts.js');
  } catch (error) {
    missing = true;
    throw error;
  }
}

/** What the report tells of the selection that was asked about last: several elements ask the same. */
let kept: { readonly report: ChangeReport; readonly clauses: readonly SelectionClause[]; readonly counts: SelectedCounts | null } | null = null;

const REST_MS = 150;
/** Cells that are counted at a time: about half a second's work. */
const MOST_CELLS = 40e6;

export interface CountedSelection {
  /** Null without a selection, or where nothing is known of it. */
  readonly counts: SelectedCounts | null;
  /** `exact`: of the records; `report`: all that the report tells; `coming`: as the report tells, until the exact ones are there. */
  readonly standing: 'exact' | 'report' | 'coming';
}

export interface CountingHost extends ReactiveControllerHost {
  readonly currentReport: ChangeReport | null;
  readonly comparison: Comparison | null;
  readonly clauses: readonly SelectionClause[];
}

/** In pieces where there are many cells, so that the questions of views come in between. */
async function classesOf(comparison: Comparison, clauses: readonly SelectionClause[], signal: AbortSignal): Promise<ClassesPicture | null> {
  const { columnsToAsk } = await bringCounting(), report = comparison.report(), ids = columnsToAsk(report).map(({ id }) => id), size = Math.max(1, Math.floor(MOST_CELLS / Math.max(1, report.records.matched)));
  let all = null as ClassesPicture | null;
  for (let from = 0; from === 0 || from < ids.length; from += size) {
    const piece: ClassesPicture | null = await comparison.picture({ what: 'classes', columns: ids.slice(from, from + size), clauses }, { signal });
    if (piece === null) return null;
    all = { ...piece, columns: { ...all?.columns, ...piece.columns } };
  }
  // A record may have changed cells in several pieces.
  return all === null || ids.length <= size ? all : { ...all, changed: (await comparison.records({ kind: 'changed', clauses, offset: 0, limit: 0 }, { signal })).total };
}

export class CountsOfSelection implements ReactiveController {
  private of: Comparison | null = null;
  private asked: readonly SelectionClause[] = [];
  private answer: SelectedCounts | null = null;
  private failed = false;
  private stop: AbortController | null = null;
  private resting: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly host: CountingHost) {
    host.addController(this);
  }

  /** Of the present clauses. */
  get now(): CountedSelection {
    const { currentReport: report, comparison, clauses } = this.host;
    if (report === null || clauses.length === 0) return { counts: null, standing: 'report' };
    if (counting === null) return { counts: null, standing: missing ? 'report' : 'coming' };
    const here = this.of === comparison && sameClauses(this.asked, clauses);
    if (here && this.answer !== null) return { counts: this.answer, standing: 'exact' };
    return { counts: this.coarse(report, clauses), standing: comparison === null || (here && this.failed) ? 'report' : 'coming' };
  }

  hostUpdate(): void {
    const { comparison, clauses } = this.host;
    if (this.of === comparison && sameClauses(this.asked, clauses)) return;
    this.give(comparison, clauses);
    if (counting === null && clauses.length > 0) void bringCounting().catch(() => undefined).then(() => this.host.requestUpdate());
    if (comparison !== null && clauses.length > 0) this.resting = setTimeout(() => void this.ask(comparison, clauses), REST_MS);
  }

  hostDisconnected(): void {
    this.give(null, []);
  }

  private give(comparison: Comparison | null, clauses: readonly SelectionClause[]): void {
    clearTimeout(this.resting);
    this.stop?.abort(new DOMException('Superseded', 'AbortError'));
    Object.assign(this, { of: comparison, asked: clauses, answer: null, failed: false, stop: null });
  }

  private async ask(comparison: Comparison, clauses: readonly SelectionClause[]): Promise<void> {
    const own = new AbortController(), report = comparison.report();
    this.stop = own;
    let found: ClassesPicture | null = null;
    try {
      found = await classesOf(comparison, clauses, own.signal);
    } catch {
      // What the report tells stays, and is told to be that.
    }
    if (own.signal.aborted) return;
    if (found === null) this.failed = true;
    else this.answer = (await bringCounting()).exactCounts(report, found);
    this.host.requestUpdate();
  }

  private coarse(report: ChangeReport, clauses: readonly SelectionClause[]): SelectedCounts | null {
    if (kept?.report !== report || kept.clauses !== clauses) kept = { report, clauses, counts: counting?.reportCounts(report, clauses) ?? null };
    return kept.counts;
  }
}
