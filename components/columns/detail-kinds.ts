/** What is known of each kind of change beside its sentence: how much undoing it reproduces, by which rules, and where it lies. */
import { html, nothing, type TemplateResult } from 'lit';
import { exact, placed } from '../../src/core/format/words.js';
import type { ChangeReport, ColumnKind, ReportColumn } from '../../src/core/model/report.js';
import { unitOf } from '../../src/core/report/column-sentence.js';
import { kindWords } from '../../src/core/report/kind-words.js';
import { countOf, formatCount, formatNumber, formatShare, keepPercent } from '../shared/format-number.js';

type Evidence = ColumnKind['evidence'];
const MOST_LISTED = 4, MOST_RULES = 12;

export function renderKindList(column: ReportColumn): TemplateResult | typeof nothing {
  const { kinds = [] } = column;
  if (kinds.length === 0) return nothing;
  return html`<section class="kind-list"><h3>Kinds of change</h3><ul>${kinds.map((kind) => html`<li><b>${words(kind, column)}</b>${reproduced(kind)}
    ${facts(kind).map((fact) => html`<span class="small muted">${fact}</span>`)}${words(kind, column).includes('→') ? nothing : renderRules(kind.evidence)}${renderParts(kind.evidence)}</li>`)}</ul></section>`;
}

function words(kind: ColumnKind, column: ReportColumn): string {
  return kindWords(kind, { unit: unitOf(column) });
}

/** What is only told, such as new names, is not undone. */
function reproduced({ kind, evidence, confidence }: ColumnKind): TemplateResult | typeof nothing {
  const cells = numberOf(evidence, 'cells'), rest = numberOf(evidence, 'residualCells') ?? 0;
  if (kind === 'revised') return html` <span class="muted">no simpler explanation reproduces ${cells === 1 ? 'this cell' : cells === null ? 'these cells' : `these ${formatCount(cells)} cells`}</span>`;
  if (cells === null) return kind === 'added' || kind === 'removed' || kind === 'retyped' || kind === 'renamed' ? nothing : html` <span class="muted">holds for ${formatShare(confidence, 1)} of its cells</span>`;
  return html` <span class="muted">reproduces ${rest === 0 ? (cells === 1 ? 'its one cell' : `all ${formatCount(cells)} cells`) : `${formatCount(cells)} of ${formatCount(cells + rest)} cells (${formatShare(cells, cells + rest)})`} it speaks of</span>`;
}

function facts({ kind, evidence }: ColumnKind): string[] {
  const said: string[] = [], sd = numberOf(evidence, 'sd'), median = numberOf(evidence, 'median'), gaps = numberOf(evidence, 'gaps'), flagged = numberOf(evidence, 'flagged'), largest = numberOf(evidence, 'largest');
  const { possible, before, lag1 } = evidence as { possible?: unknown; before?: unknown; lag1?: unknown };
  if (kind === 'revised' && median !== null) said.push(`Median of the differences ${formatNumber(median, 3)}${sd === null ? '' : `, standard deviation ${formatNumber(sd, 3)}`}${typeof lag1 === 'number' ? `, correlation with the next record ${lag1 > 0.99 ? '> 0.99' : formatNumber(lag1, 2)}` : ''}.`);
  if (Array.isArray(possible) && possible.length > 0) said.push(`No unit is given; the factor is that of ${possible.slice(0, MOST_LISTED).map(String).join(', ')}.`);
  if (before !== null && typeof before === 'object') said.push(`Filled before: ${Object.entries(before).map(([method, n]) => `${formatCount(Number(n))} ${METHODS[method] ?? method}`).join(', ')}.`);
  if (gaps !== null) said.push(`In ${countOf(gaps, 'gap')}.`);
  if (flagged !== null && evidence['by'] === 'flag') said.push(`${countOf(flagged, 'cell')} flagged as filled.`);
  if (largest !== null) said.push(`At most ${formatNumber(largest, 3)}.`);
  return said;
}

const METHODS: Readonly<Record<string, string>> = { linear: 'by linear interpolation', constant: 'with one value', last: 'with the last value', cycle: 'by the mean cycle', 'mean-cycle': 'by the mean cycle', mean: 'with the mean' };

/** Which label became which. */
function renderRules({ map, transitions }: Evidence): TemplateResult | typeof nothing {
  const rules: readonly (readonly [string, string, number | null])[] = map !== null && typeof map === 'object' ? Object.entries(map).filter(([from, to]) => from !== String(to)).map(([from, to]) => [from, String(to), null])
    : Array.isArray(transitions) ? (transitions as { from: unknown; to: unknown; cells: number }[]).map(({ from, to, cells }) => [String(from), String(to), cells]) : [];
  if (rules.length === 0) return nothing;
  return html`<ul class="rules small">${rules.slice(0, MOST_RULES).map(([from, to, cells]) => html`<li><span class="mono">${from}</span><span aria-hidden="true"> → </span><span class="hidden-text"> became </span><span class="mono">${to}</span>${cells === null ? nothing : html` <span class="muted">${formatCount(cells)}</span>`}</li>`)}
    ${rules.length > MOST_RULES ? html`<li class="muted">and ${formatCount(rules.length - MOST_RULES)} more</li>` : nothing}</ul>`;
}

function renderParts({ parts, partsInAll }: Evidence): TemplateResult | typeof nothing {
  if (!Array.isArray(parts) || parts.length === 0) return nothing;
  const list = parts as Readonly<Record<string, unknown>>[], more = (typeof partsInAll === 'number' ? partsInAll : list.length) - Math.min(list.length, MOST_LISTED);
  return html`<ul class="parts small">${list.slice(0, MOST_LISTED).map((part) => html`<li>${partText(part)}</li>`)}${more > 0 ? html`<li class="muted">and ${countOf(more, 'more part')}</li>` : nothing}</ul>`;
}

function partText(part: Readonly<Record<string, unknown>>): string {
  const { from, to, group, cells, offset, factor } = part;
  const place = [...(group === undefined ? [] : [`${String(group)}:`]), ...(from === undefined || to === undefined ? [] : [`${placed(from)} to ${placed(to)}`])].join(' ');
  const map = [...(typeof factor === 'number' && factor !== 1 ? [`×${exact(factor)}`] : []), ...(typeof offset === 'number' && offset !== 0 ? [`${offset > 0 ? '+' : ''}${exact(Number(offset.toPrecision(6)))}`] : [])].join(' ');
  return [place, map, typeof cells === 'number' ? countOf(cells, 'cell') : ''].filter((text) => text !== '').join(', ');
}

/** Where the changed cells are. */
export function renderPlaces(column: ReportColumn, { groups = [] }: ChangeReport): TemplateResult | typeof nothing {
  const own = groups.filter((group) => group.column === column.name), more = own.length - MOST_LISTED;
  if (own.length === 0) return nothing;
  return html`<section class="places"><h3>Where</h3><ul>${own.slice(0, MOST_LISTED).map(({ sentence }) => html`<li>${keepPercent(sentence)}</li>`)}${more > 0 ? html`<li class="muted">and ${countOf(more, 'more place')}, in the report</li>` : nothing}</ul></section>`;
}

function numberOf(evidence: Evidence, name: string): number | null {
  const value = evidence[name];
  return typeof value === 'number' ? value : null;
}
