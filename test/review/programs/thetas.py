# nnCostFunction: thetas with the bias in the first column, unrolled; cross-entropy.
import json, sys
import numpy as np
np.seterr(all="ignore")

def g(z): return 1.0 / (1.0 + np.exp(-z))
def gprime(z): return g(z) * (1 - g(z))

def roll(v, sizes):
    thetas, at = [], 0
    for i, o in zip(sizes[:-1], sizes[1:]):
        thetas.append(v[at:at + o * (i + 1)].reshape(o, i + 1))
        at += o * (i + 1)
    return thetas

def unroll(ts): return np.concatenate([t.ravel() for t in ts])

def predict(thetas, X):
    acts, zs = [np.c_[np.ones(len(X)), X]], []
    for n, T in enumerate(thetas):
        z = acts[-1] @ T.T
        zs.append(z)
        a = g(z)
        acts.append(a if n == len(thetas) - 1 else np.c_[np.ones(len(a)), a])
    return acts, zs

def cost(v, sizes, X, Y):
    acts, _ = predict(roll(v, sizes), X)
    h = acts[-1]
    m = len(X)
    return -np.sum(np.where(Y == 0, 0, Y * np.log(h)) + np.where(Y == 1, 0, (1 - Y) * np.log(1 - h))) / m

def grad(v, sizes, X, Y):
    thetas = roll(v, sizes)
    acts, zs = predict(thetas, X)
    m = len(X)
    d = acts[-1] - Y
    grads = [None] * len(thetas)
    for n in range(len(thetas) - 1, -1, -1):
        grads[n] = d.T @ acts[n] / m
        if n > 0: d = (d @ thetas[n])[:, 1:] * gprime(zs[n - 1])
    return unroll(grads)

def descend(v, sizes, X, Y, alpha, steps, size):
    k = 0
    for _ in range(steps):
        v = v - alpha * grad(v, sizes, X[k:k+size], Y[k:k+size])
        k = k + size if k + size < len(X) else 0
    return v

def answer(q):
    if q["do"] == "start":
        return {"protocol": "lawgrad-review/1", "can": ["forward", "loss", "gradient", "train"], "activations": ["sigmoid"], "losses": ["binaryCrossEntropy"],
                "arrays": "flat"}
    sizes = q["sizes"]
    X, Y, v = arr(q["inputs"]).reshape(-1, sizes[0]), arr(q["targets"]).reshape(-1, sizes[-1]), arr(q["parameters"]).ravel()
    if q["do"] == "forward": return {"outputs": predict(roll(v, sizes), X)[0][-1].ravel()}
    if q["do"] == "loss": return {"loss": float(cost(v, sizes, X, Y))}
    if q["do"] == "gradient": return {"gradient": grad(v, sizes, X, Y)}
    return {"parameters": descend(v, sizes, X, Y, q["optimizer"]["learningRate"], q["steps"], q["batchSize"])}

def arr(v):
    return np.array(json.loads(json.dumps(v).replace('"-0"', '-0.0').replace('"-Infinity"', '-Infinity').replace('"Infinity"', 'Infinity').replace('"NaN"', 'NaN')), dtype=float)

for line in sys.stdin:
    q = json.loads(line)
    if q["do"] == "stop": break
    try: a = answer(q)
    except Exception as e: a = {"error": repr(e)}
    print(json.dumps({"id": q["id"], **a}, default=lambda a: a.tolist()), flush=True)
