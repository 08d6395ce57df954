/** Evidence of a kind in words that a reader knows: instants and sites instead of numbers of an order, nothing that JSON cannot hold. */
import { isoText } from '../format/time.js';
import type { ColumnKind } from '../model/report.js';
import type { KeyOrder } from './key-order.js';
import { MISSING } from './ranked-codes.js';

export type Naming = Pick<KeyOrder, 'instants' | 'time' | 'groupNames'>;

export function namedKinds(kinds: readonly ColumnKind[], order: Naming): ColumnKind[] {
  return kinds.map((kind) => ({ ...kind, evidence: named(kind.evidence, order) }));
}

function named(evidence: Readonly<Record<string, unknown>>, order: Naming): Readonly<Record<string, unknown>> {
  const out: Record<string, unknown> = {}, isSpan = 'group' in evidence && typeof evidence['from'] === 'number' && typeof evidence['to'] === 'number';
  for (const [name, value] of Object.entries(evidence)) {
    if (isSpan && name === 'group') {
      if (order.groupNames.length > 0) out['group'] = order.groupNames[value as number];
    } else if (isSpan && (name === 'from' || name === 'to')) {
      if (order.time !== null) out[name] = place(value as number, order);
    } else if (name === 'records' && Array.isArray(value)) {
      if (order.time !== null) out[name] = value.map((at: number) => place(at, order));
    } else out[name] = tidy(value, order);
  }
  return out;
}

function place(at: number, { instants }: Naming): unknown {
  return !Number.isFinite(at) ? MISSING : instants ? isoText(at) : at;
}

/** Without what JSON would turn into null without a word. */
function tidy(value: unknown, order: Naming): unknown {
  if (Array.isArray(value)) return value.map((each) => tidy(each, order));
  if (isPlain(value)) return named(value, order);
  return typeof value === 'number' && !Number.isFinite(value) ? { status: 'undefined', reason: 'too large for a number' } : value;
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
