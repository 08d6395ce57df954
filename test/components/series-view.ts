/** A series over a comparison of arrays, mounted and at rest, for its tests, and data with gaps and revised values. */
import 'axe-core/axe.js';
import '../../components/define-views.js';
import type { ChangeSeriesElement } from '../../components/series/series.element.js';
import type { SeriesPictureDrawn } from '../../components/series/series.model.js';
import type { ViewState } from '../../components/view/view-model.js';
import type { PictureQuestion } from '../../src/core/pictures/picture.js';
import { Random } from '../core/support/random.js';
import { deskComparison, type DeskComparison, type DeskData } from './desk-comparison.js';
import { hostOf } from './desk-host.js';
import { button, mount, one, press, settled, until } from './mount.js';

export type Ready = Extract<ViewState<SeriesPictureDrawn>, { state: 'ready' }>;
export const DAY = 86_400_000, FIRST = Date.UTC(2001, 0, 1);

/** Days of two years of one site: noise, gaps on both sides, and half of the values revised by `size` × (0.4 ± 1). */
export function daily(seed = 3, size = 1, n = 730): DeskData {
  const random = new Random(seed), base = Array.from({ length: n }, () => (random.chance(0.05) ? NaN : 5 + 3 * random.normal()));
  const revision = base.map((x) => { const moves = random.chance(0.5), step = 0.4 + random.normal(), gone = random.chance(0.04), filled = random.chance(0.5); return x !== x ? (filled ? 4 : NaN) : gone ? NaN : moves ? x + size * step : x; });
  return { time: base.map((_, i) => FIRST + DAY * i), columns: [{ name: 'NEE', unit: 'µmol', base, revision }] };
}

export const sides = ({ columns: [column] }: DeskData): { base: number[]; revision: number[] } => column as unknown as { base: number[]; revision: number[] };
export const mean = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0) / values.length;
export const sd = (values: readonly number[]): number => Math.sqrt(mean(values.map((each) => (each - mean(values)) ** 2)));
export const finite = (values: readonly number[]): number[] => values.filter(Number.isFinite);
export const months = (time: number): string => `${['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][new Date(time).getUTCMonth()]} ${new Date(time).getUTCFullYear()}`;

export interface Shown { readonly view: ChangeSeriesElement; readonly state: () => Ready; readonly asked: PictureQuestion[] }

export const readyOf = (view: ChangeSeriesElement): Ready => { if (view.viewState.state !== 'ready') throw new Error(JSON.stringify(view.viewState)); return view.viewState; };
export const rested = (view: ChangeSeriesElement): Promise<void> => until(() => view.viewState.state !== 'loading' && !('busy' in view.viewState && view.viewState.busy), 'the picture');

export async function shown(of: DeskData | DeskComparison, more: Partial<ChangeSeriesElement> = {}): Promise<Shown> {
  const comparison = 'columns' in of ? deskComparison(of) : of, host = await hostOf(comparison), view = await mount('change-series', { column: 'NEE', ...more }, host);
  view.style.inlineSize = '900px';
  await settled(view);
  await rested(view);
  await settled(view);
  return { view, state: () => readyOf(view), asked: comparison.asked };
}

export async function alone(of: DeskData, more: Partial<ChangeSeriesElement> = {}): Promise<ChangeSeriesElement> {
  return mount('change-series', { report: deskComparison(of).report(), column: 'NEE', ...more });
}

export async function key(view: ChangeSeriesElement, name: string, more: KeyboardEventInit = {}): Promise<void> {
  press(one(view, '.marks'), name, more);
  await settled(view);
  await rested(view);
  await settled(view);
}

export function drag(view: ChangeSeriesElement, from: number, to: number, y: number): void {
  const marks = one(view, '.marks'), box = marks.getBoundingClientRect();
  for (const [type, x] of [['pointerdown', from], ['pointermove', (from + to) / 2], ['pointermove', to], ['pointerup', to]] as const) marks.dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true, cancelable: true, pointerId: 1, button: 0, clientX: box.left + x, clientY: box.top + y }));
}

export const points = (path: string): [number, number][] => [...path.matchAll(/[ML]([-\d.]+) ([-\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
