/** One row of the columns table. */
import { html, type TemplateResult } from 'lit';
import { isDefined } from '../../src/core/model/report.js';
import { columnWords } from '../../src/core/report/kind-words.js';
import { NONE, renderAgreement, renderChanged, renderFigure, renderKinds, renderMean, renderMissing, renderName, renderPicture, renderVerdict } from './column-cells.js';
import type { ColumnRow } from './columns.model.js';

export interface RowState {
  readonly focused: boolean;
  readonly open: boolean;
  readonly onPress: () => void;
  readonly onFocus: () => void;
}

export function renderRow(row: ColumnRow, state: RowState): TemplateResult {
  const { column } = row;
  const { pictures, summary } = column, isFlag = column.role === 'flag', paired = isFlag ? undefined : column.paired;
  const quiet = row.state === 'unchanged' || row.state === 'key' || row.state === 'notation' || row.state === 'uncompared';
  const cell = (label: string, content: TemplateResult, present: boolean, type = ''): TemplateResult =>
    html`<td role="gridcell" class="${type} ${present ? '' : 'absent'}" data-label=${label}>${content}</td>`;
  return html`<tr class="row ${quiet ? 'quiet' : ''}" role="row" aria-level="1" data-column=${column.id} tabindex=${state.focused ? 0 : -1}
      aria-expanded=${state.open} aria-selected=${state.open} @click=${state.onPress} @focus=${state.onFocus}>
    <td role="gridcell" class="name-column"><div class="name-cell">${renderName(row)}</div></td>
    ${cell('kinds', renderKinds(row), row.state !== 'key' && columnWords(column).length > 0, 'wide kinds-cell')}
    ${cell('changed', renderChanged(row), row.state !== 'key', 'changed-cell')}
    ${cell('verdict', renderVerdict(row), column.verdict !== undefined && row.state !== 'unchanged', 'verdict-cell')}
    ${cell('missing', renderMissing(row), summary !== undefined, 'number')}
    ${cell(column.type === 'time' ? 'span' : 'mean', renderMean(row), !isFlag && (summary?.revision?.mean !== undefined || summary?.base?.mean !== undefined || column.type === 'time'), 'number wide')}
    ${cell('RMSE', isFlag ? NONE : renderFigure(paired?.rmse), isDefined(paired?.rmse), 'number tight')}
    ${cell('r', isFlag ? NONE : renderAgreement(paired?.pearson), isDefined(paired?.pearson), 'number')}
    ${cell('slope', isFlag ? NONE : renderAgreement(paired?.slope), isDefined(paired?.slope), 'number spare')}
    ${cell('distribution', renderPicture(row), pictures !== undefined, 'wide')}
  </tr>`;
}
