/** Base of all views: finds its report (property, `for`, or nearest `<change-report>`) and the shared filter. */
import { LitElement, type PropertyDeclarations, type PropertyValues } from 'lit';
import type { ChangeReport } from '../../src/core/model/report.js';
import type { SelectionClause } from '../../src/core/selection/clause.js';
import type { Comparison } from '../../src/session/comparison.js';
import { Exploration } from '../../src/session/exploration/exploration.js';
import type { Listing } from '../../src/session/exploration/listing.js';
import { ChangeFilterRequestEvent, type Filter } from './filter.js';
import { ChangeSelectedEvent, ChangeSelectRequestEvent } from './select.events.js';
import { findHostElement, HOST_CONNECTED, HOST_TAG, HOST_UPDATED, isReportHost, type ReportHost } from './report-host.js';

export abstract class ChangeElement extends LitElement {
  static override properties: PropertyDeclarations = {
    report: { attribute: false },
    for: { type: String },
  };
  /** A plain report; goes before any host. */
  declare report: ChangeReport | null;
  /** Id of the `<change-report>` to follow. */
  declare for: string | null;

  #host: (ReportHost & Element) | null = null;
  /** Of an element without a host. */
  #own = new Exploration();

  constructor() {
    super();
    this.report = null;
    this.for = null;
  }

  /** The report to paint, or null when there is none yet. */
  get currentReport(): ChangeReport | null {
    return this.report ?? this.#host?.report ?? null;
  }

  /** Pages of records; null when only a report is at hand. */
  get comparison(): Comparison | null {
    return this.report ? null : this.#host?.comparison ?? null;
  }

  /** Null with a report of its own. */
  protected get reportHost(): ReportHost | null {
    return this.report ? null : this.#host;
  }

  /** What the host's views look at together; its own without a host. */
  get exploration(): Exploration {
    return this.report !== null || this.#host === null ? this.#own : this.#host.exploration;
  }

  get filter(): Filter {
    return this.exploration.state.filter;
  }

  get hostBusy(): boolean {
    return this.report === null && (this.#host?.busy ?? false);
  }

  /** Asks for another filter; the page may prevent it. */
  requestFilter(change: Partial<Filter>): void {
    const filter = { ...this.filter, ...change };
    if (!this.dispatchEvent(new ChangeFilterRequestEvent(filter))) return;
    if (this.#host && this.exploration !== this.#own) this.#host.applyFilter(filter);
    else {
      this.#own.requestFilter(filter);
      this.#refresh();
    }
  }

  /** What all views together look at. */
  get clauses(): readonly SelectionClause[] {
    return this.exploration.state.clauses;
  }

  /** Lists columns otherwise, in all that share this exploration. */
  protected requestListing(change: Partial<Listing>): void {
    this.exploration.requestListing({ ...this.exploration.listing, ...change });
    if (this.exploration === this.#own) this.#refresh();
  }

  /** Puts a view's clauses in the place of those it asked for before; none takes them back. The page may prevent it. */
  requestClauses(source: string, clauses: readonly SelectionClause[]): void {
    if (!this.dispatchEvent(new ChangeSelectRequestEvent(source, clauses))) return;
    this.exploration.requestClauses(source, clauses);
    if (this.exploration === this.#own) this.#refresh();
    this.dispatchEvent(new ChangeSelectedEvent(this.clauses));
  }

  /** Called before an update whenever the report, the comparison, the filter or the clauses may be another. */
  protected sourceChanged(): void {}

  override connectedCallback(): void {
    super.connectedCallback();
    this.ownerDocument.addEventListener(HOST_CONNECTED, this.#link);
    this.#link();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.ownerDocument.removeEventListener(HOST_CONNECTED, this.#link);
    this.#follow(null);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('for') && this.hasUpdated) this.#link();
    if (changed.has('report')) {
      const { listing } = this.#own;
      this.#own = new Exploration();
      this.#own.requestListing(listing);
      this.sourceChanged();
    }
  }

  #link = (): void => {
    const found = findHostElement(this, this.for);
    if (found && !isReportHost(found)) {
      void customElements.whenDefined(HOST_TAG).then(() => {
        if (this.isConnected && isReportHost(found)) this.#follow(found);
      });
      return;
    }
    this.#follow(found as (ReportHost & Element) | null);
  };

  #follow(host: (ReportHost & Element) | null): void {
    if (host === this.#host) return;
    this.#host?.removeEventListener(HOST_UPDATED, this.#refresh);
    this.#host = host;
    host?.addEventListener(HOST_UPDATED, this.#refresh);
    this.#refresh();
  }

  #refresh = (): void => {
    this.sourceChanged();
    this.requestUpdate();
  };
}
