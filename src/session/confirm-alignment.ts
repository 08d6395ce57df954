/**
 * What the alignment claimed of a sample, checked on every matched record once they are paired:
 * changed units, split and merged columns; and columns whose values stand under another name.
 */
import { describeHeld, heldElsewhere, type ShiftQuestion } from '../core/align/held-elsewhere.js';
import { mapWords } from '../core/align/describe-renames.js';
import type { Cut, FoundSplit } from '../core/align/split-columns.js';
import type { FittedMap } from '../core/align/value-map.js';
import { count, counted, listed } from '../core/format/words.js';
import type { CellCounts } from '../core/model/cell-class.js';
import type { ColumnKind, Finding, Offer } from '../core/model/report.js';
import type { Confirmed } from '../core/align/confirm-alignment.js';
import type { PairingInfo } from '../io/workshop/pairing-info.js';
import type { Alignment } from './align-releases.js';
import type { BothReleases } from './read-releases.js';
import type { SettledReleases } from './settle-releases.js';

export interface ConfirmedAlignment {
  readonly kinds: readonly ColumnKind[];
  readonly columnKinds: ReadonlyMap<string, readonly ColumnKind[]>;
  readonly findings: readonly Finding[];
  readonly offers: readonly Offer[];
}

/** A claim that fewer of all cells bear out is dropped. */
const LEAST_SHARE = 0.6;
/** From this share of changed cells on a column may stand under the wrong header. */
const DISAGREES = 0.5;
const MOST_ASKED = 40;

export async function confirmAlignment(read: BothReleases, alignment: Alignment, settled: SettledReleases, name: string, pairing: PairingInfo, cells: ReadonlyMap<string, CellCounts>): Promise<ConfirmedAlignment> {
  const { threads } = read;
  const maps = alignment.maps.flatMap(({ base, map }) => {
    const column = settled.aligned.find((each) => each.formerName === base);
    return column === undefined || pairing.key.includes(column.id) || pairing.mode !== 'keyed' ? [] : [{ id: column.id, map, decimals: map.decimals }];
  });
  const splits = pairing.mode === 'keyed' ? alignment.splits : [];
  const claims = splits.map(({ kind, found }) => ({ side: kind === 'split' ? 'base' as const : 'revision' as const, whole: found.whole.position, parts: found.parts.map((part) => part.position), cut: found.cut }));
  const checked = maps.length + claims.length === 0 ? { maps: [], splits: [] } : await threads.base.call('confirm', [name, maps, claims]);
  const shift = await findShift(read, settled, name, pairing, cells);
  const columnKinds = new Map(maps.flatMap(({ id, map }, i): [string, readonly ColumnKind[]][] => (isBorneOut(checked.maps[i]!) ? [[id, [mapKind(map, checked.maps[i]!)]]] : [])));
  const splitKinds = splits.flatMap(({ kind, found }, i) => (isBorneOut(checked.splits[i]!) ? [splitKind(kind, found, checked.splits[i]!)] : []));
  return {
    kinds: [...alignment.kinds, ...splitKinds, ...(shift === null ? [] : [shift.kind])], columnKinds,
    findings: [...splitKinds.map(splitFinding), ...alignment.findings, ...(shift === null ? [] : [shift.finding])], offers: [...(shift === null ? [] : [shift.offer]), ...alignment.offers],
  };
}

function isBorneOut({ compared, reproduced }: Confirmed): boolean {
  return compared > 0 && reproduced >= LEAST_SHARE * compared;
}

/** A change of unit where only a factor is known to be one, or both units; else a factor and an offset. */
function mapKind(map: FittedMap, { compared, reproduced }: Confirmed): ColumnKind {
  const kind = map.units !== null || (map.offset === 0 && map.factor > 0) ? 'unit' : map.offset === 0 && map.factor === -1 ? 'sign' : map.factor === 1 ? 'offset' : 'affine';
  return {
    kind, confidence: reproduced / compared,
    evidence: { factor: map.factor, offset: map.offset, ...(map.units === null ? {} : { from: map.units[0], to: map.units[1] }), formula: mapWords(map), compared, reproduced, residualCells: compared - reproduced },
  };
}

function splitKind(kind: 'split' | 'merged', { whole, parts, cut }: FoundSplit, { compared, reproduced }: Confirmed): ColumnKind {
  const names = parts.map((part) => part.name);
  return {
    kind, confidence: reproduced / compared, columns: [whole.name, ...names],
    evidence: { ...(kind === 'split' ? { from: whole.name, to: names } : { from: names, to: whole.name }), ...cutWords(cut), compared, reproduced, residualCells: compared - reproduced },
  };
}

/** What the kind says, for readers of sentences. */
function splitFinding({ kind, columns, evidence }: ColumnKind): Finding {
  const [whole, ...parts] = columns!.map((each) => `“${each}”`);
  const said = kind === 'split' ? `${whole} of base became ${listed(parts)} in revision` : `${listed(parts)} of base became ${whole} in revision`;
  return { severity: 'note', code: kind, sentence: `${said}: ${count(evidence['reproduced'] as number)} of ${counted(evidence['compared'] as number, 'matched record')} with a value there say the same. They are listed as removed and added.` };
}

function cutWords(cut: Cut): Readonly<Record<string, unknown>> {
  return cut.by === 'separator' ? { separator: cut.separator } : { calendar: cut.units };
}

async function findShift(read: BothReleases, settled: SettledReleases, name: string, pairing: PairingInfo, cells: ReadonlyMap<string, CellCounts>): Promise<ReturnType<typeof describeHeld> | null> {
  if (pairing.mode !== 'keyed' || pairing.matched < 20) return null;
  const asked = settled.aligned.flatMap((column): ShiftQuestion[] => {
    const counts = cells.get(column.id);
    if (counts === undefined || column.base === null || column.revision === null || column.recipe?.revision !== undefined || column.formerName !== undefined) return [];
    return counts.value + counts.filled + counts.lost >= DISAGREES * (counts.value + counts.filled + counts.lost + counts.notation + counts.unchanged + counts.tolerated) ? [{ name: column.name, base: column.base, revision: column.revision }] : [];
  }).slice(0, MOST_ASKED);
  if (asked.length < 2) return null;
  const free = settled.aligned.flatMap((column) => (column.base === null ? [{ position: column.revision!, name: column.name }] : []));
  const others = [...asked.map((each) => ({ position: each.revision, name: each.name })), ...free].slice(0, 2 * MOST_ASKED);
  const pairs = asked.flatMap((column) => others.map((other): [number, number] => [column.base, other.position]));
  const found = await read.threads.base.call('agreement', [name, pairs]);
  const byPair = new Map(pairs.map(([b, r], i) => [`${b} ${r}`, found.agreements[i]!]));
  const held = heldElsewhere(asked, others, (b, r) => byPair.get(`${b} ${r}`)!);
  return held.length === 0 ? null : describeHeld(held, new Map(asked.map((each) => [each.base, each.revision])), found.records);
}
