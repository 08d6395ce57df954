/** Which studies stand behind each view, and what is only convention. */
import type { ViewEvidence } from './study.js';

export const VIEWS: Readonly<Record<string, ViewEvidence>> = {
  'change-summary': { grade: 'C', studies: ['paine2020', 'paine2019', 'klump2021', 'koesten2021', 'wang2022ditl', 'niederer2018taco', 'loorak2018', 'dataguards2024'], kitStudies: [] },
  'change-timeline': { grade: 'C', studies: ['niederer2018taco', 'guerragomez2013', 'bleifuss2018'], kitStudies: [] },
  'change-columns': { grade: 'C+B', studies: ['hohman2020', 'wang2022ditl', 'nothelfer2020', 'correll2018', 'blumenschein2020'], kitStudies: [] },
  'change-records': { grade: 'C/D', studies: ['niederer2018taco', 'sheetdiff'], kitStudies: [] },
  'change-pairs': { grade: 'B+', studies: ['ondov2019', 'jardine2020', 'ondov2021', 'xiong2022', 'nothelfer2020', 'srinivasan2018', 'witt2019'], kitStudies: [] },
  'change-distribution': { grade: 'B', studies: ['ondov2019', 'jardine2020', 'ondov2021', 'correll2018', 'blumenschein2020', 'heim2022', 'univariate2026', 'fernandes2018'], kitStudies: [] },
  'change-quantiles': { grade: 'B (Q-Q) / D (shift function)', studies: ['rousselet2017', 'loy2016'], kitStudies: [] },
  'change-series': { grade: 'A', studies: ['cleveland1984', 'vanderplas2015', 'javed2010', 'gogolou2019', 'correll2012', 'albers2014', 'aigner2011', 'xiong2019', 'jugel2014', 'vanderdonckt2023', 'minmaxlttb2023', 'witt2019', 'song2019', 'fernstad2019'], kitStudies: [] },
  'change-matrix': { grade: 'B', studies: ['niederer2018taco', 'heer2009', 'perin2013', 'gogolou2019', 'correll2012', 'vsup2018', 'alper2013', 'dasgupta2020', 'reda2021', 'mateevitsi2024', 'liu2018', 'behrisch'], kitStudies: [] },
  'change-map': { grade: 'B', studies: ['lobo2015', 'swipe2022', 'vsup2018', 'dasgupta2020'], kitStudies: [] },
  'change-effects': { grade: 'A-', studies: ['witt2019', 'belia2005', 'cumming2005', 'hoekstra2014', 'correll2014', 'hullman2015', 'kale2019', 'kay2016', 'fernandes2018', 'hofman2020', 'zhang2023', 'kale2021', 'helske2021', 'effectwording'], kitStudies: [] },
  'change-lineup': { grade: 'A (as protocol)', studies: ['correll2018', 'loy2016', 'wickham2010', 'majumder2014'], kitStudies: [] },
  'change-agreement': { grade: 'B/D', studies: ['rensink2010', 'rensink2017', 'harrison2014', 'kayheer2016', 'li2010', 'yang2019', 'correll2017', 'penaaraya2020', 'yuan2020', 'blandaltman', 'oneflux2017'], kitStudies: [] },
  'change-relation': { grade: 'B', studies: ['jardine2020', 'rensink2010', 'rensink2017', 'harrison2014', 'kayheer2016', 'li2010', 'yang2019', 'correll2017', 'penaaraya2020', 'yuan2020'], kitStudies: [] },
  'change-correlations': { grade: 'B', studies: ['harrison2014', 'alper2013', 'reda2021'], kitStudies: [] },
  'change-taylor': { grade: 'D', studies: ['dasgupta2017', 'taylor2001'], convention: 'Familiar to those who compare models; no controlled comparison was found, and familiarity is not accuracy.', kitStudies: [] },
  'change-impact': { grade: 'C', studies: ['hohman2020', 'myriadcues2020', 'kale2019', 'dragicevic2019', 'boba2020', 'speccurve'], kitStudies: [] },
  'change-resilience': { grade: 'D', studies: [], convention: 'The concept is new here; no study of reading such curves was found. Rules of line charts and of uncertainty apply.', kitStudies: [] },
  'change-reference-figure': { grade: 'D', studies: ['oneflux2017'], convention: 'The picture by which a community has compared two releases; no user study of it was found. Each panel has the grade of its own view.', kitStudies: [] },
};

/** Looked for and not found: what nobody has measured. */
export const NO_STUDY_FOUND: readonly string[] = [
  'controlled study whose stimulus is two releases of one scientific dataset',
  '1:1 scatter versus Bland-Altman',
  'delta-r matrices',
  'hexagonal versus square bins',
  'Taylor diagram alone',
  'reading of resilience curves',
  'shift function (reading)',
  'slope, dumbbell, bump, waterfall, tornado charts (controlled comparison)',
  'comparison or change tasks with screen readers',
  'transfer of the correlation law to binned, non-Gaussian clouds of 10^4-10^7 points',
  'reading study of aligned table diffs',
  'user study of the six-panel ONEFlux figure',
];
