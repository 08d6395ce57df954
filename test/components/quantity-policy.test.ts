/** A quantity is written and run under `default-src 'self'; object-src 'none'`, the policy that repositories send: no style attribute, no text that is evaluated. */
import { expect } from 'chai';
import type { ChangeReportElement } from '../../components/report/report.element.js';
import { all, button, one, press, settled, until } from './mount.js';
import { quantityHost } from './quantity-host.js';
import { strictPage } from './strict-page.js';

describe('quantities under a strict content policy', () => {
  it('are written with the rich editor, completed and run', async () => {
    const strict = await strictPage(new URL('./mount.ts', import.meta.url).href), { page, forbidden, customElements } = strict;
    try {
      await Promise.all(['change-report', 'change-quantity'].map((tag) => customElements.whenDefined(tag)));
      const host = page.createElement('change-report') as ChangeReportElement;
      page.body.append(host);
      host.innerHTML = '<change-quantity></change-quantity>';
      const told = await quantityHost(host), view = host.querySelector('change-quantity')!;
      await settled(view);
      button(view, 'State').click();
      await until(() => all(view, '.cm-content').length === 1 && !one(view, '.code').hidden, 'the editor');
      const name = one<HTMLInputElement>(view, '#name');
      name.value = 'x';
      name.dispatchEvent(new Event('input'));
      one(view, '.cm-content').focus();
      page.execCommand('insertText', false, 'SELECT 7 + V');
      press(one(view, '.cm-content'), ' ', { ctrlKey: true, keyCode: 32 } as KeyboardEventInit);
      await until(() => all(view, '.cm-tooltip-autocomplete').length === 1, 'what completes it');
      press(one(view, '.cm-content'), 'Enter', { ctrlKey: true, keyCode: 13 } as KeyboardEventInit);
      await until(() => told.host.report?.impact?.length === 1, 'the answer');
      expect(getComputedStyle(one(view, 'section')).display).to.equal('grid');
      expect(forbidden).to.deep.equal([]);
      await strict.forbids();
    } finally {
      strict.remove();
    }
  });
});
