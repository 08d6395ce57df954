/** The frame that every view has: heading, controls, picture, figures, sentences, table, evidence; the same size in every state. */
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { renderTable } from './view-table.js';
import type { Choice, ViewFacts, ViewState } from './view-model.js';

export interface Frame {
  readonly name: string;
  /** Heading level, 2 to 6. */
  readonly level: number;
  readonly state: ViewState<unknown>;
  readonly toolbar: TemplateResult;
  /** Null where the controls always show; else whether they and the notes do, and what turns that. */
  readonly options: { readonly shown: boolean; readonly toggle: () => void } | null;
  /** Picture and pointer layer; nothing while there is no picture. */
  readonly stage: TemplateResult | typeof nothing;
  /** Settings that the picture asks for, where the controls are put away. */
  readonly offers: readonly Choice[];
  /** Whether other views narrow it: then notes always say what of that it cannot follow. */
  readonly narrowed: boolean;
  readonly tableShown: boolean;
  readonly evidence: TemplateResult | typeof nothing;
  readonly said: string;
  readonly onKey: (event: KeyboardEvent) => void;
}

export function renderFrame(frame: Frame): TemplateResult {
  const { state } = frame;
  const facts = state.state === 'ready' ? state.facts : null;
  return html`<figure aria-labelledby="title" @keydown=${frame.onKey} aria-busy=${state.state === 'loading' || (state.state === 'ready' && state.busy) ? 'true' : nothing}>
    <div class="head">
      <div class="titles">
        <p id="title" class="title" role="heading" aria-level=${frame.level}>${facts?.title ?? frame.name}</p>
        <p class="subtitle muted small">${facts?.subtitle ?? '\u00a0'}</p>
      </div>
      ${frame.options === null ? frame.toolbar : html`<button type="button" class="options no-print" aria-expanded=${frame.options.shown} @click=${frame.options.toggle}>Options</button>${frame.options.shown ? frame.toolbar : nothing}`}
    </div>
    <div class="body">
      <div class="stage">${state.state === 'ready' ? frame.stage : renderAbsence(state)}</div>
      ${renderFigures(facts)}
    </div>
    ${frame.offers.map(({ offer, choose }) => html`<p class="offer small no-print"><button type="button" class="plain" @click=${() => choose(offer!.id)}>${offer!.words}</button></p>`)}
    <div id="sentences" class="sentences">${facts?.sentences.map((sentence) => html`<p>${sentence}</p>`)}</div>
    ${facts === null || facts.notes.length === 0 || (frame.options?.shown === false && !frame.narrowed) ? nothing : html`<ul class="notes muted small">${facts.notes.map((note) => html`<li>${note}</li>`)}</ul>`}
    ${facts !== null && frame.tableShown ? guard([facts.table], () => renderTable(facts.table)) : nothing}
    ${frame.evidence}
    <p class="hidden-text" role="status" aria-live="polite">${frame.said}</p>
  </figure>`;
}

function renderAbsence(state: Exclude<ViewState<unknown>, { state: 'ready' }>): TemplateResult {
  return state.state === 'loading' ? html`<p class="absence muted">${state.words}</p>`
    : html`<p class="absence ${state.state === 'error' ? '' : 'muted'}" role=${state.state === 'error' ? 'alert' : nothing}>${state.reason}</p>`;
}

function renderFigures(facts: ViewFacts | null): TemplateResult | typeof nothing {
  if (facts === null || facts.figures.length === 0) return html`<div class="figures"></div>`;
  return html`<dl class="figures">${facts.figures.map(({ label, value, note }) => html`
    <div><dt class="muted small">${label}</dt><dd>${value}${note === undefined ? nothing : html` <span class="muted small">${note}</span>`}</dd></div>`)}</dl>`;
}
