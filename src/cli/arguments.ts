/** The command line, parsed: one verb, two releases, a few options. */
import { parseArgs } from 'node:util';
import type { QuantityRecipe } from '../core/model/recipe.js';
import { quantitiesOf, resultFilesOf, type ResultFiles } from './quantity-arguments.js';

export const USAGE = `palimpsest compare BASE REVISION [options]

Says what changed between two releases of a dataset. BASE and REVISION are
files or URLs: CSV, TSV, JSON, NDJSON, Parquet, Arrow IPC, gzipped or in an archive.

  --key a,b         columns that identify a record; found in the data by default
  --missing a,b     texts that mean "no value"; detected by default
  --base-dictionary FILE, --revision-dictionary FILE
                    what describes a release: ESS-DIVE flmd.csv or *_dd.csv,
                    datapackage.json, Croissant, EML; may be repeated. By
                    default those beside the files that describe them
  --no-dictionary   reads none
  --recipe FILE     a recipe as JSON: key, renames, missing codes, tolerances
  --quantity "NAME=SELECT …"
                    a result that you derive from the data, by SQL over the
                    relation data; may be repeated
  --quantity-model "NAME=MODEL:OUTPUT, INPUT=COLUMN, PARAMETER=NUMBER"
                    the same by a bundled model; columns with usual names
                    are found; may be repeated
  --quantity-javascript "NAME=({ x }) => …"
                    the same by a function of columns; may be repeated
  --run-functions   runs functions in JavaScript that the recipe brings;
                    only where you know and trust it
  --results "NAME=BASE_FILE,REVISION_FILE"
                    results that you computed elsewhere: one number, or
                    numbers by group or by time; may be repeated
  --quantity-tolerance NAME=NUMBER
                    how large a change of it matters; may be repeated
  --quantity-choice "NAME:CHOICE=OPTION|OPTION"
                    other ways of analysing, yours first: {CHOICE} in the
                    query stands for them, choices.CHOICE of the second
                    argument in a function; may be repeated
  --quantity-threshold NAME=NUMBER
                    the conclusion is whether it is above; may be repeated
  --json FILE       writes the change report ("-": to standard output)
  --quiet           prints no summary
  --version, --help

Exit status: 0 nothing changed, 1 something changed, 2 an error.`;

export interface CompareArguments {
  readonly base: string;
  readonly revision: string;
  readonly key: readonly string[] | null;
  readonly missing: readonly string[] | null;
  readonly dictionaries: { readonly base: readonly string[]; readonly revision: readonly string[] };
  /** Whether dictionaries beside the files are looked for. */
  readonly findDictionaries: boolean;
  readonly recipe: string | null;
  readonly quantities: readonly QuantityRecipe[];
  readonly results: readonly ResultFiles[];
  /** Whether functions that a recipe brings may run. */
  readonly runFunctions: boolean;
  readonly json: string | null;
  readonly quiet: boolean;
}

export type Parsed = { readonly verb: 'compare'; readonly arguments: CompareArguments } | { readonly verb: 'help' | 'version' } | { readonly verb: 'wrong'; readonly sentence: string };

export function parseCommand(argv: readonly string[]): Parsed {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...argv], allowPositionals: true,
      options: { key: { type: 'string' }, missing: { type: 'string' }, 'base-dictionary': { type: 'string', multiple: true }, 'revision-dictionary': { type: 'string', multiple: true }, 'no-dictionary': { type: 'boolean' }, recipe: { type: 'string' }, quantity: { type: 'string', multiple: true }, 'quantity-model': { type: 'string', multiple: true }, 'quantity-javascript': { type: 'string', multiple: true }, 'run-functions': { type: 'boolean' }, results: { type: 'string', multiple: true }, 'quantity-tolerance': { type: 'string', multiple: true }, 'quantity-threshold': { type: 'string', multiple: true }, 'quantity-choice': { type: 'string', multiple: true }, json: { type: 'string' }, quiet: { type: 'boolean' }, help: { type: 'boolean', short: 'h' }, version: { type: 'boolean' } },
    });
  } catch (error) {
    return { verb: 'wrong', sentence: (error as Error).message.split('. To specify')[0]! };
  }
  const { values, positionals } = parsed;
  if (values.version) return { verb: 'version' };
  if (values.help || argv.length === 0) return { verb: 'help' };
  const [verb, base, revision, ...more] = positionals;
  if (verb !== 'compare') return { verb: 'wrong', sentence: `There is no command “${verb ?? ''}”; the command is “compare”.` };
  if (base === undefined || revision === undefined) return { verb: 'wrong', sentence: 'compare needs two releases: the earlier one (BASE) and the later one (REVISION).' };
  if (more.length > 0) return { verb: 'wrong', sentence: `compare takes two releases; “${more[0]!}” is one too many. Quote names that hold spaces.` };
  const quantities = quantitiesOf(values);
  if (typeof quantities === 'string') return { verb: 'wrong', sentence: quantities };
  const results = resultFilesOf(values.results ?? [], values['quantity-tolerance'] ?? []);
  if (typeof results === 'string') return { verb: 'wrong', sentence: results };
  return {
    verb: 'compare',
    arguments: { base, revision, key: list(values.key), missing: values.missing === undefined ? null : values.missing.split(','), dictionaries: { base: values['base-dictionary'] ?? [], revision: values['revision-dictionary'] ?? [] }, findDictionaries: !values['no-dictionary'], recipe: values.recipe ?? null, quantities, results, runFunctions: values['run-functions'] ?? false, json: values.json ?? null, quiet: values.quiet ?? false },
  };
}

function list(text: string | undefined): string[] | null {
  const names = text?.split(',').map((name) => name.trim()).filter((name) => name !== '');
  return names && names.length > 0 ? names : null;
}
