/** Which file or address stands in which slot, and what lies beside it. */
import { listed } from '../../src/core/format/words.js';
import type { ReportDictionary } from '../../src/core/model/report.js';
import type { SourceInput } from '../../src/session/index.js';

export type Side = 'base' | 'revision';

export interface ReleaseInput {
  readonly name: string;
  readonly source: File | URL;
  /** Files that by their names describe it. */
  readonly beside?: readonly File[];
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

/** As a session takes it: what lies beside the data is read where it describes them, and otherwise left alone. */
export function sourceOf({ source, beside = [] }: ReleaseInput): SourceInput {
  return beside.length > 0 ? { data: source, beside } : source;
}

export function swapSlots(slots: Slots): Slots {
  return { base: slots.revision, revision: slots.base };
}

/** What lies beside a release, in words; once there is a report, also which of it turned out to describe something else. */
export function dictionaryWords(input: ReleaseInput | null, used: ReportDictionary['base'] | null): string {
  const names = (input?.beside ?? []).map((file) => file.name), idle = used === null ? [] : names.filter((name) => used.every((each) => each.name !== name));
  const read = names.filter((name) => !idle.includes(name));
  const plural = (list: readonly string[], word: string): string => `${word}${list.length === 1 ? 'y' : 'ies'} ${listed(list, 3)}`;
  return [...(read.length > 0 ? [plural(read, 'with dictionar')] : []), ...(idle.length > 0 ? [`${listed(idle, 3)} not used`] : [])].join('; ');
}
