/** Colours of tokens as they are on an element now, for a canvas, which does not know `var()` and `light-dark()`. */
import { plainColour } from './resolved-style.js';

export function tokenColours(element: HTMLElement, tokens: Iterable<string>): Map<string, string> {
  const before = element.style.color, found = new Map<string, string>();
  for (const token of tokens) {
    element.style.setProperty('color', `var(${token})`);
    found.set(token, plainColour(getComputedStyle(element).color));
  }
  element.style.setProperty('color', before);
  return found;
}
