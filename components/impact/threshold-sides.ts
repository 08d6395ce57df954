/** The reader's conclusion, that the result is above a threshold: on which side both releases are under each way of analysing. */
import { isAbove, type Multiverse, type SpecificationOutcome } from '../../src/core/impact/multiverse.js';
import { countOf, formatCount, formatNumber } from '../shared/format-number.js';

/** As exact as readers write one. */
const DIGITS = 6;

/** "12.5 t". */
export function thresholdText(threshold: number, tail: string): string {
  return `${formatNumber(threshold, DIGITS)}${tail}`;
}

/** Whether base and revision are above the threshold; null without a result on both. */
export function sidesOf({ base, revision }: Pick<SpecificationOutcome, 'base' | 'revision'>, threshold: number): readonly [base: boolean, revision: boolean] | null {
  return typeof base === 'number' && typeof revision === 'number' ? [isAbove(base, threshold), isAbove(revision, threshold)] : null;
}

/** "base is above it and revision is not". */
export function sideWords([base, revision]: readonly [boolean, boolean]): string {
  return base === revision ? `${base ? 'both are' : 'neither is'} above it` : base ? 'base is above it and revision is not' : 'base is not above it and revision is';
}

/** `whole`: specifications that were looked at; more than stand in the report, where these are a part of them. */
export function sideSentences({ outcomes, own }: Multiverse, threshold: number, whole: number, tail: string): string[] {
  const sides = outcomes.flatMap((outcome) => { const found = sidesOf(outcome, threshold); return found === null ? [] : [found]; });
  if (sides.length === 0) return [];
  const among = (base: boolean, revision: boolean): string => formatCount(sides.filter(([a, b]) => a === base && b === revision).length), mine = sidesOf(outcomes[own]!, threshold);
  const of = outcomes.length < whole ? `the ${countOf(sides.length, 'drawn specification')}` : countOf(sides.length, 'specification');
  return [`Of ${of}, both releases are above ${thresholdText(threshold, tail)} in ${among(true, true)}, neither in ${among(false, false)}, base alone in ${among(true, false)}, revision alone in ${among(false, true)}.`, ...(mine === null ? [] : [`Under your own, ${sideWords(mine)}.`])];
}
