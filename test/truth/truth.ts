/** Real release pairs with answers computed by an independent program; read where they are, never copied. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export interface TruthColumn {
  readonly kind: 'numeric' | 'text';
  readonly text_changed: number;
  readonly value_changed: number;
  readonly missing_to_value: number;
  readonly value_to_missing: number;
  readonly n_both?: number;
  readonly bias_v2_minus_v1?: number | null;
  readonly mae?: number | null;
  readonly rmse?: number | null;
  readonly max_abs_diff?: number | null;
  readonly pearson_r?: number | null;
  /** Between all values of either release, whether their records match or not. */
  readonly ks_D?: number | null;
  readonly ols_v2_on_v1?: { readonly slope: number | null; readonly intercept: number | null } | null;
}

export interface TruthPair {
  readonly from: string;
  readonly to: string;
  readonly conventions: { readonly key: readonly string[]; readonly missing_tokens?: readonly string[]; readonly sentinels?: readonly (string | number)[]; readonly rename_applied?: Readonly<Record<string, string>> };
  readonly result: {
    readonly rows: readonly [number, number];
    readonly columns_removed: readonly string[];
    readonly columns_added: readonly string[];
    readonly keys_added: number;
    readonly keys_removed: number;
    readonly keys_common: number;
    readonly rows_compared_unique_keys: number;
    readonly duplicate_key_rows: readonly [number, number];
    readonly rows_changed_value: number;
    readonly per_column: Readonly<Record<string, TruthColumn>>;
  };
}

export interface Truth {
  readonly files: Readonly<Record<string, { readonly file?: string }>>;
  readonly pairs: readonly TruthPair[];
  readonly extra?: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

const FOLDER = resolve(process.env['PALIMPSEST_DATA'] ?? join(process.cwd(), '..', 'shared', 'data'));

export const haveTruth = existsSync(FOLDER);

export function readTruth(name: string): Truth {
  return JSON.parse(readFileSync(join(FOLDER, name, 'truth.json'), 'utf8')) as Truth;
}

/** A file of a dataset by its own name. */
export function dataFile(name: string, file: string): string {
  return join(FOLDER, name, file);
}

export function truthFile(name: string, truth: Truth, version: string): string {
  const file = truth.files[version]?.file ?? `${version}.csv`;
  const path = join(FOLDER, name, file);
  return existsSync(path) ? path : join(FOLDER, name, `${version}.json`);
}
