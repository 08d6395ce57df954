/** A view of one of the reader's results: which one, how to turn to another, and that a selection of records does not change it. */
import type { PropertyDeclarations } from 'lit';
import { resolve } from '../../src/core/selection/clause.js';
import { shortened } from '../chart/shortened.js';
import { keepPercent } from '../shared/format-number.js';
import { ChangeView } from '../view/view.element.js';
import type { Choice, ViewFacts, ViewState } from '../view/view-model.js';
import { chosenQuantity, type ChosenQuantity } from './chosen-quantity.js';
import type { Drawn } from './drawn.js';
import { ChangeQuantityChosenEvent } from './quantity.events.js';
import { isProvisional, marginFigures, provisionalNotes, quantityFigures, quantityNotes } from './quantity-words.js';

/** So many short names are buttons, others a menu. */
const BUTTONS = 3, SHORT = 22, NAME = 60;

export abstract class QuantityView<P> extends ChangeView<P> {
  static override properties: PropertyDeclarations = { quantity: { type: String } };
  /** Id or name of the result to show; without, the first of the report. */
  declare quantity: string | null;

  constructor() {
    super();
    this.quantity = null;
  }

  /** Null where the report has none, or not the one that was asked for. */
  protected get chosen(): ChosenQuantity | null {
    const report = this.currentReport, found = report === null ? null : chosenQuantity(report, this.quantity);
    return found === null || 'reason' in found ? null : found;
  }

  protected abstract prepareQuantity(chosen: ChosenQuantity, width: number): ViewState<P>;

  protected override prepare(width: number): ViewState<P> {
    const report = this.currentReport;
    if (report === null) return this.hostBusy ? { state: 'loading', words: 'Comparing…' } : { state: 'empty', reason: 'No comparison yet.' };
    const found = chosenQuantity(report, this.quantity);
    return 'reason' in found ? { state: (report.impact ?? []).length === 0 ? 'empty' : 'not-applicable', reason: found.reason } : this.prepareQuantity(found, width);
  }

  /** Turns to another result, and tells those around. */
  protected turnTo(id: string): void {
    if (id === this.chosen?.quantity.id) return;
    this.quantity = id;
    this.dispatchEvent(new ChangeQuantityChosenEvent(id));
  }

  protected get quantityChoice(): readonly Choice[] {
    const { chosen } = this;
    if (chosen === null || chosen.all.length < 2) return [];
    const { all, quantity } = chosen, options = all.map(({ id, name }) => ({ id, label: shortened(name, NAME) })), menu = options.length > BUTTONS || options.some(({ label }) => label.length > SHORT);
    return [{ label: 'Result', form: menu ? 'menu' : 'buttons', options, chosen: quantity.id, choose: (id) => this.turnTo(id) }];
  }

  /** The keys of a page turn to the next result and the one before. */
  protected override onViewKey(event: KeyboardEvent): boolean {
    const { chosen } = this, step = event.key === 'PageDown' ? 1 : event.key === 'PageUp' ? -1 : 0;
    if (chosen === null || step === 0 || chosen.all.length < 2) return false;
    const next = chosen.all[chosen.all.indexOf(chosen.quantity) + step];
    if (next !== undefined) this.turnTo(next.id);
    return true;
  }

  /** What of the result is said beside this view already: its sentence, in a summary; or all that another view of it says. */
  protected get saidBeside(): 'nothing' | 'sentence' | 'all' {
    return this.reportHost?.saysResults === true ? 'sentence' : 'nothing';
  }

  /** What is drawn, with what is to be said of the result here. */
  protected ready(drawn: Drawn<P>, { quantity, all }: ChosenQuantity): ViewState<P> {
    const { picture, marks, brush } = drawn, { saidBeside } = this, elsewhere = resolve(this.clauses, { except: this.viewName }).length > 0;
    const facts: ViewFacts = {
      title: `${isProvisional(quantity) ? 'Provisional: ' : ''}${drawn.title}`, subtitle: drawn.subtitle, figures: [...(saidBeside === 'all' ? marginFigures : quantityFigures)(quantity), ...drawn.figures], table: drawn.table,
      sentences: [...(saidBeside === 'nothing' ? [quantity.sentence] : []), ...drawn.sentences, ...(saidBeside === 'all' ? [] : [quantity.verdict.sentence])].map(keepPercent),
      notes: [...(elsewhere ? ['The selection does not narrow this: the result is of all records.'] : []), ...(saidBeside === 'all' ? provisionalNotes : quantityNotes)(quantity), ...drawn.notes, ...(all.length > 1 ? ['Page up and page down turn to the other results.'] : [])],
    };
    return { state: 'ready', facts, picture, marks, ...(brush === undefined ? {} : { brush }) };
  }

  protected override get subject(): object {
    return { quantity: this.chosen?.quantity.id ?? null };
  }
}
