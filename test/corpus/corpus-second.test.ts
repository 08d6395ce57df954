/** The second third of the corpus on the native engine. */
import { runFamilies } from './run-families.js';

runFamilies(1);
