/** The list of keys, shown on `?`; not a dialog, so that nothing behind it is blocked. */
import { html, type TemplateResult } from 'lit';

const KEYS: readonly (readonly [keys: readonly string[], what: string])[] = [
  [['/'], 'filter columns by name'],
  [['j', 'k'], 'next and previous row (arrows too)'],
  [['Enter'], 'open the column in focus; again to close it'],
  [['↑', '↓'], 'at the title of the column in focus: the changed column above and below it in the list'],
  [['n', 'p'], 'next and previous changed cell'],
  [['Home', 'End', 'PgUp', 'PgDn'], 'move in the records'],
  [['Ctrl C'], 'copy the record in focus'],
  [['q'], 'state a quantity that you derive from the data; Esc leaves it, Ctrl Enter runs it'],
  [['r'], 'recipe: how the releases were read and paired; again or Esc to close it'],
  [['c', 'Esc'], 'clear the selection, then the filters; Esc in a chart clears its own'],
  [['u'], 'undo the last selection or filter'],
  [['← → ↑ ↓'], 'in a chart: from mark to mark; Enter selects, Shift extends'],
  [['t'], 'in a chart: its numbers as a table'],
  [['?'], 'these keys'],
];

export function renderKeysHelp(): TemplateResult {
  return html`<div id="keys" class="help" popover>
    <h2>Keys</h2>
    <dl>${KEYS.map(([keys, what]) => html`<dt>${keys.map((key) => html`<kbd>${key}</kbd> `)}</dt><dd>${what}</dd>`)}</dl>
  </div>`;
}
