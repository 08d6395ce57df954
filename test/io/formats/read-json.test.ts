import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isPalimpsestError } from '../../../src/core/errors.js';
import { jsonErrorAt } from '../../../src/io/formats/json-place.js';
import { readJson } from '../../../src/io/formats/read-json.js';
import { texts } from '../../core/support/delimited.js';
import { Random } from '../../core/support/random.js';

describe('JSON', () => {
  const READ: readonly (readonly [string, string, string, readonly string[], number])[] = [
    ['an array of objects', '[{"a":1,"b":"x"},{"b":"y","c":null}]', 'json', ['a', 'b', 'c'], 2], ['NDJSON', '{"a":1}\n{"a":2}\r\n\n{"a":3}', 'ndjson', ['a'], 3], ['one line of NDJSON', '{"a":1,"b":2}\n', 'ndjson', ['a', 'b'], 1],
    ['an object with one array of records', '{"data":[{"a":1},{"a":2}],"version":3}', 'json', ['a'], 2], ['the same over many lines', '{\n"data":[\n{"a":1}\n]\n}', 'json', ['a'], 1], ['an empty array', '[]', 'json', [], 0], ['white space around', ' \n [{"a":1}] \n', 'json', ['a'], 1],
  ];
  for (const [what, text, format, names, records] of READ) {
    it(what, () => {
      const table = readJson(text, 'data.json');
      assert.deepEqual([table.format, table.columns.map((column) => column.name), table.records], [format, names, records]);
    });
  }

  it('keeps values, types and nested values', () => {
    const [a, b, c] = readJson('[{"a":1.5,"b":"x","c":{"z":1,"y":[2]}},{"a":null,"b":"","c":null}]', 'data.json').columns;
    assert.deepEqual([a!.declared, b!.declared, c!.declared], ['number', 'text', 'nested']);
    assert.deepEqual(texts(b!.values), ['x', '']);
    assert.deepEqual(texts(c!.values), ['{"y":[2],"z":1}', null]);
  });

  it('keeps whole numbers beyond 2^53 apart, and all others as the language reads them', () => {
    const [a, b, c, d] = readJson('[{"a":9007199254740993,"b":"12345678901234567890","c":[-12345678901234567891],"d":0.1234567890123456789},{"a":5,"b":"\\ue0001","c":[],"d":1234567890123456789e-3}]', 'data.json').columns;
    assert.deepEqual([a!.declared, texts(a!.values)], ['text', ['9007199254740993', '5']]);
    assert.deepEqual(texts(b!.values), ['12345678901234567890', '\ue0001']);
    assert.deepEqual(texts(c!.values), ['[-12345678901234567891]', '[]']);
    assert.deepEqual(d!.values.kind === 'number' && [...d!.values.values], [0.1234567890123456789, 1234567890123456789e-3]);
  });

  const BAD: readonly (readonly [string, string, number | undefined])[] = [
    ['a comma too many', '[\n{"a":1},\n{"a":2},\n]', 4], ['a missing quote', '[\n{"a:1}]', 2], ['a missing comma', '[{"a":1}\n{"a":2}]', 2], ['an end too soon', '[{"a":1},\n{"a":', 2], ['a bare word', '[\n\n{"a":nope}]', 3], ['NDJSON with a broken line', '{"a":1}\n\n{"a":2}\n{"a"\n', 4],
    ['a number', '[1]', 1], ['an array in an array', '[{"a":1},[2]]', 2], ['an object without records', '{\n"a":1\n}', undefined], ['an object with two arrays', '{\n"a":[],\n"b":[]\n}', undefined], ['an object with two arrays on one line', '{"a":[{"x":1}],"b":[{"x":1}]}', undefined],
    ['a large number and a fault', '[{"a":12345678901234567890},\n{"a":]', 2], ['values nested beyond the stack', `[{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}]`, undefined],
  ];
  for (const [what, text, line] of BAD) {
    it(`with ${what} is refused${line === undefined ? '' : `, with line or record ${line}`}`, () => {
      assert.throws(() => readJson(text, 'data.json'), (error) => {
        assert.ok(isPalimpsestError(error, 'ParseError'));
        assert.equal(error.place.line, line);
        assert.match(error.message, /^data\.json.*\. [A-Z]/);
        return true;
      });
    });
  }
});

describe('the place where a text stops being JSON', () => {
  it('is the end of a text that is whole', () => {
    for (const text of ['1', '[]', ' {"a" : [1, -2.5e3, "x\\u00e9\\"", true, null, {}] } ', '"a"']) assert.equal(jsonErrorAt(text), text.length);
  });
  const PLACES: readonly (readonly [string, number])[] = [['[1,]', 3], ['{"a":1,}', 7], ['{a:1}', 1], ['[1 2]', 3], ['[01]', 1], ['["a\nb"]', 1], ['{"a"}', 4], ['[1', 2], ['[]]', 2], ['{"a":1]', 6], ['', 0], ['[1.5.2]', 1], ['nul', 0], ['{"a" 1}', 5], ['[,1]', 1]];
  for (const [text, at] of PLACES) it(JSON.stringify(text), () => assert.equal(jsonErrorAt(text), at));

  it('agrees with the language on what is JSON, for texts that are one change away from it', () => {
    const random = new Random(101);
    for (let i = 0; i < 3000; i++) {
      const value = Array.from({ length: random.whole(0, 3) }, () => ({ a: random.whole(-9, 9), b: random.pick(['x', 'é"', null, true, 1e21, -0.5, [], {}]) }));
      const whole = JSON.stringify(value, null, random.pick([0, 1]));
      const at = random.whole(0, whole.length - 1);
      const text = random.chance(0.3) ? whole : whole.slice(0, at) + random.pick(['', ',', '"', '}', '1', '-', '.']) + whole.slice(at + 1);
      let valid = true;
      try { JSON.parse(text); } catch { valid = false; }
      assert.equal(jsonErrorAt(text) === text.length && text.trim() !== '' && endsWhole(text), valid, text);
    }
  });
});

/** A text that ends too soon has its error at its end, too. */
function endsWhole(text: string): boolean {
  let depth = 0, quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (quoted) { if (c === '\\') i++; else if (c === '"') quoted = false; } else if (c === '"') quoted = true;
    else if (c === '[' || c === '{') depth++;
    else if (c === ']' || c === '}') depth--;
  }
  return depth === 0 && !quoted;
}
