/** What a thread does to one release: brings its bytes in, reads them, settles its columns, and shows its texts. */
import { identityOf } from '../../core/identity/version-grammar.js';
import type { Candidate } from '../../core/dictionary/choose-dictionary.js';
import { PalimpsestError } from '../../core/errors.js';
import type { DerivedTime, ReadingRecipe } from '../../core/model/recipe.js';
import type { ColumnInfo, ColumnInstruction, ReleaseInfo } from '../../core/model/release.js';
import type { ReportSource } from '../../core/model/report.js';
import type { SideHead } from '../../core/size/estimate-memory.js';
import { sha256Of, sha256OfSource } from './digest.js';
import type { Holdings, OnWork, Side } from './holdings.js';
import { loadBytes, type Companion, type LoadedBytes, type WorkerInput } from './load-input.js';
import { lookAhead } from './look-ahead.js';
import { openDictionary } from './open-dictionary.js';
import { openColumns, openRows, openTable, withDerivedTimes } from './open-table.js';
import type { Platform, ReadingLimits } from './platform.js';

/** What a thread may have read and still be used again: what is left of it in the thread's memory is not worth a new thread. */
const SMALL_BYTES = 8e6, SMALL_CELLS = 1e6;

interface Loaded {
  readonly input: WorkerInput;
  readonly limits: ReadingLimits;
  /** Of the text or file; 0 for rows and columns. */
  readonly size: number;
  bytes: LoadedBytes | null;
  sha256: string | null;
}

export class ReleaseDesk {
  private readonly loaded = new Map<Side, Loaded>();

  constructor(private readonly holdings: Holdings, private readonly platform: Platform | null) {}

  /** The files that came with the data and describe some; a named one that does not is an error. */
  async dictionaries(companions: readonly Companion[]): Promise<Candidate[]> {
    const found: Candidate[] = [];
    for (const { input, given } of companions) {
      if (input.kind === 'rows' || input.kind === 'columns') continue;
      try {
        const dictionaries = await openDictionary(await loadBytes(input, () => undefined, this.platform), input.name);
        if (dictionaries === null && given) throw new PalimpsestError('SchemaError', `${input.name} is no dictionary that is known: ESS-DIVE flmd.csv or *_dd.csv, Frictionless datapackage.json or table schema, Croissant, or EML. Leave it out.`, { file: input.name });
        found.push(...(dictionaries ?? []).map((dictionary) => ({ dictionary, given })));
      } catch (error) {
        // What merely lies beside the data need not be readable.
        if (given) throw error;
      }
    }
    return found;
  }

  /** Brings the bytes in. The SHA-256 is given at once only when asked for, else with `read`. */
  async load(side: Side, input: WorkerInput, limits: ReadingLimits, onWork: OnWork): Promise<{ bytes: number }> {
    const bytes = input.kind === 'rows' || input.kind === 'columns' ? null : await loadBytes(input, onWork, this.platform, limits);
    const size = sizeOf(bytes);
    this.loaded.set(side, { input, limits, size, bytes, sha256: null });
    return { bytes: size };
  }

  /** What the first records tell of the memory that the side will need. */
  lookAhead(side: Side, reading: ReadingRecipe): SideHead | null {
    const { bytes, input, limits } = this.loaded.get(side)!;
    return bytes === null ? null : lookAhead(bytes, input.name, reading, { limits, spill: this.holdings.spill });
  }

  async digest(side: Side): Promise<string> {
    const loaded = this.loaded.get(side)!;
    // Rows and Arrow tables have no bytes: they are named by what they hold.
    loaded.sha256 ??= loaded.bytes === null ? this.holdings.open.get(side)!.table.content.replace('sha256-', '') : loaded.bytes.source ? await sha256OfSource(loaded.bytes.source, this.platform) : await sha256Of(loaded.bytes.bytes.subarray(0, loaded.bytes.end));
    return loaded.sha256;
  }

  /** `derive`: times that the recipe makes of this side's columns. */
  async read(side: Side, reading: ReadingRecipe, derive: readonly DerivedTime[], onWork: OnWork): Promise<ReleaseInfo> {
    const loaded = this.loaded.get(side)!;
    const { input } = loaded;
    const hashing = loaded.bytes === null ? null : this.digest(side);
    hashing?.catch(() => undefined);
    const read = input.kind === 'rows' ? openRows(input.rows, input.name) : input.kind === 'columns' ? openColumns(input.columns, input.records) : await openTable(loaded.bytes!, input.name, reading, onWork, { limits: loaded.limits, spill: this.holdings.spill });
    const open = withDerivedTimes(read, side, derive);
    this.holdings.open.set(side, open);
    const sha256 = await (hashing ?? this.digest(side));
    loaded.bytes = null;
    const source: ReportSource = { name: input.name, bytes: loaded.size, sha256: `sha256-${sha256}`, format: open.format, ...(open.dialect ? { dialect: open.dialect } : {}) };
    return {
      name: input.name, url: input.kind === 'url' ? input.url : null, identity: identityOf(input.name, open.member ?? null, open.preamble ?? []), sources: [source],
      records: open.table.records, content: open.table.content, columns: open.table.info(false), notes: open.notes,
    };
  }

  /** The other release has the same bytes: it is this one. */
  share(from: Side, to: Side, input: WorkerInput): void {
    const { limits, size, sha256 } = this.loaded.get(from)!;
    this.holdings.open.set(to, this.holdings.open.get(from)!);
    this.loaded.set(to, { input, limits, size, bytes: null, sha256 });
  }

  /** Tells columns how they are to be taken (null: nothing); what they became, of those that were told. */
  settle(side: Side, instructions: readonly (ColumnInstruction | null)[]): ColumnInfo[] {
    const { table } = this.holdings.open.get(side)!;
    table.settle(instructions);
    return table.info(false, instructions.flatMap((instruction, i) => (instruction === null ? [] : [i])));
  }

  /** Undoes all that columns were told. */
  restore(side: Side, columns: readonly number[]): void {
    this.holdings.open.get(side)!.table.restore(columns);
  }

  summarise(side: Side, columns: readonly number[]): ColumnInfo[] {
    return this.holdings.open.get(side)!.table.info(true, columns);
  }

  /** Nothing here took much memory, or room in temporary files. */
  isSmall(): boolean {
    const { open, accepted } = this.holdings, cells = [...open.values()].map(({ table }) => table.records * table.width);
    for (const { records, columns } of accepted.values()) cells.push(records * columns.length);
    return cells.every((each) => each <= SMALL_CELLS) && [...this.loaded.values()].every(({ size, limits }) => size <= SMALL_BYTES && size <= limits.textBytes && size <= limits.spillBytes);
  }

  /** Texts of cells as they stand in the source of a side. */
  texts(side: Side, records: readonly number[], columns: readonly number[]): (string | null)[][] {
    return this.holdings.open.get(side)!.texts(records, columns);
  }
}

function sizeOf(loaded: LoadedBytes | null): number {
  return loaded === null ? 0 : loaded.source?.size ?? loaded.end;
}
