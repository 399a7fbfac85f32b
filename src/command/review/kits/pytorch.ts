/** The kit for PyTorch. */
export const pytorchKit = `"""An adapter for lawgrad review of a PyTorch module: say how yours is made, then run
lawgrad review 'python3 adapter.py'. What your module computes is compared; autograd does the rest.
"""
import json
import sys

import torch
from torch import nn

torch.set_default_dtype(torch.float64)
ACT = {"sigmoid": nn.Sigmoid, "tanh": nn.Tanh, "relu": nn.ReLU, "identity": nn.Identity}
ABOUT = {"program": "mine", "activations": list(ACT), "losses": ["quadratic"], "numbers": "double"}


def make(sizes, activations):
    """Yours in place of this, with its parameters in the order weights, bias, weights, bias."""
    pairs = zip(sizes, sizes[1:], activations)
    return nn.Sequential(*[part for n, m, a in pairs for part in (nn.Linear(n, m), ACT[a]())])


def loss_of(outputs, targets):
    """Yours in place of this."""
    return ((outputs - targets) ** 2).sum() / (2 * len(targets))


def ask(q):
    module = make(q["sizes"], q["activations"])
    given = [torch.tensor(p[name], dtype=torch.float64) for p in q["parameters"] for name in ("weights", "bias")]
    with torch.no_grad():
        [own.copy_(new) for own, new in zip(module.parameters(), given)]
    outputs = module(torch.tensor(q["inputs"], dtype=torch.float64))
    if q["do"] == "forward":
        return {"outputs": outputs.tolist()}
    loss = loss_of(outputs, torch.tensor(q["targets"], dtype=torch.float64))
    if q["do"] == "loss":
        return {"loss": loss.item()}
    g = [one.tolist() for one in torch.autograd.grad(loss, list(module.parameters()))]
    return {"gradient": [{"weights": w, "bias": b} for w, b in zip(g[::2], g[1::2])]}


for line in sys.stdin:
    q = json.loads(line)
    if q["do"] == "stop":
        break
    start = {"protocol": "lawgrad-review/1", "can": ["forward", "loss", "gradient"], **ABOUT}
    print(json.dumps({"id": q["id"], **(start if q["do"] == "start" else ask(q))}), flush=True)
`
