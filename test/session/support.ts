/** Comparisons of small releases in a real session: native engine, reading threads. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { openNodeSession } from '../../src/cli/open-node-session.js';
import { CELL_CLASSES, totalCells } from '../../src/core/model/cell-class.js';
import { isPalimpsestError, type ErrorTag, type PalimpsestError } from '../../src/core/errors.js';
import type { Recipe } from '../../src/core/model/recipe.js';
import type { ChangeReport, ReportColumn } from '../../src/core/model/report.js';
import type { SourceInput } from '../../src/io/sources/source.js';
import type { CompareOptions, Session } from '../../src/session/session.js';

export type Given = string | SourceInput;

/** A text is the content of a file, not its name. */
export function source(given: Given, name: string): SourceInput {
  return typeof given === 'string' ? { name, data: new TextEncoder().encode(given) } : given;
}

const schema = JSON.parse(readFileSync(join(process.cwd(), 'src/core/report/schema.json'), 'utf8')) as object;
const validate = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true, allErrors: true }).compile(schema);

/** What holds of every report, whatever was compared. */
export function checkReport(report: ChangeReport): void {
  const plain = JSON.parse(JSON.stringify(report)) as unknown;
  assert.ok(validate(plain), JSON.stringify(validate.errors?.slice(0, 5), null, 1));
  assertFinite(report, 'report');
  const { records, cells } = report;
  assert.equal(records.base, records.matched + records.removed + records.ambiguous.base, 'base records add up');
  assert.equal(records.revision, records.matched + records.added + records.ambiguous.revision, 'revision records add up');
  assert.equal(records.matched, records.changed + records.unchanged);
  for (const name of CELL_CLASSES) assert.equal(cells[name], report.columns.reduce((sum, column) => sum + column.cells[name], 0), `cells in ${name}`);
  assert.equal(cells.compared, totalCells(cells));
  for (const column of report.columns) {
    const compared = totalCells(column.cells);
    assert.ok(compared === 0 || compared === records.matched, `${column.name}: ${compared} of ${records.matched} cells`);
    if (column.role === 'key' || column.status !== 'matched') assert.equal(compared, 0);
    if (column.paired) assert.ok(column.paired.n <= records.matched);
    const picture = column.pictures?.histogram;
    if (picture) for (const side of ['base', 'revision'] as const) if (column[side].length > 0) assert.equal(picture[side].reduce((a, b) => a + b, 0), column.summary![side]!.n, `${column.name}: the histogram counts every number`);
  }
}

/** JSON turns NaN and Infinity into null; here they are found before. */
function assertFinite(value: unknown, path: string): void {
  if (typeof value === 'number') assert.ok(Number.isFinite(value), `${path} is ${value}`);
  else if (value !== null && typeof value === 'object') for (const [key, each] of Object.entries(value)) assertFinite(each, `${path}.${key}`);
}

export class Bench {
  readonly session: Session = openNodeSession();

  async compare(base: Given, revision: Given, recipe?: Recipe, options?: CompareOptions): Promise<ChangeReport> {
    const comparison = await this.session.compare(source(base, 'base.csv'), source(revision, 'revision.csv'), recipe, options);
    const report = comparison.report();
    await comparison.dispose();
    checkReport(report);
    return report;
  }

  async fails(base: Given, revision: Given, tag: ErrorTag, sentence: RegExp, recipe?: Recipe): Promise<PalimpsestError> {
    try {
      await this.compare(base, revision, recipe);
    } catch (error) {
      if (!isPalimpsestError(error, tag)) throw error;
      assert.match(error.message, sentence);
      assert.doesNotMatch(error.message, /\n\s*at |undefined|\[object|NaN/, 'a sentence, not a trace');
      assert.match(error.message, /[.!]$/);
      return error;
    }
    assert.fail(`no ${tag}`);
  }

  close(): Promise<void> {
    return this.session.close();
  }
}

export function column(report: ChangeReport, name: string): ReportColumn {
  const found = report.columns.find((each) => each.name === name);
  assert.ok(found, `no column ${name} among ${report.columns.map((each) => each.name).join(', ')}`);
  return found;
}

/** The classes that are not empty. */
export function classes(from: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(CELL_CLASSES.filter((name) => from[name]! > 0).map((name) => [name, from[name]!]));
}

export function csv(header: readonly string[], rows: readonly (readonly unknown[])[]): string {
  const cell = (text: unknown): string => (/[",\n\r]/.test(String(text)) ? `"${String(text).replaceAll('"', '""')}"` : String(text));
  return [header, ...rows].map((row) => `${row.map(cell).join(',')}\n`).join('');
}
