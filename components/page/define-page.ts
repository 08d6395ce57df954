/** Registers the application and everything in it; the entry of `index.html`. */
import '../define.js';
import { ChangeRecipeElement } from '../recipe/recipe.element.js';
import { define } from '../shared/define.js';
import { ChangePageElement } from './page.element.js';
import { ChangeReleaseSlotElement } from './slot.element.js';

define('change-recipe', ChangeRecipeElement);
define('change-release-slot', ChangeReleaseSlotElement);
define('change-page', ChangePageElement);
