/**
 * The reading threads of a session. A thread that has just been started runs slowly for a while, which costs more than
 * a small comparison; so two that read little stay when their comparison is disposed of, emptied, and take the next one.
 */
import { PalimpsestError } from '../core/errors.js';
import { WorkshopClient, type Port } from '../io/workshop/protocol.js';

/** What one comparison needs. */
const MOST_RESTING = 2;

export class ReadingThreads {
  private readonly resting: Line[] = [];
  private readonly lines = new WeakMap<WorkshopClient, Line>();
  private closed = false;

  constructor(private readonly startWorkshop: () => Port) {}

  /** A thread that holds nothing: one that rests, or a new one. */
  start(): WorkshopClient {
    let line = this.resting.shift();
    while (line?.broken === true) line = this.resting.shift();
    line ??= new Line(this.startWorkshop());
    line.rest(false);
    const thread = new WorkshopClient(line);
    this.lines.set(thread, line);
    return thread;
  }

  /** Nobody asks the thread any more. */
  async end(thread: WorkshopClient): Promise<void> {
    const line = this.lines.get(thread)!;
    if (!await thread.retire(new PalimpsestError('EngineError', 'The comparison was disposed of.'))) return;
    if (this.closed || line.broken || this.resting.length >= MOST_RESTING) { line.terminate(); return; }
    line.rest(true);
    this.resting.push(line);
  }

  close(): void {
    this.closed = true;
    for (const line of this.resting.splice(0)) line.terminate();
  }
}

/** The way to one thread, for one client after another. */
class Line implements Port {
  /** The thread failed: it answers nobody any more. */
  broken = false;
  private hear: (message: never) => void = () => undefined;
  private fail: (error: Error) => void = () => undefined;

  constructor(private readonly port: Port) {
    port.onMessage((message) => this.hear(message));
    port.onFailure((error) => { this.broken = true; this.fail(error); });
  }

  post(message: unknown, transfer: ArrayBuffer[]): void { this.port.post(message, transfer); }

  onMessage(listener: (message: never) => void): void { this.hear = listener; }

  onFailure(listener: (error: Error) => void): void { this.fail = listener; }

  terminate(): void { this.port.terminate(); }

  rest(resting: boolean): void {
    if (resting) { this.hear = () => undefined; this.fail = () => undefined; }
    this.port.rest?.(resting);
  }
}
