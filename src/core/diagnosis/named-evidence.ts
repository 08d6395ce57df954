/** Evidence of a kind in words that a reader knows: instants and sites instead of numbers of an order, nothing that JSON cannot hold. */
import { isoText } from '../format/time.js';
import type { ColumnKind } from '../model/report.js';
import type { KeyOrder } from './key-order.js';

export type Naming = Pick<KeyOrder, 'instants' | 'time' | 'groupNames'>;

export function namedKinds(kinds: readonly ColumnKind[], order: Naming): ColumnKind[] {
  return kinds.map((kind) => ({ ...kind, evidence: named(kind.evidence, order) }));
}

function named(evidence: Readonly<Record<string, unknown>>, order: Naming): Readonly<Record<string, unknown>> {
  const out: Record<string, unknown> = {};
  const place = (at: unknown): unknown => (order.instants && typeof at === 'number' && Number.isFinite(at) ? isoText(at) : at);
  const isSpan = 'group' in evidence && typeof evidence['from'] === 'number' && typeof evidence['to'] === 'number';
  for (const [name, value] of Object.entries(evidence)) {
    if (isSpan && name === 'group') { if (order.groupNames.length > 0) out['group'] = order.groupNames[value as number]; } else if (isSpan && (name === 'from' || name === 'to')) { if (order.time !== null) out[name] = place(value); } else if (name === 'records' && Array.isArray(value)) { if (order.time !== null) out[name] = value.map(place); } else if (Array.isArray(value)) out[name] = value.map((each: unknown) => (isPlain(each) ? named(each, order) : tidy(each)));
    else out[name] = isPlain(value) ? named(value, order) : tidy(value);
  }
  return out;
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** What JSON would turn into null without a word. */
function tidy(value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? { status: 'undefined', reason: 'too large for a number' } : value;
}
