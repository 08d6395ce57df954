/** The resilience of a result with what is said of it: after which share of the changed records it leaves its tolerance. */
import type { QuantityImpact } from '../../src/core/impact/report/quantity-impact.js';
import type { Resilience, ResilienceCurve } from '../../src/core/impact/resilience/resilience.js';
import { shortened } from '../chart/shortened.js';
import { cellOf, columnsOf, type Drawn, type Room } from '../impact/drawn.js';
import { shareWords, told, toldChange, unitTail } from '../impact/quantity-words.js';
import { countOf, formatCount, formatNumber } from '../shared/format-number.js';
import type { Mark, ViewFigure } from '../view/view-model.js';
import { appliedPicture, orderNames, type AppliedPicture } from './applied-picture.js';

export interface AppliedInput extends Room {
  readonly quantity: QuantityImpact;
  readonly resilience: Resilience;
}

const NAME = 60;

export function appliedDrawn({ quantity, resilience, width, rem }: AppliedInput): Drawn<AppliedPicture> {
  const tail = unitTail(quantity), called = shortened(quantity.name, NAME), picture = appliedPicture(resilience, called, quantity.unit ?? '', { width, rem });
  return {
    picture, title: titleOf(called, resilience), subtitle: `${called} with a growing share of ${countOf(resilience.records, 'changed record')} taken from revision, all else as in base${tail === '' ? '' : `; in${tail}`}.`,
    figures: resilience.curves.flatMap((curve) => figureOf(curve, orderNames(resilience)[curve.order])), sentences: [tippingWords(resilience, called)], notes: notesOf(resilience, tail), marks: marksOf(picture, resilience, tail), table: tableOf(called, resilience),
  };
}

function earliest({ curves }: Resilience): ResilienceCurve | null {
  const leaving = curves.filter(({ tipping }) => tipping?.leavesForGood != null);
  return leaving.reduce<ResilienceCurve | null>((first, curve) => (first === null || curve.tipping!.leavesForGood! < first.tipping!.leavesForGood! ? curve : first), null);
}

function titleOf(called: string, resilience: Resilience): string {
  const { tolerance, records, curves } = resilience, first = earliest(resilience);
  if (records === 0) return `No changed record moves ${called}`;
  if (tolerance === null) return `How ${called} moves as changed records are applied`;
  if (first === null) return curves.some(({ tipping }) => tipping?.leaves != null) ? `${called} leaves its tolerance and comes back before all changes are applied` : curves.every(({ tipping }) => tipping === null) ? `How ${called} moves as changed records are applied` : `${called} stays within its tolerance with all changes applied`;
  const lot = curves.find(({ order, tipping }) => order === 'random' && tipping?.leavesForGood != null) ?? first;
  return `${called} leaves its tolerance after ${shareWords(lot.tipping!.leavesForGood!)} of the changed records, ${orderNames(resilience)[lot.order]}`;
}

function figureOf({ tipping }: ResilienceCurve, name: string): ViewFigure[] {
  if (tipping === null) return [];
  const { leavesForGood, runs } = tipping;
  if (leavesForGood === null) return [{ label: `tipping, ${name}`, value: 'never', ...(tipping.leaves === null ? {} : { note: `leaves at ${shareWords(tipping.leaves)}, comes back` }) }];
  return [{ label: `tipping, ${name}`, value: shareWords(leavesForGood), ...(runs === undefined ? {} : { note: `90 % of orders: ${runs.low === null ? 'never' : shareWords(runs.low)} to ${runs.high === null ? 'never' : shareWords(runs.high)}` }) }];
}

function tippingWords(resilience: Resilience, called: string): string {
  const { curves, tolerance, records } = resilience, names = orderNames(resilience);
  if (records === 0) return 'No record is changed.';
  if (tolerance === null) return 'No tolerance is given, so there is no point at which the result leaves it.';
  const told = curves.filter(({ tipping }) => tipping !== null), leaving = told.filter(({ tipping }) => tipping!.leavesForGood !== null), staying = told.filter(({ tipping }) => tipping!.leavesForGood === null);
  if (told.length === 0) return 'When the result leaves its tolerance cannot be told: on the way some hybrid releases give no result.';
  return [
    ...(leaving.length > 0 ? [`The tolerance is exceeded for good after ${leaving.map(({ order, tipping }) => `${shareWords(tipping!.leavesForGood!)} of the changed records ${names[order]}`).join(', ')}.`] : []),
    ...(staying.length > 0 ? [leaving.length === 0 ? `In no order does ${called} stay beyond its tolerance.` : `It is not exceeded for good ${staying.map(({ order }) => names[order]).join(' nor ')}.`] : []),
  ].join(' ');
}

function notesOf(resilience: Resilience, tail: string): string[] {
  const { curves, tolerance, seed } = resilience, names = orderNames(resilience), lot = curves.find(({ order }) => order === 'random'), back = curves.filter(({ tipping }) => tipping !== null && tipping.leaves !== null && tipping.leaves !== tipping.leavesForGood), missing = curves.filter(({ points }) => points.some(({ result }) => typeof result !== 'number'));
  const coarse = Math.max(0, ...curves.map(({ tipping }) => tipping?.resolution ?? 0));
  return [
    ...(tolerance === null ? [] : [`The band is the tolerance, ±${formatNumber(tolerance, 4)}${tail} about base; diamonds mark where the result leaves it for good.`]),
    ...(lot === undefined ? [] : [`By lot: median of ${countOf(lot.runs ?? 0, 'drawn order')} and where 90 % of them lie (seed ${seed}).`]), ...(curves.some(({ order }) => order === 'largest-first') ? ['Largest first is by the size of a record’s effect, whatever its sign: the order in which one would check records, not always the worst.'] : []),
    ...(coarse > 0 ? [`Points by share are as fine as the shares looked at: a tipping point may be up to ${shareWords(coarse)} earlier.`] : []),
    ...back.map(({ order, tipping }) => `It first leaves the tolerance at ${shareWords(tipping!.leaves!)} ${names[order]}, and comes back.`),
    ...missing.map(({ order, points }) => { const without = points.filter(({ result }) => typeof result !== 'number'); return `Without a result ${names[order]}: ${countOf(without.length, 'share')} (${(without[0]!.result as { readonly reason: string }).reason}).`; }),
  ];
}

interface AtShare { readonly share: number; readonly records: number; readonly of: { readonly curve: ResilienceCurve; readonly point: ResilienceCurve['points'][number] }[] }

/** All orders together at each share. */
function sharesOf({ curves }: Resilience): AtShare[] {
  const at = new Map<number, AtShare>();
  for (const curve of curves) for (const point of curve.points) {
    const found = at.get(point.records) ?? { share: point.share, records: point.records, of: [] };
    found.of.push({ curve, point });
    at.set(point.records, found);
  }
  return [...at.values()].sort((a, b) => a.records - b.records);
}

function marksOf({ plot, pixelOf, curves: drawn }: AppliedPicture, resilience: Resilience, tail: string): Mark[] {
  const shares = sharesOf(resilience), x = shares.map(({ share }) => pixelOf(share)), { base, tolerance, records } = resilience, names = orderNames(resilience);
  const strips = shares.map(({ share, records: applied, of }, i): Mark => {
    const from = i === 0 ? x[0]! : (x[i - 1]! + x[i]!) / 2, to = i === shares.length - 1 ? x[i]! : (x[i]! + x[i + 1]!) / 2;
    return {
      id: `share-${applied}`, x: from, y: plot.y, width: Math.max(1, to - from), height: plot.height, changed: of.some(({ point }) => typeof point.result === 'number' && point.result !== base),
      get lines() { return [`${shareWords(share)} applied, ${formatCount(applied)} of ${countOf(records, 'record')}`, ...of.map(({ curve: { order }, point: { result, band } }) => `${names[order]}: ${typeof result === 'number' ? told(result, tail, 5) : result.reason}${band === undefined ? '' : `, 90 % of orders ${formatNumber(band[0], 5)} to ${formatNumber(band[1], 5)}`}${typeof result === 'number' ? `, ${toldChange(result - base, tail)} from base` : ''}`)]; },
    };
  });
  return [...strips, ...drawn.flatMap(({ order, tipping }): Mark[] => {
    const curve = resilience.curves.find((each) => each.order === order)!, { runs } = curve.tipping ?? {};
    return tipping === null ? [] : [{
      id: `tipping-${order}`, x: tipping.x - 6, y: tipping.y - 6, width: 12, height: 12, changed: true,
      lines: [`tipping point: ${tipping.text}`, `from here on beyond ±${formatNumber(tolerance!, 4)}${tail}`, ...(runs === undefined ? [] : [`90 % of orders: ${runs.low === null ? 'never' : shareWords(runs.low)} to ${runs.high === null ? 'never' : shareWords(runs.high)}; ${formatCount(runs.never)} of ${formatCount(curve.runs ?? 0)} never`])],
    }];
  })];
}

function tableOf(called: string, resilience: Resilience): Drawn<AppliedPicture>['table'] {
  const { curves } = resilience, names = orderNames(resilience), orders = curves.map(({ order }) => order), lot = orders.includes('random');
  return {
    caption: `${called} as changed records are applied`, columns: columnsOf('share applied', 'records', ...orders.map((order) => names[order]), ...(lot ? ['by lot, 5 %', 'by lot, 95 %'] : [])),
    rows: sharesOf(resilience).map(({ share, records, of }) => { const at = (order: string) => of.find(({ curve }) => curve.order === order)?.point; return [share, records, ...orders.map((order) => cellOf(at(order)?.result)), ...(lot ? [at('random')?.band?.[0] ?? null, at('random')?.band?.[1] ?? null] : [])]; }),
  };
}
