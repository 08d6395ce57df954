/** Two pictures in one: beside each other, or below. */
import { html, type TemplateResult } from 'lit';
import { renderApplied } from './applied.view.js';
import { renderErrors } from './error.view.js';
import type { Panels } from './panels.js';

export function renderPanels({ applied, kept, width, isWide }: Panels): TemplateResult {
  return html`<div class=${isWide ? 'panels wide' : 'panels'}>${renderApplied(applied, width)}${renderErrors(kept, width)}</div>`;
}
