/** Asks the thread that paired what became of each differing column, one call a column, so that other questions come between. */
import { pairFlags } from '../core/diagnosis/flags/flag-name.js';
import type { ColumnDiagnosis, ColumnQuestion, Marker, Measure } from '../core/diagnosis/diagnosis.js';
import type { FlagChange, FractionChange } from '../core/diagnosis/flags/flag-change.js';
import type { FlagQuestion } from '../core/diagnosis/flags/flags.js';
import { MOST_COLUMNS, type CorrelationChange } from '../core/diagnosis/relations/correlation-change.js';
import type { GroupChange } from '../core/diagnosis/where/group-change.js';
import { inferRole } from '../core/align/infer-role.js';
import type { ColumnInfo } from '../core/model/release.js';
import type { Recipe } from '../core/model/recipe.js';
import { toleranceOf } from '../core/report/build-report.js';
import type { WorkshopClient } from '../io/workshop/protocol.js';
import type { PairingInfo } from '../io/workshop/workshop.js';
import type { SettledReleases } from './settle-releases.js';

export interface Diagnoses {
  /** By column id, with what was asked: a revised comparison asks only what it asks otherwise. */
  readonly columns: ReadonlyMap<string, { readonly question: string; readonly diagnosis: ColumnDiagnosis }>;
  readonly groups: readonly GroupChange[];
  readonly flags: readonly (FlagChange | FractionChange)[];
  readonly correlations: CorrelationChange | null;
  /** Time of the questions in the thread, which works beside the engine. */
  readonly ms: number;
}

export const NO_DIAGNOSES: Diagnoses = { columns: new Map(), groups: [], flags: [], correlations: null, ms: 0 };

interface Described { readonly base: readonly ColumnInfo[]; readonly revision: readonly ColumnInfo[] }

export interface DiagnosisPlan {
  readonly questions: readonly ColumnQuestion[];
  readonly markers: readonly Marker[];
  readonly flags: readonly FlagQuestion[];
  /** Those that differ first. */
  readonly measures: readonly Measure[];
}

/** Markers are looked at record by record: only so many. */
const MOST_MARKERS = 4, MOST_LEVELS = 30, MOST_FLAGS = 100;

/** Only records paired by a key say what became of a cell. */
export function planDiagnosis(pairing: PairingInfo, settled: SettledReleases, described: Described, recipe: Recipe): DiagnosisPlan {
  if (pairing.mode !== 'keyed' || pairing.matched === 0) return { questions: [], markers: [], flags: [], measures: [] };
  const paired = settled.aligned.flatMap((column) => {
    const found = pairing.columns.find(({ id }) => id === column.id);
    if (found === undefined || pairing.key.includes(column.id) || pairing.leftOut.includes(column.id) || column.base === null || column.revision === null) return [];
    const base = described.base[column.base]!, revision = described.revision[column.revision]!;
    return [{ id: column.id, name: column.name, column, base, revision, differs: found.unchanged === null, kind: found.kind, role: column.recipe?.role ?? inferRole(column.name, found.type, revision, false) }];
  });
  const byName = new Map(paired.map((each) => [each.name, each])), pairs = pairFlags(paired.map(({ name }) => name)).flatMap(({ flag, measures }) => measures.map((measure) => ({ flag: byName.get(flag)!, measure: byName.get(measure)! })));
  const few = ({ base, revision }: { base: ColumnInfo; revision: ColumnInfo }): boolean => Math.max(base.summary.distinct ?? 0, revision.summary.distinct ?? 0) <= MOST_LEVELS;
  const marked = paired.filter((each) => each.role === 'category' && few(each)).slice(0, MOST_MARKERS);
  const named = ({ id, name }: FlagQuestion['flag']): FlagQuestion['flag'] => ({ id, name });
  const differing = paired.filter(({ differs }) => differs);
  const measures = paired.filter(({ role, kind }) => role === 'measure' && kind === 'number').map(({ id, name, differs }): Measure => ({ id, name, differs }));
  return {
    measures: [...measures.filter((each) => each.differs), ...measures.filter((each) => !each.differs)].slice(0, MOST_COLUMNS),
    markers: differing.length === 0 ? [] : marked.map(named),
    flags: pairs.filter(({ flag, measure }) => flag.differs || measure.differs).map(({ flag, measure }) => ({ flag: named(flag), measure: named(measure) })).slice(0, MOST_FLAGS),
    questions: differing.map(({ id, name, column, base, revision, role }): ColumnQuestion => {
      const flag = pairs.find(({ measure }) => measure.id === id)?.flag;
      return { id, name, units: { base: base.unit ?? null, revision: revision.unit ?? null }, tolerance: toleranceOf(column, recipe), seed: recipe.seed ?? 1, role, flag: flag ? named(flag) : null };
    }),
  };
}

export async function askDiagnoses(thread: WorkshopClient, pairing: string, { questions, markers, flags, measures }: DiagnosisPlan, earlier: Diagnoses, onStep: (done: number, total: number) => void): Promise<Diagnoses> {
  if (questions.length === 0) return NO_DIAGNOSES;
  await thread.call('openDiagnosis', [pairing, markers]);
  const columns = new Map<string, { question: string; diagnosis: ColumnDiagnosis }>();
  let ms = 0;
  const timed = async <T>(call: Promise<T>): Promise<T> => { const start = performance.now(), answer = await call; ms += performance.now() - start; return answer; };
  for (const [i, question] of questions.entries()) {
    const asked = JSON.stringify(question), before = earlier.columns.get(question.id);
    columns.set(question.id, before?.question === asked ? before : { question: asked, diagnosis: await timed(thread.call('diagnose', [pairing, question])) });
    onStep(i + 1, questions.length);
  }
  const groups = await timed(thread.call('changedGroups', [pairing, questions.map(({ id }) => id)])), told: (FlagChange | FractionChange)[] = [];
  for (const each of flags) {
    const change = await timed(thread.call('flagChange', [pairing, each]));
    if (change !== null) told.push(change);
  }
  const correlations = measures.length > 1 && measures.some(({ differs }) => differs) ? await timed(thread.call('correlationChange', [pairing, measures])) : null;
  return { columns, groups, flags: told, correlations, ms };
}
