/**
 * Assembles the change report from what reading, pairing and comparing found. Pure: the same
 * facts give the same report, whichever engine counted them.
 */
import type { AlignedColumn } from '../align/align-columns.js';
import { versionCause } from '../identity/version-grammar.js';
import { inferRole } from '../align/infer-role.js';
import { isTextual, unifyTypes } from '../align/unify-types.js';
import { addCellCounts, changedCells, emptyCellCounts, totalCells, type CellCounts } from '../model/cell-class.js';
import type { MissingChange } from '../missing/missing-changes.js';
import { KEY_RULES, type KeyRule, type Recipe, type ResolvedColumnRecipe, type ResolvedRecipe, type Tolerance } from '../model/recipe.js';
import type { ColumnInfo, ReleaseInfo } from '../model/release.js';
import { REPORT_SCHEMA, type ChangeReport, type ColumnKind, type ColumnType, type Finding, type HistogramPicture, type MissingText, type Offer, type PairedSummary, type ReportColumn, type ReportDictionary, type ReportRecords, type ReportRelease, type TransitionPicture } from '../model/report.js';
import { counted, listed } from '../format/words.js';
import { type LevelChange, unpairedLevels } from '../diagnosis/categories/level-change.js';
import type { ColumnDiagnosis } from '../diagnosis/diagnosis.js';
import type { FlagChange, FractionChange } from '../diagnosis/flags/flag-change.js';
import type { CorrelationChange } from '../diagnosis/relations/correlation-change.js';
import type { GroupChange } from '../diagnosis/where/group-change.js';
import { factualKinds, withDiagnosed } from './column-kinds.js';
import type { Inference, KeyFigures } from '../pairing/choose-key.js';
import type { CellGrid } from '../pictures/picture.js';
import { contentAddress } from './content-address.js';
import { columnSentence, unitOf } from './column-sentence.js';
import { describeKey, type KeyFacts, type NamedKeyFigures } from './describe-key.js';
import { judgeColumn } from './judge-column.js';
import { judgeValidity } from './judge-validity.js';
import { verdictSentence } from './verdict-sentence.js';

export interface ReportFacts {
  readonly base: ReleaseInfo;
  readonly revision: ReleaseInfo;
  readonly aligned: readonly AlignedColumn[];
  /** Settled, with summaries. */
  readonly baseColumns: readonly ColumnInfo[];
  readonly revisionColumns: readonly ColumnInfo[];
  readonly recipe: Recipe;
  /** Numeric missing codes that were applied, by side and position. */
  readonly codes: { readonly base: readonly (readonly number[])[]; readonly revision: readonly (readonly number[])[] };
  readonly pairing: {
    readonly mode: 'keyed' | 'multiset' | 'distribution'; readonly key: readonly string[]; readonly keyGiven: boolean; readonly inference: Inference | null;
    readonly leftOut: readonly string[]; readonly rowNumbers: readonly string[]; readonly forms: readonly { readonly id: string; readonly form: string }[]; readonly reordered: boolean;
    readonly written: readonly { readonly rule: KeyRule }[];
  };
  readonly records: Omit<ReportRecords, 'unchanged'>;
  /** By column id; absent for keys, for columns on one side, and for those left out. */
  readonly cells: ReadonlyMap<string, CellCounts>;
  readonly paired: ReadonlyMap<string, PairedSummary>;
  readonly histograms: ReadonlyMap<string, HistogramPicture>;
  readonly transitions: ReadonlyMap<string, readonly TransitionPicture[]>;
  readonly sameBytes: boolean;
  /** Kinds of the whole table that were found beside order. */
  readonly tableKinds?: readonly ColumnKind[];
  /** Kinds of single columns that were found while columns were aligned, by column id. */
  readonly columnKinds?: ReadonlyMap<string, readonly ColumnKind[]>;
  /** By column id, of the columns in which a cell differs. */
  readonly diagnoses?: ReadonlyMap<string, ColumnDiagnosis>;
  readonly correlations?: CorrelationChange | null;
  /** What the moments of the pictures stand in. */
  readonly grid?: CellGrid | null;
  readonly groups?: readonly GroupChange[];
  readonly flags?: readonly (FlagChange | FractionChange)[];
  readonly findings?: readonly Finding[];
  readonly offers?: readonly Offer[];
  readonly dictionary?: ReportDictionary;
  readonly missing?: ReadonlyMap<string, readonly MissingText[]>;
  /** By column id: which missing code of base became which in revision. */
  readonly missingChanges?: ReadonlyMap<string, readonly MissingChange[]>;
  /** Who named a given key, where it was not the recipe. */
  readonly keyNamedBy?: 'dictionary';
  readonly generator: ChangeReport['generator'];
}

export function buildReport(facts: ReportFacts): ChangeReport {
  const columns = facts.aligned.map((column) => reportColumn(facts, column));
  const recipe = resolveRecipe(facts, columns);
  const cells = columns.reduce((total, column) => addCellCounts(total, column.cells), emptyCellCounts());
  const { records } = facts;
  const nameOf = (id: string): string => columns.find((column) => column.id === id)!.name;
  const keyNames = facts.pairing.key.map(nameOf);
  const matched = columns.filter((column) => column.status === 'matched').length;
  const validity = judgeValidity({
    mode: facts.pairing.mode, sameBytes: facts.sameBytes, sameContent: facts.base.content === facts.revision.content, keyNames,
    base: records.base, revision: records.revision, matched: records.matched, added: records.added, removed: records.removed, ambiguous: records.ambiguous,
    changedCells: changedCells(cells), columns: { matched, added: columns.filter((each) => each.status === 'added').length, removed: columns.filter((each) => each.status === 'removed').length },
    leftOut: facts.pairing.leftOut.filter((id) => !facts.pairing.rowNumbers.includes(id)).map(nameOf), rowNumbers: facts.pairing.rowNumbers.map(nameOf), forms: facts.pairing.forms.map(({ id, form }) => ({ name: nameOf(id), form })),
    notes: [...facts.base.notes.map((note) => `Base: ${note}`), ...facts.revision.notes.map((note) => `Revision: ${note}`)],
  });
  const report: Omit<ChangeReport, 'sentence'> = {
    schema: REPORT_SCHEMA, generator: facts.generator,
    id: contentAddress({ schema: REPORT_SCHEMA, base: facts.base.content, revision: facts.revision.content, recipe }),
    base: release(facts.base), revision: release(facts.revision), recipe,
    pairing: { mode: facts.pairing.mode, evidence: describeKey({ mode: facts.pairing.mode, names: keyNames, given: facts.pairing.keyGiven, ...(facts.keyNamedBy ? { namedBy: facts.keyNamedBy } : {}), inference: namedInference(facts.pairing.inference, columns), base: records.base, revision: records.revision, matched: records.matched, ambiguous: records.ambiguous }) },
    validity: { status: validity.status, findings: [...(facts.findings ?? []), ...validity.findings, ...versionFindings(facts)] }, kinds: [...tableKinds(facts, columns), ...(facts.tableKinds ?? [])],
    records: { ...records, unchanged: records.matched - records.changed },
    cells: { compared: totalCells(cells), ...cells },
    columns,
    ...(facts.offers && facts.offers.length > 0 ? { offers: facts.offers.slice(0, MOST_OFFERS) } : {}),
    ...(facts.dictionary ? { dictionary: facts.dictionary } : {}),
    ...(facts.groups && facts.groups.length > 0 ? { groups: facts.groups } : {}), ...(facts.flags && facts.flags.length > 0 ? { flags: facts.flags } : {}), ...(facts.correlations ? { correlations: facts.correlations } : {}), ...momentsOf(facts),
  };
  return { ...report, sentence: verdictSentence(report) };
}

/** By column, on one grid. */
function momentsOf({ grid, diagnoses }: ReportFacts): Pick<ChangeReport, 'moments'> {
  const columns = Object.fromEntries([...(diagnoses ?? [])].flatMap(([id, { pictures }]) => (pictures ? [[id, pictures.cells]] : [])));
  return grid && Object.keys(columns).length > 0 ? { moments: { grid, columns } } : {};
}

/** What the versions that the two releases state say of the cause of their difference. */
function versionFindings({ base, revision, sameBytes }: ReportFacts): Finding[] {
  const found = base.identity && revision.identity && !sameBytes ? versionCause(base.identity, revision.identity, base.content === revision.content) : null;
  return found === null ? [] : [found];
}

/** The schema's bounds. */
const MOST_OFFERS = 20, MOST_MISSING = 30;

function reportColumn(facts: ReportFacts, column: AlignedColumn): ReportColumn {
  const described = describedColumn(facts, column);
  return { ...described, sentence: columnSentence(described) };
}

function describedColumn(facts: ReportFacts, column: AlignedColumn): Omit<ReportColumn, 'sentence'> {
  const base = column.base === null ? null : facts.baseColumns[column.base]!;
  const revision = column.revision === null ? null : facts.revisionColumns[column.revision]!;
  const type = base !== null && revision !== null ? unifyTypes(base.type, revision.type) : (base ?? revision)!.type;
  const isKey = facts.pairing.key.includes(column.id);
  const cells = facts.cells.get(column.id) ?? emptyCellCounts();
  const diagnosis = facts.diagnoses?.get(column.id), statistics = diagnosis?.statistics;
  const kinds = withDiagnosed([...factualKinds(base, revision, cells, typesAsRead(facts, column, type), column.evidence ?? null, facts.missingChanges?.get(column.id) ?? []), ...(facts.columnKinds?.get(column.id) ?? [])], changedCells(cells) + cells.tolerated > 0 ? diagnosis?.kinds ?? [] : []);
  const missing = facts.missing?.get(column.id) ?? [];
  const notes = columnNotes(missing, base, revision, type === 'mixed');
  const histogram = facts.histograms.get(column.id), transitions = facts.transitions.get(column.id), paired = facts.paired.get(column.id);
  const pictures = { ...(histogram ? { histogram } : {}), ...(transitions && transitions.length > 0 ? { transitions } : {}), ...diagnosis?.pictures?.pictures };
  return {
    id: column.id, name: column.name, base: base ? [base.name] : [], revision: revision ? [revision.name] : [],
    status: base === null ? 'added' : revision === null ? 'removed' : 'matched',
    role: column.recipe?.role ?? inferRole(column.name, type, revision ?? base, isKey), type,
    digest: { base: base?.digest ?? null, revision: revision?.digest ?? null },
    cells, ...(kinds.length > 0 ? { kinds } : {}),
    summary: { base: base?.summary ?? null, revision: revision?.summary ?? null },
    ...(paired ? { paired: { ...paired, ...statistics?.paired } } : {}), ...(statistics ? { distribution: statistics.distribution, ...(Object.keys(statistics.intervals).length > 0 ? { intervals: statistics.intervals } : {}) } : {}), ...(diagnosis?.missingness ? { missingness: diagnosis.missingness } : {}), ...(diagnosis?.time && Object.keys(diagnosis.time).length > 0 ? { time: diagnosis.time } : {}), ...(diagnosis?.information ? { information: diagnosis.information } : {}), ...levelsOf(facts, diagnosis?.levels, base, revision),
    ...(totalCells(cells) > 0 ? { verdict: judgeColumn({ cells, matters: mattersOf(column, facts.recipe), unit: unitOf(unitsOf(base, revision)), statistics, largest: paired?.maxAbs }) } : {}),
    ...(Object.keys(pictures).length > 0 ? { pictures } : {}), ...(notes.length > 0 ? { notes } : {}),
    ...unitsOf(base, revision), ...(missing.length > 0 ? { missing: missing.slice(0, MOST_MISSING) } : {}), ...(column.evidence ? { alignment: column.evidence } : {}),
  };
}

/** Records that no key pairs are two samples; of paired ones there is nothing to tell where none differs. */
function levelsOf({ pairing }: ReportFacts, paired: LevelChange | undefined, base: ColumnInfo | null, revision: ColumnInfo | null): Pick<ReportColumn, 'levels'> {
  const levels = paired ?? (pairing.mode === 'keyed' || base === null || revision === null ? null : unpairedLevels(base.summary, revision.summary));
  return levels === null ? {} : { levels };
}

/** Columns by their names instead of their ids. */
function namedInference(inference: Inference | null, columns: readonly ReportColumn[]): KeyFacts['inference'] {
  if (inference === null) return null;
  const named = (key: KeyFigures): NamedKeyFigures => ({ ...key, columns: key.columns.map((id) => columns.find((column) => column.id === id)!.name) });
  return { ...inference, alternatives: inference.alternatives.map(named), passedOver: inference.passedOver && named(inference.passedOver) };
}

function unitsOf(base: ColumnInfo | null, revision: ColumnInfo | null): Pick<ReportColumn, 'unit'> {
  const unit = { base: base?.unit ?? null, revision: revision?.unit ?? null };
  return unit.base === null && unit.revision === null ? {} : { unit };
}

/** The types before the two sides were made comparable, where that made them text; null where they agree. */
function typesAsRead(facts: ReportFacts, column: AlignedColumn, type: ColumnType): { from: ColumnType; to: ColumnType } | null {
  if (column.base === null || column.revision === null || column.recipe?.readAs === 'text') return null;
  const settled = [facts.baseColumns[column.base]!.type, facts.revisionColumns[column.revision]!.type] as const;
  const read = [facts.base.columns[column.base]!.type, facts.revision.columns[column.revision]!.type] as const;
  const [from, to] = settled[0] === settled[1] && isTextual(type) ? read : settled;
  return from === to || from === 'empty' || to === 'empty' ? null : { from, to };
}

function columnNotes(missing: readonly MissingText[], base: ColumnInfo | null, revision: ColumnInfo | null, mixed: boolean): string[] {
  const codes = missing.filter((each) => each.by === 'detected' && !Number.isNaN(Number(each.text)));
  const infinite = (base?.summary.infinite ?? 0) + (revision?.summary.infinite ?? 0);
  return [
    ...codes.map((each) => `${each.text} was taken for missing: it${each.sentence.slice(each.text.length)}`),
    ...(mixed ? ['Numbers and text stand in this column; every cell keeps its text.'] : []),
    ...(infinite > 0 ? [`${counted(infinite, 'infinite value')} ${infinite === 1 ? 'is counted as a value' : 'are counted as values'} and left out of all averages.`] : []),
    ...new Set([...(base?.notes ?? []), ...(revision?.notes ?? [])]),
  ];
}

function tableKinds(facts: ReportFacts, columns: readonly ReportColumn[]): ColumnKind[] {
  const kinds: ColumnKind[] = [];
  if (facts.pairing.reordered) kinds.push({ kind: 'reordered', confidence: 1, evidence: { of: 'records', matched: facts.records.matched, residualCells: 0 }, columns: [] });
  // A derived column has no place in its source.
  const positions = facts.aligned.flatMap((column) => (column.base !== null && column.revision !== null && !facts.baseColumns[column.base]!.derived && !facts.revisionColumns[column.revision]!.derived ? [column.revision] : []));
  if (positions.some((position, i) => i > 0 && position < positions[i - 1]!)) {
    kinds.push({ kind: 'reordered', confidence: 1, evidence: { of: 'columns' }, columns: columns.filter((column) => column.status === 'matched').map((column) => column.name) });
  }
  return kinds;
}

function release(info: ReleaseInfo): ReportRelease {
  return { label: info.name, identity: { doi: info.identity?.doi ?? null, version: info.identity?.version ?? null, date: null, url: info.url }, content: info.content, sources: info.sources, records: info.records, columns: info.columns.filter((column) => !column.derived).length, resources: info.sources.length };
}

export const NO_TOLERANCE: Required<Tolerance> = { absolute: 0, relative: 0 };

export function toleranceOf(column: AlignedColumn, recipe: Recipe): Required<Tolerance> {
  return { ...NO_TOLERANCE, ...(column.recipe?.tolerance ?? recipe.tolerance ?? {}) };
}

/** How large a mean change matters to the reader: as the recipe says, else the tolerance of a cell. */
function mattersOf(column: AlignedColumn, recipe: Recipe): number | null {
  const { absolute } = toleranceOf(column, recipe);
  return column.recipe?.matters ?? (absolute > 0 ? absolute : null);
}

/** Everything that was decided, so that a program can replay it. */
function resolveRecipe(facts: ReportFacts, columns: readonly ReportColumn[]): ResolvedRecipe {
  const resolved = facts.aligned.map((column, i): ResolvedColumnRecipe => {
    const base = column.base === null ? null : facts.baseColumns[column.base]!;
    const revision = column.revision === null ? null : facts.revisionColumns[column.revision]!;
    const given = column.recipe?.missing ?? facts.recipe.missing;
    const codes = [...(column.base === null ? [] : facts.codes.base[column.base]!), ...(column.revision === null ? [] : facts.codes.revision[column.revision]!)].map(String);
    const seen = [...(base?.missing ?? []), ...(revision?.missing ?? [])].map((each) => each.text);
    return {
      base: base ? [base.name] : [], revision: revision ? [revision.name] : [],
      missing: given ?? [...new Set([...seen, ...codes])].sort(),
      tolerance: toleranceOf(column, facts.recipe), matters: column.recipe?.matters ?? null,
      role: columns[i]!.role, readAs: column.recipe?.readAs ?? 'auto',
    };
  });
  return { key: facts.pairing.key.map((id) => columns.find((column) => column.id === id)!.base[0]!), columns: resolved, seed: facts.recipe.seed ?? 1, ...settings(facts) };
}

/** Of the settings only those that were given or decided. */
function settings({ recipe, pairing }: ReportFacts): Pick<ResolvedRecipe, 'reading' | 'findRenames' | 'keyRule' | 'rekey' | 'derive' | 'quantities'> {
  const rule = recipe.keyRule ?? KEY_RULES.findLast((each) => pairing.written.some((key) => key.rule === each));
  return {
    ...(recipe.reading ? { reading: recipe.reading } : {}), ...(recipe.findRenames === undefined ? {} : { findRenames: recipe.findRenames }),
    ...(rule === undefined ? {} : { keyRule: rule }), ...(recipe.rekey ? { rekey: true } : {}), ...(recipe.derive ? { derive: recipe.derive } : {}), ...(recipe.quantities && recipe.quantities.length > 0 ? { quantities: recipe.quantities } : {}),
  };
}
