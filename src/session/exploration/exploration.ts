/**
 * What a reader looks at in one report: column in focus, classes, and the clauses that views asked for. A plain class
 * without DOM, one a report and never a singleton. Requests make a new state; every state can be undone and written down.
 */
import { sameClauses, withClauses, type SelectionClause } from '../../core/selection/clause.js';
import { NO_FILTER, type Filter } from './filter.js';
import { FIRST_LISTING, sameListing, type Listing } from './listing.js';

export interface ExplorationState {
  readonly filter: Filter;
  readonly clauses: readonly SelectionClause[];
}

export const AT_REST: ExplorationState = Object.freeze({ filter: NO_FILTER, clauses: Object.freeze([]) as readonly SelectionClause[] });

/** Undo goes so far back. */
const STEPS = 100;
/** Requests of one view that follow each other faster are one gesture, which is undone as a whole. */
const GESTURE_MS = 600;

export class Exploration {
  private now: ExplorationState = AT_REST;
  private readonly before: ExplorationState[] = [];
  private readonly listeners = new Set<(state: ExplorationState) => void>();
  private list: Listing = FIRST_LISTING;
  private gesture: { readonly source: string; readonly at: number } | null = null;

  /** `clock`: milliseconds, for telling gestures apart. */
  constructor(private readonly clock: () => number = () => performance.now()) {}

  get state(): ExplorationState { return this.now; }
  get canUndo(): boolean { return this.before.length > 0; }
  /** How columns are listed; it stays when another report comes. */
  get listing(): Listing { return this.list; }

  /** Called after each change; returns what ends it. */
  subscribe(listener: (state: ExplorationState) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  requestFilter(filter: Filter): void {
    if (sameFilter(filter, this.now.filter)) return;
    this.gesture = null;
    this.become({ ...this.now, filter }, true);
  }

  /** Lists columns otherwise; there is nothing to undo. */
  requestListing(listing: Listing): void {
    if (sameListing(listing, this.list)) return;
    this.list = listing;
    this.tell();
  }

  /** Puts a view's clauses in the place of those it asked for before; none takes them back. */
  requestClauses(source: string, own: readonly SelectionClause[]): void {
    const clauses = withClauses(this.now.clauses, source, own), at = this.clock();
    if (sameClauses(clauses, this.now.clauses)) return;
    const goesOn = this.gesture !== null && this.gesture.source === source && at - this.gesture.at < GESTURE_MS;
    this.gesture = { source, at };
    this.become({ ...this.now, clauses }, !goesOn);
  }

  /** Takes back the clauses of all views. */
  clearClauses(): void {
    this.gesture = null;
    if (this.now.clauses.length > 0) this.become({ ...this.now, clauses: [] }, true);
  }

  /** Back to the state before the last request; false where there is none. */
  undo(): boolean {
    const last = this.before.pop();
    this.gesture = null;
    if (last === undefined) return false;
    this.become(last, false);
    return true;
  }

  /** Another report: nothing of what was looked at goes on but what is given. */
  restart(state: ExplorationState = AT_REST): void {
    this.before.length = 0;
    this.gesture = null;
    this.become(state, false);
  }

  private become(state: ExplorationState, undoable: boolean): void {
    if (undoable) {
      this.before.push(this.now);
      if (this.before.length > STEPS) this.before.shift();
    }
    this.now = state;
    this.tell();
  }

  private tell(): void {
    for (const listener of [...this.listeners]) listener(this.now);
  }
}

function sameFilter(a: Filter, b: Filter): boolean {
  return a === b || (a.column === b.column && a.against === b.against && a.columnState === b.columnState && a.records === b.records && a.classes.size === b.classes.size && [...a.classes].every((each) => b.classes.has(each)));
}
