/**
 * What a person does on the picture: points, walks, selects, draws a range. It lies over the picture, owns the tab stop,
 * the box around the mark in focus and the tooltip, and asks the view for what follows.
 */
import { html, nothing, svg, type ReactiveController, type TemplateResult } from 'lit';
import type { SelectionClause } from '../../src/core/selection/clause.js';
import { beginDrag, cursorOf, dragTo, rangeBox, type Drag, type Point } from './brush.js';
import { ARROWS, changedMark, markAt, markInDirection, marksBetween } from './mark-walk.js';
import { tooltipPlace } from './tooltip-place.js';
import type { BrushPlace, Mark, PixelRange } from './view-model.js';

export interface Stage {
  readonly label: string;
  readonly width: number;
  readonly height: number;
  /** Pixels on screen of one pixel of the picture. */
  readonly scale: number;
  readonly marks: readonly Mark[];
  /** Areas that do not overlap. */
  readonly brushes: readonly BrushPlace[];
}

export interface StageHost {
  root(): ParentNode;
  requestUpdate(): void;
  /** Selects marks: instead of, or beside, what the view has selected. */
  select(marks: readonly Mark[], add: boolean): void;
  /** A range while it is drawn. */
  draw(range: PixelRange, place: BrushPlace): void;
  /** What the view has selected, and the same again after a drag that was given up. */
  selection(): readonly SelectionClause[];
  restore(clauses: readonly SelectionClause[]): void;
  /** Takes back the selection of the view; false where there was none. */
  clear(): boolean;
  say(words: string): void;
  /** Keys of the view itself; true when it took the key. */
  key(event: KeyboardEvent): boolean;
}

const KEYS = 'Arrow keys move. Enter selects, Shift with arrows selects more, Escape clears. n and p go to the next and the previous change. t shows the table.';

/** From here on a press is a drag. */
const SLOP = 4;
const LEAVING_MS = 200;

export class PointerLayer implements ReactiveController {
  #host: StageHost;
  #stage: Stage = { label: '', width: 0, height: 0, scale: 1, marks: [], brushes: [] };
  #active: string | null = null;
  #anchor: string | null = null;
  #focused = false;
  /** Whether the last input was a key: only then the mark in focus shows box and tooltip without a pointer. */
  #byKey = false;
  #pointed: string | null = null;
  #dismissed = false;
  /** One for each place. */
  #ranges: (PixelRange | null)[] = [];
  #press: { readonly drag: Drag | null; readonly place: number; readonly at: Point; readonly pointer: number; readonly before: readonly SelectionClause[]; moved: boolean } | null = null;
  #frame = 0;
  #leaving: ReturnType<typeof setTimeout> | undefined;
  #swallowClick = false;

  constructor(host: StageHost) {
    this.#host = host;
  }

  hostDisconnected(): void {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#leaving);
    this.#press = null;
  }

  /** The mark that keys speak of. */
  get activeMark(): Mark | null {
    return this.#byId(this.#active) ?? this.#stage.marks.find(({ selected }) => selected) ?? this.#stage.marks[0] ?? null;
  }

  /** Takes what is drawn now; marks that are gone lose focus and tooltip. */
  show(stage: Stage): void {
    const resized = stage.width !== this.#stage.width || stage.height !== this.#stage.height;
    this.#stage = stage;
    if (resized && this.#press === null) this.#ranges = [];
    this.#ranges = stage.brushes.map(({ range }, i) => (range === undefined || this.#press?.place === i ? this.#ranges[i] ?? null : range));
    if (this.#byId(this.#active) === null) this.#active = null;
    if (this.#byId(this.#pointed) === null) this.#pointed = null;
  }

  forgetRange(): void {
    this.#ranges = [];
  }

  moveTo(mark: Mark): void {
    this.#active = mark.id;
    this.#pointed = null;
    this.#dismissed = false;
    this.#host.requestUpdate();
    const [name = '', ...rest] = mark.lines;
    this.#host.say(rest.length > 0 ? rest.join('. ') : name);
  }

  render(): TemplateResult | typeof nothing {
    const { marks, width, height, label, brushes } = this.#stage;
    const active = this.activeMark;
    if (active === null && brushes.length === 0) return nothing;
    const at = active === null ? -1 : marks.indexOf(active);
    return html`
      <svg class="overlay" aria-hidden="true" width=${width} height=${height} viewBox="0 0 ${width} ${height}">${this.#renderRange()}${this.#renderFocus(active)}</svg>
      <div class="marks ${brushes.length === 0 ? '' : `brush-${brushes.every(({ axes }) => axes === brushes[0]!.axes) ? brushes[0]!.axes : 'xy'}`}" role=${active === null ? nothing : 'listbox'} tabindex=${active === null ? nothing : 0}
        aria-label=${active === null ? nothing : label} aria-multiselectable=${active === null ? nothing : 'true'} aria-activedescendant=${active === null ? nothing : `mark-${at % 2}`}
        aria-describedby=${active === null ? nothing : 'keys'} @keydown=${this.#onKey} @focus=${this.#onFocus} @blur=${this.#onBlur} @click=${this.#onClick} @dblclick=${this.#onDoubleClick}
        @pointerdown=${this.#onDown} @pointermove=${this.#onMove} @pointerup=${this.#onUp} @pointercancel=${this.#onCancel} @pointerleave=${this.#onLeave}>
        ${active === null ? nothing : [0, 1].map((slot) => slot !== at % 2 ? nothing : html`<span role="option" id="mark-${slot}" class="hidden-text"
          aria-selected=${active.selected ? 'true' : 'false'} aria-posinset=${at + 1} aria-setsize=${marks.length}>${active.lines[0]}</span>`)}
      </div>
      ${active === null ? nothing : html`<span id="keys" hidden>${KEYS}</span>`}
      ${this.#renderTip()}`;
  }

  /** Puts the tooltip beside its mark, once it has its size. */
  place(): void {
    const tip = this.#host.root().querySelector<HTMLElement>('.tip');
    const mark = this.#tipMark();
    if (!tip || !mark) return;
    const { scale } = this.#stage, { left, top } = tooltipPlace(mark, { width: tip.offsetWidth / scale, height: tip.offsetHeight / scale }, this.#stage);
    tip.style.setProperty('left', `${left * scale}px`);
    tip.style.setProperty('top', `${top * scale}px`);
  }

  #byId(id: string | null): Mark | null {
    return id === null ? null : this.#stage.marks.find((mark) => mark.id === id) ?? null;
  }

  #tipMark(): Mark | null {
    if (this.#dismissed || this.#press?.moved) return null;
    return this.#byId(this.#pointed) ?? (this.#focused && this.#byKey ? this.activeMark : null);
  }

  #renderTip(): TemplateResult | typeof nothing {
    const mark = this.#tipMark();
    if (mark === null) return nothing;
    const [name, ...rest] = mark.lines;
    return html`<div class="tip" aria-hidden="true" @pointerenter=${() => clearTimeout(this.#leaving)} @pointerleave=${this.#onLeave}>
      <strong>${name}</strong>${rest.map((line) => html`<span>${line}</span>`)}</div>`;
  }

  #renderFocus(active: Mark | null): unknown {
    const keyed = this.#focused && this.#byKey;
    const mark = this.#byId(this.#pointed) ?? (keyed ? active : null);
    if (mark === null) return nothing;
    return svg`<rect class=${keyed && mark === active ? 'focus' : 'hover'} x=${mark.x - 1.5} y=${mark.y - 1.5} width=${mark.width + 3} height=${mark.height + 3}></rect>`;
  }

  #renderRange(): unknown {
    return this.#stage.brushes.map((place, i) => {
      const range = this.#ranges[i] ?? null;
      if (range === null) return nothing;
      const box = rangeBox(range, place.area), [left, right, top, bottom] = [box.x, box.x + box.width, box.y, box.y + box.height];
      return svg`<rect class="range" x=${left} y=${top} width=${box.width} height=${box.height}></rect>
        ${place.axes === 'y' ? nothing : svg`<path class="grip" d="M${left} ${top}V${bottom}M${right} ${top}V${bottom}"></path>`}
        ${place.axes === 'x' ? nothing : svg`<path class="grip" d="M${left} ${top}H${right}M${left} ${bottom}H${right}"></path>`}`;
    });
  }

  /** What a press would do, and at which place. */
  #dragAt(at: Point): { readonly drag: Drag | null; readonly place: number } {
    const { brushes } = this.#stage, drags = brushes.map((place, i) => beginDrag(place, this.#ranges[i] ?? null, at));
    const inside = brushes.findIndex(({ area }) => at.x >= area.x && at.x <= area.x + area.width && at.y >= area.y && at.y <= area.y + area.height);
    const place = inside >= 0 ? inside : drags.findIndex((drag) => drag !== null);
    return { drag: drags[place] ?? null, place };
  }

  #onKey = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    this.#byKey = true;
    if (this.#host.key(event)) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    const { marks } = this.#stage;
    const active = this.activeMark;
    const arrow = ARROWS[event.key];
    if (event.key === 'Escape') {
      if (!this.#escape()) return;
    } else if (active === null) return;
    else if (arrow !== undefined) {
      const next = markInDirection(marks, active, arrow);
      if (event.shiftKey) this.#extendTo(next ?? active, active);
      else {
        this.#anchor = null;
        if (next) this.moveTo(next);
      }
    } else if (event.key === 'Home') this.moveTo(marks[0]!);
    else if (event.key === 'End') this.moveTo(marks.at(-1)!);
    else if (event.key === 'n' || event.key === 'p') {
      const next = changedMark(marks, active, event.key === 'n' ? 1 : -1);
      if (next) this.moveTo(next);
      else this.#host.say(event.key === 'n' ? 'This is the last change.' : 'This is the first change.');
    } else if (event.key === 'Enter' || event.key === ' ') this.#host.select([active], false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  /** First the drag, then the tooltip, then the selection. */
  #escape(): boolean {
    if (this.#press !== null) {
      this.#onCancel();
      return true;
    }
    if (this.#tipMark() !== null) {
      this.#dismissed = true;
      this.#host.requestUpdate();
      return true;
    }
    this.#anchor = null;
    return this.#host.clear();
  }

  #extendTo(next: Mark, from: Mark): void {
    this.#anchor ??= from.id;
    const anchor = this.#byId(this.#anchor) ?? from;
    this.moveTo(next);
    this.#host.select(marksBetween(this.#stage.marks, anchor, next), false);
  }

  #onFocus = (): void => {
    this.#focused = true;
    this.#byKey = this.#press === null;
    if (this.#byKey) this.#dismissed = false;
    this.#host.requestUpdate();
  };

  #onBlur = (): void => {
    this.#focused = false;
    this.#anchor = null;
    this.#pointed = null;
    this.#host.requestUpdate();
  };

  #at(event: MouseEvent): Point {
    const box = (event.currentTarget as Element).getBoundingClientRect(), { scale } = this.#stage;
    return { x: (event.clientX - box.left) / scale, y: (event.clientY - box.top) / scale };
  }

  #point(at: Point): void {
    clearTimeout(this.#leaving);
    const mark = markAt(this.#stage.marks, at.x, at.y);
    if (mark?.id === this.#pointed || (mark === null && this.#pointed === null)) return;
    this.#pointed = mark?.id ?? null;
    this.#dismissed = false;
    this.#host.requestUpdate();
  }

  #onDown = (event: PointerEvent): void => {
    this.#swallowClick = false;
    if (event.button !== 0 || this.#press !== null) return;
    const at = this.#at(event);
    this.#byKey = false;
    this.#press = { ...this.#dragAt(at), at, pointer: event.pointerId, before: this.#host.selection(), moved: false };
    this.#point(at);
  };

  #onMove = (event: PointerEvent): void => {
    const at = this.#at(event);
    const press = this.#press;
    if (press === null || press.drag === null || event.pointerId !== press.pointer) {
      if (this.#stage.brushes.length > 0) (event.currentTarget as HTMLElement).style.setProperty('cursor', cursorOf(this.#dragAt(at).drag));
      this.#point(at);
      return;
    }
    if (!press.moved && Math.hypot(at.x - press.at.x, at.y - press.at.y) < SLOP) return;
    if (!press.moved) {
      press.moved = true;
      this.#pointed = null;
      try { (event.currentTarget as Element).setPointerCapture(event.pointerId); } catch { /* a pointer that is already gone */ }
    }
    this.#ranges[press.place] = dragTo(press.drag, at);
    if (this.#frame === 0) this.#frame = requestAnimationFrame(this.#tell);
  };

  /** Once a frame, with the latest range. */
  #tell = (): void => {
    this.#frame = 0;
    const range = this.#press === null ? null : this.#ranges[this.#press.place] ?? null;
    if (range !== null) this.#host.draw(range, this.#press!.drag!.place);
    this.#host.requestUpdate();
  };

  #onUp = (event: PointerEvent): void => {
    const press = this.#press;
    if (press === null || event.pointerId !== press.pointer) return;
    if (press.moved) {
      cancelAnimationFrame(this.#frame);
      this.#tell();
      this.#swallowClick = true;
    }
    this.#press = null;
    this.#host.requestUpdate();
  };

  #onCancel = (): void => {
    const press = this.#press;
    this.#press = null;
    if (press?.moved) {
      cancelAnimationFrame(this.#frame);
      this.#frame = 0;
      this.#ranges[press.place] = press.drag?.before ?? null;
      this.#host.restore(press.before);
    }
    this.#host.requestUpdate();
  };

  #onClick = (event: MouseEvent): void => {
    if (this.#swallowClick) {
      this.#swallowClick = false;
      return;
    }
    const at = this.#at(event);
    const mark = markAt(this.#stage.marks, at.x, at.y) ?? (event.detail === 0 ? this.activeMark : null);
    if (mark === null) return;
    const from = this.activeMark ?? mark;
    if (event.shiftKey) {
      this.#extendTo(mark, from);
      return;
    }
    this.#anchor = null;
    this.#active = mark.id;
    this.#host.select([mark], event.ctrlKey || event.metaKey);
  };

  #onDoubleClick = (): void => {
    this.#ranges = [];
    this.#host.clear();
  };

  /** A finger that lifts leaves too; what it touched stays until it touches elsewhere. */
  #onLeave = (event: PointerEvent): void => {
    if (event.pointerType === 'touch') return;
    clearTimeout(this.#leaving);
    this.#leaving = setTimeout(() => {
      this.#pointed = null;
      this.#host.requestUpdate();
    }, LEAVING_MS);
  };
}
