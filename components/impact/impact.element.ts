/** `<change-impact>`: what happens to the reader's own result, and which part of the change it comes from (VIEWS 3.6). */
import type { PropertyDeclarations, TemplateResult } from 'lit';
import type { ReportedAttribution } from '../../src/core/impact/report/quantity-impact.js';
import type { SelectionClause } from '../../src/core/selection/clause.js';
import { chartStyles } from '../chart/chart.styles.js';
import { magnifyOffer } from '../chart/magnify-offer.js';
import { effectsStyles } from '../effects/effects.styles.js';
import { renderEffects } from '../effects/effects.view.js';
import { pairsStyles } from '../pairs/pairs.styles.js';
import type { PairSort } from '../pairs/pair-items.js';
import { renderPairs } from '../pairs/pairs.view.js';
import { namedColumn } from '../view/column-of.js';
import type { Choice, Mark, PixelRange, ViewState } from '../view/view-model.js';
import type { ChosenQuantity } from './chosen-quantity.js';
import type { Drawn, NotDrawn } from './drawn.js';
import { areSmall, groupsDrawn, type GroupsPicture } from './group-results.js';
import { impactArrangements, type ImpactArrangement } from './impact-arrangements.js';
import { impactStyles } from './impact.styles.js';
import { QuantityView } from './quantity-view.js';
import { resultsDrawn, type ResultsPicture } from './result-rows.js';
import { specificationsDrawn } from './specification.model.js';
import type { SpecificationPicture } from './specification-picture.js';
import { renderSpecifications } from './specification.view.js';
import { trajectoryDrawn } from './trajectory.model.js';
import type { TrajectoryPicture } from './trajectory-picture.js';
import { renderTrajectory } from './trajectory.view.js';
import { waterfallDrawn } from './waterfall.model.js';
import { isSmallBeside, waterfallFacts, type WaterfallPicture } from './waterfall-picture.js';
import { renderWaterfall } from './waterfall.view.js';

export type ImpactPicture = TrajectoryPicture | WaterfallPicture | GroupsPicture | SpecificationPicture | ResultsPicture;

const SORTS: readonly { readonly id: PairSort; readonly label: string }[] = [{ id: 'difference', label: 'Change' }, { id: 'base', label: 'Base' }, { id: 'name', label: 'Name' }];

export class ChangeImpactElement extends QuantityView<ImpactPicture> {
  static override readonly viewName = 'change-impact';
  static override styles = [...QuantityView.styles, chartStyles, pairsStyles, effectsStyles, impactStyles];
  static override properties: PropertyDeclarations = { cause: { type: String }, sort: { type: String }, magnified: { type: Boolean } };
  /** What the parts of the change are, as the report calls it (`column`, `year`); without, what could be divided first, in several parts if it could. */
  declare cause: string | null;
  /** Order of groups. */
  declare sort: PairSort;
  /** Whether the axis of changes reaches only what these reach, however small they are beside the spread or the tolerance. */
  declare magnified: boolean;

  private small = false;

  constructor() {
    super();
    this.cause = null;
    this.sort = 'difference';
    this.magnified = false;
  }

  get arrangements(): readonly { readonly id: ImpactArrangement; readonly label: string }[] {
    const { chosen } = this;
    return chosen === null ? [] : impactArrangements(chosen.quantity, chosen.all.length);
  }

  protected override get choices(): readonly Choice[] {
    const { chosen, currentArrangement: arrangement } = this, attributions = chosen?.quantity.attributions ?? [];
    return [
      ...this.quantityChoice,
      ...(arrangement === 'waterfall' && attributions.length > 1 ? [{ label: 'Parts by', options: attributions.map(({ by }) => ({ id: by, label: by })), chosen: this.attributionOf(chosen!)?.by ?? '', choose: (id: string) => { this.cause = id; }, form: attributions.length > 3 ? 'menu' as const : 'buttons' as const }] : []),
      ...(arrangement === 'groups' ? [{ label: 'Order', options: SORTS, chosen: this.sort, choose: (id: string) => { this.sort = id as PairSort; } }] : []),
      ...(this.small || this.magnified && arrangement !== 'results' && arrangement !== 'specifications' ? [{ label: 'Axis', options: [{ id: 'scale', label: 'To scale' }, { id: 'own', label: 'Magnified' }], chosen: this.magnified ? 'own' : 'scale', choose: (id: string) => { this.magnified = id === 'own'; }, offer: magnifyOffer(this.magnified, 'own', 'scale') }] : []),
    ];
  }

  private attributionOf({ quantity: { attributions = [] } }: ChosenQuantity): ReportedAttribution | undefined {
    const drawable = attributions.filter((each) => !('reason' in waterfallFacts(each)));
    // One part alone is the least that can be told.
    return attributions.find(({ by }) => by === this.cause) ?? drawable.find(({ parts }) => parts.length > 1) ?? drawable[0] ?? attributions[0];
  }

  private get own(): readonly SelectionClause[] {
    return this.clauses.filter(({ source }) => source === this.viewName);
  }

  protected override prepareQuantity(chosen: ChosenQuantity, width: number): ViewState<ImpactPicture> {
    const drawn = this.drawn(chosen, width);
    return 'reason' in drawn ? { state: 'empty', reason: drawn.reason } : this.ready(drawn, chosen);
  }

  private drawn(chosen: ChosenQuantity, width: number): Drawn<ImpactPicture> | NotDrawn {
    const { quantity, all } = chosen, { rem, magnified, own } = this, report = this.currentReport!, room = { width, rem, quantity, magnified, own };
    this.small = false;
    switch (this.currentArrangement as ImpactArrangement) {
      case 'trajectory': {
        const drawn = trajectoryDrawn({ ...room, trajectory: quantity.trajectory!, timed: quantity.trajectory!.instants && (report.moments?.grid.instants ?? false) && report.moments!.grid.edges.length > 1 });
        this.small = drawn.picture.small;
        return drawn;
      }
      case 'waterfall': {
        const attribution = this.attributionOf(chosen)!, facts = waterfallFacts(attribution);
        this.small = !('reason' in facts) && isSmallBeside(quantity.tolerance, facts);
        return waterfallDrawn({ ...room, attribution, columnOf: (label) => { const column = namedColumn(report, label); return column && { id: column.id, focused: this.filter.column === column.id }; } });
      }
      case 'groups':
        this.small = areSmall(quantity.groups!, quantity.tolerance);
        return groupsDrawn({ ...room, report, groups: quantity.groups!, sort: this.sort });
      case 'specifications': return specificationsDrawn({ ...room, multiverse: quantity.multiverse! });
      default: return resultsDrawn({ width, rem, all, chosen: quantity });
    }
  }

  protected override renderPicture(picture: ImpactPicture, width: number): TemplateResult {
    switch (picture.kind) {
      case 'trajectory': return renderTrajectory(picture, width);
      case 'waterfall': return renderWaterfall(picture, width);
      case 'groups': return renderPairs(picture, width);
      case 'specifications': return renderSpecifications(picture, width);
      case 'results': return renderEffects(picture, width);
    }
  }

  protected override heightOf(width: number, picture: ImpactPicture | null): number {
    return picture?.height ?? super.heightOf(width, picture);
  }

  /** A stretch of the trajectory is the records of that time. */
  protected override clausesOf({ x }: PixelRange): readonly SelectionClause[] | null {
    const state = this.viewState;
    if (state.state !== 'ready' || state.picture.kind !== 'trajectory' || x === null || x.to - x.from < 1) return null;
    return [{ source: this.viewName, field: 'time', kind: 'interval', value: [Math.round(state.picture.timeAt(x.from)), Math.round(state.picture.timeAt(x.to))] }];
  }

  /** A row of all results turns to it; the bar of a column puts that in focus; other bars have clauses, which the frame asks for. */
  protected override takeMarks(marks: readonly Mark[]): boolean {
    const [first] = marks, { chosen, currentReport: report } = this;
    if (first === undefined || chosen === null || report === null) return false;
    if (this.currentArrangement === 'results') {
      if (chosen.all.length > 1) this.turnTo(first.id);
      return true;
    }
    if (this.currentArrangement !== 'waterfall' || first.clauses !== undefined) return false;
    const part = this.attributionOf(chosen)?.parts[Number(/^part-(\d+)$/.exec(first.id)?.[1] ?? NaN)]?.player, column = part?.of === 'column' ? namedColumn(report, part.label) : null;
    if (column === null) return false;
    this.requestFilter({ column: this.filter.column === column.id ? null : column.id });
    return true;
  }

  protected override get subject(): object {
    return { ...super.subject, cause: this.cause, sort: this.sort, magnified: this.magnified };
  }
}

declare global {
  interface HTMLElementTagNameMap { 'change-impact': ChangeImpactElement }
}
