/** Registers the views. Apart from `define.js`, which loads it behind the first paint, so that the report's own tier stays small. */
export {};
