/** What the recipe panel says and how an edit there becomes a recipe to compare with again. */
import type { ColumnRecipe, Recipe, ResolvedRecipe } from '../../src/core/model/recipe.js';
import type { ChangeReport, ReportRelease } from '../../src/core/model/report.js';
import { formatBytes, formatCount } from '../shared/format-number.js';

export interface RecipeEdits {
  /** Texts no longer taken for missing. */
  readonly refused: ReadonlySet<string>;
  /** Absolute tolerance by base name of the column. */
  readonly tolerances: ReadonlyMap<string, number>;
}

export const NO_EDITS: RecipeEdits = { refused: new Set(), tolerances: new Map() };

export function hasEdits(edits: RecipeEdits): boolean {
  return edits.refused.size > 0 || edits.tolerances.size > 0;
}

export interface MissingCode { readonly text: string; readonly columns: readonly string[] }

/** Texts taken for missing with the columns that use them; an empty cell is always missing. */
export function missingCodes(recipe: ResolvedRecipe): MissingCode[] {
  const columns = new Map<string, string[]>();
  for (const column of recipe.columns) {
    for (const text of column.missing) {
      if (text.trim() === '') continue;
      const names = columns.get(text) ?? [];
      names.push(column.revision[0] ?? column.base[0] ?? '');
      columns.set(text, names);
    }
  }
  return [...columns].map(([text, names]) => ({ text, columns: names })).sort((a, b) => b.columns.length - a.columns.length);
}

/** The earlier recipe with the edits laid over it, column by column. */
export function applyEdits(earlier: Recipe, resolved: ResolvedRecipe, edits: RecipeEdits): Recipe {
  const columns = new Map((earlier.columns ?? []).map((column) => [nameOf(column), column]));
  for (const column of resolved.columns) {
    const name = nameOf(column);
    const missing = column.missing.filter((text) => !edits.refused.has(text));
    const tolerance = edits.tolerances.get(name);
    if (missing.length === column.missing.length && tolerance === undefined) continue;
    columns.set(name, {
      ...columns.get(name), base: column.base, revision: column.revision,
      ...(missing.length === column.missing.length ? {} : { missing }),
      ...(tolerance === undefined ? {} : { tolerance: { ...column.tolerance, absolute: tolerance } }),
    });
  }
  return { ...earlier, ...(columns.size > 0 ? { columns: [...columns.values()] } : {}) };
}

export function nameOf(column: Pick<ColumnRecipe, 'base' | 'revision'>): string {
  return column.base?.[0] ?? column.revision?.[0] ?? '';
}

const SPELT: Readonly<Record<string, string>> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar', ' ': 'space', '"': 'double quotes', "'": 'single quotes', '\n': 'LF', '\r\n': 'CRLF' };

/** How a release was read: "csv, 34 MB, delimiter comma, encoding utf-8". */
export function describeReading(release: ReportRelease): string[] {
  return release.sources.map((source) => {
    const dialect = Object.entries(source.dialect ?? {}).filter(([, value]) => value !== '' && value !== false && value !== 'none')
      .map(([name, value]) => (value === true ? name : `${name} ${SPELT[String(value)] ?? String(value)}`));
    return [source.format, formatBytes(source.bytes), `${formatCount(release.records)} records`, ...dialect].join(', ');
  });
}

/** Notes of columns, each with the name of its column. */
export function columnNotes(report: ChangeReport): { readonly name: string; readonly note: string }[] {
  return report.columns.flatMap((column) => (column.notes ?? []).map((note) => ({ name: column.name, note })));
}
