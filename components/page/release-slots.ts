/** Which file or address stands in which slot; pure, so that dropping can be tested without a mouse. */

import type { FoundFile } from './read-folder.js';

export type Side = 'base' | 'revision';

export interface ReleaseInput {
  readonly name: string;
  readonly source: File | URL;
}

export interface Slots {
  readonly base: ReleaseInput | null;
  readonly revision: ReleaseInput | null;
}

export const NO_SLOTS: Slots = { base: null, revision: null };

export function fromFile(file: File): ReleaseInput {
  return { name: file.name, source: file };
}

export function fromUrl(url: URL): ReleaseInput {
  const last = url.pathname.split('/').filter(Boolean).at(-1);
  return { name: last ? decodeURIComponent(last) : url.host, source: url };
}

/** Two files: base and revision in the order of their paths. One: the empty slot, revision when both are full. */
export function placeFiles(slots: Slots, files: readonly FoundFile[]): Slots {
  const [first, second] = [...files].sort((a, b) => a.path.localeCompare(b.path, 'en', { numeric: true })).map(({ file }) => fromFile(file));
  if (first && second) return { base: first, revision: second };
  if (!first) return slots;
  return slots.base ? { ...slots, revision: first } : { ...slots, base: first };
}

export function swapSlots(slots: Slots): Slots {
  return { base: slots.revision, revision: slots.base };
}
