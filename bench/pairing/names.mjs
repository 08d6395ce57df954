/** Names of columns: fresh ones, and what a release might call a column that had another name before. */
const MEASURED = ['TA', 'RH', 'VPD', 'PA', 'WS', 'WD', 'SW_IN', 'LW_IN', 'NEE', 'GPP', 'RECO', 'LE', 'H', 'G', 'TS_1', 'SWC', 'CO2', 'USTAR', 'height', 'weight', 'biomass', 'cover', 'count', 'abundance', 'temperature', 'salinity', 'ph', 'oxygen', 'nitrate', 'chlorophyll', 'albedo', 'runoff', 'discharge', 'turbidity', 'snow', 'rain', 'radiation', 'wing', 'tail', 'length', 'mass', 'price', 'population', 'gdp', 'rate', 'score', 'grade', 'quality', 'method', 'observer', 'weather', 'condition', 'remark', 'x', 'y', 'value', 'var1', 'var2', 'var3', 'q1', 'q2', 'soil', 'litter', 'bark', 'flow', 'stage', 'load', 'yield'];
const KEYS = ['identifier', 'ID2', 'nummer', 'lieu', 'when', 'jour', 'annee', 'mois', 'heure', 'wo', 'wann', 'sitio', 'fecha', 'especie', 'Parcel', 'Ymd', 'col_a', 'col_b', 'col_c', 'field1', 'field2', 'field3'];

export class NameSource {
  #taken = new Set();
  #measured;
  #keys;
  #dice;

  constructor(dice) {
    this.#dice = dice;
    this.#measured = dice.shuffled(MEASURED);
    this.#keys = dice.shuffled(KEYS);
  }

  take(name) {
    this.#taken.add(name.toLowerCase());
    return name;
  }

  fresh(from = this.#measured) {
    for (;;) {
      const name = from.pop() ?? `v${this.#taken.size}`;
      if (!this.#taken.has(name.toLowerCase())) return this.take(name);
    }
  }

  /** Like the old name, or not at all. */
  other(name) {
    return this.anotherName(name).name;
  }

  anotherName(name) {
    const dice = this.#dice;
    const alike = dice.pick([`${name}_F`, `${name}_new`, `${name}_mean`, `site_${name}`, `${name}.1`, `${name} (corrected)`, name.length > 3 ? name.slice(0, -1) : `${name}${name}`]);
    if (dice.chance(0.5) && !this.#taken.has(alike.toLowerCase())) return { name: this.take(alike), alike: true };
    return { name: this.fresh(this.#keys.length > 0 && dice.chance(0.3) ? this.#keys : this.#measured), alike: false };
  }
}
