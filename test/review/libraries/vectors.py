"""PyTorch's answers to a file of `lawgrad vectors make`: `python3 vectors.py < made.json > answered.json`"""
import json
import sys

import torch
from torch.nn import functional as F



def tensor(numbers, grad=False):
    return torch.tensor(numbers, dtype=torch.float64, requires_grad=grad)


ACT = {
    "sigmoid": torch.sigmoid, "tanh": torch.tanh, "relu": torch.relu, "softplus": F.softplus, "identity": lambda z: z,
    "softmax": lambda z: torch.softmax(z, dim=-1),
}
LOSS = {
    "quadratic": lambda z, h, y: ((h - y) ** 2).sum() / 2,
    "binaryCrossEntropy": lambda z, h, y: F.binary_cross_entropy_with_logits(z, y, reduction="sum"),
    "categoricalCrossEntropy": lambda z, h, y: F.cross_entropy(z, y, reduction="sum"),
}


def answered(case):
    ps = [tensor(p[name], True) for p in case["parameters"] for name in ("weights", "bias")]
    x, y = tensor(case["inputs"], True), tensor(case["targets"])
    z, h = None, x
    for w, b, name in zip(ps[::2], ps[1::2], case["activations"]):
        z = h @ w.T + b
        h = ACT[name](z)
    loss = LOSS[case["loss"]](z, h, y) / len(x)
    *gs, inputs = [g.tolist() for g in torch.autograd.grad(loss, [*ps, x])]
    gradient = [{"weights": w, "bias": b} for w, b in zip(gs[::2], gs[1::2])]
    return {**case, "outputs": h.tolist(), "lossValue": loss.item(), "gradient": gradient, "inputGradient": inputs}


made = json.load(sys.stdin)
json.dump({**made, "cases": [answered(case) for case in made["cases"]]}, sys.stdout)
