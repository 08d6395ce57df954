/** Keys that work anywhere on the page, unless someone is typing. */

export interface ShortcutActions {
  filterColumns(): void;
  step(direction: 1 | -1): void;
  quantity(): void;
  recipe(): void;
  clear(): void;
  undo(): void;
  keys(): void;
}

export function handleShortcut(event: KeyboardEvent, actions: ShortcutActions): void {
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || isTyping(event)) return;
  const known: Readonly<Record<string, () => void>> = {
    '/': () => actions.filterColumns(), n: () => actions.step(1), p: () => actions.step(-1), q: () => actions.quantity(), r: () => actions.recipe(),
    c: () => actions.clear(), u: () => actions.undo(), Escape: () => actions.clear(), '?': () => actions.keys(),
  };
  const action = known[event.key];
  if (!action) return;
  if (event.key !== 'Escape') event.preventDefault();
  action();
}

function isTyping(event: KeyboardEvent): boolean {
  const [target, ...around] = event.composedPath();
  // Esc leaves the recipe also from a field of it; an open list takes Esc for itself.
  if (event.key === 'Escape' && around.some((each) => each instanceof Element && each.localName === 'change-recipe')) return target instanceof HTMLSelectElement && isOpen(target);
  return target instanceof HTMLElement && (target.isContentEditable || ['TEXTAREA', 'SELECT'].includes(target.tagName)
    || (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type)));
}

/** Where a browser cannot tell, a list counts as open. */
function isOpen(list: HTMLSelectElement): boolean {
  return !CSS.supports('selector(:open)') || list.matches(':open');
}
