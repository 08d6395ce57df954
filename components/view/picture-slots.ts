/**
 * Brings a view the tables that it draws from: what the report holds at once, finer ones from the comparison when they
 * come. A slot is one picture of the view; a newer question supersedes the older one, whose answer stays until then.
 */
import type { ReactiveController } from 'lit';
import type { PictureAnswer, PictureQuestion } from '../../src/core/pictures/picture.js';
import type { Comparison } from '../../src/session/comparison.js';

export interface Brought<Q extends PictureQuestion> {
  /** Null: there is no such picture of these data. Undefined: none yet. */
  readonly picture: PictureAnswer<Q> | undefined;
  /**
   * `exact`: the answer to the question. `coarse`: from the report, and a finer one is on its way. `earlier`: to the
   * question before. `report`: all there is, because no comparison is at hand. `waiting`: nothing yet.
   */
  readonly standing: 'exact' | 'coarse' | 'earlier' | 'report' | 'waiting';
}

export interface SlotHost {
  readonly comparison: Comparison | null;
  invalidate(): void;
  addController(controller: ReactiveController): void;
}

interface Slot { question: string; answered: string | null; about: string; answer: unknown; stop: AbortController | null; failed: unknown }

export class PictureSlots implements ReactiveController {
  private readonly slots = new Map<string, Slot>();
  private of: Comparison | null = null;

  constructor(private readonly view: SlotHost) {
    view.addController(this);
  }

  /** `coarse`: what the report holds, where it answers the question as far as it can. */
  ask<Q extends PictureQuestion>(name: string, question: Q, coarse: PictureAnswer<Q> | undefined): Brought<Q> {
    const { comparison } = this.view;
    if (comparison !== this.of) this.forget(comparison);
    if (comparison === null) return { picture: coarse, standing: coarse === undefined ? 'waiting' : 'report' };
    const asked = JSON.stringify(question), about = 'column' in question ? question.column : '', slot = this.slots.get(name);
    if (slot?.answered === asked) return { picture: slot.answer as PictureAnswer<Q>, standing: 'exact' };
    if (slot?.question !== asked) this.start(name, question, asked, about, comparison);
    const now = this.slots.get(name)!;
    if (now.failed !== null) {
      if (coarse !== undefined) return { picture: coarse, standing: 'report' };
      throw now.failed;
    }
    // Another column's picture would be taken for this one's.
    if (now.answered !== null && now.about === about) return { picture: now.answer as PictureAnswer<Q>, standing: 'earlier' };
    return { picture: coarse, standing: coarse === undefined ? 'waiting' : 'coarse' };
  }

  hostDisconnected(): void {
    this.forget(null);
  }

  private forget(comparison: Comparison | null): void {
    for (const { stop } of this.slots.values()) stop?.abort(new DOMException('Superseded', 'AbortError'));
    this.slots.clear();
    this.of = comparison;
  }

  private start<Q extends PictureQuestion>(name: string, question: Q, asked: string, about: string, comparison: Comparison): void {
    const before = this.slots.get(name), stop = new AbortController(), same = before?.about === about;
    before?.stop?.abort(new DOMException('Superseded', 'AbortError'));
    const slot: Slot = { question: asked, answered: same ? before!.answered : null, answer: same ? before!.answer : undefined, about, stop, failed: null };
    this.slots.set(name, slot);
    comparison.picture(question, { signal: stop.signal }).then((answer) => {
      if (stop.signal.aborted || this.slots.get(name) !== slot) return;
      Object.assign(slot, { answered: asked, answer, stop: null });
      this.view.invalidate();
    }, (reason: unknown) => {
      if (stop.signal.aborted || this.slots.get(name) !== slot) return;
      Object.assign(slot, { stop: null, failed: reason ?? new Error('The picture could not be made.') });
      this.view.invalidate();
    });
  }
}
