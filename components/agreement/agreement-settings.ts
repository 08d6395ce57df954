/** What the agreement view shows and how: its arrangements, its questions, its own selection. */
import type { PictureQuestion } from '../../src/core/pictures/picture.js';
import { resolve, type SelectionClause } from '../../src/core/selection/clause.js';
import { ownSelection } from '../view/own-selection.js';

export type AgreementArrangement = 'one-to-one' | 'difference';
export type PlaneQuestion = Extract<PictureQuestion, { what: 'plane' }>;
export type PlanesQuestion = Extract<PictureQuestion, { what: 'planes' }>;
export type DistributionQuestion = Extract<PictureQuestion, { what: 'distribution' }>;

export const LARGE_BINS = 64, SMALL_BINS = 24, MOST_PANELS = 60;

export interface AgreementQuestions {
  /** Base against revision, always: the figures come from its moments. */
  readonly pairs: PlaneQuestion;
  /** Difference against mean of the pairs that differ. */
  readonly differences: PlaneQuestion;
  /** Identical pairs and quantiles of the differences. */
  readonly spread: DistributionQuestion;
  readonly panels: PlanesQuestion;
}

export function agreementQuestions(column: string, clauses: readonly SelectionClause[], viewName: string, tolerance: number): AgreementQuestions {
  const others = resolve(clauses, { except: viewName }), here = [...others, ...ownSelection(clauses, viewName).place];
  return {
    pairs: { what: 'plane', x: { column, of: 'base' }, y: { column, of: 'revision' }, bins: LARGE_BINS, clauses: here },
    differences: { what: 'plane', x: { column, of: 'mean' }, y: { column, of: 'difference' }, bins: LARGE_BINS, clauses: [...here, { source: viewName, field: `class:${column}`, kind: 'points', value: ['value', 'tolerated'] }] },
    spread: { what: 'distribution', column, bins: 64, window: null, clauses: here },
    panels: { what: 'planes', column, bins: SMALL_BINS, most: MOST_PANELS, tolerance, clauses: others },
  };
}
