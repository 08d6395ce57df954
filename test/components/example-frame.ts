/** The example view in its frame, and how keys and pointers reach it, for the tests of the frame. */
import { exampleReport } from './fixtures.js';
import { VALUES, type ExampleView } from './example-view.js';
import { button, mount, one, press, settled, textOf } from './mount.js';

export const marksOf = (view: Element): HTMLElement => one(view, '.marks');
export const active = (view: Element): string => textOf(one(view, '[role=option]'));
export const selected = (view: ExampleView): unknown => view.clauses.map(({ source, field, value }) => ({ source, field, value }));

export async function ready(more: Partial<ExampleView> = {}): Promise<ExampleView> {
  return mount('change-example', { report: exampleReport(), ...more });
}

export async function press1(view: ExampleView, key: string, more: KeyboardEventInit = {}): Promise<void> {
  press(marksOf(view), key, more);
  await settled(view);
}

export function pointer(view: ExampleView, type: string, x: number, y = 100, more: PointerEventInit = {}): void {
  const box = marksOf(view).getBoundingClientRect();
  marksOf(view).dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true, cancelable: true, pointerId: 1, button: 0, clientX: box.left + x, clientY: box.top + y, ...more }));
}

export const middleOf = (view: ExampleView, bin: number): number => 10 + (bin + 0.5) * ((one(view, '.stage').clientWidth - 20) / VALUES.length);
