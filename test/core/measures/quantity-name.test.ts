/** Names of flux and weather data: what is known, and what must not be taken for it. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isFlux, isSecondary, quantityOf, type Quantity } from '../../../src/core/measures/quantity-name.js';

const KNOWN: Readonly<Record<Quantity, string>> = {
  'carbon': 'NEE NEE_f NEE_VUT_REF NEE_gapfilled FC FC_1_1_1 GPP GPP_DT_VUT_REF GPP_f Reco RECO_NT_VUT_REF R_eco ER GEP NEP FCO2',
  'water': 'LE LE_F_MDS LE_f LE_CORR ET Qle LE_gapfilled',
  'heat': 'H H_F_MDS H_f SH SH_gapfilled Qh',
  'radiation': 'SW_IN SW_IN_F SWout LWnet LWin LW_OUT Rg Rg_f Rn_f Rnet NETRAD PPFD_IN PPFD_f PAR dirPar diffPar dirNir diffNir',
  'air-temperature': 'TA TA_F TA_F_MDS TA_ERA TA_1_1_1 Ta Ta_f Tair Tair_f T_air air_temperature AirTemp Temp temperature temp_max T2M Air.temp',
};
const UNKNOWN = 'TS_F_MDS_1 Tsoil TIMESTAMP tau TAU VPD_F RH Hs_max height harvest lefthand letter P Prec PA Wliq U Ustar CO2 error ethanol soil_temperature temp_soil water_temperature switch parent rank Target carbon necessary'.split(' ');

describe('quantities by name', () => {
  for (const [quantity, names] of Object.entries(KNOWN)) it(`knows ${quantity}`, () => { for (const name of names.split(' ')) assert.equal(quantityOf(name), quantity, name); });
  it('takes no other name for one', () => { for (const name of UNKNOWN) assert.equal(quantityOf(name), null, name); });
  it('tells fluxes from drivers, and the air temperature at hand from others', () => {
    assert.deepEqual(['NEE', 'LE', 'H', 'TA', 'Rg', 'P'].map((name) => isFlux(quantityOf(name))), [true, true, true, false, false, false]);
    assert.deepEqual(['TA_F', 'TA_ERA', 'temp_max', 'Tair'].map(isSecondary), [false, true, true, false]);
  });
});
