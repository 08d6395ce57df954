/** `<change-release-slot>`: one side of the comparison; takes a file or an address. */
import { css, html, nothing, LitElement, type PropertyDeclarations, type TemplateResult } from 'lit';
import { base } from '../shared/base.styles.js';
import { tokens } from '../shared/tokens.styles.js';
import { webAddress } from './permalink.js';
import { fromFile, fromUrl, type ReleaseInput, type Side } from './release-slots.js';

export class ChangeReleaseChosenEvent extends Event {
  static readonly type = 'change-release-chosen';
  readonly side: Side;
  readonly input: ReleaseInput;
  constructor(side: Side, input: ReleaseInput) {
    super(ChangeReleaseChosenEvent.type, { bubbles: true, composed: true });
    this.side = side;
    this.input = input;
  }
}

export class ChangeReleaseSlotElement extends LitElement {
  static override styles = [tokens, base, css`
    :host { background: transparent; min-inline-size: 0; }
    .line { display: flex; align-items: center; gap: 0.5rem; min-inline-size: 0; }
    .side { color: var(--_muted); }
    .name { font-weight: 600; font-size: 0.9375rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; min-inline-size: 0; border: 0; padding-inline: 0.25rem; }
    .area { display: grid; gap: 0.75rem; align-content: center; padding: 1.25rem; border: 1px dashed var(--_unchanged); border-radius: 4px; min-block-size: 9rem; }
    .area .side { font-size: 0.9375rem; font-weight: 600; color: var(--_ink); }
    .area .chosen { font-family: var(--_mono); overflow-wrap: anywhere; }
    form { display: flex; gap: 0.25rem; }
    form input { flex: 1; min-inline-size: 0; }
    .or { color: var(--_muted); }
    .pop { position: fixed; inset: auto; margin: 0; padding: 1rem; inline-size: min(24rem, calc(100vw - 2rem)); border: 1px solid var(--_hairline); border-radius: 4px; background: var(--_surface); color: var(--_ink); box-shadow: 0 4px 16px rgb(0 0 0 / 0.16); position-anchor: --slot; position-area: bottom span-right; }
    .name { anchor-name: --slot; }
    .pop > div { display: grid; gap: 0.75rem; }
    [role='alert'] { color: var(--_ink); border-inline-start: 3px solid var(--_removed); padding-inline-start: 0.5rem; }
  `];
  static override properties: PropertyDeclarations = {
    side: { type: String }, name: { type: String }, compact: { type: Boolean }, problem: { state: true },
  };
  declare side: Side;
  /** Name of the chosen release; empty while there is none. */
  declare name: string;
  /** One line with a menu, for the head of the page. */
  declare compact: boolean;
  declare protected problem: string;

  constructor() {
    super();
    this.side = 'base';
    this.name = '';
    this.compact = false;
    this.problem = '';
  }

  protected override render(): TemplateResult {
    if (!this.compact) {
      return html`<div class="area"><span class="side">${this.side}</span>
        ${this.name ? html`<span class="chosen">${this.name}</span>` : html`<span class="muted">${this.side === 'base' ? 'The earlier release' : 'The later release'}: drop a file here, or</span>`}
        ${this.#renderChoice()}</div>`;
    }
    return html`<div class="line"><span class="side">${this.side}</span>
      <button type="button" class="name" popovertarget="choice" title=${this.name}>${this.name || 'choose'} <span aria-hidden="true">▾</span></button>
      <div id="choice" class="pop" popover><div>${this.#renderChoice()}</div></div></div>`;
  }

  #renderChoice(): TemplateResult {
    return html`
      <div><button type="button" @click=${() => this.renderRoot.querySelector<HTMLInputElement>('input[type=file]')!.click()}>Choose ${this.side} file</button>
        <input type="file" hidden aria-label=${`File of the ${this.side}`} @change=${this.#onFile}></div>
      <form @submit=${this.#onAddress}>
        <input type="text" inputmode="url" autocomplete="off" spellcheck="false" aria-label=${`Address of the ${this.side}`} placeholder="or paste a URL">
        <button type="submit">Open</button>
      </form>
      ${this.problem ? html`<p role="alert">${this.problem}</p>` : nothing}`;
  }

  #choose(input: ReleaseInput): void {
    this.problem = '';
    this.renderRoot.querySelector<HTMLElement>('#choice')?.hidePopover();
    this.dispatchEvent(new ChangeReleaseChosenEvent(this.side, input));
  }

  #onFile = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (file) this.#choose(fromFile(file));
    input.value = '';
  };

  #onAddress = (event: Event): void => {
    event.preventDefault();
    const text = this.renderRoot.querySelector<HTMLInputElement>('form input')!.value;
    if (text.trim() === '') return;
    const url = webAddress(text, this.ownerDocument.baseURI);
    if (url) this.#choose(fromUrl(url));
    else this.problem = `“${text}” is not a web address. Paste one that begins with https:// or choose a file.`;
  };
}

declare global {
  interface HTMLElementTagNameMap { 'change-release-slot': ChangeReleaseSlotElement }
}
