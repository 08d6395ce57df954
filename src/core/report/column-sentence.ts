/** One sentence or a few on a column: how many cells changed, by what kind of change, how large it is, and the verdict. Its numbers are the report's. */
import { ofHundred } from '../metrics/verdict/of-hundred.js';
import { changedCells, totalCells } from '../model/cell-class.js';
import { isDefined, type ColumnKind, type ReportColumn } from '../model/report.js';
import { count, counted, figure, listed, percent } from '../format/words.js';
import { kindPhrase } from './kind-phrase.js';
import { stepPhrase } from './step-phrase.js';

const MOST_KINDS = 4;

export function columnSentence(column: Omit<ReportColumn, 'sentence'>): string {
  const { name, cells, kinds = [], verdict, status } = column, total = totalCells(cells), changed = changedCells(cells), told = changed === 0 ? null : changed;
  if (status !== 'matched') return `${name} is only in ${status === 'added' ? 'revision' : 'base'}.`;
  const phrases = kindPhrases(kinds, unitOf(column), told), kindsPart = phrases === '' ? '' : `${phrases}.`;
  if (total === 0) return kindsPart === '' ? `${name} was not compared.` : `${name}: ${kindsPart}`;
  if (changed === 0) return [`${name}: no value changed.`, ...(kindsPart === '' ? [] : [capital(kindsPart)]), ...(cells.tolerated > 0 ? [`${counted(cells.tolerated, 'value')} moved within tolerance.`] : [])].join(' ');
  const lead = `${name}: ${count(changed)} of ${counted(total, 'cell')} changed (${percent(changed, total)})`;
  return [`${lead}${phrases === '' ? '' : `: ${phrases}`}.`, ...sizePart(column), ...stepPart(column), ...(verdict ? [verdict.sentence] : [])].join(' ');
}

export function kindPhrases(kinds: readonly ColumnKind[], unit: string | null, told: number | null = null): string {
  const toTell = kinds.filter(({ kind, evidence }) => !(kind === 'segment' && evidence['of'] !== 'revised'));
  const more = toTell.length - MOST_KINDS;
  const phrases = [...toTell.slice(0, MOST_KINDS).map((kind) => kindPhrase(kind, unit, told)), ...(more > 0 ? [`${count(more)} more`] : [])];
  return phrases.some((phrase) => /, | and /.test(phrase)) ? phrases.join('; ') : listed(phrases);
}

export function unitOf({ unit }: Pick<ReportColumn, 'unit'>): string | null {
  return unit?.revision ?? unit?.base ?? null;
}

function sizePart(column: Omit<ReportColumn, 'sentence'>): string[] {
  const { paired } = column, unit = unitOf(column), out: string[] = [];
  if (column.role === 'flag' || paired === undefined || paired.n === 0 || !isDefined(paired.bias) || paired.maxAbs === 0) return out;
  const size = paired.bias === 0 ? 'the mean stayed the same' : `the mean ${paired.bias > 0 ? 'rose' : 'fell'} by ${figure(Math.abs(paired.bias))}${unit === null ? '' : ` ${unit}`}`;
  out.push(`Over ${paired.n === 1 ? 'the one pair' : `all ${counted(paired.n, 'pair')}`} ${size}.`);
  const hundred = paired.nHigher === undefined || paired.nLower === undefined ? null : ofHundred(paired.nHigher, paired.nLower, paired.n);
  if (hundred !== null) out.push(hundred.sentence);
  return out;
}

function stepPart(column: Omit<ReportColumn, 'sentence'>): string[] {
  const phrase = stepPhrase(column);
  return phrase === null ? [] : [`${capital(phrase)}.`];
}

function capital(sentence: string): string {
  return sentence[0]!.toUpperCase() + sentence.slice(1);
}
