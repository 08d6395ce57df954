/** Registers the views. Apart from `define.js`, which loads it behind the first paint, so that the report's own tier stays small. */
import { ChangeAgreementElement } from './agreement/agreement.element.js';
import { ChangeCorrelationsElement } from './correlations/correlations.element.js';
import { ChangeDistributionElement } from './distribution/distribution.element.js';
import { ChangeEffectsElement } from './effects/effects.element.js';
import { ChangeFocusElement } from './focus/focus.element.js';
import { ChangeMatrixElement } from './matrix/matrix.element.js';
import { ChangePairsElement } from './pairs/pairs.element.js';
import { ChangeQuantityElement } from './quantity/quantity.element.js';
import { ChangeReferenceFigureElement } from './reference-figure/reference-figure.element.js';
import { ChangeRelationElement } from './relation/relation.element.js';
import { ChangeSeriesElement } from './series/series.element.js';
import { define } from './shared/define.js';

define('change-agreement', ChangeAgreementElement);
define('change-correlations', ChangeCorrelationsElement);
define('change-distribution', ChangeDistributionElement);
define('change-effects', ChangeEffectsElement);
define('change-focus', ChangeFocusElement);
define('change-matrix', ChangeMatrixElement);
define('change-pairs', ChangePairsElement);
define('change-quantity', ChangeQuantityElement);
define('change-reference-figure', ChangeReferenceFigureElement);
define('change-relation', ChangeRelationElement);
define('change-series', ChangeSeriesElement);
