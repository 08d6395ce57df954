/** Conversions held to values that other sources tell, and the table to its own laws. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nearPair, pairsOfPower, unitPair, unitSymbol, UNIT_PAIRS } from '../../../src/core/units/unit-table.js';

/** Pairs of equal quantities: fixed points of scales, definitions, worked examples. */
const EQUAL: readonly (readonly [string, number, string, number])[] = [
  ['degC', 0, 'K', 273.15], ['degC', 100, 'degF', 212], ['degC', -40, 'degF', -40], ['K', 373.15, 'degF', 212], ['degF', 32, 'degC', 0],
  ['knot', 1, 'km h-1', 1.852], ['m s-1', 10, 'km h-1', 36], ['mph', 60, 'm s-1', 26.8224], ['mph', 1, 'km h-1', 1.609344], ['knot', 36, 'm s-1', 18.52],
  ['inch', 1, 'mm', 25.4], ['ft', 5280, 'm', 1609.344], ['mile', 1, 'km', 1.609344], ['m', 1609.344, 'ft', 5280],
  ['atm', 1, 'hPa', 1013.25], ['atm', 1, 'Pa', 101325], ['mmHg', 760, 'hPa', 1013.25], ['mmHg', 750, 'Pa', 99991.79], ['inHg', 29.92125, 'hPa', 1013.25], ['psi', 14.69595, 'kPa', 101.325],
  ['W m-2', 1000, 'MJ m-2 d-1', 86.4], ['MJ m-2 d-1', 2.45, 'mm d-1', 1], ['W m-2', 28.3565, 'mm d-1', 1], ['kWh', 1, 'J', 3.6e6], ['W m-2', 100, 'kWh m-2 d-1', 2.4], ['W m-2', 1000, 'J cm-2 d-1', 8640],
  ['umolCO2 m-2 s-1', 10, 'gC m-2 d-1', 10.377504], ['umolCO2 m-2 s-1', 1, 'mgC m-2 s-1', 0.012011], ['umolCO2 m-2 s-1', 1, 'mgCO2 m-2 s-1', 0.04401], ['gC', 12.011, 'gCO2', 44.01],
  ['rad', Math.PI, 'deg', 180], ['lb', 2.20462262, 'kg', 1], ['acre', 640, 'ha', 258.9988110336], ['mile2', 1, 'km2', 2.589988110336], ['ft3 s-1', 35.3146667, 'm3 s-1', 1], ['gal', 1, 'L', 3.785411784],
  ['kg m-2 s-1', 1 / 86400, 'mm d-1', 1], ['lb acre-1', 1, 'kg ha-1', 1.12085116], ['d', 2, 'min', 2880],
];

describe('the table of units', () => {
  for (const [from, x, to, y] of EQUAL) it(`makes ${x} ${from} ${y} ${to}`, () => {
    const { factor, offset } = unitPair(from, to);
    assert.ok(Math.abs(factor * x + offset - y) <= 1e-5 * Math.max(1, Math.abs(y)), String(factor * x + offset));
  });

  it('goes both ways, with a source for each', () => {
    for (const { from, to, factor, offset, source } of UNIT_PAIRS) {
      assert.ok(factor > 0 && Number.isFinite(factor) && Number.isFinite(offset) && source.length > 8 && from !== to);
      const back = UNIT_PAIRS.find((each) => each.from === to && each.to === from && Math.abs(each.factor * factor - 1) < 1e-12);
      assert.ok(back !== undefined && Math.abs(back.factor * offset + back.offset) < 1e-9, `${from} to ${to}`);
    }
  });

  it('has constants of one pair that hardly differ', () => {
    for (const { from, to, factor, offset } of UNIT_PAIRS) {
      if (from.startsWith('W m-2') || to.startsWith('W m-2')) continue;
      const exact = unitPair(from, to);
      assert.ok(Math.abs(factor / exact.factor - 1) < 2e-3 && Math.abs(offset - exact.offset) < 1e-9, `${from} to ${to}: ${factor}`);
    }
  });

  it('finds the pair near a fitted factor, and none where there is none', () => {
    assert.equal(nearPair(0.51442, 3e-4)!.to, 'm s-1');
    assert.equal(nearPair(0.777, 3e-4), null);
    assert.throws(() => unitPair('K', 'mm'), /no conversion of K to mm/);
  });

  it('tells what a power of ten may be, either way, and how units are written', () => {
    assert.ok(pairsOfPower(2).some(([from, to]) => from === 'hPa' && to === 'Pa') && pairsOfPower(-2).some(([from, to]) => from === 'Pa' && to === 'hPa'));
    assert.deepEqual(pairsOfPower(7), []);
    assert.deepEqual([unitSymbol('degC'), unitSymbol('hPa')], ['°C', 'hPa']);
  });
});
