/**
 * Records by the kinds of change that explain their cells, for selections. The kinds of a column are found again by the
 * rules of its report, a column at a time: what they leave behind is one mark a record.
 */
import { Diagnosis, type ColumnQuestion } from '../diagnosis/diagnosis.js';
import type { OrderedCells } from '../diagnosis/ordered-cells.js';
import { kindsInWords } from '../kinds/cell-kinds.js';
import { classTest } from '../selection/class-test.js';
import { wantedOfColumns, type PointsClause } from '../selection/clause.js';
import { pulse } from '../pulse.js';

/** Classes of cells that are explained. */
const DIFFERING: ReadonlySet<string> = new Set(['tolerated', 'value', 'filled', 'lost']);

export class ExplainedRecords {
  private readonly questions = new Map<string, ColumnQuestion>();
  private last: { readonly of: string; readonly meant: Uint8Array } | null = null;

  constructor(private readonly cells: OrderedCells) {}

  /** How the kinds of a column were found; to be told before clauses speak of it. */
  tell(question: ColumnQuestion): void {
    this.questions.set(question.id, question);
  }

  /** 1 for each record with any of the cells; null where nothing is known of any of the columns. */
  meant(clause: PointsClause): Uint8Array | null {
    const wanted = [...wantedOfColumns(clause)].filter(([id]) => this.questions.has(id)), of = JSON.stringify(clause.value);
    if (wanted.length === 0) return null;
    if (this.last?.of === of) return this.last.meant;
    const diagnosis = new Diagnosis(this.cells, () => 0), meant = new Uint8Array(this.cells.records);
    for (const [id, names] of wanted) {
      pulse();
      const question = this.questions.get(id)!, { sets, of: set } = diagnosis.cellKinds(question), isWanted = Uint8Array.from(sets, (kinds) => (names.has(kindsInWords(kinds)) ? 1 : 0)), differs = classTest(this.cells.cells(id), question.tolerance, DIFFERING);
      for (let i = 0; i < meant.length; i++) if (isWanted[set[i]!] === 1 && differs(i)) meant[i] = 1;
    }
    this.last = { of, meant };
    return meant;
  }
}
