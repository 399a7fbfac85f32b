"""PyTorch: modules of `torch.nn`, its losses and its optimizers. `python3 torch_nn.py float64`, `float32`"""
import sys

import torch
from torch import nn, optim
from torch.nn import functional as F
from serve import serve

TYPE = sys.argv[1] if len(sys.argv) > 1 else "float64"
torch.set_default_dtype(getattr(torch, TYPE))
ACT = {
    "sigmoid": nn.Sigmoid, "tanh": nn.Tanh, "relu": nn.ReLU, "softplus": nn.Softplus, "identity": nn.Identity,
    "softmax": lambda: nn.Softmax(dim=-1),
}


def make(q):
    pairs = zip(q["sizes"], q["sizes"][1:], q["activations"])
    module = nn.Sequential(*[part for n, m, a in pairs for part in (nn.Linear(n, m), ACT[a]())])
    given = [torch.tensor(p[name], dtype=torch.get_default_dtype()) for p in q["parameters"] for name in ("weights", "bias")]
    with torch.no_grad():
        for own, new in zip(module.parameters(), given):
            own.copy_(new)
    return module


def examples(q):
    return (torch.tensor(q[name], dtype=torch.get_default_dtype()) for name in ("inputs", "targets"))


def loss_of(module, x, y, q):
    """Its losses take logits where they can."""
    if q["loss"] == "quadratic":
        return F.mse_loss(module(x), y)
    logits = module[:-1](x)
    if q["loss"] == "categoricalCrossEntropy":
        return F.cross_entropy(logits, y)
    return F.binary_cross_entropy_with_logits(logits, y, reduction="sum") / len(x)


def layers(tensors):
    ts = [one.tolist() for one in tensors]
    return [{"weights": w, "bias": b} for w, b in zip(ts[::2], ts[1::2])]


def optimizer(o, parameters):
    rate, decay = o["learningRate"], o.get("weightDecay", 0.0)
    beta = {"betas": (o.get("beta1"), o.get("beta2")), "eps": o.get("epsilon"), "weight_decay": decay}
    return {
        "gradientDescent": lambda: optim.SGD(parameters, rate, weight_decay=decay),
        "momentum": lambda: optim.SGD(parameters, rate, momentum=o["momentum"], weight_decay=decay),
        "nesterov": lambda: optim.SGD(parameters, rate, momentum=o["momentum"], nesterov=True, weight_decay=decay),
        "adagrad": lambda: optim.Adagrad(parameters, rate, eps=o["epsilon"], weight_decay=decay),
        "rmsProp": lambda: optim.RMSprop(parameters, rate, alpha=o["decay"], eps=o["epsilon"], weight_decay=decay),
        "adam": lambda: optim.Adam(parameters, rate, **beta),
        "adamW": lambda: optim.AdamW(parameters, rate, **beta),
    }[o["name"]]()


def forward(q):
    x, _ = examples(q)
    return {"outputs": make(q)(x).tolist()}


def loss(q):
    return {"loss": loss_of(make(q), *examples(q), q).item()}


def gradient(q):
    module, (x, y) = make(q), examples(q)
    x.requires_grad_()
    *parameters, inputs = torch.autograd.grad(loss_of(module, x, y, q), [*module.parameters(), x])
    return {"gradient": layers(parameters), "inputs": inputs.tolist()}


def train(q):
    module, (x, y) = make(q), examples(q)
    rule, at = optimizer(q["optimizer"], list(module.parameters())), 0
    for _ in range(q["steps"]):
        taken = slice(at, at + q["batchSize"])
        rule.zero_grad()
        loss_of(module, x[taken], y[taken], q).backward()
        rule.step()
        at = at + q["batchSize"] if at + q["batchSize"] < len(x) else 0
    return {"parameters": layers(module.parameters())}


serve(
    {
        "program": f"PyTorch, {TYPE}", "can": ["forward", "loss", "gradient", "inputGradient", "train"],
        "numbers": "single" if TYPE == "float32" else "double", "activations": list(ACT),
        "losses": ["quadratic", "binaryCrossEntropy", "categoricalCrossEntropy"], "weightDecay": True,
        "optimizers": ["gradientDescent", "momentum", "nesterov", "adagrad", "rmsProp", "adam", "adamW"],
    },
    forward=forward, loss=loss, gradient=gradient, train=train,
)
