/** The biomass demo under a strict policy: every picture is drawn, its numbers are written, and the console stays silent. */
import { expect } from 'chai';
import { pause } from '../components/mount.js';
import { openSilently, viewsIn, type SilentPage } from './silent-page.js';

describe('the biomass demo', () => {
  let frame: HTMLIFrameElement | undefined;
  before(async () => { frame = await openSilently('biomass'); await pause(2000); });
  after(() => frame?.remove());

  it('draws every picture without a word in the console', () => {
    const page = frame!.contentDocument!, views = viewsIn(page);
    expect(views.length).to.be.at.least(6);
    for (const view of views) {
      expect(view.viewState.state, `${view.localName}: ${view.viewState.reason ?? ''}`).to.equal('ready');
      expect(view.shadowRoot!.querySelector('.picture svg, .picture canvas'), view.localName).not.to.equal(null);
    }
    expect((frame!.contentWindow as SilentPage).said).to.deep.equal([]);
    expect(page.documentElement.scrollWidth, 'nothing is wider than the page').to.be.at.most(page.documentElement.clientWidth);
  });

  it('writes its numbers from the report, says that the data are simulated, and that it is not always so', () => {
    const page = frame!.contentDocument!;
    for (const place of page.querySelectorAll<HTMLElement>('[data-fact]')) expect(place.textContent, place.dataset['fact']).to.match(/\S/);
    expect(page.querySelector('.label')!.textContent).to.match(/Simulated data\./);
    expect(page.querySelectorAll('#seeds tbody tr').length).to.equal(10);
    expect(page.body.textContent).to.match(/After thirty years the early hardwoods hold [\d.]+ instead of [\d.]+ kg C m⁻² \(−\d+(\.\d+)? %\)\./).and.to.match(/over 10 seeds/).and.not.to.match(/NaN|undefined|\[object/);
  });
});
