/**
 * Random numbers that are the same in every run and on every machine: sfc32 (C. Doty-Humphrey's Small
 * Fast Counter, 32 bits a lane). Whoever draws says seed and number of draws beside the result.
 */

export class SeededRandom {
  private a = 0;
  private b = 0;
  private c: number;
  private d = 1;

  constructor(readonly seed: number) {
    this.c = seed | 0;
    this.b = Math.floor(seed / 4294967296) | 0;
    for (let i = 0; i < 15; i++) this.bits();
  }

  /** 32 random bits, as a whole number of at least 0. */
  bits(): number {
    const t = (((this.a + this.b) | 0) + this.d) | 0;
    this.d = (this.d + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + t) | 0;
    return t >>> 0;
  }

  /** A whole number of 0 to `below` - 1, each as likely: draws that would favour the first are thrown away. */
  below(below: number): number {
    const fair = 4294967296 - (4294967296 % below);
    for (;;) {
      const bits = this.bits();
      if (bits < fair) return bits % below;
    }
  }
}
