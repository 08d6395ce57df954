/**
 * The key and the records that it pairs: given or inferred, its values as they are or, where
 * they hardly meet that way, in a form under which they do.
 */
import type { AlignedColumn } from '../align/align-columns.js';
import { PalimpsestError } from '../errors.js';
import { inferKey, type InferredKey, type RankedKey } from '../keys/infer-key.js';
import type { Joined } from '../keys/joined-column.js';
import { keyCandidates, type CandidateSource } from '../keys/key-candidates.js';
import { keyForm, type KeyForm } from '../keys/key-formats.js';
import { matchRecords, type Match } from '../keys/match-records.js';
import type { KeyRule } from '../model/recipe.js';
import type { JoinedColumn, PairSide } from './join-releases.js';

/** A set of columns (ids) that identifies records, and what speaks for it. */
export interface KeyFigures {
  readonly columns: readonly string[];
  readonly uniqueBase: number;
  readonly uniqueRevision: number;
  /** Share of the smaller release whose key is in both. */
  readonly overlap: number;
  /** Share of the other cells of paired records that are equal; null where there are none. */
  readonly agreement: number | null;
}

export interface Inference {
  readonly tried: number;
  readonly agreement: number | null;
  /** The key is the number of the record in its file. */
  readonly rowNumber: boolean;
  readonly alternatives: readonly KeyFigures[];
  /** A likelier key under which records agree far less. */
  readonly passedOver: KeyFigures | null;
}

export interface ChosenKey {
  readonly key: readonly string[];
  readonly keyGiven: boolean;
  /** How the key was found; null where it was given. */
  readonly inference: Inference | null;
  readonly match: Match;
  /** Key columns whose values were compared in another form. */
  readonly forms: ReadonlyMap<string, KeyForm>;
}

export interface KeyRequest {
  readonly aligned: readonly AlignedColumn[];
  /** Ids of the key columns, or null to infer one. */
  readonly key: readonly string[] | null;
  readonly keyRule?: KeyRule | null;
}

/** The schema's bound. */
const MOST_ALTERNATIVES = 5;
/** Below this overlap other forms of the key are tried. */
const POOR_OVERLAP = 0.8;

export class KeyChooser {
  private readonly columns: ReadonlyMap<string, Joined>;
  constructor(private readonly base: PairSide, private readonly revision: PairSide, private readonly joined: ReadonlyMap<string, JoinedColumn>, private readonly request: KeyRequest) {
    this.columns = new Map([...joined].map(([id, column]) => [id, column.joined]));
  }

  given(key: readonly string[]): ChosenKey {
    for (const id of key) if (!this.joined.has(id)) throw new PalimpsestError('KeyError', 'A key column must be in both releases.', {});
    const rule = this.request.keyRule ?? null;
    const asWritten = this.match(key, new Map());
    const chosen = { key, keyGiven: true, inference: null };
    if (rule === null && this.overlap(asWritten) >= POOR_OVERLAP) return { ...chosen, match: asWritten, forms: new Map() };
    const forms = this.forms(key, rule);
    if (forms.size === 0) return { ...chosen, match: asWritten, forms };
    const match = this.match(key, forms);
    return rule !== null || this.overlap(match) > this.overlap(asWritten) ? { ...chosen, match, forms } : { ...chosen, match: asWritten, forms: new Map() };
  }

  infer(): { readonly found: InferredKey; readonly forms: ReadonlyMap<string, KeyForm> } {
    const rule = this.request.keyRule ?? null;
    if (rule !== null) {
      const forms = this.forms([...this.columns.keys()], rule);
      return { found: this.search(forms), forms };
    }
    const asWritten = this.search(new Map());
    if (asWritten.best !== null && asWritten.best.evidence.overlap >= POOR_OVERLAP) return { found: asWritten, forms: new Map() };
    const forms = this.forms([...this.columns.keys()], null);
    if (forms.size === 0) return { found: asWritten, forms };
    const found = this.search(forms);
    const better = found.best !== null && found.best.columns.some((column) => forms.has(column.id)) && found.best.evidence.overlap > (asWritten.best?.evidence.overlap ?? 0);
    return better ? { found, forms } : { found: asWritten, forms: new Map() };
  }

  chosen(key: RankedKey, found: InferredKey, forms: ReadonlyMap<string, KeyForm>): ChosenKey {
    const ids = key.columns.map((column) => column.id);
    const inference: Inference = {
      tried: found.tried, agreement: key.evidence.agreement, rowNumber: key.rowNumber,
      alternatives: found.alternatives.slice(0, MOST_ALTERNATIVES).map((each) => this.figures(each)), passedOver: found.passedOver === null || found.passedOver === key ? null : this.figures(found.passedOver),
    };
    return { key: ids, keyGiven: false, inference, match: key.match, forms: new Map([...forms].filter(([id]) => ids.includes(id))) };
  }

  private search(forms: ReadonlyMap<string, KeyForm>): InferredKey {
    const candidates = keyCandidates(this.sources(forms));
    return inferKey({ candidates, columns: this.columns, baseRecords: this.base.records, revisionRecords: this.revision.records });
  }

  /** In the order of the columns as they are shown. */
  private sources(forms: ReadonlyMap<string, KeyForm>): CandidateSource[] {
    return this.request.aligned.flatMap((column): CandidateSource[] => {
      const both = this.joined.get(column.id);
      if (both === undefined) return [];
      const { type, joined } = forms.get(column.id) ?? both;
      return [{ id: column.id, names: [this.base.columns[column.base!]!.name, this.revision.columns[column.revision!]!.name], type, joined }];
    });
  }

  private forms(ids: readonly string[], rule: KeyRule | null): Map<string, KeyForm> {
    return new Map(ids.flatMap((id) => {
      const form = keyForm(this.columns.get(id)!, rule);
      return form === null ? [] : [[id, form] as const];
    }));
  }

  private match(key: readonly string[], forms: ReadonlyMap<string, KeyForm>): Match {
    const parts = key.map((id) => forms.get(id)?.joined ?? this.columns.get(id)!);
    return matchRecords({ base: parts.map((part) => part.base), revision: parts.map((part) => part.revision), baseRecords: this.base.records, revisionRecords: this.revision.records });
  }

  private overlap(match: Match): number {
    const smaller = Math.min(this.base.records, this.revision.records);
    return smaller === 0 ? 1 : (match.base.length + Math.min(match.ambiguous.base.length, match.ambiguous.revision.length)) / smaller;
  }

  private figures({ columns, match, evidence }: RankedKey): KeyFigures {
    const { ambiguous } = match;
    return {
      columns: columns.map((column) => column.id), overlap: evidence.overlap, agreement: evidence.agreement,
      uniqueBase: 1 - ambiguous.base.length / this.base.records, uniqueRevision: 1 - ambiguous.revision.length / this.revision.records,
    };
  }
}
