/** What the distribution says: title, sentences, figures and notes, from the counts and figures that are drawn. */
import { isOfWholeColumn } from '../../src/core/report/kind-reach.js';
import type { ChangeReport, ReportColumn } from '../../src/core/model/report.js';
import { isDefined } from '../../src/core/model/report.js';
import { kindPhrase } from '../../src/core/report/kind-phrase.js';
import type { SelectionClause } from '../../src/core/selection/clause.js';
import type { DistributionPicture } from '../../src/core/pictures/picture.js';
import { columnName } from '../shared/column-state.js';
import { countOf, formatCount, formatNumber, formatPair, formatShare } from '../shared/format-number.js';
import type { ViewFacts, ViewFigure } from '../view/view-model.js';
import type { Brought } from '../view/picture-slots.js';
import { cumulativeShares } from './distribution-plot.js';
import { MEASURE_WORDS } from './count-scale.js';
import type { DistributionSettings } from './distribution-settings.js';
import { hasPairs, pairsOf, valuesOf, type BothFigures } from './distribution-source.js';
import { signWords } from './distribution-signs.js';

export interface WordsInput {
  readonly report: ChangeReport;
  readonly column: ReportColumn;
  readonly unit: string;
  readonly values: DistributionPicture;
  readonly differences: DistributionPicture;
  readonly figures: BothFigures;
  readonly settings: DistributionSettings;
  readonly standing: Brought<{ readonly what: 'distribution' } & never>['standing'];
  /** Whether other views, or the other panel, narrow what is drawn. */
  readonly narrowed: boolean;
  /** Whether clauses are there that nothing at hand can apply. */
  readonly unapplied: boolean;
  readonly tolerance: number;
  /** The range of values whose pairs the panel of differences shows; null: all. */
  readonly within: SelectionClause | null;
  readonly selected: ViewFigure | null;
}

export function distributionWords(input: WordsInput): Omit<ViewFacts, 'table'> {
  const { column, unit, values, settings } = input, name = columnName(column), inUnit = unit === '' ? '' : `, in ${unit}`;
  const drawn = settings.arrangement === 'cumulative' ? `share of values below each value, in ${values.base.length} steps` : `${MEASURE_WORDS[settings.measure]} in ${countOf(values.base.length, 'bin')}${settings.root ? ', √ scale' : ''}`;
  const signs = signWords(values, column, unit, !input.narrowed);
  return {
    title: titleOf(input, name), subtitle: `${name} in base and revision${inUnit}; ${drawn}${input.narrowed ? '; of the selected records' : ''}`,
    figures: figuresOf(input), sentences: [...sentencesOf(input, unit), ...signs], notes: notesOf(input, signs.length === 0),
  };
}

/** Nothing differs in what is drawn: neither a count nor a pair. */
export function isSame({ values, column, narrowed }: Pick<WordsInput, 'values' | 'column' | 'narrowed'>): boolean {
  if (!values.base.every((count, i) => count === values.revision[i]) || values.outside.base !== values.outside.revision) return false;
  return hasPairs(values) ? pairsOf(values).differing === 0 : !narrowed && column.cells.value + column.cells.filled + column.cells.lost === 0;
}

function titleOf(input: WordsInput, name: string): string {
  const { values, figures: { base, revision }, column, narrowed } = input;
  if (input.settings.arrangement === 'cumulative') return cumulativeTitle(input, name);
  if (isSame(input)) return `No change in ${name}`;
  const kind = narrowed ? undefined : column.kinds?.find((each) => (each.kind === 'unit' || each.kind === 'sign') && each.confidence > 0.5 && isOfWholeColumn(each));
  if (kind !== undefined) return `${name} is ${kindPhrase(kind, input.unit === '' ? null : input.unit)}`;
  if (values.base.every((count, i) => count === values.revision[i]) && hasPairs(values)) return `${name} keeps its distribution, though ${countOf(pairsOf(values).differing, 'value differs', 'values differ')}`;
  const repeated = values.signs?.repeated.find(({ base: before, revision: after }) => Math.abs(before / valuesOf(values, 'base') - after / valuesOf(values, 'revision')) >= 0.05);
  if (repeated !== undefined) return `${formatNumber(repeated.value, 8)} is ${repeated.revision / valuesOf(values, 'revision') > repeated.base / valuesOf(values, 'base') ? `now repeated ${formatCount(repeated.revision)} times` : `no longer repeated ${formatCount(repeated.base)} times`} in ${name}`;
  if (base === null || revision === null) return `${name} has another distribution`;
  const shifts = [revision.q05 - base.q05, revision.q25 - base.q25, revision.q50 - base.q50, revision.q75 - base.q75, revision.q95 - base.q95] as const, most = Math.max(...shifts.map(Math.abs));
  const spread = base.sd !== null && base.sd > 0 ? base.sd : base.q75 - base.q25, small = Math.abs(most) < 0.01 * spread, [low, , middle, , high] = shifts;
  if (most === 0 || small) return `${name} hardly changes its distribution`;
  const weak = 0.25 * most, goes = `its median goes from ${formatPair(base.q50, revision.q50).join(' to ')}`;
  for (const [sign, word] of [[1, 'higher'], [-1, 'lower']] as const) {
    if (!shifts.every((shift) => sign * shift > -weak)) continue;
    if (Math.abs(middle) >= 0.5 * most) return `${name} is ${word}: ${goes}`;
    return `The ${Math.abs(high) > Math.abs(low) ? 'upper' : 'lower'} end of ${name} is ${word}`;
  }
  if (low < -weak && high > weak) return `${name} spreads wider`;
  if (low > weak && high < -weak) return `${name} spreads less`;
  return `${name} changes the shape of its distribution`;
}

/** Of its own, beside a panel that tells of the counts. */
function cumulativeTitle(input: WordsInput, name: string): string {
  const gap = largestGap(input.values), with_ = input.unit === '' ? '' : ` ${input.unit}`;
  if (isSame(input)) return `No change in the cumulative shares of ${name}`;
  if (gap === null) return `${name} keeps its cumulative shares`;
  const [before, after] = formatPair(100 * gap.base, 100 * gap.revision);
  return `${before} % of ${name}${input.values.outside.base + input.values.outside.revision > 0 ? ' on the axis' : ''} lay below ${formatNumber(gap.value)}${with_}, now ${after} %`;
}

/** The edge of a bin at which the shares of values below it differ most; null where they differ at none. */
function largestGap({ base, revision, edges }: DistributionPicture): { readonly value: number; readonly base: number; readonly revision: number } | null {
  const at = { base: cumulativeShares(base), revision: cumulativeShares(revision) }, gap = (i: number): number => Math.abs(at.revision[i]! - at.base[i]!);
  let most = 0;
  at.base.forEach((_, i) => { if (gap(i) > gap(most)) most = i; });
  return gap(most) === 0 ? null : { value: edges[most]!, base: at.base[most]!, revision: at.revision[most]! };
}

function change(base: number, revision: number): string {
  const gap = revision - base;
  return gap === 0 ? 'no change' : `${gap > 0 ? '+' : ''}${formatNumber(gap, 3)}`;
}

/** Deviations of the same values in another order differ in their last bits. */
const ROUNDING = 2 ** -46;

/** Estimates have three figures, and as many more as tell them apart. */
function roughPair(base: number, revision: number): [string, string] {
  for (let digits = 3; digits < 8; digits++) {
    const texts: [string, string] = [formatNumber(base, digits), formatNumber(revision, digits)];
    if (base === revision || texts[0] !== texts[1]) return texts;
  }
  return formatPair(base, revision);
}

function figuresOf({ column, values, differences, figures: { base, revision, rough }, narrowed, selected, within }: WordsInput): ViewFigure[] {
  const n = { base: valuesOf(values, 'base'), revision: valuesOf(values, 'revision') }, whole = column.summary, out: ViewFigure[] = [];
  out.push({ label: 'values', value: `${formatCount(n.base)} → ${formatCount(n.revision)}`, ...(narrowed && whole?.base && whole.revision ? { note: `of ${formatCount(whole.base.n)} → ${formatCount(whole.revision.n)}` } : {}) });
  if (base !== null && revision !== null) {
    const pair = (label: string, a: number | null, b: number | null): void => { if (a !== null && b !== null) out.push({ label, value: rough ? `about ${roughPair(a, b).join(' → ')}` : formatPair(a, b).join(' → '), ...(rough && a === b ? {} : { note: change(a, b) }) }); };
    pair('median', base.q50, revision.q50);
    pair('mean', base.mean, revision.mean);
    pair('standard deviation', base.sd, base.sd !== null && revision.sd !== null && Math.abs(revision.sd - base.sd) <= ROUNDING * base.sd ? base.sd : revision.sd);
    pair('5 % quantile', base.q05, revision.q05);
    pair('95 % quantile', base.q95, revision.q95);
  }
  if (hasPairs(differences)) {
    const { pairs, identical } = pairsOf(differences);
    out.push({ label: 'identical', value: formatShare(identical, pairs), note: `${formatCount(identical)} of ${countOf(pairs, 'pair')}${within === null ? '' : ' in the range'}` });
  }
  const { ks, n: of } = column.distribution ?? {};
  // The report's distance is of pairs: only where those are all values is it of what is drawn.
  if (!narrowed && isDefined(ks) && of?.base === n.base && of.revision === n.revision) out.push({ label: 'largest gap of cumulative shares', value: formatNumber(ks, 3), note: 'Kolmogorov–Smirnov' });
  if (selected !== null) out.push(selected);
  return out;
}

function sentencesOf(input: WordsInput, unit: string): string[] {
  const { values, differences, figures: { base, revision, rough }, settings, within } = input, out: string[] = [], with_ = unit === '' ? '' : ` ${unit}`;
  if (base !== null && revision !== null) {
    const write = rough ? roughPair : formatPair, [before, after] = write(base.q50, revision.q50), [low, lower] = write(base.q05, revision.q05), [high, higher] = write(base.q95, revision.q95);
    out.push(`The median was ${rough ? 'about ' : ''}${before}${with_} and is now ${rough ? 'about ' : ''}${after}${rough && base.q50 === revision.q50 ? '' : ` (${change(base.q50, revision.q50)})`}; nine tenths lay between ${low} and ${high}, and lie now between ${lower} and ${higher}.`);
  }
  if (isSame(input)) out.push(hasPairs(values) ? `All ${formatCount(pairsOf(values).pairs)} pairs are identical: no change.` : 'Every bin holds as many values as before: no change.');
  else if (settings.arrangement === 'cumulative') {
    const gap = largestGap(values);
    out.push(gap === null ? 'At every step both have the same share of values below.' : `The shares differ most below ${formatNumber(gap.value)}${with_}: ${formatPair(100 * gap.base, 100 * gap.revision)[0]} % of base, ${formatPair(100 * gap.base, 100 * gap.revision)[1]} % of revision.`);
  } else {
    let most = 0;
    values.base.forEach((count, i) => { if (Math.abs(values.revision[i]! - count) > Math.abs(values.revision[most]! - values.base[most]!)) most = i; });
    const before = values.base[most] ?? 0, after = values.revision[most] ?? 0;
    out.push(before === after ? 'Every bin holds as many values as before.' : `Counts differ most from ${formatPair(values.edges[most]!, values.edges[most + 1]!).join(' to ')}${with_}: ${formatCount(Math.abs(after - before))} ${after > before ? 'more' : 'fewer'} in revision (${formatCount(before)} → ${formatCount(after)}).`);
  }
  if (hasPairs(differences) && !isSame(input)) {
    const { pairs, identical, differing } = pairsOf(differences), { nHigher, nLower } = input.column.paired ?? {};
    const ways = !input.narrowed && within === null && nHigher !== undefined && nLower !== undefined && nHigher + nLower === differing ? `: ${formatCount(nHigher)} higher, ${formatCount(nLower)} lower` : '';
    out.push(`${formatShare(identical, pairs)} of ${countOf(pairs, 'pair')}${within === null ? '' : ' in the selected range'} are identical; ${countOf(differing, 'differs', 'differ')}${ways}.`);
  }
  return out;
}

function notesOf({ values, differences, settings, standing, unapplied, tolerance, unit, column, figures, narrowed }: WordsInput, unsuspicious: boolean): string[] {
  const out: string[] = [], { outside } = values, with_ = unit === '' ? '' : ` ${unit}`;
  if (unsuspicious && values.signs !== undefined) out.push('No new extreme, no value repeated far more often and no empty stretch was found; this does not depend on the bins.');
  if (outside.base + outside.revision > 0) out.push(`Beyond the axis: ${countOf(outside.base, 'value')} of base, ${formatCount(outside.revision)} of revision; the figures include them${settings.arrangement === 'cumulative' ? ', the shares do not' : ''}.`);
  if (differences.outside.difference > 0) out.push(`${countOf(differences.outside.difference, 'difference')} beyond the axis of differences.`);
  const infinite = (column.summary?.base?.infinite ?? 0) + (column.summary?.revision?.infinite ?? 0);
  if (infinite > 0 && !narrowed) out.push(`${countOf(infinite, 'infinite value is', 'infinite values are')} not drawn.`);
  if (settings.arrangement !== 'cumulative') out.push('Band under the counts: ±2 √(base + revision), how far counts would differ had both been drawn anew; those of paired values differ less by chance.');
  const { base, revision } = column.summary ?? {}, unpaired = narrowed || !hasPairs(differences) || !base || !revision ? null : { base: base.n - valuesOf(values, 'base'), revision: revision.n - valuesOf(values, 'revision') };
  if (unpaired !== null && Math.min(unpaired.base, unpaired.revision) >= 0 && unpaired.base + unpaired.revision > 0) out.push(`Left out: ${countOf(unpaired.base, 'value')} of base and ${formatCount(unpaired.revision)} of revision, in records that are not paired.`);
  if (tolerance > 0 && hasPairs(differences)) out.push(`Band of differences: ±${formatNumber(tolerance)}${with_}, what does not matter.`);
  if (!hasPairs(differences)) out.push(standing === 'exact' ? 'No pair has a value on both sides.' : 'Counted over all records of each release; the report holds no differences of paired values of this column.');
  if (figures.rough) out.push('Quantiles are interpolated in the bins: those of exactly these records need the releases.');
  if (unapplied) out.push('The selection of other views is not applied here: that needs the releases.');
  else if (standing === 'report') out.push(`${values.base.length} bins are what the report holds; finer ones need the releases.`);
  return out;
}
