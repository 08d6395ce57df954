/** The gallery over each of its data, under a strict policy: every element shows something or says why not, and the console stays silent. */
import { expect } from 'chai';
import { pause } from '../components/mount.js';
import { openSilently, viewsIn, type SilentPage } from './silent-page.js';

/** By data: how many charts have something to show. Of Seattle only a category changed. */
const DATA = { gapminder: 11, 'seattle-weather': 3, 'simulated-sites': 12, 'simulated-tower': 11 };
/** The first page that asks for the reports waits until they are made. */
const MAKING_MS = 240_000;
let frame: HTMLIFrameElement | undefined;

describe('the gallery', () => {
  before(async function () {
    this.timeout(MAKING_MS + 30_000);
    frame = await openSilently('gallery', MAKING_MS);
  });
  after(() => frame?.remove());

  for (const [data, charts] of Object.entries(DATA)) {
    it(`shows every element over ${data} without a word in the console`, async () => {
      const gallery = frame!.contentWindow as SilentPage, { document: page } = gallery, select = page.querySelector<HTMLSelectElement>('#data')!;
      select.value = data;
      select.dispatchEvent(new Event('change'));
      await pause(1500);
      const views = viewsIn(page);
      expect(views.length).to.be.greaterThan(9);
      for (const view of views) expect(['ready', 'not-applicable', 'empty'], `${view.localName}: ${view.viewState.reason ?? view.viewState.state}`).to.include(view.viewState.state);
      expect(views.filter((view) => view.viewState.state === 'ready').length, 'charts with something to show').to.be.at.least(charts);
      for (const view of views) if (view.viewState.state === 'ready') expect(view.shadowRoot!.querySelector('.picture svg, .picture canvas'), view.localName).not.to.equal(null);
      expect(gallery.said).to.deep.equal([]);
      expect(page.documentElement.scrollWidth, 'nothing is wider than the page').to.be.at.most(page.documentElement.clientWidth);
    });
  }

  it('is a page whose silence would be told: one that is not shown in time fails with what it said', async () => {
    const failure: unknown = await openSilently('no-such-demo', 200).catch((error: unknown) => error);
    expect(String(failure)).to.match(/no-such-demo.+ was not shown within 200 ms. Its console: nothing/);
  });

  it('stands under a policy that is in force', async () => {
    const gallery = frame!.contentWindow as SilentPage;
    gallery.document.body.setAttribute('style', 'color: red');
    await pause(100);
    expect(gallery.said.some((words) => words.startsWith('policy: style-src'))).to.equal(true);
  });
});
