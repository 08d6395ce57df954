/** Everything a view does works under `default-src 'self'; object-src 'none'`, the policy that repositories send. */
import { expect } from 'chai';
import type { ExampleView } from './example-view.js';
import { exampleReport } from './fixtures.js';
import { all, button, one, pause, press, settled, until } from './mount.js';

const POLICY = "default-src 'self'; object-src 'none'";

/** A page of its own with the policy, and what it forbade. */
async function strictPage(script: string): Promise<{ frame: HTMLIFrameElement; page: Document; forbidden: string[] }> {
  const frame = document.createElement('iframe');
  frame.width = '800';
  frame.height = '600';
  frame.srcdoc = `<!doctype html><meta http-equiv="Content-Security-Policy" content="${POLICY}"><body><script type="module" src="${script}"></script>`;
  const forbidden: string[] = [];
  document.body.append(frame);
  await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  const page = frame.contentDocument!;
  page.addEventListener('securitypolicyviolation', (event) => forbidden.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sourceFile}`));
  return { frame, page, forbidden };
}

describe('a view under a strict content policy', () => {
  it('draws, is walked, brushed, read and saved without anything that is forbidden', async () => {
    const { frame, page, forbidden } = await strictPage(new URL('./example-view.ts', import.meta.url).href);
    try {
      const { customElements } = frame.contentWindow as unknown as Window & typeof globalThis;
      await customElements.whenDefined('change-example');
      const view = page.createElement('change-example') as ExampleView;
      view.report = exampleReport();
      page.body.append(view);
      await settled(view);
      await until(() => all(view, '.marks').length === 1, 'the marks');
      const marks = one<HTMLElement>(view, '.marks');
      marks.focus();
      press(marks, 'ArrowRight');
      for (const [type, x] of [['pointerdown', 100], ['pointermove', 200], ['pointermove', 300], ['pointerup', 300]] as const) {
        marks.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerId: 1, button: 0, clientX: x, clientY: 100 }));
      }
      for (const words of ['Table', 'Why this chart?', 'Export']) button(view, words).click();
      await until(() => all(view, '.evidence').length === 1, 'the evidence');
      for (const form of ['SVG', 'PNG', 'CSV']) button(view, form).click();
      await pause(300);
      await settled(view);
      expect(view.clauses).to.have.length(1);
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
