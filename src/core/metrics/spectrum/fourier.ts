/**
 * Discrete Fourier transform of any length: powers of two by halving (J. Cooley and J. Tukey, 1965), others as a
 * convolution of such a length (L. Bluestein, 1970), so that no series is padded and frequencies stay those of its length.
 */

export interface Complex { readonly re: Float64Array; readonly im: Float64Array }

/** Of real values: the sum of x[t] e^(-2 pi i k t / n) for k = 0 … n/2. */
export function realTransform(x: Float64Array): Complex {
  const n = x.length, half = Math.floor(n / 2) + 1, { re, im } = transform({ re: x.slice(), im: new Float64Array(n) });
  return { re: re.slice(0, n === 0 ? 0 : half), im: im.slice(0, n === 0 ? 0 : half) };
}

export function transform(x: Complex): Complex {
  const n = x.re.length;
  return n > 1 && (n & (n - 1)) === 0 ? halving(x) : n > 1 ? chirped(x) : x;
}

function halving({ re: fromRe, im: fromIm }: Complex): Complex {
  const n = fromRe.length, bits = 31 - Math.clz32(n), re = new Float64Array(n), im = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let to = 0;
    for (let bit = 0; bit < bits; bit++) to |= ((i >> bit) & 1) << (bits - 1 - bit);
    re[to] = fromRe[i]!;
    im[to] = fromIm[i]!;
  }
  const cos = new Float64Array(n / 2), sin = new Float64Array(n / 2);
  for (let k = 0; k < n / 2; k++) [cos[k], sin[k]] = unit(k, n);
  for (let size = 2; size <= n; size *= 2) {
    const half = size / 2, step = n / size;
    for (let start = 0; start < n; start += size) {
      for (let k = 0; k < half; k++) {
        const c = cos[k * step]!, s = sin[k * step]!, a = start + k, b = a + half;
        const tr = re[b]! * c + im[b]! * s, ti = im[b]! * c - re[b]! * s;
        re[b] = re[a]! - tr;
        im[b] = im[a]! - ti;
        re[a]! += tr;
        im[a]! += ti;
      }
    }
  }
  return { re, im };
}

/** k t = (k^2 + t^2 - (k - t)^2)/2 makes the sum a convolution with a chirp. */
function chirped({ re: xr, im: xi }: Complex): Complex {
  const n = xr.length, size = 2 ** Math.ceil(Math.log2(2 * n - 1));
  const ar = new Float64Array(size), ai = new Float64Array(size), br = new Float64Array(size), bi = new Float64Array(size), cos = new Float64Array(n), sin = new Float64Array(n);
  for (let t = 0; t < n; t++) {
    const [c, s] = unit((t * t) % (2 * n), 2 * n);
    cos[t] = c;
    sin[t] = s;
    ar[t] = xr[t]! * c + xi[t]! * s;
    ai[t] = xi[t]! * c - xr[t]! * s;
    br[t] = c;
    bi[t] = s;
    if (t > 0) {
      br[size - t] = c;
      bi[size - t] = s;
    }
  }
  const a = halving({ re: ar, im: ai }), b = halving({ re: br, im: bi }), product = { re: new Float64Array(size), im: new Float64Array(size) };
  // Conjugated before and after: the transform of the conjugate is the way back.
  for (let k = 0; k < size; k++) {
    product.re[k] = a.re[k]! * b.re[k]! - a.im[k]! * b.im[k]!;
    product.im[k] = -(a.re[k]! * b.im[k]! + a.im[k]! * b.re[k]!);
  }
  const back = halving(product), out = { re: new Float64Array(n), im: new Float64Array(n) };
  for (let k = 0; k < n; k++) {
    const re = back.re[k]! / size, im = -back.im[k]! / size;
    out.re[k] = re * cos[k]! + im * sin[k]!;
    out.im[k] = im * cos[k]! - re * sin[k]!;
  }
  return out;
}

/** Cosine and sine of 2 pi k / n, exact at quarters. */
function unit(k: number, n: number): [number, number] {
  const quarter = (4 * k) / n;
  if (Number.isInteger(quarter)) return ([[1, 0], [0, 1], [-1, 0], [0, -1]] as const)[quarter % 4]!.slice() as [number, number];
  const angle = (2 * Math.PI * k) / n;
  return [Math.cos(angle), Math.sin(angle)];
}
