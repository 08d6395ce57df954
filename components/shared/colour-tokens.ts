/**
 * The colours of the classes and of the page, light and dark, as plain data, so that a test
 * can recompute their contrast and the stylesheet cannot drift from what was tested.
 */

export interface ColourPair { readonly light: string; readonly dark: string }

export const SURFACE: ColourPair = { light: '#ffffff', dark: '#121212' };

/** Drawn marks: at least 3:1 against the surface. */
export const MARK_COLOURS = {
  added: { light: '#0072b2', dark: '#56b4e9' },
  removed: { light: '#d55e00', dark: '#e69f00' },
  modified: { light: '#111111', dark: '#ffffff' },
  unchanged: { light: '#8c8c8c', dark: '#8c8c8c' },
} as const satisfies Record<string, ColourPair>;

/** Text: at least 4.5:1 against the surface. */
export const TEXT_COLOURS = {
  ink: { light: '#1a1a1a', dark: '#ececec' },
  muted: { light: '#5c5c5c', dark: '#a8a8a8' },
  link: { light: '#00588a', dark: '#7cc4ef' },
} as const satisfies Record<string, ColourPair>;

/**
 * Signed difference, revision − base: ends of the scale, for marks that show a sign alone. At least 3:1 against the
 * surface. These never meet the colours of the classes in one panel (they are too near to each other).
 */
export const SIGN_COLOURS = {
  negative: { light: '#5e3c99', dark: '#998ec3' },
  positive: { light: '#e66101', dark: '#f1a340' },
} as const satisfies Record<string, ColourPair>;

/** Versions have the colours of the signs, so that “filled with the colour of the larger side” is true; form tells them apart first (VIEWS R5). */
export const VERSION_COLOURS = { base: SIGN_COLOURS.negative, revision: SIGN_COLOURS.positive } as const;

/** Nine steps of a signed difference from most negative to most positive, even in OKLab; the fifth is no change and neutral like the page (VIEWS R20). */
export const SIGNED_STEPS: readonly ColourPair[] = [
  { light: '#5e3c99', dark: '#998ec3' }, { light: '#806ab1', dark: '#7a7298' }, { light: '#a597c9', dark: '#5c5770' }, { light: '#cbc5df', dark: '#403e49' },
  { light: '#f4f4f4', dark: '#262626' },
  { light: '#f5d1c1', dark: '#534331' }, { light: '#f3ae8f', dark: '#85623a' }, { light: '#ee8959', dark: '#b9823f' }, { light: '#e66101', dark: '#f1a340' },
];

/**
 * A signed difference whose values are told apart the less, the less sure they are (a value-suppressing uncertainty
 * palette: Correll, Moritz and Heer 2018): eight steps, then four, two and one. A level takes
 * the means of two steps of the one before in OKLab, mixed with its neutral end by 30 and 55 %.
 */
export const SURENESS_STEPS: readonly (readonly ColourPair[])[] = [
  SIGNED_STEPS.filter((_, i) => i !== 4),
  [{ light: '#8877b2', dark: '#77708f' }, { light: '#bdb6d1', dark: '#4e4b58' }, { light: '#e8c3b2', dark: '#63513e' }, { light: '#e4916b', dark: '#aa7e4a' }],
  [{ light: '#b0a8c5', dark: '#5a5865' }, { light: '#ddb6a4', dark: '#715e49' }],
  [{ light: '#c9c9c9', dark: '#4d4d4d' }],
];

const VIRIDIS = ['#440154', '#443983', '#31688e', '#21918c', '#35b779', '#90d743', '#fde725'] as const;

/** Seven steps of a magnitude from little to much: viridis, away from the page's own lightness as it grows. */
export const SEQUENTIAL_STEPS: readonly ColourPair[] = VIRIDIS.map((dark, i) => ({ light: VIRIDIS[VIRIDIS.length - 1 - i]!, dark }));
