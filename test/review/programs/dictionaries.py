# Dictionaries W1, b1, ...; examples are columns; cross-entropy; a shelf of optimizers.
import json, sys
import numpy as np
np.seterr(all="ignore")

def sig(z): return np.where(z >= 0, 1 / (1 + np.exp(-np.abs(z))), np.exp(-np.abs(z)) / (1 + np.exp(-np.abs(z))))
G = {"sigmoid": sig, "tanh": np.tanh, "relu": lambda z: np.maximum(0, z)}
DG = {"sigmoid": lambda z, a: a * (1 - a), "tanh": lambda z, a: 1 - a ** 2, "relu": lambda z, a: (z > 0) * 1.0}

def forward(P, X, acts):
    cache = {"A0": X}
    for l, g in enumerate(acts, 1):
        cache[f"Z{l}"] = P[f"W{l}"] @ cache[f"A{l-1}"] + P[f"b{l}"]
        cache[f"A{l}"] = G[g](cache[f"Z{l}"])
    return cache[f"A{len(acts)}"], cache

def cost(P, X, Y, acts):
    A, cache = forward(P, X, acts)
    Z = cache[f"Z{len(acts)}"]
    m = X.shape[1]
    return np.sum(np.maximum(Z, 0) - Z * Y + np.log1p(np.exp(-np.abs(Z)))) / m

def backward(P, X, Y, acts):
    A, c = forward(P, X, acts)
    m = X.shape[1]
    L = len(acts)
    grads = {}
    dZ = A - Y
    for l in range(L, 0, -1):
        grads[f"dW{l}"] = dZ @ c[f"A{l-1}"].T / m
        grads[f"db{l}"] = np.sum(dZ, axis=1, keepdims=True) / m
        if l > 1:
            dA = P[f"W{l}"].T @ dZ
            dZ = dA * DG[acts[l-2]](c[f"Z{l-1}"], c[f"A{l-1}"])
    return grads

def optimize(P, X, Y, acts, o, steps, size):
    name, lr = o["name"], o["learningRate"]
    mu, rho, eps = o.get("momentum", 0.9), o.get("decay", 0.9), o.get("epsilon", 1e-8)
    b1, b2 = o.get("beta1", 0.9), o.get("beta2", 0.999)
    M = {k: np.zeros_like(v) for k, v in P.items()}
    S = {k: np.zeros_like(v) for k, v in P.items()}
    t = 0
    m = X.shape[1]
    at = 0
    while t < steps:
        xb, yb = X[:, at:at+size], Y[:, at:at+size]
        at = at + size if at + size < m else 0
        t += 1
        look = {k: v - lr * mu * M[k] for k, v in P.items()} if name == "nesterov" else P
        g = backward(look, xb, yb, acts)
        for k in P:
            d = g["d" + k]
            if name == "gradientDescent":
                P[k] = P[k] - lr * d
            elif name in ("momentum", "nesterov"):
                M[k] = mu * M[k] + d
                P[k] = P[k] - lr * M[k]
            elif name == "rmsProp":
                S[k] = rho * S[k] + (1 - rho) * d ** 2
                P[k] = P[k] - lr * d / (np.sqrt(S[k]) + eps)
            elif name == "adagrad":
                S[k] = S[k] + d ** 2
                P[k] = P[k] - lr * d / (np.sqrt(S[k]) + eps)
            elif name == "adam":
                M[k] = b1 * M[k] + (1 - b1) * d
                S[k] = b2 * S[k] + (1 - b2) * d ** 2
                mh = M[k] / (1 - b1 ** t)
                sh = S[k] / (1 - b2 ** t)
                P[k] = P[k] - lr * mh / (np.sqrt(sh) + eps)
    return P

def answer(q):
    if q["do"] == "start":
        return {"protocol": "lawgrad-review/1", "can": ["forward", "loss", "gradient", "step", "train"], "hiddenActivations": ["sigmoid", "tanh", "relu"],
                "lastActivations": ["sigmoid"], "losses": ["binaryCrossEntropy"],
                "optimizers": ["gradientDescent", "momentum", "nesterov", "adagrad", "rmsProp", "adam"]}
    P = {}
    for l, p in enumerate(q["parameters"], 1):
        P[f"W{l}"], P[f"b{l}"] = arr(p["weights"]), arr(p["bias"])[:, None]
    X, Y, acts = arr(q["inputs"]).T, arr(q["targets"]).T, q["activations"]
    out = lambda D, d: [{"weights": D[f"{d}W{l}"], "bias": D[f"{d}b{l}"].ravel()} for l in range(1, len(acts) + 1)]
    if q["do"] == "forward": return {"outputs": forward(P, X, acts)[0].T}
    if q["do"] == "loss": return {"loss": float(cost(P, X, Y, acts))}
    if q["do"] == "gradient": return {"gradient": out(backward(P, X, Y, acts), "d")}
    one = q["do"] == "step"
    return {"parameters": out(optimize(P, X, Y, acts, q["optimizer"], 1 if one else q["steps"], X.shape[1] if one else q["batchSize"]), "")}

def arr(v):
    return np.array(json.loads(json.dumps(v).replace('"-0"', '-0.0').replace('"-Infinity"', '-Infinity').replace('"Infinity"', 'Infinity').replace('"NaN"', 'NaN')), dtype=float)

for line in sys.stdin:
    q = json.loads(line)
    if q["do"] == "stop": break
    try: a = answer(q)
    except Exception as e: a = {"error": repr(e)}
    print(json.dumps({"id": q["id"], **a}, default=lambda a: a.tolist()), flush=True)
