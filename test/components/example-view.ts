/** A view as small as a view can be, to try the frame with: ten bars of differences, brushed along x. */
import { html, svg, type TemplateResult } from 'lit';
import type { SelectionClause } from '../../src/core/selection/clause.js';
import { define } from '../../components/shared/define.js';
import { ColumnView } from '../../components/view/column-view.js';
import type { BrushPlace, Choice, Mark, PixelRange, ViewState } from '../../components/view/view-model.js';

export interface ExamplePicture { readonly bars: readonly { readonly x: number; readonly width: number; readonly value: number }[]; readonly words: string }

export const VALUES = [3, -2, 0, 5, 1.25, 0, -4, 2, 0, 1];
const HEIGHT = 200;

export class ExampleView extends ColumnView<ExamplePicture> {
  static override readonly viewName = 'change-example';
  static override properties = { given: { attribute: false }, words: { type: String } };
  declare given: ViewState<ExamplePicture> | null;
  declare words: string;
  readonly arrangements = [{ id: 'difference', label: 'Difference' }, { id: 'superpose', label: 'Overlay' }];
  drawn = 0;
  taken: string[] = [];
  furtherChoices: Choice[] = [];
  places: BrushPlace[] = [];

  constructor() {
    super();
    this.given = null;
    this.words = 'NEE';
  }

  protected override heightOf(): number { return HEIGHT; }

  protected override prepare(width: number): ViewState<ExamplePicture> {
    if (this.given) return this.given;
    const report = this.currentReport;
    if (!report) return { state: 'empty', reason: 'No comparison yet.' };
    const own = this.clauses.find(({ source }) => source === this.viewName);
    const step = (width - 20) / VALUES.length;
    const marks = VALUES.map((value, i): Mark => {
      const chosen = own?.kind === 'interval' ? i >= own.value[0] && i < own.value[1] : undefined;
      return {
        id: `bin-${i}`, x: 10 + i * step, y: 10, width: step, height: HEIGHT - 20, changed: value !== 0,
        lines: [`${this.words} ${i} to ${i + 1}`, `change ${value}`], clauses: [{ source: '', field: 'time', kind: 'interval', value: [i, i + 1] }],
        ...(chosen === undefined ? {} : { selected: chosen }),
      };
    });
    const range = own?.kind === 'interval' ? { x: { from: 10 + own.value[0] * step, to: 10 + own.value[1] * step }, y: null } : null;
    return {
      state: 'ready', picture: { bars: VALUES.map((value, i) => ({ x: 10 + i * step, width: step, value })), words: this.words }, marks,
      brush: { axes: 'x', area: { x: 10, y: 10, width: width - 20, height: HEIGHT - 20 }, range },
      facts: {
        title: `${this.words} is higher in the middle`, subtitle: `Revision − base of ${this.words}, by bin`,
        figures: [{ label: 'mean change', value: '0.625' }, { label: 'r', value: '–', note: 'too few pairs' }],
        sentences: ['The mean of revision is higher by 0.625.', '7 of 10 bins hold a change.'], notes: ['Bins are of equal width.'],
        table: {
          caption: `${this.words} by bin`, columns: [{ label: `${this.words} bin`, numeric: false }, { label: 'change', numeric: true }],
          rows: VALUES.map((value, i) => [`${this.words} ${i}`, value === 0 ? null : value / 3]),
        },
      },
    };
  }

  protected override renderPicture(picture: ExamplePicture, width: number, height: number): TemplateResult {
    this.drawn++;
    const y = (value: number): number => height / 2 - value * 15;
    return html`<svg aria-hidden="true" width=${width} height=${height} viewBox="0 0 ${width} ${height}">
      ${picture.bars.map(({ x, width: wide, value }) => svg`<rect class="bar" x=${x + 1} y=${Math.min(y(0), y(value))} width=${wide - 2} height=${Math.abs(y(value) - y(0))} fill="var(--_ink)"></rect>`)}
      ${svg`<line x1="0" x2=${width} y1=${y(0)} y2=${y(0)} stroke="var(--_muted)"></line><text x="4" y=${height - 4}>${picture.words}</text>`}
    </svg>`;
  }

  protected override get choices(): readonly Choice[] { return this.furtherChoices; }

  protected override clausesOf(range: PixelRange, place: BrushPlace): readonly SelectionClause[] | null {
    this.places.push(place);
    const { x } = range;
    const step = (this.renderRoot.querySelector('.stage')!.clientWidth - 20) / VALUES.length;
    if (x === null) return null;
    const from = Math.floor((x.from - 10) / step), to = Math.ceil((x.to - 10) / step);
    return to > from ? [{ source: this.viewName, field: 'time', kind: 'interval', value: [from, to] }] : null;
  }

  protected override onViewKey(event: KeyboardEvent): boolean {
    if (event.key !== 'd') return false;
    this.taken.push(event.key);
    return true;
  }
}

define('change-example', ExampleView);

declare global {
  interface HTMLElementTagNameMap { 'change-example': ExampleView }
}
