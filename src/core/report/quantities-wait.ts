/** Code of the finding of a report whose quantities nobody has let run. */
export const QUANTITIES_WAIT = 'quantities-wait';
