/** The part of a column that was read and put into a store, piece after piece. */
import { storedValues, type Spill, type StoredPart } from '../model/spill.js';
import type { Values } from '../model/column-table.js';

export class SinkParts {
  private readonly parts = new Map<'values' | 'spelling', StoredPart>();
  /** The one spelling code of all records so far, or null where there are several. */
  private constant: number | null | undefined = undefined;

  constructor(private readonly spill: Spill) {}

  add(which: 'values' | 'spelling', from: Float64Array | Int32Array | Uint8Array | Uint32Array, length: number): void {
    const part = this.stored(which);
    const bytes = new Uint8Array(from.buffer, from.byteOffset, length * from.BYTES_PER_ELEMENT);
    this.spill.append(part, bytes);
    this.parts.set(which, { ...part, bytes: part.bytes + bytes.length });
  }

  addCodes(codes: Uint8Array, records: number): void {
    if (records > 0 && this.constant === undefined) this.constant = codes[0]!;
    for (let i = 0; i < records && this.constant !== null; i++) if (codes[i] !== this.constant) this.constant = null;
    this.add('spelling', codes, records);
  }

  finish(kind: 'number' | 'time' | 'text', wide: boolean, dictionary: readonly string[]): Values {
    const values = this.stored('values');
    if (kind === 'text') return storedValues({ stored: true, kind, codes: values, dictionary }, this.spill);
    if (wide || this.constant === null) return storedValues({ stored: true, kind, values, spelling: { mode: wide ? 'wide' : 'byte', part: this.stored('spelling') } }, this.spill);
    this.spill.remove(this.stored('spelling'));
    return storedValues({ stored: true, kind, values, spelling: { mode: 'constant', code: this.constant ?? 0 } }, this.spill);
  }

  discard(): void {
    for (const part of this.parts.values()) this.spill.remove(part);
  }

  private stored(which: 'values' | 'spelling'): StoredPart {
    return this.parts.get(which) ?? { ...this.spill.create(), bytes: 0 };
  }
}
