/** What the matrix says: where change is concentrated, its largest cells, and the totals. All from the places that are drawn. */
import { changedIn, type Places } from '../../src/core/pictures/merge-places.js';
import { partOf, type Noun } from '../chart/group-noun.js';
import { unitOf } from '../chart/tolerance-of.js';
import { inUnit } from '../chart/column-measure.js';
import { columnName } from '../shared/column-state.js';
import { countOf, formatCount, formatNumber, formatShare } from '../shared/format-number.js';
import { withSign } from '../columns/detail-figures.js';
import type { ViewFacts, ViewTable } from '../view/view-model.js';
import { halfWidthIn, LEVEL, totalsOf, type Ground } from './matrix-ground.js';
import { MANY } from './matrix-picture.js';
import { cellName, differenceWords } from './matrix-marks.js';
import { isBeyondBands } from './matrix-horizon.js';
import { amountIn } from './matrix-rows.js';
import { valueWords } from './matrix-values.js';

const LARGEST = 5, NAMED = 3;
/** Half of the change in this part of the rows or less is a concentration. */
const CONCENTRATED = 1 / 3;

/** The fewest places that hold half of what changed, largest first; empty where nothing changed. */
export function holdingHalf(places: Places, share: boolean): number[] {
  const all = Array.from(places.cells, (_, place) => ({ place, amount: amountIn(places, place, share) })).filter(({ amount }) => amount > 0).sort((a, b) => b.amount - a.amount || a.place - b.place);
  const total = all.reduce((sum, { amount }) => sum + amount, 0);
  let sum = 0;
  const found: number[] = [];
  for (const { place, amount } of all) {
    if (sum >= total / 2) break;
    found.push(place);
    sum += amount;
  }
  return found;
}

/** By the size of what is drawn: the furthest from no change. */
export function largestCells(ground: Ground, now: Places): number[] {
  const { settings: { share } } = ground, found: { place: number; size: number }[] = [];
  for (let place = 0; place < now.cells.length; place++) {
    const size = share ? changedIn(now, place) / now.records[place]! : now.pairs[place]! > 0 ? Math.abs(now.difference[place]!) : 0;
    if (!(size > 0) || (found.length === LARGEST && size <= found[LARGEST - 1]!.size)) continue;
    const at = found.findIndex((each) => size > each.size);
    found.splice(at < 0 ? found.length : at, 0, { place, size });
    if (found.length > LARGEST) found.pop();
  }
  return found.map(({ place }) => place);
}

interface Concentration { readonly held: readonly number[]; readonly names: readonly string[]; readonly whole: number; readonly noun: Noun }

/** `byLane`: by row of the lanes, of which the picture may show several in one. */
function concentrationOf(ground: Ground, now: Places, byLane: Places): { readonly rows: Concentration; readonly columns: Concentration } {
  const { lanes, rows, settings: { share }, tables: { grid } } = ground, width = lanes.columns.length;
  const of = (totals: Places, noun: Noun, named: readonly { readonly name: string }[]): Concentration => {
    const held = holdingHalf(totals, share);
    return { held, names: held.slice(0, NAMED).map((i) => named[i]!.name), whole: totals.cells.reduce((sum, cells) => sum + (cells > 0 ? 1 : 0), 0), noun };
  };
  const coarse = grid.members.some((members) => members > 1);
  return { rows: of(byLane, coarse ? { one: 'row of groups', many: 'rows of groups' } : lanes.rowNoun, lanes.rows), columns: of(totalsOf(now, rows.length, width, 'column'), lanes.columnNoun, lanes.columns) };
}

export interface Counted { readonly selected: number; readonly of: number }

export function matrixFacts(ground: Ground, now: Places, byLane: Places, { selected, of }: Counted, notes: readonly string[]): ViewFacts {
  const { column, lanes, settings: { share }, scale, tables: { grid } } = ground, name = columnName(column), unit = unitOf(column), all = totalsOf(now, ground.rows.length, lanes.columns.length, 'all');
  const changed = changedIn(all, 0), records = all.records[0]!, pairs = all.pairs[0]!, mean = all.difference[0]!, { rows, columns } = concentrationOf(ground, now, byLane), largest = largestCells(ground, now);
  const what = share ? 'changed cells' : 'change';
  const drawn = share ? `Share of cells of ${name} that changed` : `${ground.settings.sure ? 'As far as it is sure, the mean' : 'Mean'} of revision − base of ${name}${scale.words === '' ? '' : `, in ${scale.words}`}${scale.one === '' ? '' : ` (${scale.one})`}`;
  const axes = lanes.columns.length === 1 && !lanes.telling ? lanes.rowNoun.many : `${grid.groups.length > 1 ? `${lanes.rowNoun.many} by ${lanes.columnNoun.one}` : `${lanes.rowNoun.many} by ${lanes.columnNoun.many}`}`, clock = grid.instants ? '; times as in the files' : '';
  return {
    title: titleOf(name, share, changed, rows, lanes.telling ? columns : rows), subtitle: `${drawn}: ${axes}${clock}.`,
    figures: [
      { label: 'records', value: selected === of ? formatCount(of) : `${formatCount(selected)} of ${formatCount(of)}` },
      ...(share ? [] : [{ label: 'mean change', value: pairs === 0 ? '–' : `${withSign(mean, 3)}${inUnit(unit)}`, ...(pairs === 0 ? { note: 'no pair' } : {}) }]),
      { label: 'cells changed', value: `${formatCount(changed)} (${formatShare(changed, records)})` },
      { label: 'filled, lost', value: `${formatCount(all.filled[0]!)}, ${formatCount(all.lost[0]!)}` },
    ],
    sentences: [
      share || pairs === 0 ? `${formatCount(changed)} of ${countOf(records, 'cell')} changed (${formatShare(changed, records)}).` : `Over ${countOf(pairs, 'pair')} the mean of revision is ${differenceWords(mean, unit)}; ${formatCount(changed)} of ${countOf(records, 'cell')} changed (${formatShare(changed, records)}).`,
      ...(rows.held.length === 0 ? [changed === 0 ? 'No cell changed.' : 'No value differs where both releases have one.'] : [`Half of the ${what} ${share ? 'are' : 'is'} in ${partOf(rows.held.length, rows.whole, rows.noun)} (${listed(rows)})${lanes.telling ? ` and in ${partOf(columns.held.length, columns.whole, columns.noun)} (${listed(columns)})` : ''}.`]),
      ...(largest.length === 0 ? [] : [`Largest: ${largest.map((place) => `${cellName(ground, place)} (${share ? formatShare(changedIn(now, place), now.records[place]!) : valueWords(now.difference[place]! / scale.unit, scale, false)})`).join('; ')}.`]),
    ],
    notes: [...sureNotes(ground), ...notes], table: matrixTable(ground, now),
  };
}

/** What the intervals rest on. */
function sureNotes({ inflation }: Ground): string[] {
  if (inflation === null) return [];
  const { factor, neighbours } = inflation;
  return [`A colour spans at least the ${formatNumber(100 * LEVEL)} % interval of the mean: t, from the spread of the differences in a cell${neighbours === 0 ? '; records are taken for independent, as there are too few neighbouring cells to tell' : factor === 1 ? '; neighbouring cells scatter no more than independent records would' : `, its variance times ${formatNumber(factor, 2)}, as neighbouring cells scatter by so much more than independent records would`}. Cells without a change have the colour of no change.`];
}

function listed({ names, held }: Concentration): string {
  return `${names.join('; ')}${held.length > names.length ? '; …' : ''}`;
}

function titleOf(name: string, share: boolean, changed: number, rows: Concentration, columns: Concentration): string {
  if (changed === 0) return `No cell of ${name} changed`;
  if (rows.held.length === 0) return `${name} changes only where it was filled or lost`;
  const what = share ? `the changed cells of ${name}` : `the change of ${name}`, verb = share ? 'are' : 'is', part = ({ held, whole }: Concentration): number => held.length / whole;
  const best = part(rows) <= part(columns) ? rows : columns;
  if (best.whole === 1) return `${name} changes in ${best.names[0]!}`;
  if (best.held.length === 1 && best.whole > 2) return `Half of ${what} or more ${verb} in ${best.names[0]!}`;
  return part(best) <= CONCENTRATED ? `Half of ${what} ${verb} in ${partOf(best.held.length, best.whole, best.noun)}` : `${what.replace('the', 'The')} ${verb} spread over ${formatCount(best.whole)} ${best.noun.many}`;
}

function finite(value: number | null): number | null {
  return value !== null && Number.isFinite(value) ? value : null;
}

/** Made when it is read: the page does so when the table is shown. */
function matrixTable(ground: Ground, now: Places): ViewTable {
  const { lanes, rows, column } = ground, numeric = ground.tables.numeric && column.type !== 'time', width = lanes.columns.length, unit = unitOf(column), tail = unit === '' ? '' : `, ${unit}`;
  let made: ViewTable['rows'] | null = null;
  const make = (): ViewTable['rows'] => Array.from(now.cells, (_, place) => place).filter((place) => now.cells[place]! > 0).map((place) => [
    rows[Math.floor(place / width)]!.name, lanes.columns[place % width]!.name, now.records[place]!,
    ...(numeric ? [now.pairs[place]!, ...(['base', 'revision', 'difference'] as const).map((name) => (now.pairs[place]! > 0 ? now[name][place]! : null))] : []),
    ...(ground.inflation === null ? [] : [finite(halfWidthIn(ground, now, place))]), now.differing[place]!, now.filled[place]!, now.lost[place]!,
  ]);
  const number = (label: string): { label: string; numeric: boolean } => ({ label, numeric: true });
  return {
    caption: `${columnName(column)} by ${lanes.rowNoun.one} and ${lanes.columnNoun.one}`,
    columns: [{ label: lanes.rowNoun.one, numeric: false }, { label: lanes.columnNoun.one, numeric: false }, number('records'), ...(numeric ? [number('pairs'), number(`mean in base${tail}`), number(`mean in revision${tail}`), number(`mean change${tail}`)] : []), ...(ground.inflation === null ? [] : [number(`${formatNumber(100 * LEVEL)} % interval ±${tail}`)]), number('differ'), number('filled'), number('lost')],
    get rows() { return (made ??= make()); },
  };
}

/** How rows that are horizon graphs are read. */
export function horizonNotes(ground: Ground, baseline: number): string[] {
  const { scale } = ground, half = `${formatNumber(scale.reach / 2, 3)}${scale.words === '' ? '' : ` ${scale.words}`}`;
  return [`Bars rise from the lower edge of their row, ${baseline === 0 ? 'higher and lower' : `above and below the baseline of ${valueWords(baseline, scale, false)}`} in two colours; beyond ${half} they start again, in a stronger colour.${isBeyondBands(ground, baseline) ? ' The stronger ones end at the end of the scale, also where the change goes beyond.' : ''}`];
}

/** What the glyphs that are drawn mean; empty where none is. */
export function glyphNote(glyphs: ReadonlySet<string>): string {
  const has = (sign: string): boolean => [...glyphs].some((glyph) => glyph.includes(sign)), told = [['+', `where at least ${MANY * 100} % of the cells were filled`], ['−', `where at least ${MANY * 100} % were lost`], ['±', 'where changes cancel in the mean']].filter(([sign]) => has(sign!));
  return told.length === 0 ? '' : `Marked: ${told.map(([sign, meaning]) => `${sign} ${meaning}`).join('; ')}.`;
}
