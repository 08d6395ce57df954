/** `<change-release-slot>`: one side of the comparison; takes a file, alone or with what describes it, or an address. */
import { css, html, nothing, LitElement, type PropertyDeclarations, type TemplateResult } from 'lit';
import { base } from '../shared/base.styles.js';
import { tokens } from '../shared/tokens.styles.js';
import { webAddress } from './permalink.js';
import type { FoundFile } from './read-folder.js';
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

/** Several files at once: a release with what describes it, or both releases. */
export class ChangeFilesChosenEvent extends Event {
  static readonly type = 'change-files-chosen';
  readonly side: Side;
  readonly files: readonly FoundFile[];
  constructor(side: Side, files: readonly FoundFile[]) {
    super(ChangeFilesChosenEvent.type, { bubbles: true, composed: true });
    this.side = side;
    this.files = files;
  }
}

export class ChangeReleaseSlotElement extends LitElement {
  static override styles = [tokens, base, css`
    :host { background: transparent; min-inline-size: 0; }
    .line { display: flex; align-items: center; gap: 0.5rem; min-inline-size: 0; }
    .side { color: var(--_muted); }
    .name { max-inline-size: 100%; font-weight: 600; font-size: 0.9375rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; min-inline-size: 0; border: 0; padding-inline: 0.25rem; }
    @media (max-width: 40rem) { .line > .side { min-inline-size: 3.5rem; } }
    .stack { display: grid; min-inline-size: 0; justify-items: start; }
    .beside { max-inline-size: 100%; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; padding-inline: 0.25rem; line-height: 1.2; }
    .area .beside { padding: 0; white-space: normal; overflow-wrap: anywhere; }
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
    side: { type: String }, name: { type: String }, beside: { type: String }, compact: { type: Boolean }, problem: { state: true },
  };
  declare side: Side;
  /** Name of the chosen release; empty while there is none. */
  declare name: string;
  /** What lies beside the release, in words; empty for nothing. */
  declare beside: string;
  /** One line with a menu, for the head of the page. */
  declare compact: boolean;
  declare protected problem: string;

  constructor() {
    super();
    this.side = 'base';
    this.name = '';
    this.beside = '';
    this.compact = false;
    this.problem = '';
  }

  protected override render(): TemplateResult {
    if (!this.compact) {
      return html`<div class="area"><span class="side">${this.side}</span>
        ${this.name ? html`<span class="chosen">${this.name}</span>${this.#renderBeside()}` : html`<span class="muted">${this.side === 'base' ? 'The earlier release' : 'The later release'}: drop a file here, or</span>`}
        ${this.#renderChoice()}</div>`;
    }
    return html`<div class="line"><span class="side">${this.side}</span>
      <div class="stack"><button type="button" class="name" popovertarget="choice" title=${this.name}>${this.name || 'choose'} <span aria-hidden="true">▾</span></button>${this.#renderBeside()}</div>
      <div id="choice" class="pop" popover><div>${this.#renderChoice()}</div></div></div>`;
  }

  #renderBeside(): TemplateResult | typeof nothing {
    return this.beside ? html`<span class="beside small muted" title=${this.beside}>${this.beside}</span>` : nothing;
  }

  #renderChoice(): TemplateResult {
    return html`
      <div><button type="button" @click=${() => this.renderRoot.querySelector<HTMLInputElement>('input[type=file]')!.click()}>Choose ${this.side} file</button>
        <input type="file" multiple hidden aria-label=${`File of the ${this.side}`} @change=${this.#onFile}></div>
      <form @submit=${this.#onAddress}>
        <input type="text" inputmode="url" autocomplete="off" spellcheck="false" aria-label=${`Address of the ${this.side}`} placeholder="or paste a URL">
        <button type="submit">Open</button>
      </form>
      ${this.problem ? html`<p role="alert">${this.problem}</p>` : nothing}`;
  }

  #choose(event: ChangeReleaseChosenEvent | ChangeFilesChosenEvent): void {
    this.problem = '';
    this.renderRoot.querySelector<HTMLElement>('#choice')?.hidePopover();
    this.dispatchEvent(event);
  }

  #onFile = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const files = [...input.files ?? []], [file] = files;
    // Chosen alone, a file is the release, whatever its name says.
    if (file) this.#choose(files.length === 1 ? new ChangeReleaseChosenEvent(this.side, fromFile(file)) : new ChangeFilesChosenEvent(this.side, files.map((each) => ({ file: each, path: each.name }))));
    input.value = '';
  };

  #onAddress = (event: Event): void => {
    event.preventDefault();
    const text = this.renderRoot.querySelector<HTMLInputElement>('form input')!.value;
    if (text.trim() === '') return;
    const url = webAddress(text, this.ownerDocument.baseURI);
    if (url) this.#choose(new ChangeReleaseChosenEvent(this.side, fromUrl(url)));
    else this.problem = `“${text}” is not a web address. Paste one that begins with https:// or choose a file.`;
  };
}

declare global {
  interface HTMLElementTagNameMap { 'change-release-slot': ChangeReleaseSlotElement }
}
