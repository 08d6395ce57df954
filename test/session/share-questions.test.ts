/** Two threads and a list of questions: each is answered once, and neither thread waits for what the other could do. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { shareQuestions } from '../../src/session/share-questions.js';

interface Open { readonly what: string; readonly end: () => void; readonly fail: (reason: Error) => void }

/** Two threads of which each does one thing at a time, in the order in which it was asked; `step` lets one of them end its work. */
function threads(questions: readonly string[], { alone = false, bound = [] as readonly string[] } = {}) {
  const queues: Record<'first' | 'second', Open[]> = { first: [], second: [] }, answers: string[] = [];
  const work = (thread: 'first' | 'second', what: string): Promise<string> => new Promise((resolve, reject) => queues[thread].push({ what, end: () => resolve(what), fail: reject }));
  const done = shareQuestions(questions, {
    ask: (question) => work('first', `answer ${question}`),
    helper: alone ? null : { hand: (question) => work('first', `hand ${question}`), ask: (question, handed) => { assert.equal(handed, `hand ${question}`); return work('second', `answer ${question}`); } },
    isFree: (question) => !bound.includes(question),
    onAnswer: (question, answer) => { assert.equal(answer, `answer ${question}`); answers.push(question); },
  });
  done.catch(() => undefined);
  const settle = async (): Promise<void> => { for (let i = 0; i < 20; i++) await Promise.resolve(); };
  return {
    done, answers, waiting: (thread: 'first' | 'second') => queues[thread].map(({ what }) => what),
    async step(thread: 'first' | 'second', failure?: Error): Promise<void> {
      await settle();
      const next = queues[thread].shift()!;
      if (failure) next.fail(failure); else next.end();
      await settle();
    },
  };
}

describe('shared questions', () => {
  it('go to whoever is free, the second thread having its next one ready', async () => {
    const run = threads(['a', 'b', 'c', 'd', 'e']);
    assert.deepEqual(run.waiting('first'), ['hand a', 'answer b']);
    await run.step('first');
    assert.deepEqual([run.waiting('second'), run.waiting('first')], [['answer a'], ['answer b', 'hand c']]);
    await run.step('first');
    await run.step('first');
    assert.deepEqual([run.waiting('second'), run.waiting('first')], [['answer a'], ['answer d']]);
    await run.step('second');
    assert.deepEqual([run.waiting('second'), run.waiting('first')], [['answer c'], ['answer d', 'hand e']]);
    await run.step('first');
    await run.step('first');
    // Nobody had begun with e: the first thread takes it back.
    assert.deepEqual([run.waiting('second'), run.waiting('first')], [['answer c'], ['answer e']]);
    await run.step('second');
    await run.step('first');
    await run.done;
    assert.deepEqual([...run.answers].sort(), ['a', 'b', 'c', 'd', 'e']);
  });

  it('of one thread alone come in order, and so does a single one', async () => {
    const run = threads(['a', 'b'], { alone: true });
    assert.deepEqual(run.waiting('first'), ['answer a']);
    await run.step('first');
    await run.step('first');
    await run.done;
    assert.deepEqual(run.answers, ['a', 'b']);
    assert.deepEqual(threads(['a']).waiting('first'), ['answer a']);
    await shareQuestions([], { ask: () => assert.fail(), helper: null, isFree: () => true, onAnswer: () => assert.fail() });
  });

  it('that cannot be handed over are left to the first thread, which begins with them', async () => {
    const run = threads(['a', 'text', 'b'], { bound: ['text'] });
    assert.deepEqual(run.waiting('first'), ['hand a', 'answer text']);
    const bound = threads(['x', 'y'], { bound: ['x', 'y'] });
    for (let i = 0; i < 2; i++) await bound.step('first');
    await bound.done;
    assert.deepEqual(bound.answers, ['x', 'y']);
  });

  for (const [where, steps] of [['the first', ['first', 'first']], ['the second', ['first', 'second']]] as const) it(`end with a failure of ${where}, and nothing more is asked`, async () => {
    const run = threads(['a', 'b', 'c', 'd', 'e', 'f']), failure = new Error('no');
    await run.step(steps[0]);
    await run.step(steps[1], failure);
    for (const thread of ['first', 'second'] as const) while (run.waiting(thread).length > 0) await run.step(thread);
    await assert.rejects(run.done, (error) => error === failure);
    assert.ok(run.answers.length <= 2, run.answers.join());
  });
});
