"""Curves of respiration against temperature, fitted by scipy.optimize.curve_fit (MINPACK, tolerances of 1e-15) from two starts that must agree.
Run with Python 3 and SciPy; the made-up nights are seeded and stand in the file."""
import hashlib, json, os, sys
import numpy as np, scipy
from scipy.optimize import curve_fit
HERE = os.path.dirname(os.path.abspath(__file__))
hoff = lambda t, r, b: r * np.exp(b * (t - 10) / 10)
lloyd = lambda t, r, e: r * np.exp(e * (1 / 56.02 - 1 / (t + 46.02)))
def slopes_hoff(t, r, b): e = np.exp(b * (t - 10) / 10); return np.column_stack([e, r * e * (t - 10) / 10])
def slopes_lloyd(t, r, e): u = 1 / 56.02 - 1 / (t + 46.02); v = np.exp(e * u); return np.column_stack([v, r * v * u])
def fit(f, t, y, starts):
    found = [curve_fit(f, t, y, p0=s, jac=slopes_hoff if f is hoff else slopes_lloyd, ftol=1e-15, xtol=1e-15, gtol=1e-15, maxfev=100000)[0] for s in starts]
    assert np.allclose(found[0], found[1], rtol=1e-8), found
    s = [float(np.sum((y - f(t, *p)) ** 2)) for p in found]
    p = found[int(np.argmin(s))]
    return [float(v) for v in p], min(s)
def case(name, seed, n, low, high, make, noise):
    g = np.random.default_rng(seed)
    t = np.round(g.uniform(low, high, n), 2)
    y = np.round(make(t) + noise * g.standard_normal(n), 3)
    (r, b), s1 = fit(hoff, t, y, [(2, .7), (1, .3)])
    (q, e), s2 = fit(lloyd, t, y, [(2, 200), (1, 100)])
    return {"name": name, "input": {"temperature": t.tolist(), "exchange": y.tolist()},
            "expected": {"r10": r, "q10": float(np.exp(b)), "q10Error": (s1 / n) ** .5, "lloydR10": q, "e0": e, "lloydError": (s2 / n) ** .5}}
cases = [
    case("a boreal forest", 1, 120, -8, 18, lambda t: lloyd(t, 2.4, 320), .6),
    case("little noise", 2, 60, 0, 25, lambda t: hoff(t, 3.1, np.log(2.2)), .01),
    case("as noisy as the signal", 3, 200, -2, 16, lambda t: hoff(t, 1.2, np.log(1.8)), 1.5),
    case("a falling curve", 4, 80, 5, 30, lambda t: hoff(t, 4, np.log(.7)), .2),
    case("frost and heat", 5, 150, -30, 38, lambda t: lloyd(t, 1.9, 250), .4),
]
src = open(__file__).read()
doc = {"id": "20_respiration_fits", "title": "Respiration of nights against temperature", "tolerance": {"rel": 1e-7, "abs": 1e-9},
       "toleranceRule": "|got-exp| <= abs + rel*|exp|", "notes": "exchange in umol m-2 s-1, temperature in degC; r10 q10^((T-10)/10) and r10 exp(e0 (1/56.02 - 1/(T+46.02))); errors are roots of mean squared residuals",
       "generator": {"file": os.path.basename(__file__), "sha256": hashlib.sha256(src.encode()).hexdigest(), "versions": {"python": sys.version.split()[0], "numpy": np.__version__, "scipy": scipy.__version__}},
       "cases": cases, "generatorSource": src}
with open(os.path.join(HERE, "20_respiration_fits.json"), "w") as f: json.dump(doc, f, allow_nan=False); f.write("\n")
print(len(cases), "cases")
