/** Puts elements on the test page, waits until they have painted, and takes them away again. */
import type { LitElement } from 'lit';
import '../../components/page/define-page.js';
// Opened rows load it; here it is at hand.
import '../../components/columns/column-detail.js';

const mounted: Element[] = [];

export async function mount<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, properties: Partial<HTMLElementTagNameMap[Tag]> = {}, parent: Element | ShadowRoot = document.body): Promise<HTMLElementTagNameMap[Tag]> {
  const element = document.createElement(tag);
  Object.assign(element, properties);
  parent.append(element);
  mounted.push(element);
  await settled(element);
  return element;
}

export function unmountAll(): void {
  for (const element of mounted.splice(0)) element.remove();
  document.documentElement.style.colorScheme = '';
  document.documentElement.style.background = '';
}

/** Waits for the element, and for updates that its own layout asked for. */
export async function settled(element: Element): Promise<void> {
  for (let i = 0; i < 4; i++) {
    await (element as Partial<LitElement>).updateComplete;
    await frame();
  }
}

export function frame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => resolve()));
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

export async function until(condition: () => boolean, what: string): Promise<void> {
  for (let i = 0; i < 200; i++) {
    if (condition()) return;
    await pause(10);
  }
  throw new Error(`waited in vain: ${what}`);
}

/** Text as a person reads it, without white space runs. */
export function textOf(root: Element | ShadowRoot | null | undefined): string {
  return (root?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

export function all<Found extends Element = HTMLElement>(host: Element, selector: string): Found[] {
  return [...host.shadowRoot!.querySelectorAll<Found>(selector)];
}

export function one<Found extends Element = HTMLElement>(host: Element, selector: string): Found {
  const found = host.shadowRoot!.querySelector<Found>(selector);
  if (!found) throw new Error(`nothing matches ${selector}`);
  return found;
}

/** The button whose text holds `words`. */
export function button(host: Element, words: string): HTMLButtonElement {
  const found = all<HTMLButtonElement>(host, 'button').find((candidate) => textOf(candidate).includes(words));
  if (!found) throw new Error(`no button says “${words}”`);
  return found;
}

export function press(target: Element, key: string, more: KeyboardEventInit = {}): void {
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...more }));
}
