/**
 * Design tokens of every element: each can be set from outside as `--change-…`; inside,
 * the private `--_…` names are used, so that nested elements inherit what the page chose.
 */
import { css, unsafeCSS, type CSSResult } from 'lit';
import { MARK_COLOURS, SEQUENTIAL_STEPS, SIGN_COLOURS, SIGNED_STEPS, SURENESS_STEPS, SURFACE, TEXT_COLOURS, VERSION_COLOURS, type ColourPair } from './colour-tokens.js';

function pair(colours: ColourPair): CSSResult {
  return unsafeCSS(`light-dark(${colours.light}, ${colours.dark})`);
}

/** `--_signed-0` to `--_signed-8`, from most negative; `--_sequential-0` to `--_sequential-6`, from least; `--_sure-0-0` to `--_sure-3-0`, by level. */
function steps(name: string, scale: readonly ColourPair[]): CSSResult {
  return unsafeCSS(scale.map((colours, i) => `--_${name}-${i}: ${pair(colours).cssText};`).join('\n    '));
}

export const tokens = css`
  :host {
    --_surface: var(--change-surface, ${pair(SURFACE)});
    --_ink: var(--change-ink, ${pair(TEXT_COLOURS.ink)});
    --_muted: var(--change-muted, ${pair(TEXT_COLOURS.muted)});
    --_link: var(--change-link, ${pair(TEXT_COLOURS.link)});
    --_added: var(--change-added, ${pair(MARK_COLOURS.added)});
    --_removed: var(--change-removed, ${pair(MARK_COLOURS.removed)});
    --_modified: var(--change-modified, ${pair(MARK_COLOURS.modified)});
    --_unchanged: var(--change-unchanged, ${pair(MARK_COLOURS.unchanged)});
    --_base: var(--change-base, ${pair(MARK_COLOURS.unchanged)});
    --_revision: var(--change-revision, ${pair(MARK_COLOURS.modified)});
    --_negative: var(--change-decrease, ${pair(SIGN_COLOURS.negative)});
    --_positive: var(--change-increase, ${pair(SIGN_COLOURS.positive)});
    --_version-base: var(--change-base, ${pair(VERSION_COLOURS.base)});
    --_version-revision: var(--change-revision, ${pair(VERSION_COLOURS.revision)});
    ${steps('signed', SIGNED_STEPS)}
    ${unsafeCSS(SURENESS_STEPS.map((level, i) => steps(`sure-${i}`, level).cssText).join('\n    '))}
    ${steps('sequential', SEQUENTIAL_STEPS)}
    --_hairline: color-mix(in srgb, var(--_ink) 14%, transparent);
    --_wash: color-mix(in srgb, var(--_ink) 4.5%, var(--_surface));
    --_raised: color-mix(in srgb, var(--_ink) 8%, var(--_surface));
    --_sans: var(--change-font, system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'DejaVu Sans', sans-serif);
    --_mono: var(--change-mono, ui-monospace, 'SF Mono', 'Cascadia Mono', 'Noto Sans Mono', 'DejaVu Sans Mono', monospace);
  }
  :host([theme='light']) { color-scheme: light; }
  :host([theme='dark']) { color-scheme: dark; }
  @media (forced-colors: active) {
    :host {
      --_surface: Canvas; --_ink: CanvasText; --_muted: CanvasText; --_link: LinkText;
      --_added: LinkText; --_removed: CanvasText; --_modified: CanvasText; --_unchanged: GrayText;
      --_base: GrayText; --_revision: CanvasText; --_version-base: GrayText; --_version-revision: CanvasText; --_negative: CanvasText; --_positive: CanvasText; --_hairline: CanvasText; --_wash: Canvas; --_raised: Canvas;
    }
    svg { forced-color-adjust: none; }
  }
`;
