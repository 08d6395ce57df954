/** A reader's function in a real browser: it gives what the native side gives, reaches nothing, and is ended. */
import { expect } from 'chai';
import { FUNCTION_PROGRAM } from '../../src/core/impact/function/function-program.js';
import { FRAME_POLICY, frameText, workerText } from '../../src/io/function/frame-program.js';
import { openSession, type Comparison, type QuantityImpact, type Session } from '../../src/session/index.js';
import { HOSTILE_FUNCTIONS } from '../fixtures/hostile-functions.js';

const DATA = 'id,x,w\n1,2,a\n2,3,b\n3,,a\n', LATER = 'id,x,w\n1,2,a\n2,5,b\n3,1,a\n';
const release = (text: string, name: string): { name: string; data: Blob } => ({ name, data: new Blob([text]) });
const reason = (figure: unknown): string => (figure as { reason: string }).reason;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const frames = (): number => document.querySelectorAll('iframe[sandbox]').length;

describe('functions in the browser', () => {
  let session: Session, comparison: Comparison;
  const ask = async (javascript: string, signal?: AbortSignal): Promise<QuantityImpact> => (await comparison.impact([{ name: 'Q', javascript }], signal ? { signal } : {}))[0]!;
  before(async () => {
    session = await openSession({ limits: { functionMs: 3000 } });
    comparison = await session.compare(release(DATA, 'a.csv'), release(LATER, 'b.csv'), { key: ['id'] });
  });
  after(() => session.close());

  it('give their results, with parts, and leave no frame behind', async () => {
    const sum = await ask('({ x }) => x.reduce((total, each) => (Number.isNaN(each) ? total : total + each), 0)'), groups = await ask('({ x, w }) => ({ groups: [...new Set(w)], values: [...new Set(w)].map((name) => x.filter((_, i) => w[i] === name).reduce((a, b) => a + (b || 0), 0)) })');
    expect([sum.base, sum.revision, sum.notes![0]]).to.deep.equal([5, 8, 'The function reads x.']);
    expect(sum.attributions!.find(({ by }) => by === 'class of cell')!.parts.map(({ player, part }) => [player.label, part])).to.deep.equal([['changed values', 2], ['filled cells', 1]]);
    expect(groups.groups!.map(({ group, base, revision }) => [group, base, revision]).sort()).to.deep.equal([['a', 2, 3], ['b', 3, 5]]);
    expect(frames()).to.equal(0);
  });

  it('say what is wrong with them', async () => {
    expect(reason((await ask('(x => ')).base)).to.match(/cannot be read: Unexpected/);
    expect(reason((await ask('() => { throw new Error("no"); }')).base)).to.match(/stopped with “no”/);
    expect(reason((await ask('() => (globalThis.n = (globalThis.n ?? 0) + 1)')).base)).to.match(/another result/);
  });

  it('find nothing of the host', async () => {
    for (const [what, javascript] of HOSTILE_FUNCTIONS) expect((await ask(javascript)).base, what).not.to.equal(1);
  });

  it('are ended by the limit and when called off, and what comes after works', async () => {
    expect(reason((await ask('() => { for (;;) {} }')).base)).to.match(/no answer within 3 s and was ended/);
    const stop = new AbortController(), work = ask('() => { for (;;) {} } /* again */', stop.signal).then(() => null, (error: Error) => error);
    await pause(1000);
    stop.abort(new Error('enough'));
    expect((await work)?.message).to.equal('enough');
    expect([(await ask('({ x }) => x.length')).base, frames()]).to.deep.equal([3, 0]);
  });

  it('are ended where they take all memory, and the page goes on', async () => {
    for (const hog of ['() => { const all = []; for (;;) all.push(new Array(1e6).fill(1.5)); }', '() => { const all = []; for (;;) { const part = new Float64Array(4e6); part.fill(1); all.push(part); if (all.length > 40) all.length = 0; } }']) expect(reason((await ask(hog)).base), hog).to.match(/was ended|stopped/);
    expect((await ask('({ x }) => x.length')).base).to.equal(3);
  });
});

describe('the policy of the frame, without what was taken away', () => {
  /** Text of the reader that runs in the worker as it is: only the policy stands between it and the network. */
  async function outcomes(body: string, policy = FRAME_POLICY('n0')): Promise<unknown> {
    const frame = document.createElement('iframe'), page = new MessageChannel(), line = new MessageChannel();
    frame.hidden = true;
    frame.setAttribute('sandbox', 'allow-scripts');
    frame.srcdoc = frameText('n0', policy);
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true })), told = new Promise<unknown>((resolve) => { line.port1.onmessage = ({ data }) => resolve(data); page.port1.onmessage = ({ data }) => resolve(data); });
    document.body.append(frame);
    await loaded;
    frame.contentWindow!.postMessage({ program: `addEventListener('message', async ({ ports: [line] }) => { const origin = ${JSON.stringify(location.origin)}; line.postMessage(await (async () => { ${body} })().then((x) => 'reached ' + String(x), (error) => 'stopped ' + error)); });` }, '*', [page.port2, line.port2]);
    const found = await Promise.race([told, pause(8000).then(() => 'nothing came')]);
    frame.remove();
    return found;
  }

  it('runs what needs nothing (so that the next ones fail for the right reason)', async () => {
    expect(await outcomes('return eval("6 * 7");')).to.equal('reached 42');
  });
  for (const [what, body] of [['fetch without reading', 'return (await fetch(origin + "/index.html", { mode: "no-cors" })).type;'], ['scripts', 'importScripts(URL.createObjectURL(new Blob(["self.found = 1"]))); return self.found;'], ['a module as data', 'return (await import("data:text/javascript,export default 7")).default;']] as const) {
    it(`where there is no policy, ${what} would get through`, async () => expect(await outcomes(body, "default-src * data: blob: 'unsafe-inline' 'unsafe-eval'")).to.match(/^reached /));
  }
  for (const [what, body] of [
    ['fetch', 'return (await fetch(origin + "/index.html")).status;'], ['fetch without reading', 'return (await fetch(origin + "/index.html", { mode: "no-cors", method: "POST", body: "x" })).type;'], ['a request', 'return new Promise((resolve, reject) => { const request = new XMLHttpRequest(); request.onload = () => resolve(request.status); request.onerror = () => reject("blocked"); request.open("GET", origin + "/index.html"); request.send(); });'],
    ['a synchronous request', 'const request = new XMLHttpRequest(); request.open("GET", origin + "/index.html", false); request.send(); return request.status;'], ['a socket', 'return new Promise((resolve, reject) => { const socket = new WebSocket(origin.replace("http", "ws") + "/wtr-web-socket"); socket.onopen = () => resolve("open"); socket.onerror = () => reject("blocked"); });'],
    ['events', 'return new Promise((resolve, reject) => { const events = new EventSource(origin + "/index.html"); events.onopen = () => resolve("open"); events.onerror = () => reject("blocked"); });'], ['scripts', 'importScripts(origin + "/src/core/version.ts"); return "imported";'], ['a module', 'return (await import(origin + "/src/core/version.ts")).VERSION;'], ['a module as data', 'return (await import("data:text/javascript,export default 7")).default;'],
    ['a worker from elsewhere', 'return new Promise((resolve, reject) => { const worker = new Worker(origin + "/src/core/version.ts"); worker.onerror = () => reject("blocked"); setTimeout(() => resolve("runs"), 3000); });'], ['a worker in the worker that fetches', 'return new Promise((resolve, reject) => { const worker = new Worker(URL.createObjectURL(new Blob(["fetch(" + JSON.stringify(origin + "/index.html") + ").then((x) => postMessage(x.status), () => postMessage(0))"]))); worker.onmessage = ({ data }) => (data === 0 ? reject("blocked") : resolve(data)); worker.onerror = () => reject("blocked"); });'],
    ['the page’s caches', 'return (await caches.keys()).length;'], ['the page’s database', 'return new Promise((resolve, reject) => { const request = indexedDB.open("x"); request.onsuccess = () => resolve("open"); request.onerror = () => reject("blocked"); });'], ['a beacon', 'return navigator.sendBeacon(origin + "/index.html", "x") ? "sent" : Promise.reject("blocked");'], ['a faster transport', 'const line = new WebTransport(origin.replace("http:", "https:") + "/x"); await line.ready; return "open";'],
  ] as const) it(`stops ${what}`, async () => expect(await outcomes(body)).to.match(/^stopped /));

  it('has no origin, so that nothing stored is the page’s', async () => expect(await outcomes('return self.origin;')).to.equal('reached null'));
  it('and the program that goes in is one that a worker can read', () => { expect(() => new Function(workerText(FUNCTION_PROGRAM))).not.to.throw(); });
});

describe('a page whose policy forbids evaluating text', () => {
  for (const [what, scripts] of [['no text as script', "'self' 'wasm-unsafe-eval'"], ['text in the page but none evaluated', "'self' 'unsafe-inline' 'wasm-unsafe-eval' blob:"]] as const) it(`allows ${what}: refuses functions with one sentence, and computes queries and models`, async () => {
    const frame = document.createElement('iframe'), found = new Promise<unknown>((resolve) => { (window as { strictPage?: (found: unknown) => void }).strictPage = resolve; });
    frame.hidden = true;
    frame.srcdoc = `<!doctype html><html><head><meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src ${scripts}; worker-src 'self' blob:; connect-src 'self' blob:"><base href="/"></head><body><script type="module" src="/test/fixtures/strict-page.ts"></script></body></html>`;
    document.body.append(frame);
    const [query, model, refused] = (await found) as { readonly change: unknown; readonly base: unknown; readonly sentence: string }[];
    frame.remove();
    expect([query!.change, model!.change, typeof refused!.base]).to.deep.equal([24, 1, 'object']);
    expect(reason(refused!.base)).to.equal('this page’s policy forbids evaluating text, so that functions in JavaScript cannot run here; queries and models can');
    expect(refused!.sentence).to.equal('function cannot be compared: this page’s policy forbids evaluating text, so that functions in JavaScript cannot run here; queries and models can.');
  });
});
