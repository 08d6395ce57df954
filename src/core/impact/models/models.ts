/** The bundled models, in the order in which they are offered. A host imports this module when someone asks for a model. */
import { BUDGET } from './budget.js';
import { DEGREE_DAYS } from './degree-days.js';
import { FOREST_GROWTH } from './forest/forest-growth.js';
import { REFERENCE_EVAPOTRANSPIRATION } from './reference-evapotranspiration.js';
import { LIGHT_USE_EFFICIENCY } from './light-use-efficiency.js';
import { RESPIRATION } from './respiration.js';
import type { Model } from './model.js';

export const MODELS: readonly Model[] = [BUDGET, DEGREE_DAYS, LIGHT_USE_EFFICIENCY, RESPIRATION, REFERENCE_EVAPOTRANSPIRATION, FOREST_GROWTH];

export function modelById(id: string): Model | null {
  return MODELS.find((model) => model.id === id) ?? null;
}
