/** A quantity is written and run under `default-src 'self'; object-src 'none'`, the policy that repositories send: no style attribute, no text that is evaluated. */
import { expect } from 'chai';
import type { ChangeReportElement } from '../../components/report/report.element.js';
import { all, button, one, press, settled, until } from './mount.js';
import { quantityHost } from './quantity-host.js';

describe('quantities under a strict content policy', () => {
  it('are written with the rich editor, completed and run', async () => {
    const frame = document.createElement('iframe'), forbidden: string[] = [];
    frame.width = '800';
    frame.height = '700';
    frame.srcdoc = `<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src 'self'; object-src 'none'"><body><script type="module" src="${new URL('./mount.ts', import.meta.url).href}"></script>`;
    document.body.append(frame);
    await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    const page = frame.contentDocument!;
    page.addEventListener('securitypolicyviolation', (event) => forbidden.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sourceFile}`));
    try {
      const { customElements } = frame.contentWindow as unknown as Window & typeof globalThis;
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
      const image = page.createElement('img');
      image.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';
      page.body.append(image);
      await until(() => forbidden.length > 0, 'the policy to forbid what it should');
    } finally {
      frame.remove();
    }
  });
});
