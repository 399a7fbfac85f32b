"""NumPy: a network as it is usually written, with `np.exp`. `python3 numpy_mlp.py float64`, `float32`"""
import sys

import numpy as np
from serve import serve

np.seterr(all="ignore")
TYPE = sys.argv[1] if len(sys.argv) > 1 else "float64"
ACT = {
    "sigmoid": (lambda z: 1 / (1 + np.exp(-z)), lambda a: a * (1 - a)),
    "tanh": (np.tanh, lambda a: 1 - a**2),
    "relu": (lambda z: np.maximum(z, 0), lambda a: (a > 0).astype(a.dtype)),
    "identity": (lambda z: z, np.ones_like),
}


class Network:
    def __init__(self, q):
        self.w = [np.array(p["weights"], TYPE) for p in q["parameters"]]
        self.b = [np.array(p["bias"], TYPE) for p in q["parameters"]]
        self.acts = [ACT[name] for name in q["activations"]]

    def forward(self, x):
        self.a = [x]
        for w, b, (f, _) in zip(self.w, self.b, self.acts):
            self.a.append(f(self.a[-1] @ w + b))
        return self.a[-1]

    def backward(self, y):
        delta, self.dw, self.db = (self.a[-1] - y) / len(y), [], []
        for w, a, (_, slope), below in reversed(list(zip(self.w, self.a[1:], self.acts, self.a))):
            delta = delta * slope(a)
            self.dw.insert(0, below.T @ delta)
            self.db.insert(0, delta.sum(axis=0))
            delta = delta @ w.T

    def step(self, rate):
        self.w = [w - np.array(rate, TYPE) * d for w, d in zip(self.w, self.dw)]
        self.b = [b - np.array(rate, TYPE) * d for b, d in zip(self.b, self.db)]


def pairs(weights, biases):
    return [{"weights": w, "bias": b} for w, b in zip(weights, biases)]


def opened(q):
    return Network(q), np.array(q["inputs"], TYPE), np.array(q["targets"], TYPE)


def forward(q):
    net, x, _ = opened(q)
    return {"outputs": net.forward(x)}


def loss(q):
    net, x, y = opened(q)
    return {"loss": float(((net.forward(x) - y) ** 2).sum() / (2 * len(y)))}


def gradient(q):
    net, x, y = opened(q)
    net.forward(x)
    net.backward(y)
    return {"gradient": pairs(net.dw, net.db)}


def train(q):
    net, x, y = opened(q)
    starts = range(0, len(x), q["batchSize"])
    for step in range(q["steps"]):
        at = starts[step % len(starts)]
        net.forward(x[at : at + q["batchSize"]])
        net.backward(y[at : at + q["batchSize"]])
        net.step(q["optimizer"]["learningRate"])
    return {"parameters": pairs(net.w, net.b)}


serve(
    {"program": f"NumPy, {TYPE}", "numbers": "single" if TYPE == "float32" else "double", "activations": list(ACT)},
    forward=forward, loss=loss, gradient=gradient, train=train,
)
