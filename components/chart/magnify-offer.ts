/** What is said of a panel of differences that the spread of base makes flat (VIEWS R7), beside the way to see them. */
import type { Offer } from '../view/view-model.js';

/** `own`: option that magnifies; `spread`: the one that draws to scale. */
export function magnifyOffer(magnified: boolean, own: string, spread: string): Offer {
  return magnified ? { words: 'Changes are magnified: draw them to the scale of the spread', id: spread } : { words: 'Changes are small beside the spread: magnify', id: own };
}
