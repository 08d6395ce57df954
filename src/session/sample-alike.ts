/**
 * Has both reading threads choose the same records, so that columns can be compared cell by cell
 * before they are aligned. Keys are tried until one brings records together that agree elsewhere.
 */
import { agreementOf, CellCoder, type CodedColumn } from '../core/align/cell-agreement.js';
import type { Sampled } from '../core/align/choose-renames.js';
import { commonRecords, type KeyedSample } from '../core/align/keyed-sample.js';
import { keyWeight, STRONG } from '../core/keys/key-candidates.js';
import type { ColumnPair } from '../core/align/provisional-keys.js';
import type { BothReleases } from './read-releases.js';

export interface SampleRequest {
  readonly sets: readonly (readonly ColumnPair[])[];
  /** Positions of the columns wanted on each side; the first `kept` of both belong together by name. */
  readonly base: readonly number[];
  readonly revision: readonly number[];
  readonly kept: number;
  readonly codes: { readonly base: readonly (readonly number[])[]; readonly revision: readonly (readonly number[])[] };
  readonly size: number;
}

export interface CommonSample extends Sampled {
  readonly key: readonly ColumnPair[];
  /** Mean agreement of the columns of equal name outside the key; 0 where there is none that could tell. */
  readonly agreement: number;
  /** By position in the request. */
  readonly base: readonly SampledCells[];
  readonly revision: readonly SampledCells[];
}

export interface SampledCells { readonly coded: CodedColumn; readonly cells: readonly (number | string | null)[]; readonly kind: 'number' | 'time' | 'text' }

/** Keys that are tried at all, and once one will do. */
const MOST_TRIALS = 8, MORE_TRIALS = 3;

export async function sampleAlike(read: BothReleases, request: SampleRequest): Promise<CommonSample> {
  let best: CommonSample | null = null, more = MORE_TRIALS;
  for (const key of request.sets.slice(0, MOST_TRIALS)) {
    const [base, revision] = await Promise.all([
      read.threads.base.call('keyedSample', ['base', key.map((pair) => pair.base.position), request.base, request.codes.base, request.size]),
      read.threads.revision.call('keyedSample', ['revision', key.map((pair) => pair.revision.position), request.revision, request.codes.revision, request.size]),
    ]);
    const sample = joinSamples(key, base, revision, request);
    const enough = sample.records >= 200 || sample.records >= 0.3 * Math.min(base.keys.length, revision.keys.length);
    if (sample.confirmed && enough && sample.overlap >= 0.5 && sample.agreement >= SURE) return sample;
    if (sample.records >= 5 && sample.confirmed && (best === null || merit(sample) > merit(best))) best = sample;
    if (best !== null && --more === 0) break;
  }
  return best ?? nothingInCommon(request);
}

/** Mean agreement of the other columns from which on no better key is looked for. */
const SURE = 0.75;

function merit({ overlap, records, agreement }: CommonSample): number {
  return 2 * agreement + overlap * Math.min(1, records / 200);
}

function joinSamples(key: readonly ColumnPair[], base: KeyedSample, revision: KeyedSample, request: SampleRequest): CommonSample {
  const rows = commonRecords(base, revision), coder = new CellCoder();
  const take = (sample: KeyedSample, at: readonly number[]): SampledCells[] => sample.columns.map(({ kind, cells }) => ({ kind, coded: coder.code(cells, at, kind === 'time'), cells: at.map((row) => cells[row]!) }));
  const b = take(base, rows.base), r = take(revision, rows.revision);
  const records = rows.base.length;
  // A sample ends where the other release has no records: only the part that both could hold counts.
  const reach = Math.min(base.keys.at(-1) ?? 0, revision.keys.at(-1) ?? 0);
  const within = (sample: KeyedSample): number => sample.keys.filter((each) => each <= reach).length;
  const smaller = Math.min(within(base), within(revision));
  const kept = b.slice(0, request.kept).map((each, i) => ({ base: each.coded, revision: r[i]!.coded, inKey: key.some((pair) => pair.base.position === request.base[i]) }));
  const overlap = smaller === 0 ? 0 : records / smaller;
  const agreements = kept.filter((each) => !each.inKey && each.base.counts.size > 1).map((each) => agreementOf(each.base, each.revision).beyondChance);
  const agreement = agreements.length === 0 ? 0 : agreements.reduce((sum, each) => sum + each, 0) / agreements.length;
  const confirmed = agreements.filter((each) => each >= 0.3).length * 2 >= Math.max(1, agreements.length) || leftOversAgree(b, r, key, request)
    || (overlap >= 0.8 && rows.unique.base >= 0.98 && rows.unique.revision >= 0.98 && key.every(namesItself));
  return { key, base: b, revision: r, records, overlap, agreement, confirmed, kept };
}

/** A key column by its name on both sides, not a mere numbering: what it finds again is the same record, whatever else was revised. */
function namesItself({ base, revision }: ColumnPair): boolean {
  return base.name === revision.name && (keyWeight(base.name, base.type, base.profile.wholeShare) ?? 0) >= STRONG;
}

/** Left-over columns outside the key agree on the records that it brought together, far beyond chance. */
function leftOversAgree(base: readonly SampledCells[], revision: readonly SampledCells[], key: readonly ColumnPair[], request: SampleRequest): boolean {
  const isKey = (side: 'base' | 'revision', i: number): boolean => key.some((pair) => pair[side].position === request[side][i]);
  return base.some((b, i) => i >= request.kept && !isKey('base', i) && revision.some((r, j) => {
    if (j < request.kept || isKey('revision', j)) return false;
    const { beyondChance, bits } = agreementOf(b.coded, r.coded);
    return beyondChance >= 0.5 && bits >= 60;
  }));
}

function nothingInCommon(request: SampleRequest): CommonSample {
  const empty: SampledCells = { kind: 'number', coded: { codes: new Int32Array(0), counts: new Map(), present: 0 }, cells: [] };
  const kept = Array.from({ length: request.kept }, () => ({ base: empty.coded, revision: empty.coded }));
  return { key: [], base: request.base.map(() => empty), revision: request.revision.map(() => empty), records: 0, overlap: 0, agreement: 0, confirmed: false, kept };
}
