/** A demo in a frame of its own, under a strict policy, that notes every word in the console and every fault. */
import { pause } from '../components/mount.js';

const listener = (folder: string): string => `<base href="${folder}"><script>
  window.said = [];
  for (const level of ['error', 'warn']) console[level] = (...words) => { if (!String(words[0]).startsWith('Lit is in dev mode') && !/scheduled an update/.test(String(words[0]))) window.said.push(level + ': ' + words.join(' ')); };
  addEventListener('error', (event) => window.said.push('error: ' + event.message));
  addEventListener('unhandledrejection', (event) => window.said.push('rejected: ' + event.reason));
  addEventListener('securitypolicyviolation', (event) => window.said.push('policy: ' + event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample));
  history.replaceState = () => undefined;
</script>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'">`;

export interface SilentPage extends Window { readonly said: readonly string[] }
export interface ViewLike extends Element { readonly viewState: { readonly state: string; readonly reason?: string } }

/** Shown when the page says so (`data-shown` of its root). `folder`: under `/demos/`. Throws what the page said where it is not shown in time. */
export async function openSilently(folder: string, mostMs = 60_000): Promise<HTMLIFrameElement> {
  const at = `/demos/${folder}/`, text = await (await fetch(`${at}index.html`)).text(), frame = document.createElement('iframe');
  frame.width = '1200';
  frame.height = '900';
  // Before the base is read, a browser looks ahead for what to fetch.
  frame.srcdoc = text.replace('<head>', `<head>${listener(at)}`).replaceAll('"../', '"/demos/').replaceAll('"./', `"${at}`);
  document.body.append(frame);
  // A document that has just begun has no root yet.
  for (const end = performance.now() + mostMs; frame.contentDocument?.documentElement?.dataset['shown'] !== 'true'; await pause(50)) {
    if (performance.now() < end) continue;
    const said = (frame.contentWindow as SilentPage | null)?.said ?? [];
    frame.remove();
    throw new Error(`${at} was not shown within ${mostMs} ms. Its console: ${said.join(' | ') || 'nothing'}`);
  }
  return frame;
}

export function viewsIn(root: ParentNode): ViewLike[] {
  return [...root.querySelectorAll('*')].flatMap((each) => [...('viewState' in each ? [each as ViewLike] : []), ...(each.shadowRoot ? viewsIn(each.shadowRoot) : [])]);
}
