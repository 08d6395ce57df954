/**
 * Asks the thread that paired, and one that helps it, what became of each differing column, one call a column, so that
 * other questions come between.
 */
import { pairFlags } from '../core/diagnosis/flags/flag-name.js';
import type { ColumnDiagnosis, ColumnQuestion, Marker, Measure } from '../core/diagnosis/diagnosis.js';
import type { FlagChange, FractionChange } from '../core/diagnosis/flags/flag-change.js';
import type { FlagQuestion } from '../core/diagnosis/flags/flags.js';
import type { HandedColumns } from '../core/diagnosis/handed-cells.js';
import { addTimes, type PartTimes } from '../core/diagnosis/parts-of-time.js';
import { MOST_COLUMNS, type CorrelationChange } from '../core/diagnosis/relations/correlation-change.js';
import { tellGroups } from '../core/diagnosis/where/tell-groups.js';
import { REPORT_PICTURES } from '../core/pictures/first-pictures.js';
import type { CellGrid } from '../core/pictures/picture.js';
import { inferRole } from '../core/align/infer-role.js';
import type { ColumnInfo } from '../core/model/release.js';
import type { Recipe } from '../core/model/recipe.js';
import { toleranceOf, type ReportFacts } from '../core/report/build-report.js';
import type { WorkshopClient } from '../io/workshop/protocol.js';
import type { PairingInfo } from '../io/workshop/pairing-info.js';
import { byId } from './by-id.js';
import { DiagnosisThreads } from './diagnosis-threads.js';
import { shareQuestions } from './share-questions.js';
import type { SettledReleases } from './settle-releases.js';

/** With what was asked: a revised comparison asks only what it asks otherwise. */
interface Answer<T> { readonly question: string; readonly answer: T }

export interface Diagnoses {
  readonly columns: ReadonlyMap<string, Answer<ColumnDiagnosis>>;
  readonly flags: ReadonlyMap<string, Answer<FlagChange | FractionChange | null>>;
  readonly correlations: Answer<CorrelationChange | null> | null;
  /** What the moments of all columns stand in; null without such. */
  readonly grid: CellGrid | null;
  /** From the first question to the last answer, while the engine works as well. */
  readonly ms: number;
  /** Milliseconds in the threads, of both together. */
  readonly parts: PartTimes;
}

export const NO_DIAGNOSES: Diagnoses = { columns: new Map(), flags: new Map(), correlations: null, grid: null, ms: 0, parts: addTimes([]) };

interface Described { readonly base: readonly ColumnInfo[]; readonly revision: readonly ColumnInfo[] }

export interface DiagnosisPlan {
  readonly questions: readonly ColumnQuestion[];
  /** Those that are about texts. */
  readonly texts: ReadonlySet<string>;
  readonly markers: readonly Marker[];
  readonly flags: readonly FlagQuestion[];
  /** Those that differ first. */
  readonly measures: readonly Measure[];
}

/** Markers are looked at record by record: only so many. */
const MOST_MARKERS = 4, MOST_LEVELS = 30, MOST_FLAGS = 100;

/** Only records paired by a key say what became of a cell. */
export function planDiagnosis(pairing: PairingInfo, settled: SettledReleases, described: Described, recipe: Recipe): DiagnosisPlan {
  if (pairing.mode !== 'keyed' || pairing.matched === 0) return { questions: [], texts: new Set(), markers: [], flags: [], measures: [] };
  const joined = byId(pairing.columns), paired = settled.aligned.flatMap((column) => {
    const found = joined.get(column.id);
    if (found === undefined || pairing.key.includes(column.id) || pairing.leftOut.includes(column.id) || column.base === null || column.revision === null) return [];
    const base = described.base[column.base]!, revision = described.revision[column.revision]!;
    return [{ id: column.id, name: column.name, column, base, revision, differs: found.unchanged === null, kind: found.kind, role: column.recipe?.role ?? inferRole(column.name, found.type, revision, false) }];
  });
  const byName = new Map(paired.map((each) => [each.name, each])), pairs = pairFlags(paired.map(({ name }) => name)).flatMap(({ flag, measures }) => measures.map((measure) => ({ flag: byName.get(flag)!, measure: byName.get(measure)! })))
    // What the reader calls something else is no flag.
    .filter(({ flag }) => (flag.column.recipe?.role ?? 'flag') === 'flag');
  const few = ({ base, revision }: { base: ColumnInfo; revision: ColumnInfo }): boolean => Math.max(base.summary.distinct ?? 0, revision.summary.distinct ?? 0) <= MOST_LEVELS;
  const marked = paired.filter((each) => each.role === 'category' && few(each)).sort((a, b) => (a.name < b.name ? -1 : 1)).slice(0, MOST_MARKERS);
  const named = ({ id, name }: FlagQuestion['flag']): FlagQuestion['flag'] => ({ id, name });
  const differing = paired.filter(({ differs }) => differs);
  const measures = paired.filter(({ role, kind }) => role === 'measure' && kind === 'number').map(({ id, name, differs }): Measure => ({ id, name, differs }));
  return {
    measures: [...measures.filter((each) => each.differs), ...measures.filter((each) => !each.differs)].slice(0, MOST_COLUMNS),
    texts: new Set(differing.flatMap(({ id, kind }) => (kind === 'text' ? [id] : []))),
    markers: differing.length === 0 ? [] : marked.map(named),
    flags: pairs.filter(({ flag, measure }) => flag.differs || measure.differs).map(({ flag, measure }) => ({ flag: named(flag), measure: named(measure), tolerance: toleranceOf(measure.column, recipe) })).slice(0, MOST_FLAGS),
    questions: differing.map(({ id, name, column, base, revision, role }, i): ColumnQuestion => {
      const flag = pairs.find(({ measure }) => measure.id === id)?.flag;
      return { id, name, units: { base: base.unit ?? null, revision: revision.unit ?? null }, tolerance: toleranceOf(column, recipe), seed: recipe.seed ?? 1, role, flag: flag ? named(flag) : null, pictures: i < REPORT_PICTURES };
    }),
  };
}

export interface Asking {
  readonly thread: WorkshopClient;
  /** Another thread that has nothing to do; null where there is none. */
  readonly helper: WorkshopClient | null;
  readonly pairing: string;
  /** Of the comparison that asks. */
  readonly name: string;
  readonly signal: AbortSignal | undefined;
  readonly onStep: (done: number, total: number) => void;
}

export async function askDiagnoses({ onStep, ...at }: Asking, { questions, texts, markers, flags, measures }: DiagnosisPlan, earlier: Diagnoses): Promise<Diagnoses> {
  const begin = performance.now(), threads = new DiagnosisThreads({ ...at, markers });
  let grid = earlier.grid;
  const columns = new Map<string, Answer<ColumnDiagnosis>>(), told = new Map<string, Answer<FlagChange | FractionChange | null>>();
  let correlations: Diagnoses['correlations'] = null, parts: PartTimes | null = null;
  const keep = (id: string, answer: Answer<ColumnDiagnosis>): void => { columns.set(id, answer); onStep(columns.size, questions.length); };
  try {
    const open = questions.flatMap((each) => {
      const question = JSON.stringify([each, markers]), before = earlier.columns.get(each.id);
      if (before?.question !== question) return { each, question };
      keep(each.id, before);
      return [];
    });
    await shareQuestions(open, {
      ask: ({ each }) => threads.ask('diagnose', each),
      helper: at.helper === null ? null : { hand: ({ each }) => threads.hand(each), ask: ({ each }, handed: HandedColumns) => threads.askHelper(each, handed) },
      // The dictionary of a text stays where it is.
      isFree: ({ each }) => !texts.has(each.id),
      onAnswer: ({ each, question }, answer) => keep(each.id, { question, answer }),
    });
    // One pairing, one grid: an earlier comparison's is this one's too.
    if (open.length > 0 && grid === null) grid = await threads.pictureGrid();
    for (const each of flags) {
      const question = JSON.stringify(each), id = JSON.stringify([each.flag.id, each.measure.id]), before = earlier.flags.get(id);
      told.set(id, before?.question === question ? before : { question, answer: await threads.ask('flagChange', each) });
    }
    if (measures.length > 1 && measures.some(({ differs }) => differs)) {
      const question = JSON.stringify(measures);
      correlations = earlier.correlations?.question === question ? earlier.correlations : { question, answer: await threads.ask('correlationChange', measures) };
    }
    parts = await threads.close();
  } finally {
    if (parts === null) threads.close().catch(() => undefined);
  }
  return { columns: new Map(questions.map(({ id }) => [id, columns.get(id)!])), flags: told, correlations, grid, ms: performance.now() - begin, parts };
}

/** What of the answers stands in the report. */
export function reported({ columns, flags, correlations, grid }: Diagnoses): Pick<ReportFacts, 'diagnoses' | 'groups' | 'flags' | 'correlations' | 'grid'> {
  const diagnoses = new Map([...columns].map(([id, { answer }]) => [id, answer]));
  return { diagnoses, groups: tellGroups([...diagnoses.values()].map(({ where }) => where)), flags: [...flags.values()].flatMap(({ answer }) => answer ?? []), correlations: correlations?.answer ?? null, grid };
}
