"""Makes lion.json: steps of Lion by the update of its paper, in 50 digits; PyTorch 1.13 has no such optimizer.

Chen et al. 2023, Symbolic discovery of optimization algorithms, algorithm 2:

    update = sign(beta1 * m + (1 - beta1) * g)
    theta  = theta - rate * (update + weight_decay * theta)
    m      = beta2 * m + (1 - beta2) * g

Debian 12: apt-get install python3-mpmath; then /usr/bin/python3 test/golden/make-lion.py
"""
import json
import random
from pathlib import Path

import mpmath
from mpmath import mpf

mpmath.mp.dps = 50
steps, size = 40, 8
shown = [1, 2, 3, 10, 20, 40]
draw = random.Random(13)


def dyadic(scale):
    return round(draw.gauss(0, 1) * 1024) / 1024 * scale


start = [dyadic(1) for _ in range(size)]
scales = [1, 8, 2**-10, 1, 0.25, 64, 1, 2**-20]
gradients = [[dyadic(scale) if k % 7 != 3 else 0.0 for scale in scales] for k in range(steps)]


def walk(rate, beta1, beta2, decay):
    rate, beta1, beta2, decay = (mpf(each) for each in (rate, beta1, beta2, decay))
    theta, m = [mpf(x) for x in start], [mpf(0)] * size
    after = {}
    for k, row in enumerate(gradients):
        g = [mpf(x) for x in row]
        update = [mpmath.sign(beta1 * mi + (1 - beta1) * gi) for mi, gi in zip(m, g)]
        theta = [t - rate * (u + decay * t) for t, u in zip(theta, update)]
        m = [beta2 * mi + (1 - beta2) * gi for mi, gi in zip(m, g)]
        if k + 1 in shown:
            after[str(k + 1)] = [float(t) for t in theta]
    return {"rate": float(rate), "beta1": float(beta1), "beta2": float(beta2), "weightDecay": float(decay), "after": after}


answer = {
    "format": "lawgrad-lion/1",
    "madeBy": f"test/golden/make-lion.py, mpmath {mpmath.__version__}, {mpmath.mp.dps} digits, rounded to float64",
    "start": start,
    "gradients": gradients,
    "walks": [walk(0.01, 0.9, 0.99, 0), walk(0.003, 0.9, 0.99, 0.5), walk(0.1, 0.5, 0.75, 0.1)],
}
Path(__file__).with_name("lion.json").write_text(json.dumps(answer) + "\n")
