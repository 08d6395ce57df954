/**
 * Long work tells now and then that it goes on. Whoever runs it may listen, and throw there to
 * stop it: a browser lets a busy worker run on for two seconds after it was ended.
 */
let listener: (() => void) | null = null;

/** Called between passes, columns and pieces; costs nothing where nobody listens. */
export function pulse(): void {
  listener?.();
}

/** One listener a thread; null for none. */
export function onPulse(listen: (() => void) | null): void {
  listener = listen;
}
