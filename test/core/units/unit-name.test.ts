import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { conversion, unitName } from '../../../src/core/units/unit-name.js';

describe('units as files write them', () => {
  it('get the name of the table', () => {
    for (const [name, texts] of [
      ['degC', ['degC', '°C', 'deg C', 'Celsius', 'degrees C', 'deg_C', 'C', '℃'.normalize('NFKD')]], ['W m-2', ['W m-2', 'W/m2', 'W/m^2', 'W m^-2', 'W m⁻²', 'W·m-2', 'W / m2', 'W*m**-2']],
      ['umolCO2 m-2 s-1', ['umolCO2 m-2 s-1', 'µmol CO2 m-2 s-1', 'umol CO₂/m2/s', 'μmolCO2 m⁻² s⁻¹']], ['hPa', ['hPa', 'mbar', 'HPA']], ['%', ['%', 'percent']], ['mm', ['mm', ' mm ']], ['K', ['K', 'kelvin']], ['MJ m-2 d-1', ['MJ m-2 d-1', 'MJ/m2/d']],
    ] as const) for (const text of texts) assert.equal(unitName(text), name, text);
  });

  it('lead to another unit by the exact constant, or to none', () => {
    for (const [from, to, factor, offset] of [['K', 'degC', 1, -273.15], ['°C', 'degC', 1, 0], ['kPa', 'hPa', 10, 0], ['Pa', 'hPa', 0.01, 0], ['fraction', '%', 100, 0], ['umol m-2 s-1', 'umolCO2 m-2 s-1', 1, 0], ['inch', 'mm', 25.4, 0]] as const) {
      const found = conversion(from, to)!;
      assert.ok(Math.abs(found.factor - factor) <= 1e-15 * factor && Math.abs(found.offset - offset) < 1e-12, `${from} to ${to}: ${JSON.stringify(found)}`);
    }
    const fahrenheit = conversion('°F', 'degC')!;
    assert.ok(Math.abs(fahrenheit.factor * 212 + fahrenheit.offset - 100) < 1e-12);
    for (const [from, to] of [['mm h-1', 'mm'], ['furlong', 'degC'], ['', 'degC'], ['W m-2', 'degC']] as const) assert.equal(conversion(from, to), null, from);
  });
});
