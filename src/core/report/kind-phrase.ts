/** A kind of change as part of a sentence, with its numbers and unit: "shifted by +0.1 ppm". */
import type { ColumnKind } from '../model/report.js';
import { count, counted, exact, figure, placed, signed } from '../format/words.js';

type Evidence = ColumnKind['evidence'];

/** `told`: how many cells the sentence has said to have changed; a kind that is of all of them does not say so again. */
export function kindPhrase({ kind, evidence }: ColumnKind, unit: string | null, told: number | null = null): string {
  const residual = number(evidence, 'residualCells') ?? 0, cells = number(evidence, 'cells') ?? 0;
  const said = (PHRASES[kind] ?? (() => kind.replaceAll('-', ' ')))(evidence, unit === null ? '' : ` ${unit}`, cells, residual === 0 && cells === told);
  const where = evidence['subset'] === true ? ` in ${counted(cells, 'cell')}` : '';
  return residual > 0 && cells > 0 ? `${said}${where} (all but ${count(residual)} of ${counted(cells + residual, 'cell')})` : `${said}${where}`;
}

type Phrase = (evidence: Evidence, unit: string, cells: number, whole: boolean) => string;

const PHRASES: Readonly<Record<string, Phrase>> = {
  renamed: (e) => `renamed from ${text(e, 'from')}`,
  retyped: (e) => `retyped from ${text(e, 'from')} to ${text(e, 'to')}`,
  format: (e, _, cells) => `written ${!known(e) || e['from'] === e['to'] ? 'differently' : `as ${text(e, 'to')} instead of ${text(e, 'from')}`} in ${counted(cells, 'cell')}`,
  'missing-code': (e, _, cells) => `missing written as ${code(e['to'])} instead of ${code(e['from'])} in ${counted(cells, 'cell')}`,
  unit: (e) => `${known(e) ? `converted from ${text(e, 'from')} to ${text(e, 'to')}` : 'converted'} (${formula(e)})${spans(e)}`,
  offset: (e, unit) => `shifted by ${signed(number(e, 'offset') ?? 0)}${unit}${within(e)}${spans(e)}`,
  affine: (e) => `rescaled (${formula(e)})${spans(e)}`,
  sign: (e) => `with the sign reversed${spans(e)}`,
  'time-shift': (e) => `moved in time by ${lag(e)}${spans(e)}`,
  recoded: (e) => `recoded${mapping(e)}`,
  rounding: (e) => `${rounding(e)}${spans(e)}`,
  noise: (e, unit, cells) => `different in the last digits of ${counted(cells, 'value')}${number(e, 'largest') === null ? '' : ` (at most ${figure(number(e, 'largest')!)}${unit})`}`,
  clipped: (e, unit, cells) => `cut ${e['side'] === 'lower' ? 'below' : 'above'} ${exact(number(e, 'bound') ?? 0)}${unit} in ${counted(cells, 'cell')}`,
  'gap-filled': (e, _, cells) => `${counted(cells, 'missing value')} filled ${method(e['method'], e['value'])}`,
  'gap-refilled': (_, __, cells) => `${counted(cells, 'filled value')} replaced`,
  'values-lost': (e, unit, cells) => `${counted(cells, 'value')} removed${lost(e, unit)}`,
  'spikes-removed': (_, __, cells) => `${counted(cells, 'spike')} removed`,
  step: (e, unit) => `a step${number(e, 'offset') === null ? '' : ` of ${signed(number(e, 'offset')!)}${unit}`}${spans(e)}`,
  drift: (e) => `a drift added${spans(e)}`,
  segment: (e, _, cells) => `${e['of'] === 'revised' ? 'made anew' : 'changed'} only${spans(e) === '' ? ` in ${parts(e)}` : spans(e)} (${counted(cells, 'cell')})`,
  'rescaled-piecewise': (e) => `rescaled in ${parts(e)}`,
  'constant-became-real': (e, unit) => `constant ${exact(number(e, 'value') ?? 0)}${unit} before, real values now`,
  relation: () => 'the same values as before, at other records',
  revised,
};

/** Printed too coarsely to be told as if it were exact. */
const COARSE = 0.05;

function within(evidence: Evidence): string {
  const offset = number(evidence, 'offset') ?? 0, by = number(evidence, 'offsetWithin');
  return by !== null && by >= COARSE * Math.abs(offset) ? ` (to within ${exact(by)})` : '';
}

function revised(evidence: Evidence, unit: string, cells: number, whole: boolean): string {
  const labels = transitions(evidence), all = labels === null ? [] : (evidence['transitions'] as { cells: number }[]), subject = whole ? 'revised' : `${counted(cells, 'value')} revised`;
  if (labels !== null) return all.length === 1 && all[0]!.cells === cells ? `${labels} ${cells === 1 ? 'cell' : 'cells'}` : `${subject} (${labels})`;
  const mean = number(evidence, 'bias'), by = mean === null || mean === 0 ? '' : `by ${signed(mean)}${unit}`;
  if (cells === 1) return by === '' ? subject : `${subject} ${by}`;
  return `${subject} ${pattern(evidence)}${by === '' ? '' : `, ${by} on average`}${digits(evidence['decimals'])}`;
}

/** Values that were revised and are printed with more digits besides. */
function digits(decimals: unknown): string {
  if (decimals === null || typeof decimals !== 'object') return '';
  const { base, revision } = decimals as { base: number; revision: number };
  return `, with up to ${counted(revision, 'decimal')} instead of ${base}`;
}

function number(evidence: Evidence, name: string): number | null {
  const value = evidence[name];
  return typeof value === 'number' ? value : null;
}

function text(evidence: Evidence, name: string): string {
  return String(evidence[name] ?? '');
}

function code(value: unknown): string {
  return value === '' || value === null || value === undefined ? 'empty' : String(value);
}

function known(evidence: Evidence): boolean {
  return typeof evidence['from'] === 'string' && typeof evidence['to'] === 'string';
}

function formula(evidence: Evidence): string {
  const factor = number(evidence, 'factor') ?? 1, offset = number(evidence, 'offset') ?? 0, digits = (x: number): string => String(Number(x.toPrecision(6))).replace('-', '−');
  const scaled = factor === 1 ? 'base' : `${digits(factor)} × base`;
  return `revision = ${scaled}${offset === 0 ? '' : offset > 0 ? ` + ${digits(offset)}` : ` − ${digits(-offset)}`}`;
}

function lag(evidence: Evidence): string {
  const hours = number(evidence, 'hours'), time = number(evidence, 'time'), steps = number(evidence, 'lag');
  if (hours !== null) return `${signed(hours)} ${Math.abs(hours) === 1 ? 'hour' : 'hours'}${evidence['like'] === 'time zone' ? ', like a time zone' : ''}`;
  if (time !== null && Number.isFinite(time) && Math.abs(time) >= 60_000) return `${signed(time / 60_000)} minutes`;
  return steps === null ? 'some steps' : `${signed(steps)} ${Math.abs(steps) === 1 ? 'step' : 'steps'}`;
}

const MOST_RULES = 2;

function mapping(evidence: Evidence): string {
  const rules = Object.entries((evidence['map'] ?? {}) as Record<string, unknown>).filter(([from, to]) => from !== String(to)), more = Math.max(number(evidence, 'rules') ?? 0, rules.length) - MOST_RULES;
  return rules.length === 0 ? '' : ` (${rules.slice(0, MOST_RULES).map(([from, to]) => (to === '' ? `${short(from.trim())} left out` : `${short(from)} became ${short(String(to))}`)).join(', ')}${more > 0 ? `, and ${count(more)} more` : ''}${evidence['pattern'] === 'substitution' ? ` within ${counted(number(evidence, 'labels') ?? 0, 'label')}` : ''})`;
}

function short(label: string): string {
  return label.length > 24 ? `${label.slice(0, 23)}…` : label;
}

function rounding(evidence: Evidence): string {
  const decimals = number(evidence, 'decimals'), to = number(evidence, 'to'), unit = evidence['unit'];
  if (typeof unit === 'string') return `rounded to the ${unit}`;
  if (evidence['mode'] === 'float32') return evidence['direction'] === 'finer' ? 'written with more digits than before' : 'stored with the digits of float32';
  if (evidence['mode'] === 'significant') return `rounded to ${counted(number(evidence, 'digits') ?? 0, 'significant digit')}`;
  if (decimals === null) return 'rounded';
  if (evidence['direction'] === 'finer') return to === null || to === decimals ? 'given with more digits' : `given with ${counted(to, 'decimal')} instead of ${decimals}`;
  return `${evidence['mode'] === 'nearest' || evidence['mode'] === undefined ? 'rounded' : 'cut'} to ${counted(decimals, 'decimal')}`;
}

function method(value: unknown, constant: unknown): string {
  if (value === 'constant' && (typeof constant === 'number' || typeof constant === 'string')) return `with ${typeof constant === 'number' ? exact(constant) : short(constant)}`;
  const words: Readonly<Record<string, string>> = { constant: 'with one value', linear: 'by linear interpolation', last: 'with the last value', cycle: 'by the mean cycle', mean: 'with the mean', 'mean-cycle': 'by the mean cycle', 'model-or-other-source': 'from a model or another source' };
  return typeof value === 'string' ? words[value] ?? `by ${value.replaceAll('-', ' ')}` : 'from another source';
}

function lost(evidence: Evidence, unit: string): string {
  const between = evidence['thresholdBetween'], value = number(evidence, 'value');
  // The first bound is the highest value that stayed, or the last the lowest.
  if (Array.isArray(between)) return evidence['side'] === 'lower' ? `, those below ${exact(Number(between[1]))}${unit}` : `, those above ${exact(Number(between[0]))}${unit}`;
  return value !== null ? `, all of them ${exact(value)}${unit}` : evidence['before'] === 'linear' ? ', on lines between their neighbours' : '';
}

function parts(evidence: Evidence): string {
  const n = number(evidence, 'partsInAll') ?? (Array.isArray(evidence['parts']) ? evidence['parts'].length : 1);
  return counted(n, 'part');
}

/** Where a single part lies. */
function spans(evidence: Evidence): string {
  const list = evidence['parts'];
  if (!Array.isArray(list) || list.length === 0) return '';
  const [{ from, to, group }] = list as [{ from?: unknown; to?: unknown; group?: unknown }], n = number(evidence, 'partsInAll') ?? list.length;
  if (n > 1) return evidence['of'] === undefined ? ` in ${count(n)} parts` : '';
  const at = group === undefined ? '' : ` at ${String(group)}`;
  return from === undefined || to === undefined ? at : `${at} from ${placed(from)} to ${placed(to)}`;
}

/** The most frequent of labels that follow no rule. */
function transitions(evidence: Evidence): string | null {
  const list = evidence['transitions'];
  if (!Array.isArray(list) || list.length === 0) return null;
  const all = list as { from: string; to: string; cells: number }[];
  return `${all.slice(0, 2).map(({ from, to, cells }) => `${short(from)} became ${short(to)} in ${count(cells)}`).join(', ')}${all.length > 2 ? ', and others' : ''}`;
}

function pattern(evidence: Evidence): string {
  const words: Readonly<Record<string, string>> = {
    isolated: 'one by one', random: 'without a pattern', structured: 'by amounts that go together from record to record', shifted: 'mostly in one direction', smoothed: 'by smoothing', labels: 'one by one',
    constant: 'to one value', function: `by a function (${String(evidence['function'] ?? '')})`, polynomial: 'by a polynomial',
  };
  return words[String(evidence['pattern'])] ?? 'without a simpler explanation';
}
