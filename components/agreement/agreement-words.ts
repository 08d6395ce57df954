/** What the agreement says: title, sentences, figures, notes and table, from the same moments and counts as its marks. */
import type { ChangeReport, ReportColumn } from '../../src/core/model/report.js';
import { isDefined } from '../../src/core/model/report.js';
import type { PlanePicture } from '../../src/core/pictures/picture.js';
import { inUnit } from '../chart/column-measure.js';
import { groupNoun, type Noun } from '../chart/group-noun.js';
import { isVisible, justNoticeable } from '../chart/visible-change.js';
import { columnName } from '../shared/column-state.js';
import { countOf, figureReason, formatCount, formatFigure, formatNumber, formatPair, formatShare } from '../shared/format-number.js';
import type { ViewFacts, ViewFigure, ViewTable } from '../view/view-model.js';
import { FAR, type FarBin, type PlaneBin } from './agreement-bins.js';
import type { AgreementFigures } from './agreement-figures.js';
import type { AgreementPanel, AgreementPanels } from './agreement-panels.js';
import { correlationText, isBeyond, signedFigure } from './agreement-plot.js';

export interface AgreementWordsInput {
  readonly report: ChangeReport;
  readonly column: ReportColumn;
  readonly unit: string;
  readonly kind: 'one-to-one' | 'difference';
  readonly plane: PlanePicture | null;
  readonly figures: AgreementFigures;
  /** Of the pairs outside the selected site-year as well; null where that is not at hand. */
  readonly all: AgreementFigures | null;
  readonly limits: { readonly low: number; readonly high: number } | null;
  readonly identical: { readonly count: number; readonly pairs: number } | null;
  readonly panels: AgreementPanels | null;
  readonly chosen: AgreementPanel | null;
  readonly far: readonly FarBin[];
  readonly tolerance: number;
  readonly narrowed: boolean;
  readonly notes: readonly string[];
  readonly selected: ViewFigure | null;
}

/** What the panels are: "site-years" are groups in years. */
export function panelNoun(by: AgreementPanels['by'], report: ChangeReport): Noun {
  if (by === 'year') return { one: 'year', many: 'years' };
  const group = groupNoun(report.moments?.grid.groupName ?? report.columns.find(({ role, type }) => role === 'key' && type === 'text')?.name ?? report.recipe.key[0] ?? '');
  return by === 'group and year' ? { one: `${group.one}-year`, many: `${group.one}-years` } : group;
}

export function agreementWords(input: AgreementWordsInput): Omit<ViewFacts, 'table'> {
  const { column, kind, unit, narrowed, chosen } = input, name = columnName(column);
  return {
    title: titleOf(input, name),
    subtitle: `${kind === 'one-to-one' ? `Revision (up) against base (across) of ${name}` : `Revision − base against their mean, ${name}, pairs that differ`}${unit === '' ? '' : `, in ${unit}`}; pairs counted in squares${chosen === null ? '' : `, ${chosen.label}`}${narrowed ? '; of the selected records' : ''}`,
    figures: figuresOf(input), sentences: sentencesOf(input), notes: notesOf(input),
  };
}

function isIdentical({ bias, sdDifference, n }: AgreementFigures): boolean {
  return n > 0 && bias === 0 && (n === 1 || sdDifference === 0);
}

function titleOf({ figures, panels, chosen, unit }: AgreementWordsInput, name: string): string {
  if (figures.n === 0) return `No record has a value of ${name} in both releases`;
  const where = chosen === null ? '' : ` at ${chosen.label}`;
  if (isIdentical(figures)) return `No pair of ${name} differs${where}`;
  const worst = panels?.panels[0];
  if (chosen === null && worst !== undefined && (panels?.all ?? 0) > 1 && isDefined(worst.figures.bias)) return `${name} agrees least at ${worst.label}: ${leaning(worst.figures, unit)}`;
  return `${name}${where}: ${leaning(figures, unit)}`;
}

/** The largest of offset, gain and noise. */
function leaning({ bias, rmse, slope }: AgreementFigures, unit: string): string {
  if (!isDefined(bias) || !isDefined(rmse)) return 'too few pairs to tell';
  if (rmse === 0) return 'no change';
  if (Math.abs(bias) >= 0.5 * rmse) return `revision is ${bias > 0 ? 'higher' : 'lower'} by ${formatNumber(Math.abs(bias), 3)}${inUnit(unit)} on average`;
  if (isDefined(slope) && Math.abs(slope - 1) > 0.05) return `revision ${slope > 1 ? 'stretches' : slope < 0 ? 'reverses' : 'compresses'} base, slope ${formatNumber(slope, 3)}`;
  return `differences scatter around ${bias === 0 ? 'zero' : `${signedFigure(bias)}${inUnit(unit)}`}, RMSE ${formatNumber(rmse, 3)}`;
}

function figuresOf({ figures, limits, identical, unit, selected, column, narrowed, chosen }: AgreementWordsInput): ViewFigure[] {
  const of = (label: string, value: AgreementFigures['bias'], text: string): ViewFigure => { const reason = figureReason(value); return { label, value: text, ...(reason === null ? {} : { note: reason }) }; };
  return [
    { label: 'pairs', value: formatCount(figures.n), ...((narrowed || chosen !== null) && column.paired ? { note: `of ${formatCount(column.paired.n)}` } : {}) },
    of('bias', figures.bias, `${signedFigure(figures.bias)}${isDefined(figures.bias) ? inUnit(unit) : ''}`), of('RMSE', figures.rmse, `${formatFigure(figures.rmse)}${isDefined(figures.rmse) ? inUnit(unit) : ''}`),
    of('r', figures.r, correlationText(figures.r)), { ...of('slope', figures.slope, formatFigure(figures.slope)), ...(isDefined(figures.slope) ? { note: 'least squares of revision on base' } : {}) },
    of('intercept', figures.intercept, formatFigure(figures.intercept)), { label: 'Deming slope', value: figures.deming === null ? '–' : formatNumber(figures.deming.slope), note: figures.deming === null ? 'no such line' : 'takes neither release for the truth' },
    ...(limits === null ? [] : [{ label: '95 % of differences', value: `${formatNumber(limits.low, 3)} to ${formatNumber(limits.high, 3)}${inUnit(unit)}` }]),
    ...(identical === null ? [] : [{ label: 'identical', value: formatShare(identical.count, identical.pairs), note: `${formatCount(identical.count)} of ${countOf(identical.pairs, 'pair')}` }]),
    ...(selected === null ? [] : [selected]),
  ];
}

function sentencesOf({ figures, panels, unit, tolerance, far, report, identical, limits, kind }: AgreementWordsInput): string[] {
  const out: string[] = [], { bias, rmse, slope, intercept, r } = figures;
  if (isIdentical(figures)) out.push(`${countOf(figures.n, 'pair')}, all identical: no change.`);
  else if (isDefined(bias) && isDefined(rmse)) out.push(`Over ${countOf(figures.n, 'pair')} revision was ${bias === 0 ? 'neither higher nor lower on average' : `${bias > 0 ? 'higher' : 'lower'} by ${formatNumber(Math.abs(bias), 3)}${inUnit(unit)} on average`}; RMSE ${formatFigure(rmse)}${inUnit(unit)}${isDefined(slope) && isDefined(intercept) ? `, revision ≈ ${formatFigure(slope)} × base${intercept === 0 ? '' : ` ${intercept < 0 ? '−' : '+'} ${formatFigure(Math.abs(intercept))}`}` : ''}${isDefined(r) ? `, r ${correlationText(r)}` : ''}.`);
  if (kind === 'difference' && identical !== null && !isIdentical(figures)) out.push(`${formatShare(identical.count, identical.pairs)} of the pairs are identical${limits === null ? '' : `; 95 % of all differences lie between ${formatNumber(limits.low, 3)} and ${formatNumber(limits.high, 3)}${inUnit(unit)}`}.`);
  if (panels !== null && panels.all > 1) {
    const noun = panelNoun(panels.by, report);
    out.push(tolerance > 0 ? `${formatCount(panels.within)} of ${countOf(panels.all, noun.one, noun.many)} agree within ±${formatNumber(tolerance)}${inUnit(unit)} on average.` : panels.within === 0 ? `None of ${countOf(panels.all, noun.one, noun.many)} is without a mean difference.` : `${formatCount(panels.within)} of ${countOf(panels.all, noun.one, noun.many)} ${panels.within === 1 ? 'has' : 'have'} no mean difference.`);
    const worst = panels.panels.filter(({ figures: { rmse: each } }) => isDefined(each) && each > 0).slice(0, 3);
    if (worst.length > 0) out.push(`Least agreement: ${worst.map(({ label, figures: each }) => `${label} (RMSE ${formatFigure(each.rmse, 3)}, bias ${signedFigure(each.bias)})`).join(', ')}.`);
  }
  if (far.length > 0 && isDefined(figures.sdDifference)) {
    const pairs = far.reduce((sum, { count }) => sum + count, 0), [first] = far;
    out.push(`At least ${countOf(pairs, 'pair lies', 'pairs lie')} more than ${FAR} standard deviations of the differences (${formatNumber(FAR * figures.sdDifference, 3)}${inUnit(unit)}) off; farthest: base ${range(first!.x)}, revision ${range(first!.y)} (${countOf(first!.count, 'pair')}).`);
  }
  return out;
}

function notesOf({ panels, chosen, figures, all, plane, notes, kind, tolerance, unit, report }: AgreementWordsInput): string[] {
  const out: string[] = [];
  if (panels !== null && panels.panels.length > 1) {
    const rs = panels.panels.map(({ figures: { r } }) => r).filter(isDefined).sort((a, b) => a - b), middle = rs[Math.floor(rs.length / 2)], noun = panelNoun(panels.by, report);
    if (middle !== undefined && rs.length > 1) {
      const alike = rs.filter((r) => !isVisible(middle, r)).length;
      out.push(`By r alone ${formatCount(alike)} of ${countOf(rs.length, noun.one, noun.many)} would look like the middle one (r ${correlationText(middle)}): changes of r below ${formatNumber(justNoticeable(middle), 2)} are too small to see, so read the numbers (for 100-point Gaussian clouds, data of Harrison 2014).`);
    }
    if (panels.panels.length < panels.all) out.push(`The ${formatCount(panels.panels.length)} that agree least of ${formatCount(panels.all)} are at hand.`);
    out.push(`In order of RMSE; a strong outline marks a mean difference beyond ${tolerance > 0 ? `±${formatNumber(tolerance)}${inUnit(unit)}` : 'zero'}.`);
    if (panels.approximate) out.push('The selection cuts through parts of them: their figures are approximate.');
  }
  if (chosen !== null && all !== null && isDefined(all.r) && isDefined(figures.r)) out.push(isVisible(all.r, figures.r) ? `r ${correlationText(figures.r)} here, ${correlationText(all.r)} over all.` : `r ${correlationText(figures.r)} here, ${correlationText(all.r)} over all: too small a difference to see in the clouds (for 100-point Gaussian clouds, data of Harrison 2014).`);
  if (plane !== null && plane.outside > 0) out.push(`${countOf(plane.outside, 'pair lies', 'pairs lie')} beyond the axes; the figures include ${plane.outside === 1 ? 'it' : 'them'}.`);
  if (kind === 'one-to-one' && figures.n > 1) out.push('Ellipse: one standard deviation around the means.');
  return [...out, ...notes];
}

export function range([from, to]: readonly [number, number]): string {
  return formatPair(from, to).join(' to ');
}

export function agreementTable(name: string, unit: string, kind: 'one-to-one' | 'difference', figures: AgreementFigures, panels: AgreementPanels | null, bins: readonly PlaneBin[], far: readonly FarBin[], tolerance: number): ViewTable {
  const value = (figure: AgreementFigures['bias']): number | null => (isDefined(figure) ? figure : null), with_ = unit === '' ? '' : ` (${unit})`, [across, up] = kind === 'one-to-one' ? ['base', 'revision'] : ['mean', 'difference'];
  const row = (label: string, of: AgreementFigures): (string | number | null)[] => [label, null, null, null, null, of.n, value(of.bias), value(of.slope), value(of.intercept), value(of.r), value(of.rmse), isDefined(of.bias) ? (isBeyond(of, tolerance) ? 'no' : 'yes') : null];
  const binRow = (what: string, { x, y, count }: PlaneBin): (string | number | null)[] => [what, x[0], x[1], y[0], y[1], count, null, null, null, null, null, null];
  return {
    caption: `${name}: agreement of base and revision${tolerance > 0 ? `; within ±${formatNumber(tolerance)}${unit === '' ? '' : ` ${unit}`}` : ''}`,
    columns: ['what', `${across} from${with_}`, `${across} to`, `${up} from${with_}`, `${up} to`, 'pairs', `bias${with_}`, 'slope', 'intercept', 'r', `RMSE${with_}`, 'mean difference within tolerance'].map((label, i) => ({ label, numeric: i > 0 && i < 11 })),
    rows: [row('shown', figures), ...(panels?.panels ?? []).map(({ label, figures: of }) => row(label, of)), ...far.map((bin) => binRow('far off', bin)), ...bins.map((bin) => binRow('square', bin))],
  };
}
