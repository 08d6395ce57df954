/** The corpus run's table: how the cases of each family ended. */
import { judge, type Outcome } from './judge.js';
import { isSentence, type Case } from './case.js';

const ENDS = ['right reports', 'right sentences', 'wrong', 'endless', 'crashed'] as const;
type End = (typeof ENDS)[number];

export function endOf(each: Case, outcome: Outcome): End {
  if (outcome.ended === 'never') return 'endless';
  if (outcome.ended === 'crash') return 'crashed';
  return judge(each.expected, outcome).length > 0 ? 'wrong' : isSentence(each.expected) ? 'right sentences' : 'right reports';
}

export function tally(engine: string, ran: readonly (readonly [Case, Outcome])[]): string {
  const families = [...new Set(ran.map(([each]) => each.family))];
  const row = (name: string, of: readonly (readonly [Case, Outcome])[]): string =>
    `| ${[name, of.length, ...ENDS.map((end) => of.filter(([each, outcome]) => endOf(each, outcome) === end).length)].join(' | ')} |`;
  return [
    `| ${engine} | inputs | ${ENDS.join(' | ')} |`, `|---|${'---:|'.repeat(ENDS.length + 1)}`,
    ...families.map((name) => row(name, ran.filter(([each]) => each.family === name))), row('all', ran),
  ].join('\n');
}
