/**
 * The views of a reader: how long pictures of the report take to paint, a change of focus, its refining, and a frame of
 * a moving brush with every view of the column on the page.
 */
import '../../components/define.js';
import type { SelectionClause } from '../../src/core/selection/clause.js';
import type { ChangeReportElement } from '../../components/report/report.element.js';
import { openSession } from '../../src/session/index.js';

interface ViewLike extends Element { readonly viewState: { readonly state: string; readonly busy?: boolean }; readonly updateComplete: Promise<boolean>; readonly viewName: string }

export interface ViewTimes {
  /** Views of a ready report, set at once, until painted. */
  readonly paintMs: number;
  /** From the request to the first pictures of all views of the other column, painted. */
  readonly focusMs: number;
  /** From the request until no view waits for a finer picture. */
  readonly refinedMs: number;
  /** Of frames in which a brush moved: from the request to the updated elements. */
  readonly brushP95Ms: number;
  readonly brushMedianMs: number;
  /** From the last move of the brush until no view waits. */
  readonly settledMs: number;
  readonly views: readonly string[];
  readonly cells: number;
}

const FRAMES = 120, REST_MS = 2000;

export async function viewsOnce(base: File, revision: File): Promise<ViewTimes> {
  const session = await openSession();
  await session.ready();
  const host = document.createElement('change-report') as ChangeReportElement;
  host.session = session;
  document.body.append(host);
  const comparison = await host.compare(base, revision);
  if (comparison === null) throw new Error('The comparison ended early.');
  const report = comparison.report(), changed = report.columns.filter(({ pictures }) => pictures?.series !== undefined && pictures.plane !== undefined);
  const [first, second] = [changed[0], changed[1] ?? changed[0]];
  if (first === undefined || second === undefined) throw new Error('No column of this pair has pictures.');
  await customElements.whenDefined('change-focus');

  // The first focus warms code and desk up; the measured one is the next.
  host.applyFilter({ ...host.filter, column: first.id });
  await quiet(host);
  let begin = performance.now();
  host.applyFilter({ ...host.filter, column: second.id });
  await frame();
  while (!viewsIn(host).every(({ viewState }) => viewState.state !== 'loading')) await frame();
  await painted();
  const focusMs = performance.now() - begin;
  await quiet(host);
  const refinedMs = performance.now() - begin;

  const brush = await moveBrush(host);
  const views = viewsIn(host).map(({ viewName }) => viewName), cells = (await comparison.picture({ what: 'moments', column: second.id, most: 20_000, clauses: [] }))?.cells.at.length ?? 0;
  host.remove();
  // What the explorer still asked of the engine ends first: these views have none.
  await new Promise((done) => { setTimeout(done, REST_MS); });

  const alone = ['change-series', 'change-distribution', 'change-agreement', 'change-matrix'].map((tag) => document.createElement(tag) as ViewLike & { report: unknown; column: string });
  document.body.append(...alone);
  await painted();
  begin = performance.now();
  for (const view of alone) Object.assign(view, { report, column: second.name });
  await Promise.all(alone.map((view) => view.updateComplete));
  await painted();
  const paintMs = performance.now() - begin;
  await session.close();
  return { paintMs, focusMs, refinedMs, ...brush, views, cells };
}

async function moveBrush(host: ChangeReportElement): Promise<Pick<ViewTimes, 'brushP95Ms' | 'brushMedianMs' | 'settledMs'>> {
  const edges = host.report!.moments!.grid.edges, from = edges[0]!, span = edges.at(-1)! - from, times: number[] = [], views = viewsIn(host);
  for (let i = 0; i < FRAMES; i++) {
    const start = from + (0.6 * span * i) / FRAMES, clause: SelectionClause = { source: 'bench', field: 'time', kind: 'interval', value: [start, start + 0.2 * span] };
    const begin = performance.now();
    host.exploration.requestClauses('bench', [clause]);
    await Promise.all(views.map((view) => view.updateComplete));
    times.push(performance.now() - begin);
    await frame();
  }
  const begin = performance.now();
  await quiet(host);
  const sorted = times.sort((a, b) => a - b);
  return { brushP95Ms: sorted[Math.floor(0.95 * FRAMES)]!, brushMedianMs: sorted[FRAMES >> 1]!, settledMs: performance.now() - begin };
}

/** Charts however deep in shadow roots. */
function viewsIn(root: Element): ViewLike[] {
  return [...(root.shadowRoot?.querySelectorAll('*') ?? [])].flatMap((each) => ('viewState' in each ? [each as ViewLike] : viewsIn(each)));
}

/** No view waits, for three frames in a row. */
async function quiet(host: Element): Promise<void> {
  for (let still = 0, frames = 0; still < 3; frames++) {
    if (frames > 6000) throw new Error('A view waits without end.');
    await frame();
    const views = viewsIn(host);
    still = views.length > 0 && views.every(({ viewState }) => viewState.state !== 'loading' && viewState.busy !== true) ? still + 1 : 0;
  }
}

function frame(): Promise<void> {
  return new Promise((done) => { requestAnimationFrame(() => done()); });
}

async function painted(): Promise<void> {
  await frame();
  await frame();
}
