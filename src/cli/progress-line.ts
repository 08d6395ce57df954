/** What the command tells while it works: one line on a terminal that changes, and a line that stays for each step of a quantity that takes long. */
import type { Progress } from '../core/cancellation.js';

interface Stream { write(text: string): unknown; readonly isTTY?: boolean }

const STAGES: Record<Progress['stage'], string> = { read: 'Reading', pair: 'Pairing records', load: 'Loading what differs', compare: 'Comparing cells', measure: 'Measuring', diagnose: 'Finding the kinds of change', impact: 'Computing quantities' };
/** Between two changes of the line. */
const TURN_MS = 80;
const CLEAR = '\r\u001b[K';

/** In a pipe only the lines that stay are written; `tells`: whether these are. */
export function progressLine(stream: Stream, tells: boolean, now: () => number = () => Date.now()): { show: (progress: Progress) => void; clear: () => void } {
  let last = 0, said = '';
  const clear = (): void => { if (last > 0) stream.write(CLEAR); };
  return {
    show: ({ stage, side, done, total, unit, note }) => {
      if (tells && stage === 'impact' && note !== undefined && note !== said) {
        said = note;
        clear();
        stream.write(`${note}\n`);
      }
      const at = now();
      if (stream.isTTY !== true || at - last < TURN_MS) return;
      last = at;
      const amount = unit === 'bytes' ? ` ${(done / 1e6).toFixed(0)} of ${(total / 1e6).toFixed(0)} MB` : '';
      stream.write(`${CLEAR}${STAGES[stage]}${side ? ` ${side}` : ''}${amount}`);
    },
    clear,
  };
}
