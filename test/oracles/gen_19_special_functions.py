"""Tails and quantiles with 60 digits (mpmath), rounded once: [function, arguments, value]. No other library decides."""
import hashlib, json, os, sys
import mpmath as mp
mp.mp.dps = 60
M = mp.mpf
def betareg(a, b, x):   # lower tail: hypergeometric series with positive terms only, on the side where it converges fast
    a, b, x = M(a), M(b), M(x)
    if x > (a + 1) / (a + b + 2): return 1 - betareg(b, a, 1 - x)
    if a + b > 300 and 1 - x < .02 or a + b > 1e5:      # the same integral over log odds, where its peak is smooth
        top = mp.log(x / (1 - x)); w = mp.sqrt(1 / a + 1 / b); c = mp.loggamma(a + b) - mp.loggamma(a) - mp.loggamma(b)
        peak = min(top, mp.log(a / b)); slope = a - (a + b) * x
        marks = sorted({m for m in [top, *[peak + w * i for i in range(-60, 61, 3)], *[peak - 2 ** i / a for i in range(-6, 8)], *([top - mp.mpf(2) ** i / slope for i in range(-3, 12)] if slope > 0 else [])] if m <= top})
        dps = mp.mp.dps; mp.mp.dps = 35; v = mp.quad(lambda u: mp.exp(c - a * mp.log1p(mp.exp(-u)) - b * mp.log1p(mp.exp(u))), marks); mp.mp.dps = dps
        return v
    term = sum_ = M(1); k = 0
    while term > sum_ * M(10) ** -58:
        term *= (a + b + k) / (a + 1 + k) * x; sum_ += term; k += 1
    return mp.exp(a * mp.log(x) + b * mp.log(1 - x) + mp.loggamma(a + b) - mp.loggamma(a + 1) - mp.loggamma(b)) * sum_
def ncdf(z): return mp.erfc(-M(z) / mp.sqrt(2)) / 2
def tsf(t, df):
    t, df = M(t), M(df)
    if t < 0: return 1 - tsf(-t, df)
    mp.mp.dps = 700 if t > 1e10 else 60
    v = betareg(df / 2, M(1) / 2, df / (df + t * t)) / 2
    mp.mp.dps = 60
    return +v
def glow(a, x):
    a, x = M(a), M(x); term = sum_ = M(1); k = 0
    dps = mp.mp.dps; mp.mp.dps = 90
    while term > sum_ * M(10) ** -85: k += 1; term *= x / (a + k); sum_ += term
    v = mp.exp(a * mp.log(x) - x - mp.loggamma(a + 1)) * sum_; mp.mp.dps = dps
    return v
def gup(a, x): return mp.gammainc(M(a), M(x), mp.inf, regularized=True) if x > 1.05 * a + 50 or a < 30 else 1 - glow(a, x)
def csf(x, df): return gup(M(df) / 2, M(x) / 2)
def ccdf(x, df): return glow(M(df) / 2, M(x) / 2)
def fsf(x, a, b): x, a, b = M(x), M(a), M(b); return betareg(b / 2, a / 2, b / (b + a * x))
def fcdf(x, a, b): x, a, b = M(x), M(a), M(b); return betareg(a / 2, b / 2, a * x / (b + a * x))
def nctcdf(t, df, nc, upper=False):
    t, df, nc = M(t), M(df), M(nc); k = df / 2
    c = mp.log(2) + k * mp.log(k) - mp.loggamma(k)
    s = -1 if upper else 1
    f = lambda u: mp.exp(df * u - k * mp.exp(2 * u) + c) * ncdf(s * (t * mp.exp(u) - nc))
    w = 1 / mp.sqrt(2 * df); marks = sorted(set([-60 * w * 4, *[w * i * 2 for i in range(-30, 31)], *([-120] if df < 10 else [])]))
    mp.mp.dps = 30; v = mp.quad(f, [m for m in marks if m < 4]); mp.mp.dps = 60
    return v
def kolm(x):
    x = M(x); return 2 * mp.nsum(lambda k: (-1) ** (int(k) - 1) * mp.exp(-2 * k * k * x * x), [1, 200]) if x < 0.3 else 2 * sum((-1) ** (k - 1) * mp.exp(-2 * k * k * x * x) for k in range(1, 200))
def hyper(k, N, K, n): return sum(mp.mpf(int(mp.binomial(K, i)) * int(mp.binomial(N - K, n - i))) for i in range(k, min(K, n) + 1)) / int(mp.binomial(N, n))
def atleast(k, n, x):    # binomial, by its terms on the shorter side
    t = lambda i: mp.binomial(n, i) * x ** i * (1 - x) ** (n - i)
    return sum(t(i) for i in range(k, n + 1)) if n - k < k else 1 - sum(t(i) for i in range(k))
def root(f, lo, hi):
    """Bisection: the quantile to more digits than a double holds."""
    lo, hi = M(lo), M(hi)
    for _ in range(115 if hi > 0 and lo >= 0 else 75):
        m = (lo + hi) / 2
        if f(m) > 0: hi = m
        else: lo = m
    return (lo + hi) / 2
rows = []
def add(name, args, value):
    print(name, args, file=sys.stderr) if "-v" in sys.argv else None
    rows.append([name, list(args), mp.nstr(value, 20) if abs(value) < 1e-290 and value != 0 else float(value)])
for x in (1e-8, .01, .3, .5, .75, .999999, 1, 1.0000001, 1.25, 1.5, 1.9999, 2, 2.00001, 2.5, 3.3, 7, 9.99, 10, 33.3, 171, 1e4, 12345678.9, 1e12): add("logGamma", [x], mp.loggamma(M(x)))
for x in (.001, .5, 1, 5, 9.9, 10, 10.1, 1000, 1e7): add("stirlingError", [x], mp.loggamma(M(x) + 1) - (M(x) + M(1) / 2) * mp.log(M(x)) + M(x) - mp.log(2 * mp.pi) / 2)
for x in (-5, -1.5, -.1, 1e-20, 1e-3, .5, 1, 1.9, 1.99999, 2, 2.5, 6): add("erf", [x], mp.erf(M(x)))
for x in (-3, -.5, .001, .5, 1, 1.9999, 2, 2.0001, 3, 5, 10, 20, 26): add("erfc", [x], mp.erfc(M(x)))
for a, x in ((.5, .01), (.5, 1.4), (.5, 1.6), (.5, 100), (1, 1), (2.5, .1), (2.5, 9), (10, 3), (10, 30), (100, 60), (100, 100), (100, 101.5), (100, 200), (1000.5, 900), (1000.5, 1100), (12345, 12000), (12345, 12800), (1e6, 1e6), (1e6, 1.003e6), (1e6, .997e6), (3, 600)):
    add("gammaLower", [a, x], glow(a, x)); add("gammaUpper", [a, x], gup(a, x))
for a, b, x in ((.5, .5, .1), (.5, .5, .9), (1, 3, .2), (2.5, 7, .01), (2.5, 7, .5), (30, 4, .5), (30, 4, .95), (1001, 9009, .1), (1001, 9009, .12), (1001, 9009, .08), (.5, 1e4, 1e-5), (.5, 1e4, .01), (1e4, .5, .999), (5e5, 5e5, .5), (5e5, 5e5, .505), (1e5, 3, .9999), (3, 1e6, 1e-7)):
    add("betaLower", [a, b, x], betareg(a, b, M(x))); add("betaUpper", [a, b, x], 1 - betareg(a, b, M(x)) if betareg(a, b, M(x)) < .5 else betareg(b, a, 1 - M(x)))
for z in (-37, -10, -5, -2, -1, -.1, 0, .1, .7, 1, 1.96, 3, 8, 20, 37): add("normalCdf", [z], ncdf(z)); add("normalSf", [z], ncdf(-z))
for p in (1e-300, 1e-100, 1e-20, 1e-10, 1e-5, .001, .01, .025, .05, .07, .1, .3, .4999, .51, .6, .9, .95, .975, .995, .9999): add("normalQuantile", [p], mp.sqrt(2) * mp.erfinv(2 * M(p) - 1) if p > 1e-12 else root(lambda z: ncdf(z) - M(p), -40, 0))
for df in (1, 2, 3.5, 10, 29, 199, 1e4, 1e7, 1e11):
    for t in (-2, .001, .5, 1, 1.96, 4, 10, 35): add("tSf", [t, df], tsf(t, df))
for t, df in ((1e5, 1), (1e12, 1), (1e200, 1), (1e50, 3), (1e20, 10), (1e15, 4)): add("tSf", [t, df], tsf(t, df))
for df in (1, 2, 3.5, 10, 99, 1e4, 1e6):
    for p in (1e-6, .005, .025, .2, .45, .5, .5001, .7, .95, .975, .9995):
        z = mp.sqrt(2) * mp.erfinv(2 * M(p) - 1)
        add("tQuantile", [p, df], M(0) if p == .5 else -mp.cot(mp.pi * M(p)) if df == 1 else mp.findroot(lambda t: mp.log(tsf(abs(t), df)) - mp.log(min(M(p), 1 - M(p))), (z, z * (1 + (1 + z * z) / 4 / M(df))), tol=1e-30, verify=False))
add("tQuantile", [1e-100, 1], -mp.cot(mp.pi * M(1e-100)))
for df in (1, 2, 3, 9, 50, 255.5, 5000, 1e5):
    for f in (.1, .7, 1, 1.05, 1.4, 3): add("chiSquaredCdf", [f * df, df], ccdf(f * df, df)) if ccdf(f * df, df) > 1e-300 else None; add("chiSquaredSf", [f * df, df], csf(f * df, df)) if csf(f * df, df) > 1e-300 else None
for df in (1, 2, 5, 99, 1000):
    for p in (1e-8, .001, .025, .5, .9, .95, .999): add("chiSquaredQuantile", [p, df], root(lambda x: ccdf(x, df) - M(p), 0, 3000))
for a, b in ((1, 1), (2, 9), (5, 3.5), (40, 60), (1, 1e4), (255, 100000)):
    for x in (.01, .5, 1, 1.2, 4, 30): add("fSf", [x, a, b], fsf(x, a, b)) if fsf(x, a, b) > 1e-300 else None; add("fCdf", [x, a, b], fcdf(x, a, b)) if fcdf(x, a, b) > 1e-300 else None
for a, b in ((1, 8), (3, 20), (10, 10), (60, 500)):
    for p in (.001, .05, .5, .95, .999): add("fQuantile", [p, a, b], root(lambda x: fcdf(x, a, b) - M(p), M(10) ** -12, 1000))
for t, df, nc in ((0, 5, 1), (1, 3, 0), (2, 2, 1), (1.5, 1, 2), (-1, 4, .5), (5, 10, 2), (2, 30, 5), (10, 19, 8.765), (8, 19, 8.765), (35, 399, 39.2), (42, 399, 39.2), (60, 9, 20), (619, 99999, 620)):
    add("noncentralTCdf", [t, df, nc], nctcdf(t, df, nc)); add("noncentralTSf", [t, df, nc], nctcdf(t, df, nc, True))
for x in (.2, .3, .5, .79, .8, .81, 1, 1.36, 2, 5, 15): add("kolmogorovSf", [x], 1 - mp.sqrt(2 * mp.pi) / M(x) * sum(mp.exp(-k * k * mp.pi ** 2 / (8 * M(x) ** 2)) for k in range(1, 60, 2)) if x < 1 else kolm(x))
for a in ((1, 10, 3, 4), (3, 10, 3, 4), (2, 100, 20, 10), (9, 100, 20, 10), (10, 100, 20, 10), (5, 1000, 500, 9), (150, 1000, 200, 300), (60, 1000, 200, 300), (30, 1000, 200, 300), (0, 9, 3, 3), (90, 5000, 100, 200), (7, 12, 9, 10)): add("hypergeometricSf", a, hyper(*a))
for c, n in ((0, 10), (3, 10), (10, 10), (1, 500), (250, 500), (499, 500), (99990, 100000)):
    z = mp.sqrt(2) * mp.erfinv(M("0.95")); s = M(c) / n; h = z * mp.sqrt((s * (1 - s) + z * z / (4 * n)) / n) / (1 + z * z / n); m = (s + z * z / (2 * n)) / (1 + z * z / n)
    add("wilsonLow", [c, n], m - h if c else M(0)); add("wilsonHigh", [c, n], m + h if c < n else M(1))
    add("clopperPearsonLow", [c, n], root(lambda x: atleast(c, n, x) - M("0.025"), M(10) ** -20, 1 - M(10) ** -20) if c else M(0)); add("clopperPearsonHigh", [c, n], root(lambda x: atleast(c + 1, n, x) - M("0.975"), M(10) ** -20, 1 - M(10) ** -20) if c < n else M(1))
src = open(__file__).read()
doc = {"id": "19_special_functions", "title": "Special functions: tails and quantiles", "tolerance": {"rel": 1e-10, "abs": 0}, "notes": "rows of [function, arguments, value]; computed with 60 digits and rounded once",
       "generator": {"file": os.path.basename(__file__), "sha256": hashlib.sha256(src.encode()).hexdigest(), "versions": {"python": sys.version.split()[0], "mpmath": mp.__version__}}, "rows": rows}
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "19_special_functions.json"), "w") as f:
    f.write(json.dumps({k: v for k, v in doc.items() if k != "rows"}, indent=1)[:-2] + ',\n "rows": [\n' + ",\n".join("  " + json.dumps(r) for r in rows) + "\n ]\n}\n")
print(len(rows), "values")
