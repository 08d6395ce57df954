/**
 * A reader's function in a browser: in a worker, that a hidden frame without an origin made, whose own policy allows no
 * request of any kind. The worker inherits that policy, so that nothing leaves the machine even where the function finds
 * a way that was not taken from it; and it has no origin, so that nothing stored by the page can be read. See decision 29.
 */
import { FUNCTION_PROGRAM, type FunctionCall } from '../../core/impact/function/function-program.js';
import { FRAME_POLICY, frameText, workerText } from './frame-program.js';
import { SandboxEnd, type FunctionSandbox } from './function-sandbox.js';

const FORBIDDEN = 'this page’s policy forbids evaluating text, so that functions in JavaScript cannot run here; queries and models can';
const NOT_STARTED = 'this page does not let a worker of its own be started, so that functions in JavaScript cannot run here; queries and models can';
/** The frame loads nothing: a second is long. */
const START_MS = 5000;
/** The frame's script runs before the frame has loaded: what it said is at most on its way then. */
const FIRST_WORD_MS = 1000;
/** The frame's own thread is idle: it answers unless its process is gone. */
const PING_MS = 500, SILENCE_MS = 4000;

export async function openBrowserSandbox(javascript: string): Promise<FunctionSandbox | string> {
  if (typeof document === 'undefined') return 'functions in JavaScript need a page to run in; queries and models do not';
  const nonce = Array.from(crypto.getRandomValues(new Uint32Array(4)), (each) => each.toString(36)).join('');
  const frame = document.createElement('iframe'), frameLine = new MessageChannel(), workerLine = new MessageChannel();
  frame.hidden = true;
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.setAttribute('aria-hidden', 'true');
  const sandbox = new FrameSandbox(frame, frameLine.port1, workerLine.port1), word = firstWord(frame);
  try {
    frame.srcdoc = frameText(nonce, FRAME_POLICY(nonce));
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    document.documentElement.append(frame);
    await within(START_MS, loaded);
    if (!(await within(FIRST_WORD_MS, word.heard).catch(() => false))) throw new Forbidden();
    frame.contentWindow!.postMessage({ program: workerText(FUNCTION_PROGRAM) }, '*', [frameLine.port2, workerLine.port2]);
    await within(START_MS, sandbox.ready);
    sandbox.take(javascript);
    return sandbox;
  } catch (error) {
    sandbox.end();
    return error instanceof Forbidden ? FORBIDDEN : NOT_STARTED;
  } finally {
    word.stop();
  }
}

class Forbidden extends Error {}

/**
 * A policy is not asked: it shows. The frame and its worker are under the page's policy too, so that a page that forbids
 * text as script stops the frame's own script, which then says nothing, or else the worker's `eval`.
 */
function firstWord(frame: HTMLIFrameElement): { readonly heard: Promise<boolean>; readonly stop: () => void } {
  const end = new AbortController();
  const heard = new Promise<boolean>((resolve) => {
    addEventListener('message', ({ source, data }) => { if (source === frame.contentWindow && source !== null && data === 'here') resolve(true); }, { signal: end.signal });
  });
  return { heard, stop: () => end.abort() };
}

function within<T>(ms: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('too late')), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

class FrameSandbox implements FunctionSandbox {
  readonly ready: Promise<void>;
  private javascript = '';
  private waiting: { readonly resolve: (reply: unknown) => void; readonly reject: (error: Error) => void } | null = null;
  private pulse: ReturnType<typeof setInterval> | null = null;
  private heard = 0;

  constructor(private readonly frame: HTMLIFrameElement, private readonly frameLine: MessagePort, private readonly workerLine: MessagePort) {
    this.ready = new Promise((resolve, reject) => {
      frameLine.onmessage = ({ data }: MessageEvent<unknown>) => {
        this.heard = performance.now();
        if (data === 'failed') { reject(new Error('failed')); this.fail('the function’s worker stopped'); }
      };
      workerLine.onmessage = ({ data }: MessageEvent<unknown>) => {
        if (data === 'ready') { resolve(); return; }
        if (data === 'forbidden') { reject(new Forbidden()); return; }
        const waiting = this.waiting;
        this.quiet();
        waiting?.resolve(data);
      };
    });
    this.ready.catch(() => undefined);
  }

  take(javascript: string): void {
    this.javascript = javascript;
  }

  call(call: FunctionCall): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.heard = performance.now();
      this.pulse = setInterval(() => {
        if (performance.now() - this.heard > SILENCE_MS) this.fail('the function was ended by the browser, most likely because it needed too much memory');
        else this.frameLine.postMessage('ping');
      }, PING_MS);
      this.workerLine.postMessage({ javascript: this.javascript, call }, call.columns.flatMap(([, values]) => (values instanceof Float64Array ? [values.buffer as ArrayBuffer] : [])));
    });
  }

  /** What removes the frame ends its worker. */
  end(): void {
    this.quiet();
    this.frameLine.close();
    this.workerLine.close();
    this.frame.remove();
  }

  private fail(why: string): void {
    const waiting = this.waiting;
    this.quiet();
    waiting?.reject(new SandboxEnd(why));
  }

  private quiet(): void {
    this.waiting = null;
    if (this.pulse !== null) clearInterval(this.pulse);
    this.pulse = null;
  }
}
