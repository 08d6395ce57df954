/**
 * Entry of the thread in which a reader's function runs in Node: in a context of its own that holds the language and
 * nothing else. Objects never cross: numbers are copied into arrays of the context, all else goes as text. That keeps
 * honest functions from harm; it is no wall against one that means harm (decision 29).
 */
import { createContext, Script } from 'node:vm';
import { parentPort, workerData } from 'node:worker_threads';
import { FUNCTION_PROGRAM, type FunctionCall } from '../../core/impact/function/function-program.js';

const port = parentPort!, { javascript } = workerData as { javascript: string }, set = Float64Array.prototype.set, post = port.postMessage.bind(port), stringify = JSON.stringify;
const context = createContext(Object.create(null) as object, { codeGeneration: { strings: false, wasm: false }, microtaskMode: 'afterEvaluate' });
// What the context's own globals have beyond the language.
new Script('delete globalThis.WebAssembly; delete globalThis.SharedArrayBuffer; delete globalThis.Atomics; delete globalThis.console; delete globalThis.FinalizationRegistry;').runInContext(context);
const answer = new Script(`((answer) => (make, said, numbers) => { const call = JSON.parse(said); return answer(make, { ...call, columns: call.columns.map(([name, at, texts]) => [name, at === null ? texts : numbers[at]]) }); })(${FUNCTION_PROGRAM})`).runInContext(context) as (make: unknown, said: string, numbers: unknown) => unknown;
const makeNumbers = new Script('(sizes) => JSON.parse(sizes).map((size) => new Float64Array(size))').runInContext(context) as (sizes: string) => ArrayLike<Float64Array>;
/** In the context, so that even the function that evaluates is one of it. */
const makerOf = new Script('(made) => () => { if (made.fault !== undefined) throw new SyntaxError(made.fault); return made.value; }').runInContext(context) as (made: unknown) => unknown;
const emptyMade = new Script('() => ({ fault: undefined, value: undefined })').runInContext(context) as () => { fault: string | undefined; value: unknown };

// What a thread of Node can reach is taken away here too: an error that comes from outside the context leads to this one.
for (const name of Object.getOwnPropertyNames(globalThis)) if (!['Object', 'Function', 'Array', 'String', 'Number', 'Boolean', 'Symbol', 'Error', 'TypeError', 'RangeError', 'SyntaxError', 'ReferenceError', 'EvalError', 'URIError', 'Promise', 'Map', 'Set', 'WeakMap', 'WeakSet', 'WeakRef', 'Float64Array', 'Uint8Array', 'ArrayBuffer', 'JSON', 'Math', 'Reflect', 'Proxy', 'RegExp', 'globalThis', 'undefined', 'NaN', 'Infinity'].includes(name)) Reflect.deleteProperty(globalThis, name);

port.on('message', (call: FunctionCall) => {
  const numbers: Float64Array[] = [], columns = call.columns.map(([name, values]) => (values instanceof Float64Array ? [name, numbers.push(values) - 1, null] : [name, null, values]));
  const own = makeNumbers(stringify(numbers.map(({ length }) => length)));
  numbers.forEach((values, i) => set.call(own[i]!, values));
  const made = emptyMade();
  try {
    made.value = new Script(`"use strict";(${javascript}\n)`, { filename: 'function' }).runInContext(context);
  } catch (error) {
    made.fault = String((error as { message?: unknown } | null)?.message ?? 'it cannot be read');
  }
  const reply = answer(makerOf(made), stringify({ ...call, columns }), own);
  post(typeof reply === 'string' ? reply : null);
});
