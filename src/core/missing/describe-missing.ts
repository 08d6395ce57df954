/** What was taken for missing in a column, how often it stands on either side, and why, as a sentence each. */
import { figure } from '../format/words.js';
import type { ColumnInfo } from '../model/release.js';
import type { MissingText } from '../model/report.js';
import { codeForm } from './code-forms.js';
import type { CodeReason } from './decide-codes.js';
import type { SentinelEvidence } from './detect-sentinels.js';

export interface MissingFacts {
  /** As first read: what was seen before a code was taken. */
  readonly read: { readonly base: ColumnInfo | null; readonly revision: ColumnInfo | null };
  readonly settled: { readonly base: ColumnInfo | null; readonly revision: ColumnInfo | null };
  /** The recipe lists what is missing in this column. */
  readonly recipe: boolean;
  /** What a dictionary names. */
  readonly dictionary: readonly string[];
  readonly reasons: ReadonlyMap<number, CodeReason>;
}

export function describeMissing(facts: MissingFacts): MissingText[] {
  const { base, revision } = facts.settled;
  const texts = [...new Set([base, revision].flatMap((info) => info?.missing.map((each) => each.text) ?? []))].sort();
  const codes = [...new Set([base, revision].flatMap((info) => info?.codes?.map((each) => each.code) ?? []))].sort((a, b) => a - b);
  return [...texts.map((text) => describeText(facts, text)), ...codes.map((code) => describeCode(facts, code))].filter((each) => each.base + each.revision > 0);
}

/** Who named a text; null where it was found. */
function givenBy({ recipe, dictionary }: MissingFacts, text: string): 'recipe' | 'dictionary' | null {
  const same = (other: string): boolean => other === text.trim() || (text.trim() !== '' && other.trim() !== '' && Number(other) === Number(text));
  return recipe ? 'recipe' : dictionary.some(same) ? 'dictionary' : null;
}

function describeText(facts: MissingFacts, text: string): MissingText {
  const { settled } = facts, given = givenBy(facts, text);
  const count = (info: ColumnInfo | null): number => info?.missing.find((each) => each.text === text)?.count ?? 0;
  const base = count(settled.base), revision = count(settled.revision);
  const blank = text.trim() === '';
  const where = standing(base, revision, settled);
  const by = blank ? 'empty' : given ?? 'detected';
  const why = blank ? 'an empty cell says nothing' : given !== null ? named(given) : Number.isNaN(Number(text)) ? 'it is a customary word for “no value”' : 'a number among dates, and a customary code';
  return { text, base, revision, by, sentence: `${blank ? 'Nothing' : `“${text}”`} ${where}; ${why}.` };
}

function describeCode(facts: MissingFacts, code: number): MissingText {
  const { read, settled, reasons } = facts, given = givenBy(facts, String(code));
  const count = (info: ColumnInfo | null): number => info?.codes?.find((each) => each.code === code)?.count ?? 0;
  const base = count(settled.base), revision = count(settled.revision);
  const seen = (['base', 'revision'] as const).flatMap((side) => { const found = read[side]?.sentinels.find((each) => each.code === code); return found ? [{ side, found }] : []; })
    .sort((a, b) => strength(b.found) - strength(a.found))[0];
  const where = `${String(code)} ${standing(base, revision, settled)}`;
  if (given !== null) return { text: String(code), base, revision, by: given, sentence: `${where}; ${named(given)}.` };
  return { text: String(code), base, revision, by: 'detected', sentence: `${where}${seen ? evidence(seen.found, seen.side, base > 0 && revision > 0) : ''}${because(code, reasons.get(code))}.` };
}

function strength(found: SentinelEvidence): number {
  return (found.standing === 'believed' ? 1e9 : 0) + found.count;
}

function named(given: 'recipe' | 'dictionary'): string {
  return given === 'recipe' ? 'the recipe names it' : 'the dataset’s dictionary names it';
}

const times = (n: number): string => (n === 1 ? 'once' : n === 2 ? 'twice' : `${n.toLocaleString('en')} times`);

function standing(base: number, revision: number, sides: MissingFacts['settled']): string {
  if (sides.base === null) return `stands ${times(revision)} in revision`;
  if (sides.revision === null) return `stands ${times(base)} in base`;
  if (base === 0) return `stands ${times(revision)} in revision and never in base`;
  if (revision === 0) return `stands ${times(base)} in base and never in revision`;
  return base === revision ? `stands ${times(base)} in each release` : `stands ${times(base)} in base and ${times(revision)} in revision`;
}

function evidence(found: SentinelEvidence, side: 'base' | 'revision', sayWhere: boolean): string {
  const where = sayWhere ? ` in ${side}` : '';
  if (found.low === null || found.high === null) return `; the column holds nothing else${where}`;
  const range = found.low === found.high ? figure(found.low) : `${figure(found.low)} to ${figure(found.high)}`;
  const far = found.apart === null || found.apart < 1 ? `far from all other values${where} (${range})` : `${found.apart < 2 ? '' : `${figure(Math.floor(found.apart))} times `}further from the other values${where} (${range}) than these are from one another`;
  return `, ${far}${found.wholeAmongDecimals ? ', a whole number among decimals' : ''}`;
}

function because(code: number, reason: CodeReason | undefined): string {
  if (reason === 'replaced') return '; in the other release it is gone, and as many more cells are missing';
  if (reason === 'convention') return '; other columns of the file use it too';
  return codeForm(code) === 'customary' ? '; it is a customary code' : '; such numbers are used as codes';
}
