/** What every element shares: reset of inherited text, type, buttons, focus, print, reduced motion. */
import { css } from 'lit';

export const base = css`
  :host {
    display: block;
    box-sizing: border-box;
    color: var(--_ink);
    background: var(--_surface);
    font: 400 0.8125rem/1.45 var(--_sans);
    font-variant-numeric: tabular-nums;
    letter-spacing: normal;
    text-align: start;
    text-transform: none;
    white-space: normal;
    word-spacing: normal;
  }
  :host([hidden]), [hidden] { display: none !important; }
  *, *::before, *::after { box-sizing: border-box; }
  h2, h3, p, ul, dl, dd, figure { margin: 0; padding: 0; }
  ul { list-style: none; }
  h2 { font-size: 0.9375rem; font-weight: 600; line-height: 1.35; }
  h3 { font-size: 0.8125rem; font-weight: 600; }
  a { color: var(--_link); }
  code, .mono { font-family: var(--_mono); font-size: 0.75rem; }
  .muted { color: var(--_muted); }
  .small { font-size: 0.75rem; }
  .hidden-text {
    position: absolute; inline-size: 1px; block-size: 1px; margin: -1px; padding: 0;
    overflow: hidden; clip-path: inset(50%); white-space: nowrap; border: 0;
  }
  button, input, select { font: inherit; color: inherit; }
  button {
    min-block-size: 1.75rem; min-inline-size: 1.75rem; padding: 0.125rem 0.5rem;
    border: 1px solid var(--_hairline); border-radius: 4px; background: transparent; cursor: pointer;
  }
  button:hover { background: var(--_raised); }
  button:active { background: var(--_hairline); }
  button:disabled { color: var(--_muted); cursor: default; background: transparent; }
  button[aria-pressed='true'] { background: var(--_ink); color: var(--_surface); border-color: var(--_ink); }
  button.plain { border-color: transparent; }
  button.link { border: 0; padding-inline: 0; color: var(--_link); text-decoration: underline; text-underline-offset: 2px; }
  button.link:hover { background: transparent; text-decoration-thickness: 2px; }
  input {
    min-block-size: 1.75rem; padding: 0.125rem 0.5rem; border: 1px solid var(--_unchanged);
    border-radius: 4px; background: transparent;
  }
  input::placeholder { color: var(--_muted); opacity: 1; }
  summary { cursor: pointer; min-block-size: 1.5rem; }
  :focus-visible { outline: 2px solid var(--_link); outline-offset: 1px; border-radius: 2px; }
  @media (prefers-reduced-motion: reduce) {
    *, *::before, *::after { transition: none !important; animation: none !important; scroll-behavior: auto !important; }
  }
  @media (forced-colors: active) {
    input, select { border-color: ButtonBorder; }
    button[aria-pressed='true'] { forced-color-adjust: none; background: Highlight; color: HighlightText; border-color: Highlight; }
  }
  @media print {
    :host { color: #000; background: #fff; }
    button, input, .no-print { display: none !important; }
  }
`;
