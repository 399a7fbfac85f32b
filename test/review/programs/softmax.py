"""A softmax classifier with a hidden layer, weights [in, out] with the bias as their last row."""
import numpy as np
from serve import serve


def ones(a):
    return np.hstack([a, np.ones((a.shape[0], 1))])


def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def read(q):
    return [np.array(p["weights"]) for p in q["parameters"]], np.array(q["inputs"]), np.array(q["targets"])


def forward(ws, x):
    xs = [x]
    for w in ws[:-1]:
        xs.append(np.maximum(0, ones(xs[-1]) @ w))
    return xs, softmax(ones(xs[-1]) @ ws[-1])


def outputs(q):
    ws, x, _ = read(q)
    return {"outputs": forward(ws, x)[1]}


def loss(q):
    ws, x, y = read(q)
    p = forward(ws, x)[1]
    return {"loss": -np.log(p[np.arange(len(x)), y.argmax(axis=1)]).mean()}


def gradient(q):
    ws, x, y = read(q)
    xs, p = forward(ws, x)
    d = (p - y) / len(x)
    grads = []
    for k in range(len(ws) - 1, -1, -1):
        grads.insert(0, ones(xs[k]).T @ d)
        if k > 0:
            d = (d @ ws[k][:-1].T) * (xs[k] > 0)
    return {"gradient": [{"weights": g} for g in grads]}


serve(
    {"program": "softmax", "hiddenActivations": ["relu"], "lastActivations": ["softmax"], "losses": ["categoricalCrossEntropy"], "widths": [1, 8]},
    forward=outputs, loss=loss, gradient=gradient,
)
