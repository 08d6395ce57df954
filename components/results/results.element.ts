/** `<change-results>`: whether the revision matters for the reader's own results: what happens to one, and how much change it bears. */
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { ChangeQuantityChosenEvent } from '../impact/quantity.events.js';
import { base } from '../shared/base.styles.js';
import { ChangeElement } from '../shared/change-element.js';
import { tokens } from '../shared/tokens.styles.js';
import { resultsStyles } from './results.styles.js';

export class ChangeResultsElement extends ChangeElement {
  static override styles = [tokens, base, resultsStyles];
  static override properties: PropertyDeclarations = { quantity: { type: String } };
  /** Id or name of the result to show; without, the first of the report. Both views show the same. */
  declare quantity: string | null;

  constructor() {
    super();
    this.quantity = null;
  }

  protected override render(): TemplateResult | typeof nothing {
    const impact = this.currentReport?.impact ?? [], { report, for: host, quantity } = this;
    if (impact.length === 0) return nothing;
    const known = impact.some(({ id, name }) => id === quantity || name === quantity) ? quantity : null;
    return html`<section aria-labelledby="title" @change-quantity-chosen=${this.#onChosen}>
      <h2 id="title">Does it matter?</h2>
      <change-impact .report=${report} .for=${host} .quantity=${known}></change-impact>
      <change-resilience beside .report=${report} .for=${host} .quantity=${known}></change-resilience>
    </section>`;
  }

  /** Without a result it takes no room. */
  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.toggleAttribute('empty', (this.currentReport?.impact ?? []).length === 0);
  }

  #onChosen = ({ quantity }: ChangeQuantityChosenEvent): void => {
    this.quantity = quantity;
  };
}

declare global {
  interface HTMLElementTagNameMap { 'change-results': ChangeResultsElement }
}
