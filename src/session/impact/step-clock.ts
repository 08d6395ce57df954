/** The time that one quantity takes: what one evaluation took so far, what is left may take, and whether a given time is over. */
import { duration } from '../../core/format/duration.js';
import { count } from '../../core/format/words.js';

/** A reader is told what they wait for where it may take a minute, or some seconds of slow evaluations: the most that are asked is seldom asked. */
const LONG_MS = 60_000, SECONDS_MS = 5000, SLOW_EVALUATION_MS = 1000;
/** Provisional answers come at most so often. */
const TURN_MS = 500;

export class StepClock {
  private readonly begun: number;
  private evaluations = 0;
  private spent = 0;
  private told = -Infinity;

  /** `limit`: time after which nothing more is begun, in milliseconds; null: none. */
  constructor(private readonly limit: number | null, private readonly now: () => number = () => performance.now()) {
    this.begun = now();
  }

  /** Runs one evaluation, and remembers what it took. */
  async timed<T>(work: () => Promise<T>): Promise<T> {
    const begin = this.now(), result = await work();
    this.took(this.now() - begin);
    return result;
  }

  took(ms: number): void {
    this.evaluations++;
    this.spent += ms;
  }

  /** Mean of those so far, in milliseconds. */
  get evaluationMs(): number {
    return this.evaluations === 0 ? 0 : this.spent / this.evaluations;
  }

  get isLate(): boolean {
    return this.limit !== null && this.now() - this.begun > this.limit;
  }

  get isLimited(): boolean {
    return this.limit !== null;
  }

  /** Whether so many evaluations end in time, as far as those before tell. */
  fits(evaluations: number): boolean {
    return this.limit === null || this.now() - this.begun + evaluations * this.evaluationMs <= this.limit;
  }

  /** Whether it is time for another provisional answer; asked where one is ready. */
  get isTurn(): boolean {
    const now = this.now();
    if (now - this.told < TURN_MS) return false;
    this.told = now;
    return true;
  }

  /** Whether the next evaluation is worth waiting for with a sentence. */
  get isSlow(): boolean {
    return this.evaluationMs >= SLOW_EVALUATION_MS;
  }

  /** What a reader waits for, in a sentence; null where they hardly wait. `evaluations`: at most, of what is left. */
  forecast(open: readonly string[], evaluations: number): string | null {
    const ms = evaluations * this.evaluationMs;
    if (open.length === 0 || ms < (this.isSlow ? SECONDS_MS : LONG_MS)) return null;
    return `Still to come: ${open.join(', ')}; at most ${count(evaluations)} evaluations of about ${duration(this.evaluationMs)} each, ${duration(ms)} in all.`;
  }

  /** The note on what was left out; null where nothing was. */
  leftOut(called: readonly string[]): string | null {
    if (called.length === 0 || this.limit === null) return null;
    return `Left out, because they would have taken longer than the ${duration(this.limit)} that were given: ${called.join(', ')}. They are computed when they are asked for alone, or with more time.`;
  }

  /** The note on parts whose asking was cut short. */
  cutShort(called: string): string {
    return `${called[0]!.toUpperCase()}${called.slice(1)} are estimates with an error: the ${duration(this.limit!)} that were given were over before all hybrid releases had been asked.`;
  }
}
