"""The forest growth model written a second time, from its equations: plain numpy over the six types, hour by hour and day by day.
The drivers are formulas, so that no file of weather is needed; the test writes the same ones. Run with Python 3 and numpy."""
import hashlib, json, os, sys
import numpy as np
HERE = os.path.dirname(os.path.abspath(__file__))
N, S, L, E, M, H = range(6)   # northern pine, southern pine, late conifer; early, mid, late hardwood
ids = ["northern-pine", "southern-pine", "late-conifer", "early-hardwood", "mid-hardwood", "late-hardwood"]
A = lambda *v: np.array(v, float)
top, rise = A(27.14, 27.14, 22.79, 22.6799, 25.18, 23.3874), A(.03884, .03884, .04445, .06534, .04964, .05404)
b1l, b2l = A(.024, .024, .0454, .0129, .048, .017), A(1.899, 1.899, 1.6829, 1.7477, 1.455, 1.731)
b1w, b2w = A(.147, .147, .1617, .02648, .1617, .235), A(2.238, 2.238, 2.1536, 2.95954, 2.4572, 2.2518)
sla, q = A(6, 9, 10, 30, 24.2, 60), A(.3463, .3463, .3463, 1.1274, 1.1274, 1.1274)
tl, tr = A(.333, .333, .333, 1, 1, 1), np.ones(6)
pmax, k = A(18, 18, 9, 20, 17.5, 7), .5 * A(.735, .735, .735, .84, .84, .84)
best, reach, dry = A(17, 25, 16, 20, 22, 21), A(17, 17, 17, 17, 17, 17), A(.35, .3, .5, .5, .4, .55)
w0, w1 = A(-4, 0, -4, 4, 6, 7), A(9, 13, 9, 9, 11, 12)
ever = np.array([True] * 3 + [False] * 3)
age = A(.0033928, .0043, .0023568, .006144, .003808, .00428)
D0 = A(5, 5, 4.5, 2.15, 3.4, 3.4)
C, Y = 12.011e-9, 365.25
def drivers(days, dryness):
    i = np.arange(days * 24); d, h = i // 24, i % 24
    s = np.sin(2 * np.pi * (d - 100) / 365); u = np.sin(2 * np.pi * (h - 9) / 24); v = np.sin(2 * np.pi * (h - 6) / 24)
    ta = 9 + 10 * s + 5 * u + 3 * np.sin(d / 3.7)
    sw = np.maximum(0, 650 * (v + .3 * s)) * (.7 + .3 * np.sin(d / 2.3))
    vpd = np.maximum(0, 5 + 4 * s + 4 * u) * dryness
    p = np.where((d % 5 == 0) & (h >= 3) & (h < 9), 2.0 / dryness, 0)
    return ta, sw, vpd, p
def light_profile(height, lai):
    """Each crown: upper quarter of the height, in two halves; layers of half a metre, all leaves of a layer share."""
    up, lo, above = np.zeros(6), np.zeros(6), 1.0
    lit = height[lai > 0]
    thick = .125 * height
    def within(a, b, z): return np.clip(np.minimum(b, z + .5) - np.maximum(a, z), 0, None) / thick
    for layer in range(int(np.ceil(lit.max() / .5)) - 1 if len(lit) else -1, -1, -1):
        z = layer * .5
        fu, fl = within(height - thick, height, z), within(height - 2 * thick, height - thick, z)
        tau = np.sum(k * lai * .5 * (fu + fl)); below = above * np.exp(-tau)
        mean = (above - below) / tau if tau > 1e-9 else above
        up += mean * fu; lo += mean * fl; above = below
    return up, lo
def grow(days, dryness, capacity, check):
    ta, sw, vpd, rain = drivers(days, dryness)
    n, W = np.full(6, .1), .5 * b1w * D0 ** b2w
    full = .5 * b1l * D0 ** b2l
    B, G = (1 + q) * full, full.copy()                       # leaves with roots; store
    bal, opn = full.copy(), full.copy()
    water, lag, tender = float(capacity), ta[:24].mean(), np.zeros(6, int)
    tot = dict(uptake=0., respiration=0., litter=0.); out = []; held = 0.; lmax = 0.
    start = np.sum(n * (W + B + G))
    for d in range(days):
        sl = slice(24 * d, 24 * d + 24)
        wake = np.clip((lag - w0) / (w1 - w0), 0, 1)
        tender = np.where(wake == 0, 0, np.where((wake >= .5) | (tender > 0), tender + 1, tender))
        out_leaf, awake = np.where(ever, 1, wake), np.where(ever, wake, 1)
        work = awake * np.minimum(1, water / (dry * capacity))
        D = (W / (.5 * b1w)) ** (1 / b2w); Ht = 1.3 + top * (1 - np.exp(-rise * D))
        leaf = B / (1 + q); area = out_leaf * sla * leaf; lai = n * area
        up, lo = light_profile(Ht, lai)
        t, par, x = ta[sl, None], 2.0565 * sw[sl, None], vpd[sl, None]
        f = np.clip(1 - ((t - best) / reach) ** 2, 0, None) / (1 + x / 10) * (par > 0)
        hyper = lambda s: (.05 * k * s * par / pmax) / (1 + .05 * k * s * par / pmax)
        got = f * (hyper(up) + hyper(lo)) / 2
        shaded, shaded_x, open_ = got.sum(0), (got * x).sum(0), (f * hyper(1.0)).sum(0)
        warm = np.sum(2 ** ((ta[sl] - 15) / 10))
        frost = np.clip((-2 - ta[sl].min()) / 4, 0, 1)
        frozen = np.where(~ever & (tender <= 40), frost * out_leaf, 0)
        lag += (ta[sl].mean() - lag) / 8.33
        crowd = np.sum(n * (D / 25.4) ** 1.605) / .12
        rate = pmax * area * work * 3600 * C; gross = rate * shaded
        need = warm * 3600 * C * (.02 * pmax * area + .528 * q * leaf + .02 * W)
        paid = np.minimum(need, gross + G + B); left = G + gross - paid
        G = np.maximum(0, left); B = B + np.minimum(0, left)
        shed = leaf * (tl + q * tr) / Y; lost = np.minimum(shed + frozen * leaf, B); B = B - lost
        full = .5 * b1l * D ** b2l; whole = (1 + q) * full
        built = np.maximum(0, np.minimum(np.minimum(whole - B, whole / 20), G / 1.25)); B = B + built; G = G - 1.25 * built
        wood = np.maximum(0, G - full) / 30 / 1.25; W = W + wood; G = G - 1.25 * wood
        bal += ((gross - need - 1.25 * shed) * Y - bal) / Y; opn += ((rate * open_ - need - 1.25 * shed) * Y - opn) / Y
        ratio = np.where(opn > 0, np.minimum(1, bal / np.where(opn > 0, opn, 1)), 0)
        mu = age + 1 / (1 + np.exp(20 * ratio)) + 2 * max(0, crowd - 1)
        dying = n * (1 - np.exp(-mu / Y))
        tot["uptake"] += np.sum(n * gross); tot["respiration"] += np.sum(n * (paid + .25 * (built + wood))); tot["litter"] += np.sum(n * lost + dying * (W + B + G))
        spent = np.sum(np.where(shaded > 0, 1000 * n * gross * shaded_x / np.where(shaded > 0, shaded, 1), 0)) / 25
        n = n - dying
        water = max(0, min(capacity, water + rain[sl].sum() * .85) - spent); held += water
        lmax = max(lmax, lai.sum())
        out.append(n * (.7 * W + B / (1 + q)))
    out = np.array(out)
    gain = np.sum(n * (W + B + G)) - start
    assert abs(tot["uptake"] - tot["respiration"] - tot["litter"] - gain) < 1e-12
    return {"days": check, "biomass": {name: out[check, i].tolist() for i, name in enumerate(ids)}, **{a: float(b) for a, b in tot.items()}, "gain": float(gain), "leafArea": float(lmax), "soilWater": held / days}
cases = [{"name": name, "input": {"days": days, "dryness": dryness, "capacity": capacity}, "expected": grow(days, dryness, capacity, [0, 100, 200, 500, days - 1])}
         for name, days, dryness, capacity in (("a mild climate, four years", 1461, 1.0, 150), ("dry air and a small store, three years", 1095, 2.0, 40))]
src = open(__file__).read()
doc = {"id": "21_forest_growth", "title": "Forest growth, written a second time", "tolerance": {"rel": 1e-9, "abs": 1e-15},
       "toleranceRule": "|got-exp| <= abs + rel*|exp|", "notes": "hourly drivers by the formulas of `drivers`; biomass in kg of carbon a square metre at the ends of the listed days",
       "generator": {"file": os.path.basename(__file__), "sha256": hashlib.sha256(src.encode()).hexdigest(), "versions": {"python": sys.version.split()[0], "numpy": np.__version__}},
       "cases": cases, "generatorSource": src}
with open(os.path.join(HERE, "21_forest_growth.json"), "w") as f: json.dump(doc, f, indent=1, allow_nan=False); f.write("\n")
print(len(cases), "cases", [c["expected"]["biomass"]["early-hardwood"][-1] for c in cases], [c["expected"]["soilWater"] for c in cases])
