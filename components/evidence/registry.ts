/** Joins studies, rules and views: what stands behind a view, and what speaks against the rules that it follows. */
import { RULE_IDS, type RuleId } from './rules.js';
import { ARRANGEMENT } from './studies/arrangement.js';
import { COLOUR } from './studies/colour.js';
import { DISTRIBUTIONS } from './studies/distributions.js';
import { PRACTICE } from './studies/practice.js';
import { RELATIONS } from './studies/relations.js';
import { SERIES } from './studies/series.js';
import { UNCERTAINTY } from './studies/uncertainty.js';
import { USERS } from './studies/users.js';
import type { Study, ViewEvidence } from './study.js';
import { VIEWS } from './views.js';

export const STUDIES: readonly Study[] = [...USERS, ...ARRANGEMENT, ...SERIES, ...DISTRIBUTIONS, ...UNCERTAINTY, ...RELATIONS, ...COLOUR, ...PRACTICE];

const byId = new Map(STUDIES.map((study) => [study.id, study]));

export interface RuleEvidence {
  readonly rule: RuleId;
  readonly for: readonly Study[];
  readonly against: readonly Study[];
}

/** Of all studies, whatever view they belong to. */
export function ruleEvidence(rule: RuleId): RuleEvidence {
  return {
    rule, for: STUDIES.filter(({ supports = [] }) => supports.includes(rule)), against: STUDIES.filter(({ contradicts = [] }) => contradicts.includes(rule)),
  };
}

export interface ViewCase extends Pick<ViewEvidence, 'grade' | 'convention' | 'kitStudies'> {
  readonly studies: readonly Study[];
  /** The rules that the view's studies speak of. */
  readonly rules: readonly RuleEvidence[];
}

/** Null where the registry has no such view. */
export function viewCase(view: string): ViewCase | null {
  const entry = VIEWS[view];
  if (entry === undefined) return null;
  const studies = entry.studies.map((id) => byId.get(id)).filter((study) => study !== undefined);
  const spoken = new Set(studies.flatMap(({ supports = [], contradicts = [] }) => [...supports, ...contradicts]));
  return { ...entry, studies, rules: RULE_IDS.filter((rule) => spoken.has(rule)).map(ruleEvidence) };
}

/** A DOI as a person may follow it; with a mark where it was not seen at its source; null where there is none. */
export function doiWords(study: Study): { readonly doi: string; readonly href: string; readonly mark: string } | null {
  if (study.doi === undefined) return null;
  return { doi: study.doi, href: `https://doi.org/${encodeURI(study.doi)}`, mark: study.doiSeen === true ? '' : ' (DOI not verified)' };
}
