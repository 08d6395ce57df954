/** Whether the two releases can sensibly be compared, said before any number. */
import type { Finding, ValidityStatus } from '../model/report.js';
import { count, counted, listed, percent } from '../format/words.js';

export interface ValidityFacts {
  readonly mode: 'keyed' | 'multiset' | 'distribution';
  readonly sameBytes: boolean;
  readonly sameContent: boolean;
  readonly keyNames: readonly string[];
  readonly base: number;
  readonly revision: number;
  readonly matched: number;
  readonly added: number;
  readonly removed: number;
  readonly ambiguous: { readonly base: number; readonly revision: number; readonly keys: number };
  readonly changedCells: number;
  readonly columns: { readonly matched: number; readonly added: number; readonly removed: number };
  /** Without a key: names of columns whose types cannot be compared, of row numbers, and of columns compared in another form. */
  readonly leftOut: readonly string[];
  readonly rowNumbers: readonly string[];
  readonly forms: readonly { readonly name: string; readonly form: string }[];
  /** Sentences of what was decided while reading. */
  readonly notes: readonly string[];
}

export function judgeValidity(facts: ValidityFacts): { status: ValidityStatus; findings: Finding[] } {
  const findings: Finding[] = [];
  const say = (severity: Finding['severity'], code: string, sentence: string): void => void findings.push({ severity, code, sentence });
  const smaller = Math.min(facts.base, facts.revision);

  if (facts.sameBytes) say('note', 'same-bytes', 'The two files are the same, byte for byte.');
  else if (facts.sameContent) say('note', 'same-content', 'The two releases hold the same records and columns; the files differ in how they are written or ordered.');
  if (facts.base === 0 || facts.revision === 0) {
    say('warning', 'no-records', `${facts.base === 0 ? (facts.revision === 0 ? 'Both releases have' : 'Base has') : 'Revision has'} a header and no records: there is nothing to pair.`);
  } else if (facts.columns.matched === 0) {
    say('refusal', 'no-common-column', 'The two releases have no column in common. Check that they are releases of the same dataset, or name the renamed columns in the recipe.');
  } else if (facts.mode === 'distribution') {
    say('refusal', 'no-common-record', 'No key was found and no whole record is in both releases: only the distributions of the columns can be compared. Name a key to pair records.');
  } else if (facts.mode === 'multiset') {
    say('warning', 'no-key', `No column or set of up to five columns identifies a record, so whole records were compared: ${count(facts.matched)} ${facts.matched === 1 ? 'is' : 'are'} in both releases. Name a key to see changes within records.`);
  } else if (facts.matched === 0 && facts.ambiguous.base === 0) {
    say('refusal', 'no-common-key', `No key (${listed(facts.keyNames)}) of base is found in revision: the releases hold different records, or write the key differently.`);
  } else if (facts.matched < smaller * 0.05) {
    say('warning', 'little-overlap', `Only ${counted(facts.matched, 'record')} (${percent(facts.matched, smaller)} of the smaller release) ${facts.matched === 1 ? 'has its' : 'have their'} key in both releases; nearly all records are other ones.`);
  }
  if (facts.ambiguous.keys > 0) {
    say('warning', 'ambiguous-keys', `${counted(facts.ambiguous.keys, 'key')} occur${facts.ambiguous.keys === 1 ? 's' : ''} more than once; ${count(facts.ambiguous.base)} records of base and ${count(facts.ambiguous.revision)} of revision are set apart and not compared.`);
  }
  if (facts.leftOut.length > 0) say('warning', 'left-out', `${listed(facts.leftOut)} changed type and cannot be compared without a key; records were compared by the other columns.`);
  if (facts.rowNumbers.length > 0) say('note', 'row-number-left-out', `${listed(facts.rowNumbers)} only number${facts.rowNumbers.length === 1 ? 's' : ''} the records of each file; records were compared by the other columns.`);
  for (const { name, form } of facts.forms) say('note', 'compared-as', `${name} changed type; its texts were compared as times, read as ${form}, and no two texts became the same time.`);
  for (const note of facts.notes) say('note', 'reading', note);
  return { status: status(facts), findings };
}

function status(facts: ValidityFacts): ValidityStatus {
  if (facts.base === 0 || facts.revision === 0) return 'empty';
  if (facts.sameBytes || facts.sameContent) return 'identical';
  if (facts.columns.matched === 0) return 'disjoint';
  if (facts.mode !== 'keyed') return facts.mode === 'multiset' ? 'unkeyed' : 'disjoint';
  if (facts.matched === 0 && facts.ambiguous.base === 0) return facts.columns.removed > facts.columns.matched ? 'disjoint' : 'new-cohort';
  if (facts.matched < Math.min(facts.base, facts.revision) * 0.05) return 'new-cohort';
  const grown = facts.added > 0 || facts.columns.added > 0;
  return facts.changedCells === 0 && facts.removed === 0 && facts.columns.removed === 0 && grown ? 'extension' : 'revision';
}
