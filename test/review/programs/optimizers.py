"""Optimizers over a flat vector of parameters, as a class for each."""
import math
from serve import serve


class Momentum:
    def __init__(self, n, o):
        self.v, self.o = [0.0] * n, o

    def step(self, p, g):
        self.v = [self.o["momentum"] * v + d for v, d in zip(self.v, g)]
        return [a - self.o["learningRate"] * v for a, v in zip(p, self.v)]


class RmsProp:
    def __init__(self, n, o):
        self.s, self.o = [0.0] * n, o

    def step(self, p, g):
        rho = self.o["decay"]
        self.s = [rho * s + (1 - rho) * d * d for s, d in zip(self.s, g)]
        return [a - self.o["learningRate"] * d / (math.sqrt(s) + self.o["epsilon"]) for a, d, s in zip(p, g, self.s)]


class Adagrad:
    def __init__(self, n, o):
        self.s, self.o = [0.0] * n, o

    def step(self, p, g):
        self.s = [s + d * d for s, d in zip(self.s, g)]
        return [a - self.o["learningRate"] * d / math.sqrt(s + self.o["epsilon"]) for a, d, s in zip(p, g, self.s)]


class AdamW:
    def __init__(self, n, o):
        self.m, self.v, self.t, self.o = [0.0] * n, [0.0] * n, 0, o

    def step(self, p, g):
        b1, b2, rate = self.o["beta1"], self.o["beta2"], self.o["learningRate"]
        self.t += 1
        self.m = [b1 * m + (1 - b1) * d for m, d in zip(self.m, g)]
        self.v = [b2 * v + (1 - b2) * d * d for v, d in zip(self.v, g)]
        c1, c2 = 1 - b1**self.t, 1 - b2**self.t
        p = [a - rate * self.o.get("weightDecay", 0.0) * a for a in p]
        return [a - rate * (m / c1) / (math.sqrt(v / c2) + self.o["epsilon"]) for a, m, v in zip(p, self.m, self.v)]


class Descent:
    def __init__(self, n, o):
        self.o = o

    def step(self, p, g):
        return [a - self.o["learningRate"] * d for a, d in zip(p, g)]


RULES = {"gradientDescent": Descent, "momentum": Momentum, "rmsProp": RmsProp, "adagrad": Adagrad, "adam": AdamW, "adamW": AdamW}


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


def layers(q, flat):
    at, found = 0, []
    for inputs, outputs in zip(q["sizes"], q["sizes"][1:]):
        rows = [flat[at + i * inputs : at + (i + 1) * inputs] for i in range(outputs)]
        at += inputs * outputs
        found.append((rows, flat[at : at + outputs]))
        at += outputs
    return found


def gradient_of(q, flat, xs, ys):
    ls, total = layers(q, flat), [0.0] * len(flat)
    for x, y in zip(xs, ys):
        levels = [x]
        for rows, bias in ls:
            levels.append([sigmoid(sum(w * v for w, v in zip(row, levels[-1])) + b) for row, b in zip(rows, bias)])
        delta, parts = [(h - t) * h * (1 - h) for h, t in zip(levels[-1], y)], []
        for k in reversed(range(len(ls))):
            parts.insert(0, [d * v for d in delta for v in levels[k]] + delta)
            delta = [sum(ls[k][0][i][j] * delta[i] for i in range(len(delta))) * a * (1 - a) for j, a in enumerate(levels[k])]
        total = [t + g / len(xs) for t, g in zip(total, [g for part in parts for g in part])]
    return total


def rows_of(flat, width):
    return [flat[i : i + width] for i in range(0, len(flat), width)]


def train(q):
    xs, ys = rows_of(q["inputs"], q["sizes"][0]), rows_of(q["targets"], q["sizes"][-1])
    flat, m, size = q["parameters"], len(xs), q["batchSize"]
    rule = RULES[q["optimizer"]["name"]](len(flat), q["optimizer"])
    for k in range(q["steps"]):
        start = (k * size) % (math.ceil(m / size) * size)
        g = gradient_of(q, flat, xs[start : start + size], ys[start : start + size])
        flat = rule.step(flat, g)
    return {"parameters": flat}


def gradient(q):
    return {"gradient": gradient_of(q, q["parameters"], rows_of(q["inputs"], q["sizes"][0]), rows_of(q["targets"], q["sizes"][-1]))}


serve(
    {"program": "optimizers", "activations": ["sigmoid"], "arrays": "flat", "optimizers": list(RULES)},
    gradient=gradient, train=train,
)
