/** The gallery over each of its data, under a strict policy: every element shows something or says why not, and the console stays silent. */
import { expect } from 'chai';
import { pause } from '../components/mount.js';

/** By data: how many charts have something to show. Of Seattle only a category changed. */
const DATA = { gapminder: 11, 'seattle-weather': 3, 'simulated-sites': 12, 'simulated-tower': 11 };
/** The first page that asks for the reports waits until they are made. */
const MAKING_MS = 240_000;
/** Written into the page before its own scripts. */
const LISTENER = `<base href="/demos/gallery/"><script>
  window.said = [];
  for (const level of ['error', 'warn']) console[level] = (...words) => { if (!String(words[0]).startsWith('Lit is in dev mode') && !/scheduled an update/.test(String(words[0]))) window.said.push(level + ': ' + words.join(' ')); };
  addEventListener('error', (event) => window.said.push('error: ' + event.message));
  addEventListener('unhandledrejection', (event) => window.said.push('rejected: ' + event.reason));
  addEventListener('securitypolicyviolation', (event) => window.said.push('policy: ' + event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample));
  history.replaceState = () => undefined;
</script>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'">`;

interface Gallery extends Window { readonly said: readonly string[] }
interface ViewLike extends Element { readonly viewState: { readonly state: string; readonly reason?: string } }

let frame: HTMLIFrameElement;

async function openGallery(): Promise<Gallery> {
  const text = await (await fetch('/demos/gallery/index.html')).text();
  frame = document.createElement('iframe');
  frame.width = '1200';
  frame.height = '900';
  // Before the base is read, a browser looks ahead for what to fetch.
  frame.srcdoc = text.replace('<head>', `<head>${LISTENER}`).replaceAll('"../', '"/demos/').replaceAll('"./', '"/demos/gallery/');
  document.body.append(frame);
  for (let i = 0; i < MAKING_MS / 50 && frame.contentDocument?.documentElement.dataset['shown'] !== 'true'; i++) await pause(50);
  return frame.contentWindow as Gallery;
}

function viewsIn(root: ParentNode): ViewLike[] {
  return [...root.querySelectorAll('*')].flatMap((each) => [...('viewState' in each ? [each as ViewLike] : []), ...(each.shadowRoot ? viewsIn(each.shadowRoot) : [])]);
}

describe('the gallery', () => {
  before(async function () {
    this.timeout(MAKING_MS);
    await openGallery();
  });
  after(() => frame.remove());

  for (const [data, charts] of Object.entries(DATA)) {
    it(`shows every element over ${data} without a word in the console`, async () => {
      const gallery = frame.contentWindow as Gallery, { document: page } = gallery, select = page.querySelector<HTMLSelectElement>('#data')!;
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

  it('stands under a policy that is in force', async () => {
    const gallery = frame.contentWindow as Gallery;
    gallery.document.body.setAttribute('style', 'color: red');
    await pause(100);
    expect(gallery.said.some((words) => words.startsWith('policy: style-src'))).to.equal(true);
  });
});
