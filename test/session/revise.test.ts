/** A revised comparison does only what the changed recipe asks for, and reports what a fresh one would. */
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { openNativeDatabase } from '../../src/io/node/native-database.js';
import { nodePort } from '../../src/io/node/node-port.js';
import { resolveSource } from '../../src/io/sources/resolve-source.js';
import type { Port } from '../../src/io/workshop/protocol.js';
import { isPalimpsestError } from '../../src/core/errors.js';
import type { Recipe } from '../../src/core/model/recipe.js';
import type { ChangeReport } from '../../src/core/model/report.js';
import type { Comparison } from '../../src/session/comparison.js';
import { createSession } from '../../src/session/create-session.js';
import { Random } from '../core/support/random.js';
import { csv, source, type Given } from './support.js';

const calls: string[] = [];

/** A reading thread whose calls are written down. */
function watched(): Port {
  const port = nodePort();
  return {
    ...port,
    onMessage: (listener) => port.onMessage(listener), onFailure: (listener) => port.onFailure(listener), terminate: () => port.terminate(),
    post(message, transfer) {
      const { method, args } = message as { method: string; args: readonly unknown[] };
      calls.push(['load', 'read', 'settle', 'restore'].includes(method) ? `${method} ${String(args[0])}` : method);
      port.post(message, transfer);
    },
  };
}

const session = createSession({
  startWorkshop: watched, openDatabase: openNativeDatabase,
  resolve: (input, name) => resolveSource(input, name, () => { throw new Error('no paths here'); }),
});
after(() => session.close());

const HEADER = ['site', 'day', 'flux', 'flag', 'note'];
const BASE = csv(HEADER, Array.from({ length: 60 }, (_, i) => [`S${i % 4}`, Math.floor(i / 4), i % 9 === 0 ? -9999 : 1 + i / 10, i % 3, i % 7 === 0 ? 'n.d.' : `t${i % 5}`]));
const REVISION = csv(['site', 'day', 'fluxes', 'flag', 'note'], Array.from({ length: 62 }, (_, i) => [`S${i % 4}`, Math.floor(i / 4), i % 9 === 0 ? 7 : (1 + i / 10 + (i % 5 === 0 ? 0.05 : 0)).toFixed(2), i % 3 === 2 ? 'x' : i % 3, i % 7 === 0 ? '' : `t${i % 5}`]));
const RENAMED: Recipe = { findRenames: false, columns: [{ base: ['flux'], revision: ['fluxes'] }] };
const withColumn = (column: NonNullable<Recipe['columns']>[number]): Recipe => ({ ...RENAMED, columns: [{ base: ['flux'], revision: ['fluxes'], ...column }] });

/** All but what depends on the clock. */
function content({ generator: _, ...report }: ChangeReport): unknown {
  return JSON.parse(JSON.stringify(report)) as unknown;
}

function compare(recipe: Recipe, base: Given = BASE, revision: Given = REVISION): Promise<Comparison> {
  return session.compare(source(base, 'base.csv'), source(revision, 'revision.csv'), recipe);
}

/** What the threads were asked for while the recipe was revised. */
async function revised(from: Recipe, to: Recipe, base?: Given, revision?: Given): Promise<{ steps: Set<string>; report: ChangeReport; fresh: ChangeReport }> {
  const first = await compare(from, base, revision);
  calls.length = 0;
  const second = await first.revise(to);
  const steps = new Set(calls);
  const again = await compare(to, base, revision);
  const [report, fresh] = [second.report(), again.report()];
  assert.deepEqual(content(report), content(fresh));
  const page = async (of: Comparison): Promise<unknown> => JSON.parse(JSON.stringify(await of.records({ kind: 'changed', offset: 0, limit: 30 })));
  assert.deepEqual(await page(second), await page(again));
  await first.dispose();
  assert.deepEqual(await page(second), await page(again), 'the records outlive the earlier comparison');
  await second.dispose();
  await again.dispose();
  return { steps, report, fresh };
}

const has = (steps: Set<string>, ...wanted: string[]): boolean => wanted.some((step) => steps.has(step));
const READING = ['load base', 'load revision', 'read base', 'read revision'];
const SETTLING = ['settle base', 'settle revision', 'restore base', 'restore revision', 'summarise', 'histograms', 'side', 'accept'];

describe('a revised comparison', () => {
  it('with another tolerance only classes the cells again', async () => {
    const { steps, report } = await revised(RENAMED, withColumn({ tolerance: { absolute: 0.1 } }));
    assert.ok(report.cells.tolerated > 0);
    assert.ok(!has(steps, ...READING, ...SETTLING, 'pair', 'matchedColumns'), [...steps].join());
  });

  it('with another key pairs again, without reading or settling', async () => {
    const { steps, report } = await revised(RENAMED, { ...RENAMED, key: ['day', 'site'] });
    assert.deepEqual(report.recipe.key, ['day', 'site']);
    assert.ok(!has(steps, ...READING, ...SETTLING), [...steps].join());
    assert.ok(has(steps, 'pair'));
  });

  it('with another missing code settles that column alone', async () => {
    const first = await compare(RENAMED);
    calls.length = 0;
    const second = await first.revise(withColumn({ missing: ['7'] }));
    assert.ok(!has(new Set(calls), ...READING), calls.join());
    assert.ok(second.report().columns.some((column) => column.name === 'fluxes' && column.cells.lost > 0));
    await revised(RENAMED, withColumn({ missing: ['7'] }));
    await revised(withColumn({ missing: ['7'] }), RENAMED);
    await revised({ ...RENAMED, missing: ['n.d.'] }, RENAMED);
    await first.dispose();
    await second.dispose();
  });

  it('with another name for a column reads nothing again', async () => {
    const { steps } = await revised({ findRenames: false }, RENAMED);
    assert.ok(!has(steps, ...READING), [...steps].join());
    await revised(RENAMED, { findRenames: false });
  });

  it('looks for renames by content at any time, and once', async () => {
    await revised(RENAMED, {});
    await revised({ findRenames: false, missing: ['7', 'n.d.'] }, {});
    await revised({}, { columns: [{ base: ['flux'], revision: [] }] });
    const { steps } = await revised({}, { tolerance: { absolute: 1 } });
    assert.ok(!has(steps, 'profiles', 'keyedSample', ...SETTLING), [...steps].join());
    const coded = await revised({}, { columns: [{ base: ['flux'], missing: ['7'] }] });
    assert.ok(!has(coded.steps, 'profiles', 'keyedSample'), [...coded.steps].join());
  });

  it('with another way of reading one side reads that side alone', async () => {
    const { steps } = await revised(RENAMED, { ...RENAMED, reading: { revision: { delimiter: ',' } } });
    assert.ok(has(steps, 'read revision') && !has(steps, 'read base', 'restore base', 'settle base'), [...steps].join());
    const base = await revised(RENAMED, { ...RENAMED, reading: { base: { delimiter: ',' } } });
    assert.ok(has(base.steps, 'read base') && !has(base.steps, 'read revision', 'restore revision', 'settle revision'), [...base.steps].join());
    await revised({ ...RENAMED, reading: { base: { delimiter: ',' } } }, RENAMED);
  });

  it('with a column as text and back settles it', async () => {
    const { steps } = await revised(RENAMED, withColumn({ readAs: 'text' }));
    assert.ok(!has(steps, ...READING), [...steps].join());
    await revised(withColumn({ readAs: 'text' }), RENAMED);
  });

  it('gives the report of a fresh one along any walk of recipes', async () => {
    const random = new Random(41), next = (): number => random.next(), pick = <T>(from: readonly T[]): T => random.pick(from);
    const chosen = (): Recipe => ({
      ...(next() < 0.5 ? { findRenames: false } : {}),
      ...(next() < 0.5 ? { key: pick([['site', 'day'], ['day', 'site']]) } : {}), ...(next() < 0.3 ? { missing: pick([['n.d.'], ['-9999', 'n.d.'], []]) } : {}), ...(next() < 0.3 ? { tolerance: { absolute: pick([0, 0.1, 5]) } } : {}),
      columns: [
        ...(next() < 0.7 ? [{ base: ['flux'], revision: ['fluxes'], ...(next() < 0.5 ? { missing: pick([['7'], ['-9999'], ['-9999', '7', 'x']]) } : {}), ...(next() < 0.4 ? { readAs: 'text' as const } : {}) }] : []),
        ...(next() < 0.5 ? [{ base: ['flag'], revision: pick([['flag'], []]), ...(next() < 0.5 ? { missing: ['x'] } : {}) }] : []),
        ...(next() < 0.4 ? [{ base: ['note'], ...(next() < 0.5 ? { missing: ['t1'] } : { readAs: 'text' as const }) }] : []),
      ],
    });
    let standing = await compare({ findRenames: false });
    for (let step = 0; step < 25; step++) {
      const recipe = chosen(), earlier = standing;
      standing = await earlier.revise(recipe);
      if (next() < 0.7) await earlier.dispose();
      const fresh = await compare(recipe);
      assert.deepEqual(content(standing.report()), content(fresh.report()), JSON.stringify(recipe));
      await fresh.dispose();
    }
    await standing.dispose();
  });

  it('reads equal files as one, or as two where the recipe takes them apart', async () => {
    await revised({}, { tolerance: { absolute: 1 } }, BASE, BASE);
    await revised({}, { columns: [{ base: ['flux'], revision: ['flag'] }] }, BASE, BASE);
    await revised({ columns: [{ base: ['flux'], revision: ['flag'] }] }, {}, BASE, BASE);
    await revised({}, { missing: ['n.d.'] }, BASE, BASE);
  });

  it('holds for rows as for text', async () => {
    const rows = (shift: number): Given => ({ name: 'rows', data: Array.from({ length: 40 }, (_, i) => ({ id: i, x: i % 10 === 0 ? -9999 : i + shift, s: i % 5 === 0 ? 'none' : `s${i}` })) });
    await revised({}, { missing: ['none'] }, rows(0), rows(0.5));
    await revised({ missing: ['-9999'] }, { missing: [] }, rows(0), rows(0.5));
    await revised({ columns: [{ base: ['x'], readAs: 'text' }] }, {}, rows(0), csv(['id', 'x', 's'], Array.from({ length: 40 }, (_, i) => [i, i, `s${i}`])));
  });

  it('of a saved recipe is the report it was saved from, in either way', async () => {
    for (const recipe of [{}, RENAMED, { ...RENAMED, key: ['site', 'day'], missing: ['n.d.', '-9999'] }, withColumn({ missing: ['7'], tolerance: { absolute: 0.1 }, readAs: 'text' })] satisfies Recipe[]) {
      const first = await compare(recipe), saved = JSON.parse(JSON.stringify(first.report().recipe)) as Recipe;
      const revisedOne = await first.revise(saved), fresh = await compare(saved);
      for (const each of [revisedOne, fresh]) {
        assert.equal(each.id, first.id, JSON.stringify([each.report().recipe, saved]));
        assert.deepEqual(each.report().cells, first.report().cells);
        assert.deepEqual(each.report().records, first.report().records);
      }
      for (const each of [first, revisedOne, fresh]) await each.dispose();
    }
  });

  it('that fails leaves the earlier one whole, and can be tried again', async () => {
    const first = await compare(RENAMED);
    const before = content(first.report());
    await assert.rejects(first.revise({ ...RENAMED, key: ['nothing'] }), (error) => isPalimpsestError(error, 'KeyError'));
    await assert.rejects(first.revise({ columns: [{ base: ['flux'], revision: ['none'] }] }), (error) => isPalimpsestError(error, 'SchemaError'));
    assert.deepEqual(content(first.report()), before);
    assert.equal((await first.records({ kind: 'changed', offset: 0, limit: 5 })).rows.length, 5);
    const second = await first.revise(withColumn({ missing: ['7'] }));
    const fresh = await compare(withColumn({ missing: ['7'] }));
    assert.deepEqual(content(second.report()), content(fresh.report()));
    for (const each of [first, second, fresh]) await each.dispose();
    await assert.rejects(first.revise({}), /disposed/);
  });

  it('that is aborted ends at once, and the next one is right', async () => {
    const first = await compare(RENAMED);
    for (const stage of ['pair', 'compare', 'measure'] as const) {
      const stop = new AbortController();
      const reason = new Error(`stopped at ${stage}`);
      await assert.rejects(first.revise(withColumn({ missing: ['7', stage] }), { signal: stop.signal, onProgress: (progress) => { if (progress.stage === stage) stop.abort(reason); } }), reason);
      assert.equal((await first.records({ kind: 'changed', offset: 0, limit: 5 })).rows.length, 5);
    }
    const second = await first.revise(RENAMED);
    assert.deepEqual(content(second.report()), content(first.report()));
    await first.dispose();
    await second.dispose();
  });

  it('ends its threads with the last comparison that uses them', async () => {
    const first = await compare(RENAMED);
    const second = await first.revise({ ...RENAMED, key: ['day', 'site'] });
    await second.dispose();
    assert.equal((await first.records({ kind: 'added', offset: 0, limit: 5 })).total, 2);
    await first.dispose();
    await assert.rejects(first.records({ kind: 'added', offset: 0, limit: 5 }), /disposed/);
  });
});

describe('the questions of what became of the columns', () => {
  const diagnosing = (): Record<string, number> => {
    const counts: Record<string, number> = {};
    for (const call of calls) if (/iagnos|flagChange|correlationChange/.test(call)) counts[call] = (counts[call] ?? 0) + 1;
    return counts;
  };
  const QC_HEADER = ['day', 'TA', 'TA_QC', 'P', 'kind'];
  const release = (shift: number): string => csv(QC_HEADER, Array.from({ length: 300 }, (_, i) => [i, (i % 17) + (i % 5 === 0 ? shift : 0), i % 3, (i % 23) / 4 + (i % 7 === 0 ? shift : 0), i % 2 === 0 ? 'a' : 'b']));
  const [before, later] = [release(0), release(0.5)];

  it('are put once, and the thread forgets what it kept for them', async () => {
    calls.length = 0;
    const first = await compare({}, before, later);
    assert.deepEqual(diagnosing(), { openDiagnosis: 1, diagnose: 2, flagChange: 1, correlationChange: 1, closeDiagnosis: 1 });
    calls.length = 0;
    const again = await first.revise({ columns: [{ base: ['TA'], matters: 0.1 }] });
    assert.deepEqual(diagnosing(), {}, 'what matters is no question to the cells');
    calls.length = 0;
    const third = await again.revise({ columns: [{ base: ['TA'], tolerance: { absolute: 0.1 } }] });
    assert.deepEqual(diagnosing(), { openDiagnosis: 1, diagnose: 1, flagChange: 1, closeDiagnosis: 1 }, 'only of the column and its flag');
    for (const each of [first, again, third]) await each.dispose();
  });

  it('end with an abort, and the next revision has its answers', async () => {
    const first = await compare({}, before, later), reason = new Error('enough');
    for (const stage of ['compare', 'measure', 'diagnose'] as const) {
      calls.length = 0;
      const controller = new AbortController();
      const work = first.revise({ tolerance: { absolute: 0.01 } }, { signal: controller.signal, onProgress: (progress) => { if (progress.stage === stage) controller.abort(reason); } });
      await assert.rejects(work, (error) => error === reason, stage);
      const [next, fresh] = [await first.revise({ tolerance: { absolute: 0.02 } }), await compare({ tolerance: { absolute: 0.02 } }, before, later)];
      assert.deepEqual(content(next.report()), content(fresh.report()));
      const { openDiagnosis, closeDiagnosis } = diagnosing();
      assert.equal(openDiagnosis, closeDiagnosis);
      await next.dispose();
      await fresh.dispose();
    }
    await first.dispose();
  });
});
