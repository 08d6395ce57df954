/** What the inputs hold by themselves in either release, in bits, whatever the result makes of it. */
import type { InputEntropy } from '../../src/core/impact/sufficiency/input-entropy.js';
import type { InputInformation } from '../../src/core/impact/sufficiency/input-information.js';
import type { QuantityImpact } from '../../src/core/impact/report/quantity-impact.js';
import { isDefined, type Figure } from '../../src/core/model/report.js';
import { shortened } from '../chart/shortened.js';
import { withSign } from '../columns/detail-figures.js';
import { cellOf, columnsOf, type Drawn, type NotDrawn, type Room } from '../impact/drawn.js';
import { countOf, formatCount, formatNumber } from '../shared/format-number.js';
import type { Mark } from '../view/view-model.js';
import { pairedRows, type PairedRows } from './paired-rows.js';

const NAME = 60;

export function entropyDrawn(quantity: QuantityImpact, { inputs = [], why }: InputInformation, room: Room): Drawn<PairedRows> | NotDrawn {
  const called = shortened(quantity.name, NAME), known = inputs.flatMap(({ base, revision }) => [base, revision].filter(isDefined));
  if (known.length === 0) return { reason: `How much the inputs of ${called} hold cannot be told${inputs.length === 0 || isDefined(inputs[0]!.base) ? '' : `: ${inputs[0]!.base.reason}`}.` };
  const reach = Math.max(1, ...known), edge = (bits: Figure): number | null => (isDefined(bits) ? bits : null), most = inputs.filter(isKnown).sort((a, b) => sizeOf(b) - sizeOf(a))[0];
  const picture = pairedRows(inputs.map((each, i) => ({ id: `input-${i}`, label: each.input, words: wordsOf(each), base: edge(each.base), revision: edge(each.revision) })), { reach, axis: 'bits of a value', numbers: 12, tick: (bits) => formatNumber(bits, 2) }, room);
  return {
    picture, title: most === undefined || sizeOf(most) === 0 ? `The inputs of ${called} hold as many bits as they did` : `${shortened(most.input, NAME)} holds ${sizeOf(most) < 0.0005 ? 'nearly as many' : changeOf(most) > 0 ? 'more' : 'fewer'} bits than it did`,
    subtitle: `Entropy of the values of each input of ${called}: base (open) and revision (filled).`,
    figures: inputs.slice(0, 6).map((each) => ({ label: shortened(each.input, 24), value: isKnown(each) ? `${withSign(changeOf(each), 3)} bits` : '–' })),
    sentences: [...inputs.filter(isKnown).slice(0, 3).map((each) => `A value of ${shortened(each.input, NAME)} holds ${formatNumber(each.base as number, 4)} bits in base and ${formatNumber(each.revision as number, 4)} in revision.`), ...(why === undefined ? [] : [`What the inputs tell of ${called} is not told: ${why}.`])],
    notes: [`Numbers are counted in equal cells that both releases share, as wide as twice the middle half of the values over the cube root of their number, 16 to ${formatCount(1024)} of them; texts by their values.`, 'Only records that have a value in both releases are counted.', ...(inputs.some(({ corrected }) => corrected) ? ['Where there are fewer than 50 records a cell, the entropies are corrected for that (Miller 1955).'] : [])],
    marks: picture.rows.map(({ id, y }, i): Mark => ({ id, x: 1.5, y: y + 0.5, width: room.width - 3, height: picture.rowHeight - 1, changed: isKnown(inputs[i]!) && changeOf(inputs[i]!) !== 0, get lines() { return linesOf(inputs[i]!); } })),
    table: { caption: `Bits of the inputs of ${quantity.name}`, columns: columnsOf("'input", 'bits in base', 'bits in revision', 'cells', 'records'), rows: inputs.map(({ input, base, revision, cells, n }) => [input, cellOf(base), cellOf(revision), cells, n]) },
  };
}

function isKnown({ base, revision }: InputEntropy): boolean {
  return isDefined(base) && isDefined(revision);
}

function changeOf({ base, revision }: InputEntropy): number {
  return (revision as number) - (base as number);
}

function sizeOf(each: InputEntropy): number {
  return Math.abs(changeOf(each));
}

function wordsOf(each: InputEntropy): string {
  return isKnown(each) ? `${formatNumber(each.base as number, 4)} → ${formatNumber(each.revision as number, 4)} bits` : '–';
}

function linesOf({ input, base, revision, cells, n }: InputEntropy): string[] {
  return [input, ...([['base', base], ['revision', revision]] as const).map(([side, bits]) => `${side}: ${isDefined(bits) ? `${formatNumber(bits, 4)} bits` : bits.reason}`), `${countOf(n, 'record')} in ${countOf(cells, 'cell')}`];
}
