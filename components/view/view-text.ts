/** What a view says, as plain text to paste. */
import type { ViewFacts } from './view-model.js';

export function viewText(facts: ViewFacts): string {
  const figures = facts.figures.map(({ label, value, note }) => `${label}: ${value}${note === undefined ? '' : ` (${note})`}`);
  return [facts.title, facts.subtitle, ...facts.sentences, ...figures, ...facts.notes].filter((line) => line !== '').join('\n');
}
