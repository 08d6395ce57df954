/** Rows between the names and the records: units, and second parts of the names. */
import { isAbsent, isValueLike, type Body } from './row-evidence.js';
import type { HeadRow } from './split-head.js';

const BASE = '(?:[kMGmcdhnpuµμ]?(?:m|g|s|A|K|mol|cd|Hz|N|Pa|J|W|C|V|F|S|T|Wb|H|lm|lx|Bq|Gy|Sv|L|l|bar|eV|cal|t|ha|E)|min|hr?|hours?|days?|d|years?|yrs?|y|a|weeks?|months?|sec|seconds?|minutes?|deg(?:rees?)?(?:[ _]?[CFKNSEW])?|°[CFKNSEW]?|º[CFKNSEW]?|%|‰|ppm[v]?|ppb[v]?|ppt[v]?|psu|ohms?|Ω|rad|gC|kgC|tC|MgC|gCO2|[µu]mol(?:CO2|H2O|C|Photon)?|mmol(?:CO2|H2O)?|gH2O|feet|ft|inch(?:es)?|mi|mph|knots?|kt|lbs?|acres?|degC|degF|permil|percent|pct|fraction|dB|pH|ntu|NTU|FNU|cfs|count|counts|number|nondimensional|dimensionless|unitless|adimensional|decimal degrees|meters?|metres?|kilometers?|millimeters?|celsius|kelvin|volts?|mV|UTC|LST|TS|RN)';
const FACTOR = `${BASE}(?:\\^?-?[123]|[⁻]?[¹²³]|\\*\\*-?[123])?`;
const UNIT = new RegExp(`^[([]?\\s*(?:${FACTOR}(?:(?:\\s*[/·.*]\\s*|\\s+)\\(?${FACTOR}\\)?)*|1|-|--|YYYY[-MDHhms: T/]*|[yY]{2,4}[-/]?[mM]{2}.*|[dDmM]{1,2}[-/][dDmM]{1,2}[-/][yY]{2,4}.*|W m-2|m3 m-3|text|string|numeric|integer|float|code|none)\\s*[)\\]]?$`, 'u');
const UNKNOWN_YET = /^(?:n\.?\s?d\.?|b\.?d\.?l\.?|<.*|>.*|trace|missing|below.*|error|err|fail(?:ed)?|bad|no data|nodata|void|x+|\*+)$/i;

export function isUnit(text: string): boolean {
  return UNIT.test(text.trim());
}

/** Over columns of values there are units, no values, and hardly anything else; no text stands again below. */
export function isUnitRow(row: HeadRow, body: Body): boolean {
  let units = 0, others = 0;
  for (const [i, kind] of body.kinds.entries()) {
    const text = (row.cells[i] ?? '').trim();
    if (kind === 'text' && text !== '' && body.texts[i]!.has(text)) return false;
    if (kind !== 'value' || text === '' || (isAbsent(text) && text !== '-')) continue;
    if (isValueLike(text) && text !== '1') return false;
    if (isUnit(text)) { if (text !== '-' && text !== '--' && text !== '1') units++; } else if (UNKNOWN_YET.test(text)) return false; else others++;
  }
  return units > 0 && units >= others;
}

const AGGREGATION = /^(?:avg|average|mean|smp|sample|tot|total|sum|min|minimum|max|maximum|std|sd|stdev|wvc|med|median|inst|count|cov|n)$/i;

/** A second row of names: different texts over all columns of values, of which there are two or more, and none of a record. */
export function isNameRow(row: HeadRow, body: Body): boolean {
  const texts: string[] = [];
  for (const [i, kind] of body.kinds.entries()) {
    const text = (row.cells[i] ?? '').trim();
    if (kind === 'text' && text !== '' && body.texts[i]!.has(text)) return false;
    if (kind !== 'value') continue;
    if (text !== '' && (isValueLike(text) || UNKNOWN_YET.test(text) || isAbsent(text))) return false;
    texts.push(text);
  }
  const there = texts.filter((text) => text !== '');
  if (there.length > 0 && there.every((text) => AGGREGATION.test(text))) return true;
  return texts.length >= 2 && there.length === texts.length && new Set(there).size >= 2 && hasNoTextLikeRecords(row, body);
}

/** A record of which every value failed would still have its texts. */
function hasNoTextLikeRecords(row: HeadRow, body: Body): boolean {
  return body.kinds.every((kind, i) => kind !== 'text' || !/\d/.test(row.cells[i] ?? ''));
}
