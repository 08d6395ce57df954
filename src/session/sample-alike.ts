/**
 * Has both reading threads choose the same records, so that columns can be compared cell by cell
 * before they are aligned. Keys are tried until one brings records together that agree elsewhere.
 */
import { CellCoder } from '../core/align/cell-agreement.js';
import type { Sampled } from '../core/align/choose-renames.js';
import { judgeSample, toldApartBy, type SampledCells, type SampleQuestion } from '../core/align/judge-sample.js';
import { commonRecords, type CellForm, type KeyedSample } from '../core/align/keyed-sample.js';
import { keyWeight, ROW_NUMBER_WEIGHT, STRONG } from '../core/keys/key-candidates.js';
import { keyNameWeight, type ColumnPair } from '../core/align/provisional-keys.js';
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
  /** Mean agreement of the columns of equal name outside the key, or of what else can tell. */
  readonly agreement: number;
  /** How many records only the part of the key at this position tells from another; see `toldApartBy`. */
  readonly tellsApart: (side: 'base' | 'revision', position: number) => number;
  readonly base: readonly SampledCells[];
  readonly revision: readonly SampledCells[];
}

/** Keys that are tried at all, more of few records than of many, and how many more once one will do. */
const MOST_TRIALS = 24, LEAST_TRIALS = 8, MORE_TRIALS = 3, RECORDS_TRIED = 2e6;
/** A key that is written differently in the two releases is tried in these forms, where nothing was found as it is. */
const FORMS: readonly CellForm[] = [{ rule: 'number' }, { rule: 'date', order: 'month-first' }, { rule: 'date', order: 'day-first' }];

export async function sampleAlike(read: BothReleases, request: SampleRequest): Promise<CommonSample> {
  const smaller = Math.min(read.base.records, read.revision.records);
  let best: { readonly sample: CommonSample; readonly merit: number } | null = null, more = MORE_TRIALS;
  let trials = Math.max(LEAST_TRIALS, Math.min(MOST_TRIALS, Math.floor(RECORDS_TRIED / Math.max(1, smaller))));
  for (const { key, form } of attempts(request.sets)) {
    if (best !== null && form !== null || --trials < 0) break;
    const [base, revision] = await Promise.all([
      read.threads.base.call('keyedSample', ['base', key.map((pair) => pair.base.position), request.base, request.codes.base, request.size, form]),
      read.threads.revision.call('keyedSample', ['revision', key.map((pair) => pair.revision.position), request.revision, request.codes.revision, request.size, form]),
    ]);
    const sample = joinSamples(read, key, base, revision, request);
    const enough = sample.records >= 200 || sample.records >= 0.3 * Math.min(base.keys.length, revision.keys.length);
    // A key that brings few of the records together says little, however well those agree.
    const merit = Math.min(1, sample.records / Math.min(request.size, smaller)) * (0.2 + sample.agreement);
    if (sample.records >= 5 && sample.confirmed && (best === null || merit > best.merit)) best = { sample, merit };
    if (best?.sample === sample && enough && sample.overlap >= 0.5 && sample.agreement >= SURE) break;
    if (best !== null && best.merit >= THIN && --more <= 0) break;
  }
  return best?.sample ?? nothingInCommon(request);
}

/** Mean agreement of the other columns from which on no better key is looked for; what is thin does not end the search. */
const SURE = 0.75, THIN = 0.3;

function attempts(sets: SampleRequest['sets']): { readonly key: readonly ColumnPair[]; readonly form: CellForm | null }[] {
  const written = sets.filter((key) => key.some(({ base, revision }) => [base, revision].some(({ type }) => type === 'text' || type === 'mixed'))).slice(0, 4);
  return [...sets.map((key) => ({ key, form: null })), ...written.flatMap((key) => FORMS.map((form) => ({ key, form })))];
}

function joinSamples(read: BothReleases, key: readonly ColumnPair[], base: KeyedSample, revision: KeyedSample, request: SampleRequest): CommonSample {
  const rows = commonRecords(base, revision), coder = new CellCoder();
  const take = (sample: KeyedSample, at: readonly number[]): SampledCells[] => sample.columns.map(({ kind, cells }) => ({ kind, coded: coder.code(cells, at, kind === 'time'), cells: at.map((row) => cells[row]!) }));
  const b = take(base, rows.base), r = take(revision, rows.revision);
  const records = rows.base.length;
  // A sample ends where the other release has no records: only the part that both could hold counts.
  const reach = Math.min(base.keys.at(-1) ?? 0, revision.keys.at(-1) ?? 0);
  const within = (sample: KeyedSample): number => sample.keys.filter((each) => each <= reach).length;
  const smaller = Math.min(within(base), within(revision));
  const isKey = (side: 'base' | 'revision', i: number): boolean => key.some((pair) => pair[side].position === request[side][i]);
  const pairs = b.slice(0, request.kept).map((each, i) => ({ base: each, revision: r[i]!, inKey: isKey('base', i), counts: countsRecords(read.base.columns[request.base[i]!]!.name, each) }));
  const question: SampleQuestion = {
    kept: pairs.filter((each) => !each.inKey && !each.counts), numbering: numberingOf(key, b, request),
    left: { base: b.filter((_, i) => i >= request.kept && !isKey('base', i)), revision: r.filter((_, i) => i >= request.kept && !isKey('revision', i)) },
  };
  const judgement = judgeSample(question);
  const overlap = smaller === 0 ? 0 : records / smaller;
  const isNamed = overlap >= 0.8 && rows.unique.base >= 0.98 && rows.unique.revision >= 0.98 && key.every(namesItself);
  return {
    key, tellsApart: (side, position) => {
      const columns = key.flatMap((pair) => (side === 'base' ? b : r)[request[side].indexOf(pair[side].position)]?.coded ?? []), part = key.findIndex((pair) => pair[side].position === position);
      // Not known where the sample does not hold all columns of its key.
      return part < 0 || columns.length < key.length ? 0 : toldApartBy(columns, part, question);
    },
    base: b, revision: r, records, overlap, confirmed: judgement.confirmed || isNamed,
    // Where no column of equal name can tell, what is left over does, and else the names of the key.
    agreement: judgement.kept ?? Math.max(judgement.left, isNamed ? 1 : 0),
    kept: pairs.map((each) => ({ base: each.base.coded, revision: each.revision.coded })),
  };
}

/** The number of the record in its file is no content. */
function countsRecords(name: string, { coded, kind }: SampledCells): boolean {
  return kind === 'number' && coded.counts.size === coded.present && keyWeight(name, 'number', 1) === ROW_NUMBER_WEIGHT;
}

/** The values of a key that only numbers the records: whole numbers, and no name that says what they identify. */
function numberingOf(key: readonly ColumnPair[], base: readonly SampledCells[], request: SampleRequest): SampledCells['cells'] | null {
  const [pair] = key;
  if (pair === undefined || key.length > 1 || pair.base.type !== 'number' || pair.revision.type !== 'number' || keyNameWeight(pair) >= STRONG) return null;
  return base[request.base.indexOf(pair.base.position)]?.cells ?? [];
}

/** A key column by its name on both sides, not a mere numbering: what it finds again is the same record, whatever else was revised. */
function namesItself({ base, revision }: ColumnPair): boolean {
  return base.name === revision.name && (keyWeight(base.name, base.type, base.profile.wholeShare) ?? 0) >= STRONG;
}

function nothingInCommon(request: SampleRequest): CommonSample {
  const empty: SampledCells = { kind: 'number', coded: { codes: new Int32Array(0), counts: new Map(), present: 0 }, cells: [] };
  const kept = Array.from({ length: request.kept }, () => ({ base: empty.coded, revision: empty.coded }));
  return { key: [], tellsApart: () => 0, base: request.base.map(() => empty), revision: request.revision.map(() => empty), records: 0, overlap: 0, agreement: 0, confirmed: false, kept };
}
