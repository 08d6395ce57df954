/**
 * Which column a model's input most likely is, by its name: the usual names in their order, each first as archives mark a
 * filled column (`TA_F`, `NEE_VUT_REF`, `Ta_f`), since a model needs every record, then as it is, then with a position
 * (`TS_1_1_1`). A proposal for a person to confirm; what matches no name is left open.
 */
import type { ModelInput } from './model.js';

const FILLED = ['f', 'fmds', 'vutref', 'cutref', 'ntvutref', 'dtvutref', 'filled', 'gf'];

/** By the names of the inputs; no column is proposed twice. */
export function suggestColumns(inputs: readonly ModelInput[], columns: readonly string[]): Map<string, string> {
  const found = new Map<string, string>(), taken = new Set<string>(), folded = columns.map(fold);
  for (const { name, names } of inputs) {
    const at = bestOf(names.map(fold), folded, (i) => taken.has(columns[i]!));
    if (at === -1) continue;
    found.set(name, columns[at]!);
    taken.add(columns[at]!);
  }
  return found;
}

function bestOf(names: readonly string[], folded: readonly string[], isTaken: (i: number) => boolean): number {
  for (const name of names) {
    for (const form of [...FILLED.map((mark) => name + mark), name]) {
      const at = folded.findIndex((each, i) => each === form && !isTaken(i));
      if (at !== -1) return at;
    }
    const at = folded.findIndex((each, i) => each.startsWith(name) && /^\d{3}$/.test(each.slice(name.length)) && !isTaken(i));
    if (at !== -1) return at;
  }
  return -1;
}

function fold(name: string): string {
  return name.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]/g, '');
}
