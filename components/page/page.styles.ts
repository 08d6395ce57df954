/** The application: one column of attention, the recipe beside it when asked for. */
import { css } from 'lit';

export const pageStyles = css`
  :host { min-block-size: 100vh; min-block-size: 100dvh; }
  header { display: flex; flex-wrap: wrap; align-items: center; gap: 0.375rem 1rem; padding: 0.5rem max(clamp(0.75rem, 2.5vw, 2rem), (100% - 110rem) / 2 + 2rem); border-block-end: 1px solid var(--_hairline); }
  .brand { font-weight: 600; font-size: 0.9375rem; color: inherit; text-decoration: none; }
  .releases { display: flex; flex-wrap: wrap; align-items: center; gap: 0.25rem 0.5rem; min-inline-size: 0; flex: 1 1 24rem; }
  .releases change-release-slot { max-inline-size: min(100%, 26rem); }
  .arrow { color: var(--_muted); }
  .offered { font-weight: 600; }
  .key { display: flex; align-items: center; gap: 0.375rem; color: var(--_muted); }
  .key input { text-overflow: ellipsis; field-sizing: content; min-inline-size: 9rem; max-inline-size: 18rem; color: var(--_ink); }
  .actions { display: flex; flex-wrap: wrap; gap: 0.25rem; margin-inline-start: auto; }
  main { padding: 1.5rem clamp(0.75rem, 2.5vw, 2rem) 4rem; max-inline-size: 110rem; margin-inline: auto; display: grid; gap: 1.5rem; grid-template-columns: minmax(0, 1fr); }
  main.start { max-inline-size: 60rem; }
  .start h1 { font-size: 1.75rem; font-weight: 600; line-height: 1.2; margin: 1.5rem 0 0.5rem; text-wrap: balance; }
  .lead { font-size: 0.9375rem; max-inline-size: 68ch; }
  .slots { display: grid; grid-template-columns: minmax(0, 1fr) auto minmax(0, 1fr); gap: 0.75rem; align-items: center; }
  .slots > .arrow { font-size: 1.25rem; }
  .after { display: flex; flex-wrap: wrap; gap: 0.5rem 1.5rem; align-items: center; justify-content: space-between; }
  .examples { display: grid; }
  .examples h2 { margin-block-end: 0.5rem; }
  .examples li { border-block-start: 1px solid var(--_hairline); }
  .examples li:last-child { border-block-end: 1px solid var(--_hairline); }
  .example { display: grid; grid-template-columns: minmax(11rem, 16rem) minmax(0, 1fr); gap: 0.125rem 1.5rem; inline-size: 100%; text-align: start; border: 0; border-radius: 0; padding: 0.625rem 0.25rem; align-items: baseline; }
  .example b { font-weight: 600; color: var(--_link); text-decoration: underline; text-underline-offset: 2px; text-decoration-thickness: 1px; }
  .tag { border: 1px solid var(--_unchanged); border-radius: 4px; padding: 0 0.25rem; font-size: 0.75rem; margin-inline-start: 0.25rem; white-space: nowrap; }
  .example .source { display: block; }
  .with-recipe { display: grid; gap: 2rem; grid-template-columns: minmax(0, 1fr) clamp(22rem, 27vw, 30rem); align-items: start; }
  .with-recipe change-recipe { position: sticky; inset-block-start: 0; max-block-size: calc(100vh - 5rem); overflow: auto; padding-inline-start: 1.5rem; border-inline-start: 1px solid var(--_hairline); }
  .work, .with-recipe > change-report { min-inline-size: 0; container-type: inline-size; }
  .explore[hidden] { display: none; }
  .problem { padding: 0.5rem 0.75rem; border-inline-start: 4px solid var(--_removed); background: var(--_wash); font-size: 0.9375rem; overflow-wrap: anywhere; }
  .drop { position: fixed; inset: 0.5rem; border: 3px dashed var(--_link); border-radius: 4px; pointer-events: none; z-index: 10; display: grid; place-items: center; background: color-mix(in srgb, var(--_surface) 82%, transparent); font-size: 1.25rem; }
  .help { padding: 1rem 1.25rem; border: 1px solid var(--_hairline); border-radius: 4px; background: var(--_surface); color: var(--_ink); box-shadow: 0 4px 16px rgb(0 0 0 / 0.16); max-inline-size: min(28rem, calc(100vw - 2rem)); }
  .help dl { display: grid; grid-template-columns: auto 1fr; gap: 0.25rem 1rem; margin-block-start: 0.5rem; }
  kbd { font-family: var(--_mono); font-size: 0.75rem; border: 1px solid var(--_unchanged); border-radius: 3px; padding: 0 0.25rem; }
  @media (max-width: 64rem) {
    .with-recipe { grid-template-columns: minmax(0, 1fr); }
    .with-recipe change-recipe { grid-row: 1; position: static; max-block-size: none; padding: 0 0 1rem; border-inline-start: 0; border-block-end: 1px solid var(--_hairline); }
  }
  @media (max-width: 40rem) {
    .slots { grid-template-columns: minmax(0, 1fr); justify-items: stretch; }
    .slots > .arrow { justify-self: center; rotate: 90deg; }
    .example { grid-template-columns: minmax(0, 1fr); }
    .releases { flex-basis: 100%; display: grid; grid-template-columns: minmax(0, 1fr) auto; }
    .releases > change-release-slot { grid-column: 1; }
    .releases > button { grid-column: 2; grid-row: 1 / span 2; }
    .key { flex: 1 1 8rem; }
    .key input { flex: 1; min-inline-size: 5rem; max-inline-size: none; inline-size: 100%; field-sizing: fixed; }
    .releases > .arrow { display: none; }
  }
  @media print { header { display: none; } main { padding: 0; } }
`;
