/** Neumaier's compensated sum ("Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen", 1974). */
export class CompensatedSum {
  private sum = 0;
  private lost = 0;

  add(x: number): void {
    const total = this.sum + x;
    this.lost += Math.abs(this.sum) >= Math.abs(x) ? this.sum - total + x : x - total + this.sum;
    this.sum = total;
  }

  get value(): number {
    return this.sum + this.lost;
  }
}
