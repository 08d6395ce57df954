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
/** The frame's own thread is idle: it answers unless its process is gone. */
const PING_MS = 500, SILENCE_MS = 4000;

export async function openBrowserSandbox(javascript: string): Promise<FunctionSandbox | string> {
  if (typeof document === 'undefined') return 'functions in JavaScript need a page to run in; queries and models do not';
  if (!mayEvaluate()) return FORBIDDEN;
  const nonce = Array.from(crypto.getRandomValues(new Uint32Array(4)), (each) => each.toString(36)).join('');
  const frame = document.createElement('iframe'), frameLine = new MessageChannel(), workerLine = new MessageChannel();
  frame.hidden = true;
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.setAttribute('aria-hidden', 'true');
  const sandbox = new FrameSandbox(frame, frameLine.port1, workerLine.port1);
  try {
    frame.srcdoc = frameText(nonce, FRAME_POLICY(nonce));
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    document.documentElement.append(frame);
    await within(START_MS, loaded);
    frame.contentWindow!.postMessage({ program: workerText(FUNCTION_PROGRAM) }, '*', [frameLine.port2, workerLine.port2]);
    await within(START_MS, sandbox.ready);
    sandbox.take(javascript);
    return sandbox;
  } catch {
    sandbox.end();
    return NOT_STARTED;
  }
}

/** A page's policy may forbid it; it is asked the one way that there is. */
function mayEvaluate(): boolean {
  try {
    return new Function('return true')() === true;
  } catch {
    return false;
  }
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
