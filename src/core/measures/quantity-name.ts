/**
 * Which quantity a measure is, as far as the names of flux and weather data tell (LaThuile, FLUXNET2015, AmeriFlux, ICOS and
 * the words of their dictionaries): so that a view can hold a flux against what drives it, and no part of a sum against the
 * sum. A name that is not known has no quantity; nothing that is counted depends on it.
 */

/**
 * `carbon`: exchange of carbon dioxide and its parts, NEE = RECO − GPP. `water`: evaporation, in either unit. `heat`: sensible
 * heat. `radiation`: incoming, outgoing, net, and photon fluxes, of which one is the sum or a share of others.
 */
export type Quantity = 'carbon' | 'water' | 'heat' | 'radiation' | 'air-temperature';

/** The whole name up to a separator, a digit or a suffix in another case: `TA_F_MDS`, `Tair`, `LWin`, `GPP_DT_VUT_REF`. */
const NAMES: readonly (readonly [Quantity, RegExp])[] = [
  ['carbon', /^(f_?co2|fc|nee|nep|nee?_?co2|gpp|gep|gee|reco|r_?eco|er)(?![a-z])/i],
  ['water', /^(le|et|qle|f_?h2o|latent_?heat|evapo\w*)(?![a-z])/i],
  ['heat', /^(h|sh|qh|sensible_?heat)(?![a-z])/i],
  ['radiation', /^(sw|lw|sw_?(in|out|net|d|u|down|up)|lw_?(in|out|net|d|u|down|up)|rg|rn|r_?net|net_?rad\w*|rad(iation)?|global_?rad\w*|solar_?rad\w*|ppfd|par|apar|fapar|(dir|diff?)_?(par|nir|sw))(?![a-z])/i],
  ['air-temperature', /^(ta|t_?air|air_?t(emp(erature)?)?|temp(erature)?|temp(erature)?_?air|t_?2m|t_?(mean|avg|min|max))(?![a-z])/i],
];
/** Of other places than air, or of the same by another model or as an extreme: known, and not the one to take first. */
const ELSEWHERE = /soil|canopy|surface|leaf|water|sonic|dew/i, SECOND = /(^|_)(era\w*|min|max)(_|$)/i;

/** Null for a name that tells nothing. */
export function quantityOf(name: string): Quantity | null {
  const plain = name.trim().replace(/([a-z])([A-Z])/g, '$1_$2').replace(/[ .-]+/g, '_');
  for (const spelt of [name.trim(), plain]) {
    const found = NAMES.find(([, names]) => names.test(spelt))?.[0];
    if (found !== undefined) return found === 'air-temperature' && ELSEWHERE.test(plain) ? null : found;
  }
  return null;
}

export function isFlux(quantity: Quantity | null): boolean {
  return quantity === 'carbon' || quantity === 'water' || quantity === 'heat';
}

/** Whether an air temperature is one that was not measured beside the others, or an extreme. */
export function isSecondary(name: string): boolean {
  return SECOND.test(name.trim().replace(/([a-z])([A-Z])/g, '$1_$2'));
}
