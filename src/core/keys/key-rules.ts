/**
 * Rules by which keys that are written differently count as the same: each makes one form of a
 * text. The form of a text that the rule does not speak of is the text itself, so that no two
 * texts fall together that the rule does not know.
 */
import type { KeyRule } from '../model/recipe.js';
import { DATE_ORDERS, parseDateText, type DateOrder } from './date-forms.js';

/** The form of every text under a rule; `trimmed` is how texts compare everywhere. `order` is for dates such as 3/4/2012. */
export function keyForms(texts: readonly string[], rule: KeyRule, order: DateOrder = 'month-first'): string[] {
  switch (rule) {
    case 'exact': case 'trimmed': return [...texts];
    case 'folded': return texts.map(folded);
    case 'number': return texts.map((text) => numberForm(folded(text)));
    case 'date': return texts.map((text) => dateForm(folded(text), order));
  }
}

/** The orders of day and month that all texts allow: both where no day is above 12, or none is written so. */
export function dateOrders(texts: readonly string[]): DateOrder[] {
  const slashed = texts.filter((text) => /^\s*\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}/.test(text)).map(folded);
  return DATE_ORDERS.filter((order) => slashed.every((text) => parseDateText(text, order) !== null));
}

/** Upper and lower case and the width of white space do not count. */
function folded(text: string): string {
  return text.toLowerCase().normalize('NFC').replace(/\s+/g, ' ');
}

const DECIMAL = /^([+-]?)0*(\d+)(?:\.(\d*?)0*)?$/;

/** `001`, `1.0` and `1` are one number; digits are kept as they are, however many. */
function numberForm(text: string): string {
  const found = DECIMAL.exec(text);
  if (found === null) return text;
  const [, sign, whole, decimals] = found;
  const value = decimals === undefined || decimals === '' ? whole! : `${whole}.${decimals}`;
  return sign === '-' && /[1-9]/.test(value) ? `-${value}` : value;
}

function dateForm(text: string, order: DateOrder): string {
  const instant = parseDateText(text, order);
  return instant === null ? text : `@${instant}`;
}
