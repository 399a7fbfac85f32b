"""NumPy in single precision."""
import numpy as np
from serve import serve

f = np.float32


def sigmoid(z):
    return f(1) / (f(1) + np.exp(-z))


def run(q):
    ps = [(np.array(p["weights"], f), np.array(p["bias"], f)) for p in q["parameters"]]
    xs = [np.array(q["inputs"], f)]
    for w, b in ps:
        xs.append(sigmoid(xs[-1] @ w.T + b))
    return ps, xs, np.array(q["targets"], f)


def outputs(q):
    return {"outputs": run(q)[1][-1]}


def loss(q):
    _, xs, y = run(q)
    return {"loss": float(((xs[-1] - y) ** 2).sum() / (2 * len(y)))}


def gradient(q):
    ps, xs, y = run(q)
    delta = (xs[-1] - y) / f(len(y)) * xs[-1] * (1 - xs[-1])
    grads = []
    for k in reversed(range(len(ps))):
        grads.insert(0, {"weights": delta.T @ xs[k], "bias": delta.sum(axis=0)})
        delta = (delta @ ps[k][0]) * xs[k] * (1 - xs[k])
    return {"gradient": grads}


serve({"program": "single", "activations": ["sigmoid"], "numbers": "single"}, forward=outputs, loss=loss, gradient=gradient)
