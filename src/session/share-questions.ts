/**
 * Questions that two threads answer, each taking the next one when it is free. What a question is about is with the
 * first thread: the second gets it handed over, one question ahead, so that it need not wait while the first works.
 */
export interface Sharing<Q, H, A> {
  /** Answers in the first thread. */
  readonly ask: (question: Q) => Promise<A>;
  /** The second thread; null without. `hand` asks the first thread for what it needs. */
  readonly helper: { readonly hand: (question: Q) => Promise<H>; readonly ask: (question: Q, handed: H) => Promise<A> } | null;
  /** Whether a question can be handed over. */
  readonly isFree: (question: Q) => boolean;
  readonly onAnswer: (question: Q, answer: A) => void;
}

/** Ends when all that was asked is answered, also where one answer fails; then with that failure, and nothing more is asked. */
export async function shareQuestions<Q, H, A>(questions: readonly Q[], { ask, helper, isFree, onAnswer }: Sharing<Q, H, A>): Promise<void> {
  // Those that cannot be handed over come first, so that the others are there for both.
  const waiting = [...questions].sort((a, b) => Number(isFree(a)) - Number(isFree(b)));
  let ahead: { readonly question: Q; readonly handed: Promise<H> } | null = null, failed = false;
  const handNext = (): void => {
    const at = waiting.findIndex(isFree);
    ahead = null;
    if (helper === null || failed || at < 0 || questions.length < 2) return;
    const [question] = waiting.splice(at, 1) as [Q], handed = helper.hand(question);
    handed.catch(() => undefined);
    ahead = { question, handed };
  };
  /** Also what was handed over and not begun, where nothing else is left. */
  const next = (): Q | undefined => {
    if (waiting.length > 0) return waiting.shift();
    const taken = ahead?.question;
    ahead = null;
    return taken;
  };
  const first = async (): Promise<void> => {
    for (let question = next(); question !== undefined && !failed; question = next()) onAnswer(question, await ask(question));
  };
  const second = async (): Promise<void> => {
    while (ahead !== null) {
      const mine: { readonly question: Q; readonly handed: Promise<H> } = ahead, handed = await mine.handed;
      if (ahead !== mine || failed) return;
      handNext();
      onAnswer(mine.question, await helper!.ask(mine.question, handed));
    }
  };
  const noting = async (work: Promise<void>): Promise<void> => work.catch((error: unknown) => { failed = true; throw error; });
  handNext();
  const ended = await Promise.allSettled([noting(first()), noting(second())]);
  for (const each of ended) if (each.status === 'rejected') throw each.reason;
}
