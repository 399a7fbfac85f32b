"""NumPy, an example in each column, the binary cross-entropy, dictionaries of W1, b1, W2 …"""
import numpy as np
from serve import serve


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def read(q):
    params = {}
    for k, p in enumerate(q["parameters"], 1):
        params[f"W{k}"] = np.array(p["weights"])
        params[f"b{k}"] = np.array(p["bias"])
    return params, np.array(q["inputs"]), np.array(q["targets"]), len(q["parameters"])


def forward(params, X, L):
    cache = {"A0": X}
    for k in range(1, L + 1):
        Z = params[f"W{k}"] @ cache[f"A{k - 1}"] + params[f"b{k}"]
        cache[f"A{k}"] = sigmoid(Z) if k == L else np.tanh(Z)
    return cache


def cost(A, Y):
    m = Y.shape[1]
    return -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m


def backward(params, cache, Y, L):
    m = Y.shape[1]
    grads = {}
    dZ = cache[f"A{L}"] - Y
    for k in range(L, 0, -1):
        grads[f"dW{k}"] = dZ @ cache[f"A{k - 1}"].T / m
        grads[f"db{k}"] = np.sum(dZ, axis=1, keepdims=True) / m
        if k > 1:
            dZ = (params[f"W{k}"].T @ dZ) * (1 - cache[f"A{k - 1}"] ** 2)
    return grads


def update(params, grads, rate, L):
    for k in range(1, L + 1):
        params[f"W{k}"] = params[f"W{k}"] - rate * grads[f"dW{k}"]
        params[f"b{k}"] = params[f"b{k}"] - rate * grads[f"db{k}"]
    return params


def outputs(q):
    params, X, _, L = read(q)
    return {"outputs": forward(params, X, L)[f"A{L}"]}


def loss(q):
    params, X, Y, L = read(q)
    return {"loss": cost(forward(params, X, L)[f"A{L}"], Y)}


def gradient(q):
    params, X, Y, L = read(q)
    g = backward(params, forward(params, X, L), Y, L)
    return {"gradient": [{"weights": g[f"dW{k}"], "bias": g[f"db{k}"]} for k in range(1, L + 1)]}


def train(q):
    params, X, Y, L = read(q)
    for _ in range(q["steps"]):
        params = update(params, backward(params, forward(params, X, L), Y, L), q["optimizer"]["learningRate"], L)
    return {"parameters": [{"weights": params[f"W{k}"], "bias": params[f"b{k}"]} for k in range(1, L + 1)]}


serve(
    {"program": "columns", "hiddenActivations": ["tanh"], "lastActivations": ["sigmoid"], "losses": ["binaryCrossEntropy"]},
    forward=outputs, loss=loss, gradient=gradient, step=train,
)
