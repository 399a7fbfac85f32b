"""Backpropagation over lists, one example after the other."""
import math
from serve import serve

ACT = {
    "sigmoid": lambda z: 1 / (1 + math.exp(-z)),
    "tanh": lambda z: math.tanh(z),
    "relu": lambda z: max(0.0, z),
    "identity": lambda z: z,
}
SLOPE = {
    "sigmoid": lambda a: a * (1 - a),
    "tanh": lambda a: 1 - a * a,
    "relu": lambda a: 1.0 if a > 0 else 0.0,
    "identity": lambda a: 1.0,
}


def forward(q, x):
    levels = [x]
    for layer, name in zip(q["parameters"], q["activations"]):
        levels.append([ACT[name](sum(w * v for w, v in zip(row, levels[-1])) + b) for row, b in zip(layer["weights"], layer["bias"])])
    return levels


def outputs(q):
    return {"outputs": [forward(q, x)[-1] for x in q["inputs"]]}


def loss(q):
    total = 0.0
    for x, y in zip(q["inputs"], q["targets"]):
        total += sum((h - t) ** 2 for h, t in zip(forward(q, x)[-1], y)) / 2
    return {"loss": total / len(q["inputs"])}


def gradients(q, inputs, targets):
    ps, m = q["parameters"], len(inputs)
    gw = [[[0.0] * len(row) for row in p["weights"]] for p in ps]
    gb = [[0.0] * len(p["bias"]) for p in ps]
    sent = []
    for x, y in zip(inputs, targets):
        levels = forward(q, x)
        delta = [(h - t) * SLOPE[q["activations"][-1]](h) for h, t in zip(levels[-1], y)]
        for k in reversed(range(len(ps))):
            for i, d in enumerate(delta):
                for j, v in enumerate(levels[k]):
                    gw[k][i][j] += d * v
                gb[k][i] += d
            back = [sum(ps[k]["weights"][i][j] * delta[i] for i in range(len(delta))) for j in range(len(levels[k]))]
            if k > 0:
                back = [b * SLOPE[q["activations"][k - 1]](a) for b, a in zip(back, levels[k])]
            delta = back
        sent.append([d / m for d in delta])
    for k in range(len(ps)):
        gw[k] = [[g / m for g in row] for row in gw[k]]
        gb[k] = [g / m for g in gb[k]]
    return [{"weights": w, "bias": b} for w, b in zip(gw, gb)], sent


def gradient(q):
    g, sent = gradients(q, q["inputs"], q["targets"])
    return {"gradient": g, "inputs": sent}


def moved(ps, g, rate):
    return [
        {
            "weights": [[w - rate * d for w, d in zip(row, drow)] for row, drow in zip(p["weights"], dp["weights"])],
            "bias": [b - rate * d for b, d in zip(p["bias"], dp["bias"])],
        }
        for p, dp in zip(ps, g)
    ]


def train(q):
    rate, size, m = q["optimizer"]["learningRate"], q["batchSize"], len(q["inputs"])
    at = 0
    for _ in range(q["steps"]):
        g, _ = gradients(q, q["inputs"][at : at + size], q["targets"][at : at + size])
        q["parameters"] = moved(q["parameters"], g, rate)
        at = at + size if at + size < m else 0
    return {"parameters": q["parameters"]}


serve(
    {"program": "lists", "activations": list(ACT)},
    forward=outputs, loss=loss, gradient=gradient, inputGradient=gradient, step=train, train=train,
)
