/**
 * Every pair of every real dataset, compared with nothing given. What must be found is asserted; whatever is found, all
 * numbers of the report are counted anew by another program under the key, the renames and the missing texts that the
 * report states; and where those are the independent answer's, the report must give that answer.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { ChangeReport } from '../../src/core/model/report.js';
import { openNodeSession } from '../../src/cli/open-node-session.js';
import type { Session } from '../../src/session/session.js';
import { checkReport } from '../session/support.js';
import { checkColumns, checkRecords } from './check-answers.js';
import { checkRecount } from './check-recount.js';
import { CONVENTIONS } from './conventions.js';
import { EXPECTATIONS, type Expectation } from './expectations.js';
import { readPlain, type PlainRelease } from './plain-release.js';
import { codesOf, isMissing } from './recount.js';
import { haveTruth, readTruth, truthFile, type Truth, type TruthPair } from './truth.js';

/** `baad-tree` holds trees of files; `flights-3m` has no key and a test of its own. */
const DATASETS = ['co2-mlo-2017', 'co2-mlo-empty', 'gapminder-json', 'global-temp-2016', 'ourairports-navaids', 'owid-co2-unitfix', 'penguins', 'portal-rodent-append', 'seattle-weather', 'srdb-2018-typo', 'srdb-v4-v5', 'storms-2023-format', 'svb-ec', 'svb-forcing', 'svb-meteo'];




describe('real release pairs with nothing given', { skip: haveTruth ? false : 'the folder of real release pairs is not beside this clone' }, () => {
  let session: Session;
  before(() => { session = openNodeSession(); });
  after(() => session.close());

  for (const name of haveTruth ? DATASETS : []) {
    const truth = readTruth(name), versions = Object.keys(truth.files);
    for (const [i, from] of versions.entries()) for (const to of versions.slice(i + 1)) {
      const title = `${name} ${from} ${to}`;
      it(title, async () => {
        const files = [truthFile(name, truth, from), truthFile(name, truth, to)] as const;
        const comparison = await session.compare(...files);
        const report = comparison.report();
        await comparison.dispose();
        checkReport(report);
        const releases = [readPlain(files[0]), readPlain(files[1])] as const;
        const answer = answerOf(truth, from, to), expected = EXPECTATIONS.find((each) => each.pair === title);
        checkFound(report, expected, answer);
        checkRecount(report, ...releases);
        if (answer) holdToAnswer(report, answer, title, expected, releases);
      });
    }
  }
});

/** The answer that pairs records as they are, where there are two. */
function answerOf(truth: Truth, from: string, to: string): TruthPair | undefined {
  return truth.pairs.filter((pair) => pair.from === from && pair.to === to).at(-1);
}

function checkFound(report: ChangeReport, expected: Expectation | undefined, answer: TruthPair | undefined): void {
  const renames = Object.fromEntries(report.columns.filter((column) => column.status === 'matched' && column.base[0] !== column.revision[0]).map((column) => [column.base[0]!, column.revision[0]!]));
  assert.deepEqual(renames, expected?.renames ?? answer?.conventions.rename_applied ?? {}, 'renames');
  for (const column of report.columns) if (column.status === 'matched' && column.base[0] !== column.revision[0]) assert.ok(column.alignment && column.alignment.sentence.length > 0, `${column.name} has evidence for its rename`);
  const names = (status: string): string[] => report.columns.filter((column) => column.status === status).map((column) => column.name).sort();
  assert.deepEqual(names('added'), [...(expected?.columnsAdded ?? answer?.result.columns_added ?? [])].sort(), 'columns added');
  assert.deepEqual(names('removed'), [...(expected?.columnsRemoved ?? answer?.result.columns_removed ?? [])].sort(), 'columns removed');
  if (expected?.status) assert.equal(report.validity.status, expected.status);
  for (const kind of expected?.kinds ?? []) assert.ok(report.kinds.some((each) => each.kind === kind), `the kind ${kind} among ${report.kinds.map((each) => each.kind).join(', ')}`);
  const { says } = expected ?? {};
  if (says) assert.ok(report.validity.findings.some((finding) => says.test(finding.sentence)), `a finding says ${says.source}`);
  if (report.validity.status === 'empty') return;
  assert.equal(report.pairing.mode, 'keyed', report.pairing.evidence.sentence);
  const keys = (expected?.keys ?? [answer!.conventions.key]).map((key) => [...key].sort().join(' + '));
  const key = [...report.recipe.key].sort().join(' + ');
  assert.ok(keys.includes(key), `the key ${key} is one of ${keys.join(' or ')}`);
}

/** Where the report has the answer's key, its counts are the answer's; and so is every column with the answer's missing cells. */
function holdToAnswer(report: ChangeReport, answer: TruthPair, title: string, expected: Expectation | undefined, releases: readonly [PlainRelease, PlainRelease]): void {
  const byRow = answer.conventions.key.join() === '(row)';
  const names = (name: string): readonly string[] => report.columns.filter((column) => column.base[0] === name).flatMap((column) => [...column.base, ...column.revision]);
  const sameKey = byRow || (report.recipe.key.length === answer.conventions.key.length && report.recipe.key.every((name) => names(name).some((each) => answer.conventions.key.includes(each))));
  if (!sameKey) return;
  checkRecords(report, answer);
  const convention = CONVENTIONS.find((each) => each.pair === title);
  const otherCodes = report.columns.filter((column) => column.status === 'matched' && !report.recipe.key.includes(column.base[0]!) && missesOtherCells(report, column, answer, releases)).map((column) => column.name);
  const excused = [...Object.keys(expected?.codes ?? {}), ...Object.keys(convention?.cells ?? {})];
  for (const name of otherCodes) assert.ok(excused.includes(name), `${name} takes other texts for missing than the answer, without a reason`);
  const dates = report.columns.filter((column) => column.type === 'time').map((column) => column.name);
  const recounted = [...otherCodes.filter((name) => !convention?.cells?.[name]), ...dates];
  checkColumns(report, withOwnNames(answer), { ...convention, recounted });
  if (recounted.every((name) => !(name in answer.result.per_column))) assert.equal(report.records.changed, answer.result.rows_changed_value, 'records changed');
}

function missesOtherCells(report: ChangeReport, column: ChangeReport['columns'][number], { conventions }: TruthPair, releases: readonly [PlainRelease, PlainRelease]): boolean {
  const codes = codesOf(report, column), answers = [...(conventions.missing_tokens ?? ['', 'NA', 'NaN', 'nan']), ...(conventions.sentinels ?? []).map(String)];
  return releases.some(({ names, rows }, side) => {
    const at = names.indexOf((side === 0 ? column.base : column.revision)[0]!);
    return rows.some((row) => isMissing(row[at]!, codes) !== isMissing(row[at]!, answers));
  });
}

/** A column without a name is called by its place. */
function withOwnNames(answer: TruthPair): TruthPair {
  const columns = Object.entries(answer.result.per_column).map(([name, column]) => [name === '(unnamed 7th)' ? 'column 7' : name, column]);
  return { ...answer, result: { ...answer.result, per_column: Object.fromEntries(columns) as TruthPair['result']['per_column'] } };
}
