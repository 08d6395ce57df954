/** Files in the folder of a data file whose names say that they describe data. Whether they describe this one is told by their content. */
import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { dictionaryFormat } from '../../core/dictionary/dictionary-name.js';
import type { WorkerInput } from '../workshop/load-input.js';

/** A folder of metadata of hundreds of other datasets is not searched. */
const MOST = 50;

export function findBeside(input: WorkerInput): WorkerInput[] {
  if (input.kind !== 'path') return [];
  const folder = dirname(input.path);
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return [];
  }
  const found = names.filter((name) => name !== basename(input.path) && dictionaryFormat(name) !== null).sort();
  return found.length > MOST ? [] : found.map((name) => ({ kind: 'path', path: join(folder, name), name }));
}
