/** The command: compares two releases without a browser, prints a summary, writes the report. */
import { writeFileSync } from 'node:fs';
import { isPalimpsestError, PalimpsestError } from '../core/errors.js';
import { changedCells } from '../core/model/cell-class.js';
import type { QuantityImpact } from '../core/impact/report/quantity-impact.js';
import type { Recipe } from '../core/model/recipe.js';
import type { ChangeReport } from '../core/model/report.js';
import { VERSION } from '../core/version.js';
import type { SourceInput } from '../io/sources/source.js';
import { parseCommand, USAGE, type CompareArguments } from './arguments.js';
import { openNodeSession } from './open-node-session.js';
import { progressLine } from './progress-line.js';
import { readRecipe } from './read-recipe.js';
import { summaryText } from './summary.js';

interface Terminal {
  readonly stdout: { write(text: string): unknown; readonly columns?: number };
  readonly stderr: { write(text: string): unknown; readonly isTTY?: boolean };
  once?(event: 'SIGINT', listener: () => void): unknown;
}

export async function main(argv: readonly string[], terminal: Terminal): Promise<number> {
  const command = parseCommand(argv);
  switch (command.verb) {
    case 'help': terminal.stdout.write(`${USAGE}\n`); return 0;
    case 'version': terminal.stdout.write(`${VERSION}\n`); return 0;
    case 'wrong': terminal.stderr.write(`palimpsest: ${command.sentence}\n\n${USAGE}\n`); return 2;
    default: return compare(command.arguments, terminal);
  }
}

async function compare(args: CompareArguments, terminal: Terminal): Promise<number> {
  const session = openNodeSession();
  const stop = new AbortController();
  terminal.once?.('SIGINT', () => stop.abort(new Error('interrupted')));
  const line = progressLine(terminal.stderr, !args.quiet);
  try {
    const given: Recipe = args.recipe ? readRecipe(args.recipe) : {}, quantities = [...(given.quantities ?? []), ...args.quantities];
    const strange = args.runFunctions ? undefined : given.quantities?.find((each) => 'javascript' in each);
    if (strange !== undefined) throw new PalimpsestError('SchemaError', `The recipe ${args.recipe!} brings a function in JavaScript (“${strange.name}”), which runs on this machine. Read it, and add --run-functions if you trust it.`, { file: args.recipe! });
    const recipe: Recipe = { ...given, ...(quantities.length > 0 ? { quantities } : {}), ...(args.key ? { key: args.key } : {}), ...(args.missing ? { missing: args.missing } : {}) };
    const comparison = await session.compare(described(args.base, args.dictionaries.base), described(args.revision, args.dictionaries.revision), recipe, { signal: stop.signal, onProgress: line.show, findDictionaries: args.findDictionaries });
    const compared = comparison.report(), brought: QuantityImpact[] = [];
    for (const [i, { name, base, revision, tolerance }] of args.results.entries()) brought.push(await session.results(base, revision, { id: `r${i + 1}`, name, tolerance }, { signal: stop.signal, onProgress: line.show }));
    line.clear();
    const report: ChangeReport = brought.length === 0 ? compared : { ...compared, impact: [...(compared.impact ?? []), ...brought] };
    if (args.json === '-') terminal.stdout.write(`${JSON.stringify(report)}\n`);
    else if (args.json !== null) write(args.json, report);
    if (!args.quiet && args.json !== '-') terminal.stdout.write(summaryText(report, Math.min(100, terminal.stdout.columns ?? 80)));
    return hasChanged(report) ? 1 : 0;
  } catch (error) {
    line.clear();
    if (stop.signal.aborted) terminal.stderr.write('palimpsest: interrupted; nothing was written.\n');
    else terminal.stderr.write(`palimpsest: ${isPalimpsestError(error) ? error.message : `an unexpected error stopped the comparison: ${String((error as Error)?.message ?? error)}`}\n`);
    return 2;
  } finally {
    await session.close();
  }
}

function described(data: string, dictionary: readonly string[]): SourceInput {
  return dictionary.length === 0 ? data : { data, dictionary };
}

/** As `diff`: a cell in value, filled or lost, or a record or column added or removed. */
export function hasChanged(report: ChangeReport): boolean {
  return changedCells(report.cells) > 0 || report.records.added > 0 || report.records.removed > 0 || report.columns.some((column) => column.status !== 'matched');
}

function write(path: string, report: ChangeReport): void {
  try {
    writeFileSync(path, `${JSON.stringify(report, null, 1)}\n`);
  } catch (cause) {
    throw new PalimpsestError('SourceError', `The report could not be written to ${path} (${(cause as NodeJS.ErrnoException).code ?? 'unknown reason'}). Check the folder and its permissions.`, { file: path }, cause);
  }
}
