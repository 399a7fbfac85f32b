"""Cold start: an OR gate trained for 1000 epochs by NumPy."""
import resource
import numpy as np
x = np.array([[0, 0], [1, 0], [0, 1], [1, 1]], float); y = np.array([[0], [1], [1], [1]], float)
w = np.random.RandomState(0).rand(2, 1); b = np.zeros(1)
for _ in range(1000):
    h = 1 / (1 + np.exp(-(x @ w + b))); d = (h - y) * h * (1 - h) / 4
    w -= 40 * (x.T @ d); b -= 40 * d.sum(0)
own = resource.getrusage(resource.RUSAGE_SELF)
print(own.ru_maxrss, 1000 * (own.ru_utime + own.ru_stime))
