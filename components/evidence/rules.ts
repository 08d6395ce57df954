/** The rules that the views follow, by the ids that code, tests and evidence cite (VIEWS R1 to R23). */

export const RULES = {
  R1: 'Base and revision have the same domain, bins, pixel grid and order',
  R2: 'The arrangement that comes first follows from the task; another is one switch away',
  R3: 'The difference and the values are always together',
  R4: 'The difference of two series has its own panel around zero, under the lines',
  R5: 'Form tells the versions apart: base thin, dashed or open, revision solid or filled; colour repeats it',
  R6: 'The sign is told by position, then by colour, then by glyph',
  R7: 'The axis of differences is symmetric about zero, with the tolerance and the spread of base to compare with',
  R8: 'The statistic that people would estimate by eye is printed',
  R9: 'Movement only on request, 250 ms to 2 s, with replay and pause, and none under reduced motion',
  R10: 'Classes of change exclude each other, leave nothing out, and add up',
  R11: 'Difference first, then the mean: never the difference of means of other records',
  R12: 'Many bins; warnings do not depend on the bins',
  R13: 'Every bin tells its count and leads to its records',
  R14: 'Scales of counts that are not linear say so',
  R15: 'The spread of the single differences comes before the interval of their mean; no bars',
  R16: 'Resampling takes whole blocks, and says so',
  R17: 'Three graded statements against what matters to you instead of a mark of significance, and “x of 100”',
  R18: 'Where a change of r is too small to see, it says so',
  R19: 'A list of anomalies stands beside every distribution',
  R20: 'No change is neutral in colour, no data is hatched; the steps are few and labelled',
  R21: 'A difference and its uncertainty share one discrete scale, with a plain one a switch away',
  R22: 'A class is also a glyph or a pattern, readable in grey and in forced colours',
  R23: 'Contrast and distances of the colours are recomputed by a test from the tokens',
} as const satisfies Record<string, string>;

export type RuleId = keyof typeof RULES;

export const RULE_IDS = Object.keys(RULES) as readonly RuleId[];
