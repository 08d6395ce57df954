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
