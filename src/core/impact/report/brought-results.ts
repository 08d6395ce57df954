/** Results that somebody computed elsewhere and brings along, one file a release: read as the whole of what a query would give. */
import type { Figure } from '../../model/report.js';
import type { QuantityImpact } from './quantity-impact.js';

/** Of the relation of both files: one number, or numbers by time, or by what else stands beside them. */
export const RESULTS_QUERY = 'SELECT * FROM data';

const NO_CAUSE = 'The results were brought along: what moved them cannot be told without what computed them, and they have no interval.';

/** The answer to `RESULTS_QUERY`, said of files. */
export function broughtResults(impact: QuantityImpact): QuantityImpact {
  const figure = (of: Figure): Figure => (typeof of === 'number' ? of : { ...of, reason: inFiles(of.reason) });
  return {
    ...impact, by: 'results', base: figure(impact.base), revision: figure(impact.revision), change: figure(impact.change), relative: figure(impact.relative), sentence: inFiles(impact.sentence),
    ...(impact.groups === undefined ? {} : { groups: impact.groups.map((each) => ({ ...each, base: figure(each.base), revision: figure(each.revision), change: figure(each.change) })) }),
    notes: [...(impact.notes ?? []).filter((note) => !note.startsWith('No interval')), NO_CAUSE],
  };
}

function inFiles(text: string): string {
  return text.replaceAll('the query gives', 'the file has').replaceAll('call the result “value”', 'call the column of the result “value”');
}
