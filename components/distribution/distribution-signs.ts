/** Warnings beside the histogram, in words: they come from the values, not from the bins (VIEWS R12, R19). */
import type { ReportColumn } from '../../src/core/model/report.js';
import type { DistributionPicture } from '../../src/core/pictures/picture.js';
import { isOfWholeColumn } from '../../src/core/report/kind-reach.js';
import { kindPhrase } from '../../src/core/report/kind-phrase.js';
import { countOf, formatCount, formatNumber, formatPair, formatShare } from '../shared/format-number.js';
import { valuesOf } from './distribution-source.js';

/** `all`: whether nothing is selected, so that what the report says of all records holds. */
export function signWords(picture: DistributionPicture, column: ReportColumn, unit: string, all: boolean): string[] {
  const { signs } = picture, said: string[] = [], with_ = unit === '' ? '' : ` ${unit}`;
  if (all) for (const kind of column.kinds ?? []) if ((kind.kind === 'unit' || kind.kind === 'sign') && isOfWholeColumn(kind)) said.push(`All at once: ${kindPhrase(kind, unit === '' ? null : unit)}.`);
  if (signs?.base && signs.revision) {
    const { base, revision } = signs, least = formatPair(base.min, revision.min), greatest = formatPair(base.max, revision.max);
    if (revision.below > 0) said.push(`New minimum ${least[1]}${with_}: ${countOf(revision.below, 'value')} of revision below the ${least[0]} of base.`);
    if (revision.above > 0) said.push(`New maximum ${greatest[1]}${with_}: ${countOf(revision.above, 'value')} of revision above the ${greatest[0]} of base.`);
    if (base.below > 0) said.push(`Minimum no longer present: ${countOf(base.below, 'value')} of base down to ${least[0]}${with_}; revision begins at ${least[1]}.`);
    if (base.above > 0) said.push(`Maximum no longer present: ${countOf(base.above, 'value')} of base up to ${greatest[0]}${with_}; revision ends at ${greatest[1]}.`);
  }
  for (const { value, base, revision } of signs?.repeated ?? []) {
    const n = { base: valuesOf(picture, 'base'), revision: valuesOf(picture, 'revision') }, more = revision / n.revision > base / n.base;
    said.push(`${formatNumber(value, 8)}${with_} is repeated ${more ? 'more' : 'less'} often: ${formatCount(base)} times in base (${formatShare(base, n.base)}), ${formatCount(revision)} in revision (${formatShare(revision, n.revision)}).`);
  }
  for (const { side, from, to, other } of signs?.gaps ?? []) said.push(`No value of ${side} between ${formatNumber(from)} and ${formatNumber(to)}${with_}, where ${side === 'base' ? 'revision' : 'base'} has ${formatCount(other)}.`);
  if ((signs?.moreGaps ?? 0) > 0) said.push(`${countOf(signs!.moreGaps, 'more empty stretch', 'more empty stretches')} like these: one side may hold coarser values.`);
  return said;
}
