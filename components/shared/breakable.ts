/** Long names break after an underscore, a hyphen or a point rather than inside a word. */
import { html, type TemplateResult } from 'lit';

export function breakable(name: string): TemplateResult[] {
  return name.split(/(?<=[_.-])(?=[^_.-])/).map((part, i) => (i === 0 ? html`${part}` : html`<wbr>${part}`));
}
