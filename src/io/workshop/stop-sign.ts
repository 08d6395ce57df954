/**
 * How a busy worker hears that it was cancelled. Messages reach it only between tasks, and memory
 * shared between threads is for isolated pages alone; but a URL of the page that is revoked can be
 * seen from within a task. Where pages forbid such requests, the worker runs on until it is ended.
 */

const PERIOD_MS = 150;

export interface StopSign { readonly url: string; raise(): void }

export function makeStopSign(): StopSign {
  const url = URL.createObjectURL(new Blob(['go']));
  return { url, raise: () => URL.revokeObjectURL(url) };
}

/** Throws once the sign is up; looks at it at most every 150 ms, for a look costs milliseconds. */
export function watchStopSign(url: string, stands: (url: string) => boolean = canBeRead, now: () => number = () => performance.now()): () => void {
  // A URL that cannot be read from the start says nothing later.
  const readable = stands(url);
  let last = now();
  return () => {
    if (!readable || now() - last < PERIOD_MS) return;
    if (!stands(url)) throw new Error('The work was cancelled.');
    last = now();
  };
}

function canBeRead(url: string): boolean {
  try {
    const request = new XMLHttpRequest();
    request.open('GET', url, false);
    request.send();
    return request.status === 200;
  } catch {
    return false;
  }
}
