/** Everything a view does works under `default-src 'self'; object-src 'none'`, the policy that repositories send. */
import { expect } from 'chai';
import type { ExampleView } from './example-view.js';
import { exampleReport } from './fixtures.js';
import { all, button, one, pause, press, settled, until } from './mount.js';
import { strictPage } from './strict-page.js';

describe('a view under a strict content policy', () => {
  it('draws, is walked, brushed, read and saved without anything that is forbidden', async () => {
    const strict = await strictPage(new URL('./example-view.ts', import.meta.url).href, 800, 600), { page, forbidden, customElements } = strict;
    try {
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
      await strict.forbids();
    } finally {
      strict.remove();
    }
  });
});
