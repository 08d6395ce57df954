/** How much of the result the inputs tell, alone and together, as they are in base and in revision: bars beside their numbers. */
import type { ExplainedBy, InputInformation } from '../../src/core/impact/sufficiency/input-information.js';
import type { QuantityImpact } from '../../src/core/impact/report/quantity-impact.js';
import { isDefined, type Figure } from '../../src/core/model/report.js';
import { shortened } from '../chart/shortened.js';
import { cellOf, columnsOf, type Drawn, type NotDrawn, type Room } from '../impact/drawn.js';
import { shareWords } from '../impact/quantity-words.js';
import { formatCount, formatNumber } from '../shared/format-number.js';
import type { Mark } from '../view/view-model.js';
import { pairedRows, type PairedRows } from './paired-rows.js';

/** Rows that are drawn: every input alone, then the sets that tell most. */
const MOST_ROWS = 24, NAME = 60;

export function informationDrawn(quantity: QuantityImpact, information: InputInformation, room: Room): Drawn<PairedRows> | NotDrawn {
  const { subsets, losses, n, classes, of = 'record' } = information, called = shortened(quantity.name, NAME), shown = shownOf(subsets);
  if (shown.length === 0) return { reason: `How much the inputs tell of ${called} cannot be told: no input was looked at.` };
  const picture = informationPicture(shown, room), alone = subsets.filter(({ inputs, base }) => inputs.length === 1 && isDefined(base)), best = alone.reduce<ExplainedBy | null>((most, each) => (most === null || (each.base as number) > (most.base as number) ? each : most), null);
  const lost = losses.filter(({ bits }) => isDefined(bits) && bits > 0).sort((a, b) => (b.bits as number) - (a.bits as number));
  return {
    picture, title: best === null ? `What the inputs tell of ${called} cannot be told` : `${shortened(best.inputs[0]!, NAME)} tells most of ${called}: ${shareWords(best.base as number)} of its entropy`,
    subtitle: `Share of the entropy of ${called} that each input, or set of inputs, tells: in base (open) and in revision (filled).`,
    figures: [{ label: `${of}s`, value: formatCount(n) }, ...losses.slice(0, 6).map(({ input, bits }) => ({ label: `lost by ${shortened(input, 24)}`, value: isDefined(bits) ? `${formatNumber(bits, 3)} bits` : '–', ...(isDefined(bits) ? {} : { note: bits.reason }) }))],
    sentences: [
      ...(best === null ? [] : [`${shortened(best.inputs[0]!, NAME)} alone tells ${shareWords(best.base as number)} of the entropy of the result in base${isDefined(best.revision) ? ` and ${shareWords(best.revision)} in revision` : ''}.`]),
      lost.length === 0 ? 'No input tells less of the result of base than it did.' : `The revision took away what ${lost.slice(0, 3).map(({ input, bits }) => `${shortened(input, NAME)} told (${formatNumber(bits as number, 3)} bits)`).join(', ')}.`,
    ],
    notes: [`Values are in ${formatCount(classes)} classes of equal frequency of base; the result is that of base throughout.`, ...(of === 'record' ? [] : [`An input of a ${of} is its mean over the records there. Of few ${of}s the shares come out too large: what is told by chance counts along.`]), ...(subsets.length > shown.length ? [`The ${formatCount(shown.length)} of ${formatCount(subsets.length)} sets that tell most are drawn, inputs alone first; the table has all.`] : [])],
    marks: picture.rows.map(({ id, y }, i): Mark => ({ id, x: 1.5, y: y + 0.5, width: room.width - 3, height: picture.rowHeight - 1, changed: isDefined(shown[i]!.base) && isDefined(shown[i]!.revision) && shown[i]!.base !== shown[i]!.revision, get lines() { return linesOf(shown[i]!, losses); } })),
    table: { caption: `What the inputs tell of ${quantity.name}`, columns: columnsOf("'inputs", 'share told in base', 'share told in revision', 'bits lost'), rows: subsets.map(({ inputs, base, revision }) => [nameOf(inputs), cellOf(base), cellOf(revision), inputs.length === 1 ? cellOf(losses.find(({ input }) => input === inputs[0])?.bits) : null]) },
  };
}

function shownOf(subsets: readonly ExplainedBy[]): ExplainedBy[] {
  const size = ({ base }: ExplainedBy): number => (isDefined(base) ? base : -1), sorted = (some: readonly ExplainedBy[]): ExplainedBy[] => [...some].sort((a, b) => size(b) - size(a));
  const alone = sorted(subsets.filter(({ inputs }) => inputs.length === 1)), sets = sorted(subsets.filter(({ inputs }) => inputs.length > 1));
  return [...alone, ...sets].slice(0, Math.max(MOST_ROWS, Math.min(alone.length, 2 * MOST_ROWS)));
}

function nameOf(inputs: readonly string[]): string {
  return inputs.join(' and ');
}

function toldShare(share: Figure): string {
  return isDefined(share) ? shareWords(share) : '–';
}

function linesOf({ inputs, base, revision }: ExplainedBy, losses: InputInformation['losses']): string[] {
  const words = (side: string, share: Figure): string => `${side}: ${isDefined(share) ? `tells ${shareWords(share)} of the entropy of the result` : share.reason}`, loss = inputs.length === 1 ? losses.find(({ input }) => input === inputs[0])?.bits : undefined;
  return [nameOf(inputs), words('base', base), words('revision', revision), ...(loss === undefined ? [] : [isDefined(loss) ? `${formatNumber(loss, 3)} bits about the result lost` : loss.reason])];
}

function informationPicture(shown: readonly ExplainedBy[], room: Room): PairedRows {
  const share = (figure: Figure): number | null => (isDefined(figure) ? figure : null);
  return pairedRows(shown.map(({ inputs, base, revision }, i) => ({ id: `inputs-${i}`, label: nameOf(inputs), words: `${toldShare(base)} → ${toldShare(revision)}`, base: share(base), revision: share(revision) })), { reach: 1, axis: 'share of the entropy of the result that is told' }, room);
}
