/** The texts of the frame and of the worker in which a reader's function runs in a browser. They come with no other file, so that a page needs none. */

/** Nothing may be fetched, shown or sent; scripts are the frame's own, and what is evaluated in the worker. */
export const FRAME_POLICY = (nonce: string): string => `default-src 'none'; script-src 'nonce-${nonce}' 'unsafe-eval' blob:; worker-src blob:; connect-src 'none'; form-action 'none'; base-uri 'none'`;

/** Says that it runs, makes the worker, hands it its line to the page, and answers pings: it runs nothing of the reader's. */
export function frameText(nonce: string, policy: string): string {
  return `<!doctype html><html><head><meta http-equiv="Content-Security-Policy" content="${policy}"></head><body><script nonce="${nonce}">
parent.postMessage('here', '*');
addEventListener('message', ({ data, ports: [page, line] }) => {
  page.onmessage = () => page.postMessage('here');
  try {
    const worker = new Worker(URL.createObjectURL(new Blob([data.program], { type: 'text/javascript' })));
    worker.onerror = () => page.postMessage('failed');
    worker.postMessage(null, [line]);
  } catch { page.postMessage('failed'); }
}, { once: true });
</script></body></html>`;
}

/** Names that the language has; all others are taken away before the reader's text is read. */
const LANGUAGE = ['Object', 'Function', 'Array', 'Number', 'parseFloat', 'parseInt', 'Infinity', 'NaN', 'undefined', 'Boolean', 'String', 'Symbol', 'Date', 'Promise', 'RegExp', 'Error', 'AggregateError', 'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError', 'globalThis', 'JSON', 'Math', 'Intl', 'ArrayBuffer', 'Uint8Array', 'Int8Array', 'Uint16Array', 'Int16Array', 'Uint32Array', 'Int32Array', 'Float32Array', 'Float64Array', 'Float16Array', 'Uint8ClampedArray', 'BigUint64Array', 'BigInt64Array', 'DataView', 'Map', 'BigInt', 'Set', 'Iterator', 'WeakMap', 'WeakSet', 'WeakRef', 'Proxy', 'Reflect', 'decodeURI', 'decodeURIComponent', 'encodeURI', 'encodeURIComponent', 'escape', 'unescape', 'eval', 'isFinite', 'isNaN'];

/** The line of the worker stays in here: the reader's text runs in the global scope and finds none of it. */
export function workerText(program: string): string {
  return `'use strict';
{
  const evaluate = globalThis.eval, answer = ${program}, keep = new Set(${JSON.stringify(LANGUAGE)});
  addEventListener('message', ({ ports: [line] }) => {
    const post = line.postMessage.bind(line);
    try { evaluate('0'); } catch { post('forbidden'); return; }
    line.onmessage = ({ data: { javascript, call } }) => post(answer(() => evaluate('"use strict";(' + javascript + '\\n)'), call));
    for (let scope = globalThis; scope !== null && scope !== Object.prototype; scope = Object.getPrototypeOf(scope)) {
      for (const name of Reflect.ownKeys(scope)) {
        if (keep.has(name) || name === 'constructor' || (typeof name === 'symbol' && scope === globalThis)) continue;
        try { delete scope[name]; } catch { /* Those that stay are made empty, as far as that goes; the policy holds for all. */ }
        if (Object.hasOwn(scope, name)) try { Object.defineProperty(scope, name, { value: undefined }); } catch { /* see above */ }
      }
      if (scope !== globalThis) try { Object.defineProperty(scope, 'constructor', { value: undefined }); } catch { /* see above */ }
    }
    post('ready');
  }, { once: true });
}`;
}
