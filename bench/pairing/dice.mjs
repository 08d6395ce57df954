/** Seeded choices for made-up releases: the same on every machine, because only whole numbers and sfc32 decide. */
import { sfc32 } from '../simulated-tower.mjs';

export class Dice {
  constructor(...seed) {
    this.next = sfc32(...seed);
  }

  /** A whole number from `least` to `most`, both included. */
  whole(least, most) {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  chance(share) {
    return this.next() < share;
  }

  pick(items) {
    return items[Math.floor(this.next() * items.length)];
  }

  /** Bell-shaped around 0 with standard deviation 1, from twelve even draws. */
  bell() {
    let sum = -6;
    for (let i = 0; i < 12; i++) sum += this.next();
    return sum;
  }

  shuffled(items) {
    const out = [...items];
    for (let i = out.length - 1; i > 0; i--) {
      const j = Math.floor(this.next() * (i + 1));
      [out[i], out[j]] = [out[j], out[i]];
    }
    return out;
  }

  /** `count` of the items, in their order. */
  some(items, count) {
    const chosen = new Set(this.shuffled(items.map((_, i) => i)).slice(0, count));
    return items.filter((_, i) => chosen.has(i));
  }
}
