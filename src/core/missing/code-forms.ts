/**
 * Which numbers are used to say "no value", and how commonly: a list, so that nothing else is
 * ever suspected by its looks. Being on it proves nothing; the column's other values decide.
 */

/**
 * - `customary`: agreed on in flux, climate and grid data; once is enough where nothing lies near.
 * - `possible`: seen as a code, and as a value too; has to be repeated.
 */
export type CodeForm = 'customary' | 'possible';

const CUSTOMARY: readonly number[] = [
  -9999, -6999, -99999, -999999, -9999.9, -99999.9, -9999999, -99999999,
  // Fill values of netCDF, CMIP, ESRI grids and Surfer, and the least 32-bit integer (R's NA); as float64, as float32, and as commonly printed.
  9.969209968386869e36, 9.96921e36, 9.96920996838687e36, 1e20, 100000002004087730000, 1e30, -1e30, 1e35, 1e36, -1e34, 1.70141e38, 1.701410009187828e38,
  -3.4028234663852886e38, 3.4028234663852886e38, -3.40282346638529e38, 3.40282346638529e38, -3.4028235e38, 3.4028235e38, -3.402823e38, -1.7976931348623157e308, 1.7976931348623157e308, -2147483648,
];
const POSSIBLE: readonly number[] = [
  -999, -8888, -7777, -888, -777, -9996, -9997, -9998, -99, -0.99, -9.99, -9.999, -99.9, -99.99, -99.999, -999.9, -999.99, -999.999, -9999.99, -9999.999, -99999.99,
  99, 999, 9999, 99999, 999999, 9999999, 99999999, 99.9, 99.99, 99.999, 999.9, 999.99, 999.999, 9999.9, 9999.99, 99999.9, 99999.99, 8888, 7777,
  -32768, 32767, 2147483647,
];

const FORMS: ReadonlyMap<number, CodeForm> = new Map([...POSSIBLE.map((x) => [x, 'possible'] as const), ...CUSTOMARY.map((x) => [x, 'customary'] as const)]);

export function codeForm(x: number): CodeForm | null {
  return FORMS.get(x) ?? null;
}

/** Marks the hashes that a listed number can have: all but about one in a hundred other numbers are told apart without a look into the list. */
const MARKS = new Uint8Array(16_384);
const LISTED_WORDS = new Uint32Array(new Float64Array([...FORMS.keys()]).buffer);
for (let i = 0; i < LISTED_WORDS.length; i += 2) MARKS[markOf(LISTED_WORDS[i]!, LISTED_WORDS[i + 1]!)] = 1;

/** From the two halves of a float64, whichever comes first. */
function markOf(one: number, other: number): number {
  return Math.imul(one ^ other, 0x9e3779b1) >>> 18;
}

/** False for nearly every number that is not listed, true for every one that is. */
export function mayBeListed(one: number, other: number): boolean {
  return MARKS[markOf(one, other)] === 1;
}
