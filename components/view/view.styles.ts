/** The frame of the views: picture and figures side by side where there is room, everything in one column where not. */
import { css } from 'lit';

export const viewStyles = css`
  :host { container-type: inline-size; }
  figure { display: grid; gap: 0.5rem; min-inline-size: 0; }
  .head { display: flex; flex-wrap: wrap; align-items: start; justify-content: space-between; gap: 0.5rem 1rem; }
  .titles { flex: 1 1 22rem; min-inline-size: 0; overflow-wrap: anywhere; }
  .title { font-size: 0.9375rem; font-weight: 600; line-height: 1.35; text-wrap: balance; }
  :host([compact]) .head { flex-wrap: wrap; }
  .options { font-size: 0.75rem; }
  .toolbar { display: flex; flex-wrap: wrap; gap: 0.25rem; }
  .toolbar button, .toolbar select { font-size: 0.75rem; }
  .toolbar select { max-inline-size: 12rem; min-block-size: 1.5rem; text-overflow: ellipsis; }
  .toolbar input[type='range'] { inline-size: 8rem; min-block-size: 1.5rem; accent-color: var(--_ink); }
  .range-value { min-inline-size: 6ch; padding-inline-start: 0.25rem; }
  .switch { display: inline-flex; flex-wrap: wrap; align-items: center; gap: 1px; padding-inline-end: 0.5rem; }
  .switch > span { padding-inline-end: 0.25rem; }
  .body { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.5rem 1rem; }
  .stage { position: relative; min-inline-size: 0; }
  .picture > svg, .picture > canvas { display: block; max-inline-size: 100%; }
  .picture text { font: 400 12px var(--_sans); fill: var(--_ink); font-variant-numeric: tabular-nums; }
  .picture { transition: opacity 200ms 150ms; }
  figure[aria-busy='true'] .picture { opacity: 0.6; }
  .absence { display: grid; place-content: center; block-size: 100%; padding: 1rem; text-align: center; overflow-wrap: anywhere; background: var(--_wash); }
  .overlay { position: absolute; inset-block-start: 0; inset-inline-start: 0; overflow: visible; pointer-events: none; }
  .overlay rect { fill: none; stroke: var(--_link); stroke-width: 2; }
  .overlay .hover { stroke-width: 1; }
  .overlay .range { fill: var(--_ink); fill-opacity: 0.08; stroke: none; }
  .overlay .grip { fill: none; stroke: var(--_ink); stroke-width: 2; }
  .marks { position: absolute; inset: 0; }
  .marks.brush-x, .marks.brush-xy { touch-action: pan-y pinch-zoom; }
  .marks.brush-y { touch-action: pan-x pinch-zoom; }
  .marks:focus-visible { outline-offset: 2px; }
  .tip {
    position: absolute; z-index: 1; display: grid; inline-size: max-content; max-inline-size: min(100%, 22rem); padding: 0.25rem 0.5rem;
    font-size: 0.75rem; overflow-wrap: anywhere; background: var(--_surface); border: 1px solid var(--_unchanged); border-radius: 4px;
    box-shadow: 0 2px 8px rgb(0 0 0 / 0.18);
  }
  .figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(7.5rem, 1fr)); gap: 0.25rem 1rem; align-content: start; overflow-wrap: anywhere; }
  .sentences { display: grid; gap: 0.25rem; max-inline-size: 75ch; min-block-size: 2.9em; overflow-wrap: anywhere; }
  .notes { display: grid; gap: 0.25rem; max-inline-size: 75ch; overflow-wrap: anywhere; }
  .table { max-block-size: 24rem; overflow: auto; }
  .table table { inline-size: max-content; }
  .table td, .table th { max-inline-size: 20rem; overflow-wrap: anywhere; }
  table { border-collapse: collapse; }
  caption { text-align: start; padding-block-end: 0.25rem; }
  thead th { border-block-end: 1px solid var(--_unchanged); font-weight: 600; }
  th, td { padding: 0.125rem 0.75rem 0.125rem 0; text-align: start; vertical-align: top; font-weight: 400; }
  th.number, td.number { text-align: end; white-space: nowrap; }
  .evidence { display: grid; gap: 0.5rem; max-inline-size: 75ch; padding-block: 0.75rem; border-block: 1px solid var(--_hairline); overflow-wrap: anywhere; }
  .evidence h4, .evidence h5 { margin: 0; font-size: 0.8125rem; font-weight: 600; }
  .evidence ul { display: grid; gap: 0.5rem; }
  .evidence .contrary { border-inline-start: 2px solid var(--_ink); padding-inline-start: 0.5rem; }
  @container (min-width: 44rem) {
    .body { grid-template-columns: minmax(0, 1fr) 11rem; }
    .figures { grid-template-columns: minmax(0, 1fr); }
  }
  @media (forced-colors: active) { .overlay rect { stroke: Highlight; } .overlay .grip { stroke: CanvasText; } }
`;
