/** Answers what views ask of the paired records: what they draw from, and which records a selection leaves. */
import type { ColumnQuestion } from '../../core/diagnosis/diagnosis.js';
import type { Tolerance } from '../../core/model/recipe.js';
import { PictureDesk } from '../../core/pictures/picture-desk.js';
import type { PictureAnswers, PictureQuestion } from '../../core/pictures/picture.js';
import type { SelectionClause } from '../../core/selection/clause.js';
import { diagnosedOf, type HeldPairing, type Holdings } from './holdings.js';

/** Of the columns that have one, by id. */
export type ColumnTolerances = readonly (readonly [string, Required<Tolerance>])[];

export class ViewDesk {
  /** At most one, of the comparison whose tolerances it knows: it holds the order of all records. It goes with its pairing. */
  private held = new WeakMap<HeldPairing, { readonly of: string; readonly desk: PictureDesk }>();

  constructor(private readonly holdings: Holdings) {}

  /** What views draw from, in the comparison `name`. `explained`: the columns of whose kinds clauses speak. */
  picture(name: string, pairing: string, tolerances: ColumnTolerances, question: PictureQuestion, explained: readonly ColumnQuestion[]): PictureAnswers[keyof PictureAnswers] | null {
    return this.deskOf(name, pairing, tolerances, explained).answer(question);
  }

  /** Base rows of the matched records that clauses leave, ascending. */
  selectedRows(name: string, pairing: string, tolerances: ColumnTolerances, clauses: readonly SelectionClause[], explained: readonly ColumnQuestion[]): Int32Array {
    return this.deskOf(name, pairing, tolerances, explained).rows(clauses);
  }

  private deskOf(name: string, pairing: string, tolerances: ColumnTolerances, explained: readonly ColumnQuestion[]): PictureDesk {
    const desk = this.openDesk(name, pairing, tolerances);
    for (const question of explained) desk.explain(question);
    return desk;
  }

  private openDesk(name: string, pairing: string, tolerances: ColumnTolerances): PictureDesk {
    const of = this.holdings.pairing(pairing), before = this.held.get(of);
    if (before?.of === name) return before.desk;
    const desk = new PictureDesk({ ...diagnosedOf(of), has: (id) => of.joined.has(id), tolerances: new Map(tolerances) });
    this.held = new WeakMap([[of, { of: name, desk }]]);
    return desk;
  }
}
