/**
 * What a sandbox runs around a reader's function, as text: it goes into a worker's blob in a browser and into a context
 * of its own in Node, and brings nothing with it. It hands out columns, notes which ones are wanted, and gives the result
 * as JSON, so that no object of the function ever leaves. What it gives is looked at again outside (`function-result.ts`).
 */

/** What goes into one call; the program's value is a function of it. */
export interface FunctionCall {
  /** All columns that there are. */
  readonly names: readonly string[];
  /** Those that are given: numbers (NaN is missing; times in milliseconds since 1970), or texts (null is missing). */
  readonly columns: readonly (readonly [string, Float64Array | readonly (string | null)[]])[];
  readonly records: number;
  /** What was taken of each of the reader's choices, by name. */
  readonly choices?: readonly (readonly [string, string | number])[];
  /** Of `Math.random`, which begins anew with every call. */
  readonly seed: number;
  /** Values that a result may have. */
  readonly most: number;
}

/** An expression: `(make, call) => JSON text`; `make()` evaluates the reader's text anew. */
export const FUNCTION_PROGRAM = `(() => {
  'use strict';
  const { stringify } = JSON, { isArray } = Array, { freeze, create, prototype: plain } = Object, { isView } = ArrayBuffer, RealDate = Date, RealMap = Map, RealSet = Set, RealProxy = Proxy, RealError = Error, text = String, numberOf = Number, realPromise = Promise.prototype.then;
  const noClock = () => { throw new RealError('the time of day cannot be asked for: results would differ from run to run'); };
  function SteadyDate(...given) {
    if (!new.target || given.length === 0) noClock();
    return Reflect.construct(RealDate, given, new.target);
  }
  SteadyDate.prototype = RealDate.prototype;
  SteadyDate.UTC = RealDate.UTC;
  SteadyDate.parse = RealDate.parse;
  SteadyDate.now = noClock;
  RealDate.prototype.constructor = SteadyDate;
  RealDate.now = noClock;
  globalThis.Date = SteadyDate;
  const seeded = (seed) => () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const short = (value) => { try { return text(value).replace(/\\s+/g, ' ').slice(0, 200); } catch { return 'something that cannot be written'; } };
  const fault = (reason) => stringify({ fault: reason });
  const written = (value) => (value === null || value === undefined ? null : typeof value === 'number' ? (value - value === 0 ? value : text(value)) : undefined);
  const list = (of) => (isArray(of) || isView(of) ? of : null);
  return (make, { names, columns: given, records, choices = [], seed, most }) => {
    const there = new RealMap(given), known = new RealSet(names), wanted = new RealSet();
    const want = (name) => { wanted.add(name); throw new RealError('the column is on its way'); };
    const at = (name) => {
      if (typeof name !== 'string') return undefined;
      if (there.has(name)) return there.get(name);
      if (known.has(name)) return want(name);
      if (name in plain || name === 'then' || name === 'toJSON') return undefined;
      throw new RealError('there is no column \\u201c' + name + '\\u201d');
    };
    const columns = new RealProxy(create(null), {
      get: (_, name) => at(name), has: (_, name) => known.has(name), ownKeys: () => { for (const name of names) if (!there.has(name)) wanted.add(name); return wanted.size > 0 ? want(names[0]) : [...names]; },
      getOwnPropertyDescriptor: (_, name) => (known.has(name) ? { value: at(name), enumerable: true, configurable: true } : undefined),
      set: () => { throw new RealError('columns cannot be set'); }, defineProperty: () => { throw new RealError('columns cannot be set'); }, deleteProperty: () => { throw new RealError('columns cannot be taken away'); },
    });
    const taken = create(null);
    for (let i = 0; i < choices.length; i++) taken[choices[i][0]] = choices[i][1];
    const chosen = new RealProxy(freeze(taken), { get: (own, name) => {
      if (typeof name !== 'string' || name in own) return own[name];
      if (name in plain || name === 'then' || name === 'toJSON') return undefined;
      throw new RealError('there is no choice \\u201c' + name + '\\u201d');
    } });
    Math.random = seeded(seed | 0);
    let made, result;
    try { made = make(); } catch (error) { return fault('the function cannot be read: ' + short(error && error.message !== undefined ? error.message : error)); }
    if (typeof made !== 'function') return fault('the text is no function; write one as (columns) => a number');
    try { result = made(columns, freeze({ records, names: freeze([...names]), choices: chosen })); } catch (error) {
      if (wanted.size === 0) return fault('the function stopped with \\u201c' + short(error && error.message !== undefined ? error.message : error) + '\\u201d');
    }
    if (wanted.size > 0) return stringify({ wanted: [...wanted] });
    try {
      const one = written(result);
      if (one !== undefined) return stringify({ value: one });
      if (typeof result !== 'object') return fault('the function gives a ' + typeof result + ', not a number, groups with values or times with values');
      if (typeof result.then === 'function' && result.then === realPromise) return fault('the function gives a promise; it must give its result at once');
      const { groups, times, values } = result, keys = list(groups === undefined ? times : groups), of = list(values);
      if ((groups === undefined) === (times === undefined) || keys === null || of === null) return fault('the function gives an object without groups and values, or times and values, as lists');
      if (keys.length !== of.length) return fault('the function gives ' + keys.length + (groups === undefined ? ' times' : ' groups') + ' and ' + of.length + ' values');
      if (keys.length > most) return fault('the function gives more than ' + most + ' values');
      const names2 = [], values2 = [];
      for (let i = 0; i < keys.length; i++) {
        const value = written(of[i]), key = groups === undefined ? (keys[i] === null || keys[i] === undefined ? null : numberOf(keys[i])) : keys[i] === null || keys[i] === undefined ? 'missing' : text(keys[i]);
        if (value === undefined) return fault('value ' + (i + 1) + ' of the function is a ' + typeof of[i] + ' and no number');
        names2.push(key);
        values2.push(value);
      }
      return stringify(groups === undefined ? { times: names2, values: values2 } : { groups: names2, values: values2 });
    } catch (error) { return fault('what the function gives cannot be read: ' + short(error && error.message)); }
  };
})()`;
