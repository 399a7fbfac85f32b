/** The kit for NumPy. */
export const numpyKit = `"""An adapter for lawgrad review: fill in what your program can do, delete the rest from CAN, then run
lawgrad review 'python3 adapter.py'. Which axis comes first, sum or mean, with or without a half: that is found out.
"""
import json
import sys

import numpy as np

ABOUT = {"program": "mine", "activations": ["sigmoid"], "losses": ["quadratic"]}
array = lambda rows: np.array(rows, float)


def forward(ps, x, q):
    """ps: a pair (W, b) for each layer; x: the examples; q["activations"]: a name for each layer."""
    raise NotImplementedError("forward")  # return outputs


def loss(ps, x, y, q):
    raise NotImplementedError("loss")  # return a number


def gradient(ps, x, y, q):
    raise NotImplementedError("gradient")  # return [(dW, db), ...]


def train(ps, x, y, q):
    """q["optimizer"]["learningRate"], q["steps"], q["batchSize"]"""
    raise NotImplementedError("train")  # return [(W, b), ...]


def pairs(layers):
    return [{"weights": w, "bias": b} for w, b in layers]


CAN = {
    "forward": lambda ps, x, y, q: {"outputs": forward(ps, x, q)},
    "loss": lambda ps, x, y, q: {"loss": float(loss(ps, x, y, q))},
    "gradient": lambda ps, x, y, q: {"gradient": pairs(gradient(ps, x, y, q))},
    "train": lambda ps, x, y, q: {"parameters": pairs(train(ps, x, y, q))},
}
for line in sys.stdin:
    q = json.loads(line)
    if q["do"] == "stop":
        break
    try:
        answer = {"protocol": "lawgrad-review/1", "can": list(CAN), **ABOUT} if q["do"] == "start" else CAN[q["do"]](
            [(array(p["weights"]), array(p["bias"])) for p in q["parameters"]], array(q["inputs"]), array(q["targets"]), q)
    except Exception as problem:
        answer = {"error": repr(problem)}
    print(json.dumps({"id": q["id"], **answer}, default=lambda a: a.tolist()), flush=True)
`
