/** The sentences of the page, from the numbers of the report: nothing is told that they do not say. */
import { countOf, formatCount, formatNumber, formatShare } from '../../components/shared/format-number.js';
import type { QuantityImpact, ReportedAttribution } from '../../src/core/impact/report/quantity-impact.js';
import type { ChangeReport } from '../../src/core/model/report.js';

export interface SeedResult { readonly seed: number; readonly types: readonly { readonly type: string; readonly base: number; readonly revision: number }[] }
export interface BiomassDemo { readonly seed: number; readonly report: ChangeReport; readonly seeds: readonly SeedResult[] }

const TYPE_NAMES: Readonly<Record<string, string>> = { 'early-hardwood': 'early hardwoods', 'late-hardwood': 'late hardwoods', 'late-conifer': 'late conifers' };

export function shareText(base: number, revision: number): string {
  const share = 100 * (revision / base - 1);
  return `${share > 0 ? '+' : share < 0 ? '−' : ''}${formatNumber(Math.abs(share), 2)} %`;
}

export function typeName(type: string): string {
  return TYPE_NAMES[type] ?? type;
}

/** By the name that the page gives them. */
export function biomassFacts({ seed, report, seeds }: BiomassDemo): ReadonlyMap<string, string> {
  const of = (id: string): QuantityImpact => report.impact!.find((each) => each.id === id)!, early = of('biomass-early-hardwood'), late = of('biomass-late-hardwood'), forest = of('biomass');
  const shares = seeds.map(({ types }) => { const found = types.find(({ type }) => type === 'early-hardwood')!; return 100 * (found.revision / found.base - 1); });
  return new Map([
    ['seed', String(seed)], ['cells', `Of ${formatCount(report.cells.compared)} values ${formatCount(report.cells.value)} differ, ${formatShare(report.cells.value, report.cells.compared)}.`],
    ['early', `After thirty years the early hardwoods hold ${moved(early)}.`], ['late', `The late hardwoods hold ${moved(late)}.`], ['forest', `The forest as a whole holds ${moved(forest)}: the types make up for each other.`],
    ['divergence', `The two lines part on ${day(early.trajectory!.firstDifference)}${early.trajectory!.beyondForGood === null ? '' : ` and differ by more than ${formatNumber(early.tolerance!, 3)} ${early.unit!} for good from ${day(early.trajectory!.beyondForGood)} on`}.`],
    ['column', largest(early, 'column', 'Of the three columns')], ['year', largest(early, 'year', 'Of the years')],
    ['bears', bears(early)], ['spread', `The early hardwoods change by ${range(shares)}.`],
  ]);
}

function moved({ base, revision, unit }: QuantityImpact): string {
  return `${formatNumber(revision as number, 3)} instead of ${formatNumber(base as number, 3)} ${unit!} (${shareText(base as number, revision as number)})`;
}

function day(at: number | null): string {
  return at === null ? 'no day' : new Date(at).toISOString().slice(0, 10);
}

function largest({ attributions = [], change, unit }: QuantityImpact, by: string, among: string): string {
  const found = attributions.find((each): each is ReportedAttribution => each.by === by)!, [top] = [...found.parts].sort((a, b) => Math.abs(b.part as number) - Math.abs(a.part as number)), size = formatNumber(Math.abs(top!.part as number), 3);
  return `${among}, ${NAMES[top!.player.label] ?? top!.player.label} alone accounts for ${size} of the ${formatNumber(Math.abs(change as number), 3)} ${unit!}.`;
}

const NAMES: Readonly<Record<string, string>> = { TA: 'air temperature (TA)', SW_IN: 'light (SW_IN)', P: 'rain (P)' };

function bears({ resilience, tolerance, unit }: QuantityImpact): string {
  const chronological = resilience?.curves.find(({ order }) => order === 'chronological')?.tipping?.leavesForGood, random = resilience?.curves.find(({ order }) => order === 'random')?.tipping?.leavesForGood;
  const told = [...(typeof chronological === 'number' ? [`in the order of time after ${formatShare(chronological, 1)} of them`] : []), ...(typeof random === 'number' ? [`by lot after ${formatShare(random, 1)}`] : [])];
  return told.length === 0 ? '' : `The early hardwoods are more than ${formatNumber(tolerance!, 3)} ${unit!} off for good ${told.join(', and ')}.`;
}

function range(shares: readonly number[]): string {
  const low = Math.min(...shares), high = Math.max(...shares), signed = (x: number): string => `${x > 0 ? '+' : x < 0 ? '−' : ''}${formatNumber(Math.abs(x), 2)} %`;
  return `${signed(low)} to ${signed(high)} over ${countOf(shares.length, 'seed')}`;
}
