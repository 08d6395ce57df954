/** A matrix over a comparison of arrays, mounted and at rest, for its tests. */
import '../../components/define-views.js';
import type { ChangeMatrixElement } from '../../components/matrix/matrix.element.js';
import type { MatrixPicture } from '../../components/matrix/matrix-picture.js';
import type { ViewState } from '../../components/view/view-model.js';
import { Random } from '../core/support/random.js';
import { deskComparison, type DeskData } from './desk-comparison.js';
import { mount, settled, until } from './mount.js';

export type Ready = Extract<ViewState<MatrixPicture>, { state: 'ready' }>;
export const DAY = 86_400_000, FIRST = Date.UTC(2001, 0, 1);

/** Sites × days of three years; `change` says by how much a record is revised. */
export function sitesByDays(sites: number, change: (site: number, t: number, random: Random) => number, more: Partial<DeskData> = {}): DeskData {
  const random = new Random(7), time: number[] = [], group: string[] = [], base: number[] = [], revision: number[] = [];
  for (let site = 0; site < sites; site++) for (let day = 0; day < 1096; day += 4) {
    const t = FIRST + day * DAY, x = 10 + random.normal();
    time.push(t);
    group.push(`site ${String(site).padStart(2, '0')}`);
    base.push(random.chance(0.02) ? NaN : x);
    revision.push(random.chance(0.02) ? NaN : x + change(site, t, random));
  }
  return { time, ...(sites > 1 ? { group } : {}), columns: [{ name: 'NEE', unit: 'g', base, revision }], ...more };
}

export async function shownMatrix(of: DeskData, more: Partial<ChangeMatrixElement> = {}): Promise<{ view: ChangeMatrixElement; ready: Ready }> {
  const comparison = deskComparison(of), view = document.createElement('change-matrix');
  Object.defineProperty(view, 'comparison', { get: () => comparison });
  Object.assign(view, { report: comparison.report(), ...more });
  const mounted = await mount('change-matrix', {}, document.body);
  mounted.replaceWith(view);
  await settled(view);
  await until(() => view.viewState.state !== 'loading' && !('busy' in view.viewState && view.viewState.busy), 'the picture');
  await settled(view);
  return { view, ready: view.viewState as Ready };
}

export function removeMatrices(): void {
  for (const left of document.querySelectorAll('change-matrix')) left.remove();
}
