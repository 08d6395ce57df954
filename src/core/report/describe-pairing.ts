/** What was found out about keys, in the words of a report: keys written differently, and keys given out anew. */
import type { ColumnKind, Finding, Offer } from '../model/report.js';
import type { KeyRule } from '../model/recipe.js';
import { count, counted, listed } from '../format/words.js';

export interface WrittenKeyFacts {
  readonly name: string;
  readonly rule: KeyRule;
  readonly records: number;
  readonly examples: readonly { readonly base: string | null; readonly revision: string | null }[];
}

export interface RekeyedFacts {
  readonly names: readonly string[];
  readonly records: number;
  readonly considered: number;
  readonly ambiguous: number;
  /** Key texts of the first such record. */
  readonly first: { readonly base: readonly (string | null)[]; readonly revision: readonly (string | null)[] };
  readonly shift: { readonly by: number; readonly records: number } | null;
  readonly repaired: boolean;
}

export interface PairingWords {
  readonly kinds: readonly ColumnKind[];
  readonly findings: readonly Finding[];
  readonly offers: readonly Offer[];
}

const COMPARED_AS: Readonly<Record<KeyRule, string>> = { exact: 'as written', trimmed: 'without the white space around them', folded: 'without regard to case', number: 'as numbers', date: 'as dates' };

export function describeWrittenKeys(keys: readonly WrittenKeyFacts[], matched: number): PairingWords {
  return {
    kinds: keys.map(({ name, rule, records, examples }) => ({ kind: 'key-format', confidence: 1, evidence: { rule, records, matched, residualCells: 0, examples }, columns: [name] })),
    findings: keys.map(({ name, rule, records, examples }) => {
      const example = examples[0];
      const such = example && example.base !== null && example.revision !== null ? `, such as ${quoted(example.base)}, now ${quoted(example.revision)}` : '';
      return { severity: 'note', code: 'key-format', sentence: `${name} is written differently in ${count(records)} of ${counted(matched, 'matched record')}${such}; its values were compared ${COMPARED_AS[rule]}, and no two of one release became the same.` };
    }),
    offers: [],
  };
}

/** From how many records on, and from which share of those that disagree, a reader must be warned. */
const MANY = 3, MOSTLY = 0.5;

export function describeRekeyed(facts: RekeyedFacts): PairingWords {
  const { names, records, considered, ambiguous, first, shift, repaired } = facts;
  const label = listed(names);
  const from = `${keyText(first.base)}${keyText(first.base) === keyText(first.revision) ? '' : `, now ${keyText(first.revision)}`}`;
  const moved = shift === null ? '' : ` ${shift.records === records ? 'Each' : `${count(shift.records)} of them`} moved by ${shift.by > 0 ? '+' : '−'}${count(Math.abs(shift.by))}.`;
  const many = records >= MANY && records >= considered * MOSTLY;
  const what = records === 1
    ? `1 record of revision holds under another ${label} what a record of base holds (${from}).`
    : `${count(records)} records of revision hold under another ${label} what records of base hold (first ${from}).`;
  const then = repaired ? ' These were paired by what they hold, all others by their key.' : ' Paired by key they are other records; “rekey” in the recipe pairs them by what they hold.';
  const twins = ambiguous > 0 ? ` ${counted(ambiguous, 'more record')} hold${ambiguous === 1 ? 's' : ''} what several do, and cannot be told apart.` : '';
  return {
    kinds: [{
      kind: 'key-renumbered', confidence: Math.min(1, records / considered), columns: names,
      evidence: { records, considered, ambiguous, firstBase: first.base, firstRevision: first.revision, repaired, ...(shift ? { shift: shift.by, shifted: shift.records } : {}) },
    }],
    findings: [{ severity: many && !repaired ? 'warning' : 'note', code: 're-keyed', sentence: `${what}${moved}${then}${twins}` }],
    offers: repaired ? [] : [{ code: 'rekey', sentence: `Pair ${counted(records, 'record')} by what ${records === 1 ? 'it holds' : 'they hold'}, because ${records === 1 ? 'its' : 'their'} ${label} was given out anew.`, recipe: { rekey: true } }],
  };
}

function keyText(key: readonly (string | null)[]): string {
  return key.map((text) => (text === null || text === '' ? 'missing' : text)).join(', ');
}

function quoted(text: string): string {
  return `“${text}”`;
}
