"""A micro autograd of scalars."""
import math
from serve import serve


class Value:
    def __init__(self, data, parents=(), pull=lambda g: ()):
        self.data, self.parents, self.pull, self.grad = data, parents, pull, 0.0

    def __add__(self, other):
        return Value(self.data + other.data, (self, other), lambda g: (g, g))

    def __mul__(self, other):
        return Value(self.data * other.data, (self, other), lambda g: (g * other.data, g * self.data))

    def __sub__(self, other):
        return self + other * Value(-1.0)

    def tanh(self):
        t = math.tanh(self.data)
        return Value(t, (self,), lambda g: (g * (1 - t * t),))

    def sigmoid(self):
        s = 1 / (1 + math.exp(-self.data))
        return Value(s, (self,), lambda g: (g * s * (1 - s),))

    def relu(self):
        return Value(max(0.0, self.data), (self,), lambda g: (g if self.data > 0 else 0.0,))

    def backward(self):
        order, seen = [], set()

        def visit(v):
            if id(v) not in seen:
                seen.add(id(v))
                for p in v.parents:
                    visit(p)
                order.append(v)

        visit(self)
        self.grad = 1.0
        for v in reversed(order):
            for p, g in zip(v.parents, v.pull(v.grad)):
                p.grad += g


def build(q):
    ps = [{"weights": [[Value(w) for w in row] for row in p["weights"]], "bias": [Value(b) for b in p["bias"]]} for p in q["parameters"]]
    xs = [[Value(v) for v in x] for x in q["inputs"]]
    outs = []
    for x in xs:
        for p, name in zip(ps, q["activations"]):
            z = [sum((w * v for w, v in zip(row, x)), b) for row, b in zip(p["weights"], p["bias"])]
            x = [getattr(v, name)() for v in z]
        outs.append(x)
    total = Value(0.0)
    for out, y in zip(outs, q["targets"]):
        for h, t in zip(out, y):
            e = h - Value(t)
            total = total + e * e
    return ps, xs, outs, total


def outputs(q):
    return {"outputs": [[v.data for v in out] for out in build(q)[2]]}


def loss(q):
    return {"loss": build(q)[3].data}


def gradient(q):
    ps, xs, _, total = build(q)
    total.backward()
    return {
        "gradient": [{"weights": [[w.grad for w in row] for row in p["weights"]], "bias": [b.grad for b in p["bias"]]} for p in ps],
        "inputs": [[v.grad for v in x] for x in xs],
    }


serve({"program": "autograd", "activations": ["tanh", "sigmoid", "relu"]}, forward=outputs, loss=loss, gradient=gradient, inputGradient=gradient)
