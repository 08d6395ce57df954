/** The report as text for a terminal: verdict, counts, a line for each column that changed, where it changed, and what the flags say. */
import { CELL_CLASSES } from '../core/model/cell-class.js';
import { isDefined, type ChangeReport, type ReportColumn } from '../core/model/report.js';
import { count, counted } from '../core/format/words.js';
import { stepPhrase } from '../core/report/step-phrase.js';
import { columnLines, mostChanged } from './column-lines.js';
import { printable, wrap } from './terminal-text.js';

const MOST_FINDINGS = 12;
/** Columns whose places are told, and flags. */
const MOST_PLACES = 3, MOST_FLAGS = 3;

export function summaryText(report: ChangeReport, width = 80): string {
  const { base, revision, records, cells } = report, changed = mostChanged(report);
  const lines = [
    `base      ${printable(base.label)}  ${counted(base.records, 'record')}, ${counted(base.columns, 'column')}`,
    `revision  ${printable(revision.label)}  ${counted(revision.records, 'record')}, ${counted(revision.columns, 'column')}`,
    '', ...wrap(report.sentence, width), '',
    ...report.validity.findings.filter((finding) => finding.sentence !== report.sentence).flatMap((finding) => wrap(`${finding.severity}: ${finding.sentence}`, width)),
    ...wrap(report.pairing.evidence.sentence, width), '',
    `records   ${parts([['changed', records.changed], ['unchanged', records.unchanged], ['added', records.added], ['removed', records.removed], ['ambiguous in base', records.ambiguous.base], ['ambiguous in revision', records.ambiguous.revision]])}`,
    `cells     ${parts(CELL_CLASSES.map((name) => [name, cells[name]]))}`,
    ...(changed.length > 0 ? ['', ...columnLines(changed, width)] : []),
    ...section(placeSentences(report, changed), width),
    ...section(stepSentences(changed), width),
    ...section(flagSentences(report), width),
    ...section(impactSentences(report), width),
  ];
  const still = report.columns.filter((column) => column.status === 'matched' && column.role !== 'key' && !changed.includes(column)).length;
  if (still > 0) lines.push('', `${counted(still, 'column')} unchanged`);
  for (const status of ['added', 'removed'] as const) {
    const names = report.columns.filter((column) => column.status === status).map((column) => column.name);
    if (names.length > 0) lines.push(...wrap(`${status}: ${names.slice(0, MOST_NAMES).join(', ')}${names.length > MOST_NAMES ? ` and ${count(names.length - MOST_NAMES)} more` : ''}`, width));
  }
  lines.push(...dictionaryLines(report, width));
  return `${lines.join('\n')}\n`;
}

const MOST_NAMES = 40;

function section(sentences: readonly string[], width: number): string[] {
  return sentences.length === 0 ? [] : ['', ...sentences.flatMap((sentence) => wrap(sentence, width))];
}

/** Where the most changed columns changed; what stayed the same tells that where it is most of what did. Flags speak for themselves. */
function placeSentences({ groups = [] }: ChangeReport, changed: readonly ReportColumn[]): string[] {
  return changed.filter(({ role }) => role !== 'flag').flatMap(({ name, cells }) => groups.find((group) => group.column === name && (group.claim === 'changed' || 2 * group.kept >= cells.unchanged))?.sentence ?? []).slice(0, MOST_PLACES);
}

/** When the difference of the most changed columns steps. */
function stepSentences(changed: readonly ReportColumn[]): string[] {
  return changed.flatMap((column) => { const phrase = stepPhrase(column); return phrase === null ? [] : [`${column.name}: ${phrase}.`]; }).slice(0, MOST_PLACES);
}

/** Flags whose classes or whose measure changed most come first. */
function flagSentences({ flags = [] }: ChangeReport): string[] {
  const weight = (flag: (typeof flags)[number]): number => ('reflagged' in flag ? flag.reflagged : flag.higher + flag.lower);
  const sorted = flags.filter((flag) => weight(flag) > 0).sort((a, b) => weight(b) - weight(a)), more = sorted.length - MOST_FLAGS;
  return [...sorted.slice(0, MOST_FLAGS).map(({ sentence }) => sentence), ...(more > 0 ? [`and ${counted(more, 'more flag')} changed; --json writes them all`] : [])];
}

/** What it does to the reader's own results, and what holds for records like these. */
function impactSentences({ impact = [] }: ChangeReport): string[] {
  return impact.flatMap(({ sentence, change, verdict, notes = [] }) => [isDefined(change) ? `${sentence} ${verdict.sentence}` : sentence, ...notes]);
}

function dictionaryLines({ dictionary }: ChangeReport, width: number): string[] {
  if (dictionary === undefined || dictionary.findings.length === 0) return [];
  const more = dictionary.findings.length - MOST_FINDINGS;
  return ['', ...dictionary.findings.slice(0, MOST_FINDINGS).flatMap((finding) => wrap(`dictionary: ${finding.sentence}`, width)), ...(more > 0 ? [`and ${more} more findings on the dictionaries; --json writes them all`] : [])];
}

function parts(counts: readonly (readonly [string, number])[]): string {
  const shown = counts.filter(([, n]) => n > 0).map(([name, n]) => `${name} ${count(n)}`);
  return shown.length > 0 ? shown.join(' · ') : 'none';
}
