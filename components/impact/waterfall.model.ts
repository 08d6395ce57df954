/** A waterfall with what is said of it: where the change comes from, that the parts add up, and what acts together. */
import type { QuantityImpact, ReportedAttribution } from '../../src/core/impact/report/quantity-impact.js';
import type { SelectionClause } from '../../src/core/selection/clause.js';
import { shortened } from '../chart/shortened.js';
import { countOf, formatCount, formatNumber } from '../shared/format-number.js';
import type { Mark } from '../view/view-model.js';
import { cellOf, columnsOf, type Drawn, type NotDrawn, type Room } from './drawn.js';
import { bothResults, shareWords, toldChange, unitTail } from './quantity-words.js';
import { partWords, waterfallFacts, waterfallPicture, type WaterfallBarFacts, type WaterfallFacts, type WaterfallPicture } from './waterfall-picture.js';

export interface WaterfallInput extends Room {
  readonly quantity: QuantityImpact;
  readonly attribution: ReportedAttribution;
  readonly magnified: boolean;
  /** The view's own clauses. */
  readonly own: readonly SelectionClause[];
  /** Name of a column by which a part is called, where the report has such a column, and whether it is in focus. */
  readonly columnOf: (label: string) => { readonly id: string; readonly focused: boolean } | null;
}

const NAMED = 3, NAME = 60;

export function waterfallDrawn(input: WaterfallInput): Drawn<WaterfallPicture> | NotDrawn {
  const { quantity, attribution } = input, facts = waterfallFacts(attribution);
  if ('reason' in facts) return facts;
  const tail = unitTail(quantity), values = partWords(facts, tail), chosen = chosenBars(facts, input), picture = waterfallPicture(quantity, facts, { ...input, chosen, values, plainValues: partWords(facts, '') });
  return {
    picture, title: title(quantity, facts, attribution), marks: marks(picture, facts, values, chosen, input),
    subtitle: `Parts of the change by ${attribution.by}, one after the other from the result of base to that of revision${tail === '' ? '' : `, in${tail}`}.`,
    figures: [{ label: attribution.by, value: countOf(attribution.parts.length, 'part') }], sentences: sentences(facts, attribution, tail), notes: notes(facts, attribution, input), table: table(facts, attribution),
  };
}

/** The clauses that a bar asks for are all in the view's own selection, or its column is in focus. */
function chosenBars({ bars }: WaterfallFacts, { own, columnOf }: WaterfallInput): ReadonlySet<string> | null {
  const holds = (clause: SelectionClause): boolean => own.some(({ field, kind, value }) => field === clause.field && kind === clause.kind && clause.value.every((each) => (value as readonly unknown[]).includes(each)));
  const chosen = bars.filter(({ own: part, label }) => (part?.player.clauses?.length ? own.length > 0 && part.player.clauses.every(holds) : part?.player.of === 'column' && columnOf(label)?.focused === true)).map(({ id }) => id);
  return chosen.length === 0 ? null : new Set(chosen);
}

/** What a press on a bar does: narrows to its records, turns to its column, or nothing. */
function pressOf({ own, label }: WaterfallBarFacts, columnOf: WaterfallInput['columnOf']): 'records' | 'column' | null {
  if ((own?.player.clauses?.length ?? 0) > 0) return 'records';
  return own?.player.of === 'column' && columnOf(label) !== null ? 'column' : null;
}

/** What goes against the whole is little up to this share of it, as in the sentence. */
const LITTLE = 0.1;
/** All of it, up to rounding. */
const ALL = 1.0005;

function title({ name, change }: QuantityImpact, { bars }: WaterfallFacts, { method, by }: ReportedAttribution): string {
  const [largest] = bars, about = method === 'sampled' ? 'About ' : '';
  if (largest === undefined || largest.part === 0) return `No ${by} changes ${shortened(name, NAME)}`;
  const against = bars.filter(({ part }) => part !== 0 && Math.sign(part) !== Math.sign(Number(change))).reduce((sum, { part }) => sum + Math.abs(part), 0);
  if (against > 0 && (against > LITTLE * Math.abs(Number(change)) || Math.sign(largest.part) !== Math.sign(Number(change)))) return `Parts go both ways: the largest is ${shortened(largest.label, NAME)}`;
  if (Math.abs(largest.part) > Math.abs(Number(change)) && against > 0) return `${about}${about === '' ? 'All' : 'all'} of the change comes from ${shortened(largest.label, NAME)}; others take a little back`;
  const whole = largest.part / Number(change), share = whole > 1 / ALL && whole < ALL ? 'all' : shareWords(whole);
  return `${about === '' ? '' : about}${about === '' ? share[0]!.toUpperCase() + share.slice(1) : share} of the change comes from ${shortened(largest.label, NAME)}`;
}

/** Numbers as exact as it takes to see that they are the same. */
const DIGITS = 6;

function sentences({ bars, sum, change, addsUp }: WaterfallFacts, { parts, interactions, change: whole }: ReportedAttribution, tail: string): string[] {
  const up = bars.filter(({ part }) => part > 0).slice(0, NAMED), down = bars.filter(({ part }) => part < 0).slice(0, NAMED), list = (some: readonly WaterfallBarFacts[]): string => some.map(({ label, part }) => `${shortened(label, NAME)} (${toldChange(part, tail)})`).join('; ');
  const whether = addsUp ? `The ${parts.length === 1 ? 'part is' : `${formatCount(parts.length)} parts add up to`} ${toldChange(sum, tail, DIGITS)}; the change of the result is ${toldChange(change, tail, DIGITS)}.` : `The parts add up to ${toldChange(sum, tail, DIGITS)}; the change of the result is ${toldChange(change, tail, DIGITS)}, so that ${toldChange(change - sum, tail, DIGITS)} is not attributed.`;
  return [whether, ...(up.length > 0 ? [`Upwards: ${list(up)}.`] : []), ...(down.length > 0 ? [`Downwards: ${list(down)}.`] : []), ...together(parts, interactions, whole, tail)];
}

/** What players do beyond what each does alone. */
function together(parts: ReportedAttribution['parts'], { total, pairs }: ReportedAttribution['interactions'], change: ReportedAttribution['change'], tail: string): string[] {
  if (typeof total !== 'number' || typeof change !== 'number' || parts.length < 2) return [];
  const named = (pairs ?? []).flatMap(({ players: [i, j], value }) => (typeof value === 'number' && parts[i] !== undefined && parts[j] !== undefined ? [`${shortened(parts[i].player.label, NAME)} with ${shortened(parts[j].player.label, NAME)} ${toldChange(value, tail)}`] : []));
  const largest = Math.max(Math.abs(change), ...parts.map(({ swapIn }) => (typeof swapIn === 'number' ? Math.abs(swapIn) : 0)));
  if (named.length === 0) return Math.abs(total) <= 1e-9 * largest ? ['One at a time they do the same as together.'] : [];
  return [`Together they do what none does alone: ${named.slice(0, NAMED).join('; ')}${named.length > NAMED ? `; and ${countOf(named.length - NAMED, 'more pair')}` : ''}.`];
}

function notes({ bars, addsUp, change }: WaterfallFacts, { method, evaluations, sampling, interactions, parts }: ReportedAttribution, { columnOf, quantity }: WaterfallInput): string[] {
  const does = bars.map((bar) => pressOf(bar, columnOf)), clauses = does.includes('records'), columns = does.includes('column'), idle = bars.filter((_, i) => does[i] === null), swaps = parts.some(({ swapIn, swapOut, part }) => [swapIn, swapOut].some((swap) => typeof swap === 'number' && typeof part === 'number' && Math.abs(swap - part) > 1e-9 * Math.max(Math.abs(swap), Math.abs(part))));
  const gathered = bars.filter(({ own, id }) => own === null && id.startsWith('rest')).length > 0 && parts.length > bars.length;
  return [
    ...(parts.length === 1 && addsUp && change !== 0 ? ['Nothing else differs in what the result is computed from.'] : method === 'additive' ? ['The result is a sum over the parts, so that each part is its own change.'] : [`A part is what taking it from revision changes, on average over ${method === 'exact' ? 'all orders of taking the parts' : `${countOf(sampling?.permutations ?? 0, 'order')} drawn by lot (seed ${sampling?.seed ?? quantity.seed})`} (Shapley’s value), from ${countOf(evaluations, 'hybrid release')} with some parts of revision and the rest of base.`]),
    ...(method === 'sampled' ? [`Thin lines at the ends of bars are 95 % intervals of that drawing${sampling?.converged === false ? ', which stopped before it was as sharp as asked' : ''}.`] : []),
    ...(swaps ? ['Ticks: where a bar would end if its part were what it does one at a time, above it alone taken from revision, below it alone kept as in base. Where they leave the bar’s end, the part acts through others.'] : []),
    ...(interactions.pairs === null && method !== 'additive' && swaps ? ['What pairs do together was not asked: there are too many.'] : []),
    ...(gathered ? ['The smallest parts are put together in one bar; the table has all.'] : []),
    ...(quantity.tolerance === null ? [] : [`The band is the tolerance, ±${formatNumber(quantity.tolerance, 4)}${unitTail(quantity)} about base.`]),
    ...(clauses ? ['Press a bar to narrow all other views to the records behind it.'] : []), ...(columns ? ['Press the bar of a column to look at that column.'] : []),
    ...(idle.length > 0 && idle.length < bars.length ? [`Without records to narrow to${bars.some(({ own }) => own?.player.of === 'records') ? ' (only cells in both releases have them)' : ''}: ${idle.slice(0, NAMED).map(({ label }) => shortened(label, NAME)).join(', ')}${idle.length > NAMED ? `, and ${countOf(idle.length - NAMED, 'more', 'more')}` : ''}.`] : []),
  ];
}

function marks({ bars: drawn, base, revision, rowHeight }: WaterfallPicture, { bars, change }: WaterfallFacts, values: readonly string[], chosen: ReadonlySet<string> | null, { quantity, width, attribution, columnOf }: WaterfallInput): Mark[] {
  const tail = unitTail(quantity), [before, after] = bothResults(quantity.base, quantity.revision), row = (id: string, y: number): Pick<Mark, 'id' | 'x' | 'y' | 'width' | 'height'> => ({ id, x: 1.5, y: y + 0.5, width: width - 3, height: rowHeight - 1 });
  return [
    { ...row('base', base.y), lines: ['base', `${before}${tail}`], changed: false },
    ...drawn.map(({ id, y }, i): Mark => {
      const bar = bars[i]!, { own } = bar, clauses = own?.player.clauses;
      return { ...row(id, y), get lines() { return barLines(bar, values[i]!, attribution, tail, pressOf(bar, columnOf)); }, changed: bar.part !== 0, ...(clauses === undefined ? {} : { clauses }), ...(chosen === null ? {} : { selected: chosen.has(id) }) };
    }),
    { ...row('revision', revision.y), lines: ['revision', `${after}${tail}`, `change ${toldChange(change, tail, 4)}`], changed: false },
  ];
}

function barLines({ label, part, se, own }: WaterfallBarFacts, value: string, { method }: ReportedAttribution, tail: string, press: ReturnType<typeof pressOf>): string[] {
  const swap = (words: string, figure: number | { readonly reason: string }): string => `${words}: ${typeof figure === 'number' ? toldChange(figure, tail) : figure.reason}`;
  return [
    label, `part ${value}`, ...(se === null ? [] : [`standard error ${formatNumber(se, 2)}${tail}, from drawn orders`]),
    ...(own === null || method === 'additive' ? [] : [swap('alone from revision', own.swapIn), swap('alone kept as in base, missing', own.swapOut)]), ...(own?.linear === undefined ? [] : [swap('by its derivative at base', own.linear)]), ...(part === 0 ? ['changes nothing'] : []), ...(press === null ? ['selects no records'] : []),
  ];
}

/** All parts, also those that are drawn together. */
function table({ change, sum }: WaterfallFacts, { by, parts, base, revision }: ReportedAttribution): Drawn<WaterfallPicture>['table'] {
  const rows = [...parts].sort((a, b) => Math.abs(Number(b.part)) - Math.abs(Number(a.part))).map(({ player, part, se, ofChange, share, swapIn, swapOut }) => [player.label, cellOf(part), cellOf(se), cellOf(ofChange), cellOf(share), cellOf(swapIn), cellOf(swapOut)]);
  return {
    caption: `Parts of the change by ${by}`, columns: columnsOf("'part", 'change', 'standard error', 'of the whole change', 'of the sizes of all parts', 'alone from revision', 'missing when kept as in base'),
    rows: [['result of base', cellOf(base), null, null, null, null, null], ...rows, ['all parts', sum, null, change === 0 ? null : sum / change, null, null, null], ['result of revision', cellOf(revision), null, null, null, null, null]],
  };
}
