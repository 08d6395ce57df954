/** Whether what came of a case is what must come of it: an empty list, or everything that is not right. */
import { CELL_CLASSES } from '../../src/core/model/cell-class.js';
import type { ChangeReport, ReportColumn } from '../../src/core/model/report.js';
import { isSentence, type Cells, type Expected, type RightReport } from './case.js';

export type Outcome =
  | { readonly ended: 'report'; readonly report: ChangeReport }
  | { readonly ended: 'sentence'; readonly tag: string; readonly sentence: string }
  | { readonly ended: 'crash'; readonly error: string }
  | { readonly ended: 'never' };

export function judge(expected: Expected, outcome: Outcome): string[] {
  if (outcome.ended === 'never') return ['it did not end within its time limit'];
  if (outcome.ended === 'crash') return [`it crashed: ${outcome.error}`];
  if (outcome.ended === 'sentence') return judgeSentence(expected, outcome.tag, outcome.sentence);
  if (isSentence(expected)) return [`a report (${outcome.report.sentence}) instead of a ${String(expected.fails)}`];
  return judgeReport(expected, outcome.report);
}

function judgeSentence(expected: Expected, tag: string, sentence: string): string[] {
  if (!isSentence(expected)) return [`${tag} “${sentence}” instead of a report`];
  const tags: readonly string[] = typeof expected.fails === 'string' ? [expected.fails] : expected.fails;
  return [
    ...(tags.includes(tag) ? [] : [`${tag} “${sentence}” instead of a ${tags.join(' or ')}`]),
    ...(expected.sentence.test(sentence) ? [] : [`“${sentence}” does not say ${String(expected.sentence)}`]),
    ...(/\n|undefined|\[object|NaN|\bat .*:\d+:\d+/.test(sentence) ? [`“${sentence}” is no plain sentence`] : []),
    ...(/[.!]$/.test(sentence) ? [] : [`“${sentence}” does not end as a sentence does`]),
  ];
}

function judgeReport(expected: RightReport, report: ChangeReport): string[] {
  const wrong: string[] = [];
  const same = (what: string, is: unknown, should: unknown): void => {
    if (should !== undefined && JSON.stringify(is) !== JSON.stringify(should)) wrong.push(`${what}: ${JSON.stringify(is)} instead of ${JSON.stringify(should)}`);
  };
  const each = <T>(of: Readonly<Record<string, T>> | undefined, check: (column: ReportColumn, should: T) => void): void => {
    for (const [name, should] of Object.entries(of ?? {})) {
      const column = report.columns.find((one) => one.name === name);
      if (column === undefined) wrong.push(`no column ${name} among ${report.columns.map((one) => one.name).join(', ')}`);
      else check(column, should);
    }
  };
  wrong.push(...laws(report));
  same('status', report.validity.status, expected.status);
  same('mode', report.pairing.mode, expected.mode);
  same('key', report.recipe.key, expected.key);
  const { ambiguous, ...counts } = expected.records ?? {};
  for (const [name, should] of Object.entries(counts)) same(`records ${name}`, report.records[name as 'matched'], should);
  if (ambiguous) same('ambiguous', [report.records.ambiguous.base, report.records.ambiguous.revision, report.records.ambiguous.keys], ambiguous);
  if (expected.cells) same('cells', classesOf(report.cells), classesOf(expected.cells));
  each(expected.columns, (column, should) => same(`cells of ${column.name}`, classesOf(column.cells), classesOf(should)));
  same('names', report.columns.map((column) => column.name), expected.names);
  each(expected.statuses, (column, should) => same(`status of ${column.name}`, column.status, should));
  each(expected.types, (column, should) => same(`type of ${column.name}`, column.type, should));
  each(expected.units, (column, should) => same(`unit of ${column.name}`, [column.unit?.base ?? null, column.unit?.revision ?? null], should));
  each(expected.bias, (column, should) => same(`bias of ${column.name}`, column.paired?.bias, should));
  each(expected.columnKinds, (column, should) => same(`kinds of ${column.name}`, (column.kinds ?? []).map((kind) => kind.kind), should));
  for (const side of ['base', 'revision'] as const) for (const [name, should] of Object.entries(expected.dialect?.[side] ?? {})) same(`${name} of ${side}`, report[side].sources[0]?.dialect?.[name], should);
  const findings = report.validity.findings.map((finding) => `${finding.code}: ${finding.sentence}`);
  for (const pattern of expected.findings ?? []) if (!findings.some((finding) => pattern.test(finding))) wrong.push(`no finding says ${String(pattern)}: ${findings.join(' | ') || 'none'}`);
  for (const pattern of expected.noFindings ?? []) for (const finding of findings.filter((one) => pattern.test(one))) wrong.push(`a finding too many: ${finding}`);
  const kinds = report.kinds.map((kind) => kind.kind);
  for (const kind of expected.kinds ?? []) if (!kinds.includes(kind)) wrong.push(`no kind ${kind} among ${kinds.join(', ') || 'none'}`);
  for (const kind of expected.noKinds ?? []) if (kinds.includes(kind)) wrong.push(`a kind too many: ${kind}`);
  const offers = (report.offers ?? []).map((offer) => offer.code);
  for (const code of expected.offers ?? []) if (!offers.includes(code)) wrong.push(`no offer ${code} among ${offers.join(', ') || 'none'}`);
  if (expected.noOffers && offers.length > 0) wrong.push(`an offer too many: ${offers.join(', ')}`);
  for (const [name, base, revision] of expected.samples ?? []) {
    const id = report.columns.find((column) => column.name === name)?.id;
    const cells = report.records.samples.changed.flatMap((record) => record.cells).filter((cell) => cell.column === id);
    if (!cells.some((cell) => cell.base === base && cell.revision === revision)) wrong.push(`no sample of ${name} from ${JSON.stringify(base)} to ${JSON.stringify(revision)}: ${JSON.stringify(cells.map((cell) => [cell.base, cell.revision]))}`);
  }
  return wrong;
}

/** What holds of every report: the classes add up, and records are where they are counted. */
function laws({ records, cells, columns }: ChangeReport): string[] {
  const holds: readonly (readonly [string, boolean])[] = [
    ['base records add up', records.base === records.matched + records.removed + records.ambiguous.base],
    ['revision records add up', records.revision === records.matched + records.added + records.ambiguous.revision],
    ['changed and unchanged records add up', records.matched === records.changed + records.unchanged],
    ['classes add up over columns', CELL_CLASSES.every((name) => cells[name] === columns.reduce((sum, column) => sum + column.cells[name], 0))],
    ['each compared column has a cell for each matched record', columns.every((column) => [0, records.matched].includes(CELL_CLASSES.reduce((sum, name) => sum + column.cells[name], 0)))],
  ];
  return holds.filter(([, held]) => !held).map(([law]) => `it does not hold that ${law}`);
}

function classesOf(cells: Cells): Record<string, number> {
  return Object.fromEntries(CELL_CLASSES.filter((name) => (cells[name] ?? 0) > 0).map((name) => [name, cells[name]!]));
}
