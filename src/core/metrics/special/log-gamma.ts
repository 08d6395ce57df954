/**
 * The logarithm of the gamma function, and how far Stirling's formula is off: everything with
 * large parameters is built on the latter, because differences of two logarithms lose digits.
 */

const HALF_LOG_2PI = 0.9189385332046727418;
const EULER = 0.57721566490153286061;

/** Riemann's zeta of 2, 3, ... less one: the Taylor coefficients of log gamma around 2. */
const ZETA_LESS_ONE = [
  0.64493406684822643647, 0.2020569031595942854, 0.082323233711138191516, 0.036927755143369926331, 0.017343061984449139714,
  0.0083492773819228268398, 0.0040773561979443393786, 0.0020083928260822144179, 0.00099457512781808533715, 0.00049418860411946455870,
  0.00024608655330804829864, 0.00012271334757848914675, 0.000061248135058704829259, 0.000030588236307020493552, 0.000015282259408651871732,
  7.6371976378997622737e-6, 3.8172932649998398565e-6, 1.9082127165539389257e-6, 9.5396203387279611315e-7, 4.7693298678780646312e-7,
  2.3845050272773299001e-7, 1.1921992596531107307e-7, 5.9608189051259479613e-8, 2.9803503514652280186e-8, 1.490155482836504123e-8,
];

/** log gamma(x) for x > 0, to a few units of the last place, near its zeros 1 and 2 too. */
export function logGamma(x: number): number {
  if (!(x > 0)) return x === 0 ? Infinity : NaN;
  if (x >= 10) return (x - 0.5) * Math.log(x) - x + HALF_LOG_2PI + stirlingSeries(x);
  if (x < 0.5) return around2(x) - Math.log1p(x) - Math.log(x);
  if (x < 1.5) return around2(x - 1) - Math.log1p(x - 1);
  let product = 1, rest = x;
  while (rest > 2.5) product *= --rest;
  return Math.log(product) + around2(rest - 2);
}

/** log gamma(2 + z) for |z| <= 0.5. */
function around2(z: number): number {
  let sum = 0;
  for (let k = ZETA_LESS_ONE.length - 1; k >= 0; k--) sum = ((k & 1) === 0 ? 1 : -1) * ZETA_LESS_ONE[k]! / (k + 2) + z * sum;
  return z * (1 - EULER) + z * z * sum;
}

/** log gamma(x + 1) less Stirling's formula (x + 1/2) log x - x + log(2 pi)/2. */
export function stirlingError(x: number): number {
  return x >= 10 ? stirlingSeries(x) : logGamma(x + 1) - (x + 0.5) * Math.log(x) + x - HALF_LOG_2PI;
}

function stirlingSeries(x: number): number {
  const s = 1 / (x * x);
  return (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188 - s * (691 / 360360 - s * (1 / 156 - (s * 3617) / 122400))))))) / x;
}
