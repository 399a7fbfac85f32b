"""Makes optimizers.json: steps of PyTorch's optimizers, with its schedules and clipping, in float64, on one thread.

The gradients of the steps are given: what is compared is what an optimizer makes of them. The parameters are weights, 2 by 3, and a bias of 2.

Debian 12: apt-get install python3-torch; then /usr/bin/python3 test/golden/make-optimizers.py
"""
import json
import math
from pathlib import Path

import torch
from torch.nn.utils import clip_grad_norm_, clip_grad_value_
from torch.optim import SGD, Adadelta, Adagrad, Adam, AdamW, RMSprop
from torch.optim import lr_scheduler as schedulers

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)
steps = 40
shown = [1, 2, 3, 10, 20, 40]
generator = torch.Generator().manual_seed(7)


def draw(*size):
    return torch.round(torch.randn(*size, generator=generator) * 1024) / 1024


start = [draw(2, 3), draw(2)]
# Of unlike sizes, and some that are nothing.
scales = [torch.tensor([[1.0, 8.0, 2**-10], [1.0, 0.25, 64.0]]), torch.tensor([1.0, 2**-20])]
gradients = [[draw(*one.shape) * scale * (k % 7 != 3) for one, scale in zip(start, scales)] for k in range(steps)]


def flat(tensors):
    return [x for tensor in tensors for x in tensor.detach().flatten().tolist()]


def nothing(parameters):
    pass


def clip_norm(limit):
    # PyTorch divides by the norm + 1e-6; the limit is given so that it divides by the norm.
    def clip(parameters):
        norm = math.sqrt(sum(float((p.grad**2).sum()) for p in parameters))
        if norm > limit:
            clip_grad_norm_(parameters, limit * (1 + 1e-6 / norm))

    return clip


def penalty(term):
    def add(parameters):
        for p in parameters:
            p.grad = p.grad + torch.autograd.grad(term(p), p)[0]

    return add


def walk(make, schedule=None, before=nothing):
    parameters = [one.clone().requires_grad_() for one in start]
    optimizer = make(parameters)
    scheduler = None if schedule is None else schedule(optimizer)
    after, rates = {}, []
    for k in range(steps):
        for p, g in zip(parameters, gradients[k]):
            p.grad = g.clone()
        before(parameters)
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        if scheduler is not None:
            scheduler.step()
        if k + 1 in shown:
            after[str(k + 1)] = flat(parameters)
    return {"after": after, **({} if scheduler is None else {"rates": rates})}


def sgd(**options):
    return lambda parameters: SGD(parameters, lr=0.1, **options)


def only_weights(parameters):
    weights, bias = parameters
    return AdamW([{"params": [weights], "weight_decay": 0.1}, {"params": [bias], "weight_decay": 0.0}], lr=0.05)


def scheduled(make):
    return walk(sgd(), make)


walks = {
    "gradientDescent": walk(sgd()),
    "momentum": walk(sgd(momentum=0.9)),
    "momentum, L2": walk(sgd(momentum=0.5, weight_decay=0.01)),
    "nesterov": walk(sgd(momentum=0.9, nesterov=True)),
    "rmsProp": walk(lambda p: RMSprop(p, lr=0.01)),
    "rmsProp, decay 0.9": walk(lambda p: RMSprop(p, lr=0.01, alpha=0.9, eps=1e-4)),
    "adagrad": walk(lambda p: Adagrad(p, lr=0.1)),
    "adagrad, epsilon 0.01": walk(lambda p: Adagrad(p, lr=0.1, eps=0.01)),
    "adadelta": walk(lambda p: Adadelta(p)),
    "adadelta, decay 0.95": walk(lambda p: Adadelta(p, lr=0.5, rho=0.95, eps=1e-4)),
    "adam": walk(lambda p: Adam(p, lr=0.05)),
    "adam, others": walk(lambda p: Adam(p, lr=0.05, betas=(0.5, 0.75), eps=1e-3)),
    "amsGrad": walk(lambda p: Adam(p, lr=0.05, amsgrad=True)),
    "amsGrad, others": walk(lambda p: Adam(p, lr=0.05, betas=(0.5, 0.75), eps=1e-3, amsgrad=True)),
    "adamW": walk(lambda p: AdamW(p, lr=0.05, weight_decay=0.1)),
    "adamW, weights only": walk(only_weights),
    "clipByValue": walk(sgd(momentum=0.9), before=lambda p: clip_grad_value_(p, 0.5)),
    "clipByNorm": walk(sgd(momentum=0.9), before=clip_norm(2.0)),
    "L1": walk(sgd(), before=penalty(lambda p: 0.01 * p.abs().sum())),
    "L2": walk(sgd(), before=penalty(lambda p: 0.5 * 0.01 * (p**2).sum())),
    "stepDecay": scheduled(lambda o: schedulers.MultiStepLR(o, [3, 10, 11], gamma=0.5)),
    "stepDecay, every 7": scheduled(lambda o: schedulers.StepLR(o, 7, gamma=0.25)),
    "exponentialDecay": scheduled(lambda o: schedulers.ExponentialLR(o, gamma=0.9)),
    "cosineDecay": scheduled(lambda o: schedulers.CosineAnnealingLR(o, 40, eta_min=0.01)),
    "warmUp": scheduled(lambda o: schedulers.LinearLR(o, start_factor=1 / 5, total_iters=4)),
    "inverseTime": scheduled(lambda o: schedulers.LambdaLR(o, lambda k: 1 / (1 + (k + 1) / 10))),
    "adam, exponentialDecay": walk(lambda p: Adam(p, lr=0.1), lambda o: schedulers.ExponentialLR(o, gamma=0.9)),
}

answer = {
    "format": "lawgrad-optimizers/1",
    "madeBy": f"test/golden/make-optimizers.py, PyTorch {torch.__version__}, float64, one thread",
    "start": flat(start),
    "gradients": [flat(each) for each in gradients],
    "walks": walks,
}
Path(__file__).with_name("optimizers.json").write_text(json.dumps(answer) + "\n")
