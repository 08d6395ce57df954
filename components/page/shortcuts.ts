/** Keys that work anywhere on the page, unless someone is typing. */

export interface ShortcutActions {
  filterColumns(): void;
  step(direction: 1 | -1): void;
  recipe(): void;
  clear(): void;
  keys(): void;
}

export function handleShortcut(event: KeyboardEvent, actions: ShortcutActions): void {
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || isTyping(event)) return;
  const known: Readonly<Record<string, () => void>> = {
    '/': () => actions.filterColumns(), n: () => actions.step(1), p: () => actions.step(-1), r: () => actions.recipe(),
    c: () => actions.clear(), Escape: () => actions.clear(), '?': () => actions.keys(),
  };
  const action = known[event.key];
  if (!action) return;
  if (event.key !== 'Escape') event.preventDefault();
  action();
}

function isTyping(event: KeyboardEvent): boolean {
  const [target] = event.composedPath();
  return target instanceof HTMLElement && (target.isContentEditable || ['TEXTAREA', 'SELECT'].includes(target.tagName)
    || (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type)));
}
