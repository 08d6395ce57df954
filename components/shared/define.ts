/** Guarded registration: a second copy of the bundle (notebooks load one per widget) must not throw. */

export function define(tag: string, element: CustomElementConstructor): void {
  if (typeof customElements !== 'undefined' && !customElements.get(tag)) customElements.define(tag, element);
}
