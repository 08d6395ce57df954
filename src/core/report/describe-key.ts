/** How records were paired, as evidence and as a sentence. */
import { count, counted, listed, percent } from '../format/words.js';

export interface KeyFacts {
  readonly mode: 'keyed' | 'multiset' | 'distribution';
  readonly names: readonly string[];
  readonly given: boolean;
  /** Who named a given key, where it was not the recipe. */
  readonly namedBy?: 'dictionary';
  /** How the key was found, with the names of columns; null where it was given. */
  readonly inference: Inference | null;
  readonly base: number;
  readonly revision: number;
  readonly matched: number;
  readonly ambiguous: { readonly base: number; readonly revision: number; readonly keys: number };
}

export interface NamedKeyFigures {
  readonly columns: readonly string[];
  readonly uniqueBase: number;
  readonly uniqueRevision: number;
  readonly overlap: number;
  readonly agreement: number | null;
}

interface Inference {
  readonly tried: number;
  readonly agreement: number | null;
  readonly rowNumber: boolean;
  readonly alternatives: readonly NamedKeyFigures[];
  readonly passedOver: NamedKeyFigures | null;
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
  const { inference } = facts;
  const how = given ? `The ${facts.namedBy ?? 'recipe'} names the key` : inference?.rowNumber ? 'The key is the number of the record in its file, for want of a better one' : 'The key was found in the data';
  const sentence = `${how}: ${listed(names)} ${unique}; ${count(matched)} keys (${percent(matched, smaller)} of the smaller release) are in both${agreeing(inference)}.${passedOver(inference, names)}`;
  return {
    columns: names, given, overlap, sentence,
    uniqueBase: facts.base === 0 ? 1 : 1 - ambiguous.base / facts.base, uniqueRevision: facts.revision === 0 ? 1 : 1 - ambiguous.revision / facts.revision,
    ...(inference === null ? {} : { agreement: inference.agreement, rowNumber: inference.rowNumber, tried: inference.tried, alternatives: inference.alternatives }),
  };
}

function agreeing(inference: Inference | null): string {
  return inference === null || inference.agreement === null ? '' : `, and ${share(inference.agreement)} of the other cells agree`;
}

function passedOver(inference: Inference | null, names: readonly string[]): string {
  const other = inference?.passedOver ?? null;
  if (other === null || inference === null) return '';
  const why = other.agreement === null || inference.agreement === null || other.agreement >= inference.agreement
    ? `but only ${share(other.overlap)} of the smaller release has its key in both`
    : `but under it only ${share(other.agreement)} of the other cells agree`;
  return ` ${listed(other.columns)} identif${other.columns.length === 1 ? 'ies' : 'y'} records too, ${why}: ${listed(names)} pair${names.length === 1 ? 's' : ''} them better.`;
}

function share(part: number): string {
  return percent(Math.round(part * 1e6), 1e6);
}
