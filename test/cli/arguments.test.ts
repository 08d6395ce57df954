import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseCommand, USAGE } from '../../src/cli/arguments.js';

const dictionaries = (...argv: string[]): unknown => { const parsed = parseCommand(['compare', 'a.csv', 'b.csv', ...argv]); return parsed.verb === 'compare' ? [parsed.arguments.dictionaries, parsed.arguments.findDictionaries] : parsed; };

describe('the command takes dictionaries', () => {
  it('several a side', () => assert.deepEqual(dictionaries('--base-dictionary', 'flmd.csv', '--base-dictionary', 'a_dd.csv', '--revision-dictionary', 'eml.xml'), [{ base: ['flmd.csv', 'a_dd.csv'], revision: ['eml.xml'] }, true]));
  it('by default those beside the files', () => assert.deepEqual(dictionaries(), [{ base: [], revision: [] }, true]));
  it('or none', () => assert.deepEqual(dictionaries('--no-dictionary'), [{ base: [], revision: [] }, false]));
  it('and says so', () => { for (const option of ['--base-dictionary', '--revision-dictionary', '--no-dictionary']) assert.ok(USAGE.includes(option)); });
});
