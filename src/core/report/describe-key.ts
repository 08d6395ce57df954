/** How records were paired, as evidence and as a sentence. */
import { count, counted, listed, percent } from '../format/words.js';

export interface KeyFacts {
  readonly mode: 'keyed' | 'multiset' | 'distribution';
  readonly names: readonly string[];
  readonly given: boolean;
  readonly tried: number;
  readonly base: number;
  readonly revision: number;
  readonly matched: number;
  readonly ambiguous: { readonly base: number; readonly revision: number; readonly keys: number };
}

export interface PairingEvidence extends Readonly<Record<string, unknown>> {
  readonly sentence: string;
}

export function describeKey(facts: KeyFacts): PairingEvidence {
  const { names, given, matched, ambiguous } = facts;
  if (facts.mode !== 'keyed') {
    const sentence = facts.mode === 'multiset'
      ? 'No column or set of up to five columns identifies a record; whole records were compared.'
      : 'No key was found and no whole record is in both releases; records could not be paired.';
    return { columns: [], given: false, sentence };
  }
  const smaller = Math.min(facts.base, facts.revision);
  const overlap = smaller === 0 ? 0 : matched / smaller;
  const unique = ambiguous.keys === 0
    ? `identif${names.length === 1 ? 'ies' : 'y'} every record in both releases`
    : `identif${names.length === 1 ? 'ies' : 'y'} all but ${counted(ambiguous.keys, 'key')}, which occur more than once (${count(ambiguous.base)} records of base, ${count(ambiguous.revision)} of revision)`;
  const how = given ? 'The recipe names the key' : 'The key was found in the data';
  const sentence = `${how}: ${listed(names)} ${unique}; ${count(matched)} keys (${percent(matched, smaller)} of the smaller release) are in both.`;
  return {
    columns: names, given, overlap, sentence,
    uniqueBase: facts.base === 0 ? 1 : 1 - ambiguous.base / facts.base, uniqueRevision: facts.revision === 0 ? 1 : 1 - ambiguous.revision / facts.revision,
    ...(given ? {} : { tried: facts.tried }),
  };
}
