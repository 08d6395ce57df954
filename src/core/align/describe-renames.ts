/** What was found about renames, in words and figures: evidence of claims, findings, offers. */
import { count, counted, listed } from '../format/words.js';
import type { AlignmentEvidence, Finding, Offer } from '../model/report.js';
import type { Candidate, Sampled } from './choose-renames.js';
import type { ValueMap } from './value-map.js';

export function renameEvidence(each: Candidate, sampled: Sampled): AlignmentEvidence {
  const { base, revision, agreement, alike, map } = each;
  const names = `“${base.name}” is “${revision.name}” in the revision`;
  const figures = { nameSimilarity: rounded(alike), commonRecords: sampled.records };
  if (base.inKey && revision.inKey && sampled.records > 0) {
    return {
      by: alike >= 0.95 ? 'name' : 'content', confidence: rounded(sampled.overlap), figures: { ...figures, foundShare: rounded(sampled.overlap) },
      sentence: `${names}: as part of a key it finds ${count(sampled.records)} sampled records again, ${Math.floor(sampled.overlap * 100)} % of those looked for${sampled.confirmed ? ', and their other cells agree' : ''}.`,
    };
  }
  if (map !== null && each.quality > agreement.beyondChance) {
    return {
      by: 'content', confidence: rounded(map.reproduced / map.informative),
      figures: { ...figures, factor: map.factor, offset: map.offset, compared: map.informative, reproduced: map.reproduced, residualCells: map.informative - map.reproduced },
      sentence: `${names}, ${mapWords(map)}: so ${count(map.reproduced)} of ${count(map.informative)} sampled cells are reproduced.`,
    };
  }
  if (sampled.records > 0 && agreement.filled > 0) {
    const share = agreement.share;
    return {
      by: share >= 0.5 ? 'content' : 'name', confidence: rounded(share),
      figures: { ...figures, compared: agreement.filled, equal: agreement.equal, residualCells: agreement.filled - agreement.equal, beyondChance: rounded(agreement.beyondChance) },
      sentence: `${names}: ${count(agreement.equal)} of ${count(agreement.filled)} cells of a sample of ${counted(sampled.records, 'common record')} are equal${alike >= 0.95 ? ', and the names are nearly the same' : ''}.`,
    };
  }
  if (each.sameContent) return { by: 'content', confidence: 1, figures: { ...figures, sameContent: true }, sentence: `${names}: the two columns hold the same values, each as often.` };
  return { by: 'name', confidence: rounded(each.quality), figures, sentence: `${names}: the names are nearly the same, and no other column comes near.` };
}

export function mapWords({ factor, offset, units }: ValueMap): string {
  const times = factor === 1 ? '' : `times ${number(factor)}`;
  const plus = offset === 0 ? '' : `${factor === 1 ? '' : ' '}${offset < 0 ? 'minus' : 'plus'} ${number(Math.abs(offset))}`;
  return `${times}${plus}${units === null ? '' : ` (${units[0]} to ${units[1]})`}`;
}

function number(x: number): string {
  return String(Number(x.toPrecision(8)));
}

/** Shares are never rounded up to 1. */
function rounded(x: number): number {
  return Math.floor(x * 10_000) / 10_000;
}

export function ambiguityFindings(ambiguous: readonly Candidate[]): { findings: Finding[]; offers: Offer[] } {
  const findings: Finding[] = [], offers: Offer[] = [];
  for (const group of groupsOf(ambiguous)) {
    const base = names(group.map((each) => each.base)), revision = names(group.map((each) => each.revision));
    findings.push({
      severity: 'note', code: 'rename-ambiguous',
      sentence: `${quoted(base)} of the base and ${quoted(revision)} of the revision hold the same cells, and neither cells nor names say which is which; none was taken for renamed. Name the pairs in the recipe.`,
    });
    if (base.length === revision.length) {
      offers.push({
        code: 'rename', sentence: `Take ${base.map((name, i) => `“${name}” for “${revision[i]!}”`).join(', ')}, in the order of the files.`,
        recipe: { columns: base.map((name, i) => ({ base: [name], revision: [revision[i]!] })) },
      });
    }
  }
  return { findings, offers };
}

export function plausibleOffers(plausible: readonly Candidate[], sampled: Sampled): Offer[] {
  return plausible.map(({ base, revision, map, agreement, correlation, sameContent }) => {
    const why = map !== null ? `the revision is the base ${mapWords(map)} in ${count(map.reproduced)} of ${count(map.informative)} sampled cells`
      : sampled.records === 0 && sameContent ? 'both hold the same values, each as often'
      : agreement.beyondChance >= 0.2 ? `${count(agreement.equal)} of ${count(agreement.filled)} sampled cells are equal`
      : `the names are alike and the values go together (correlation ${correlation.toFixed(2)})`;
    return { code: 'rename', sentence: `“${base.name}” may be “${revision.name}” in the revision: ${why}. That is too little to take them for one column.`, recipe: { columns: [{ base: [base.name], revision: [revision.name] }] } };
  });
}

/** Columns that are linked by candidates, directly or through others. */
function groupsOf(candidates: readonly Candidate[]): Candidate[][] {
  const groups: Candidate[][] = [];
  for (const each of candidates) {
    const linked = groups.filter((group) => group.some((other) => other.base === each.base || other.revision === each.revision));
    for (const group of linked) groups.splice(groups.indexOf(group), 1);
    groups.push([...linked.flat(), each]);
  }
  return groups;
}

function names(columns: readonly { readonly name: string; readonly position: number }[]): string[] {
  return [...new Map(columns.map((column) => [column.position, column.name]))].sort(([a], [b]) => a - b).map(([, name]) => name);
}

function quoted(all: readonly string[]): string {
  return listed(all.map((name) => `“${name}”`));
}
