/* Flat arrays in C: sigmoid networks under the quadratic cost. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char line[1 << 20];
static double p[4096], x[4096], y[4096], g[4096], a[16][64], d[16][64];
static int sizes[16], depth, m;

static int numbers(const char *name, double *to) {
  char key[64];
  int n = 0;
  sprintf(key, "\"%s\":[", name);
  char *at = strstr(line, key);
  if (!at) return 0;
  for (at += strlen(key); *at != ']'; at += *at == ',') to[n++] = strtod(at + (*at == '"'), &at), at += *at == '"';
  return n;
}

static void forward(const double *in) {
  const double *q = p;
  memcpy(a[0], in, sizes[0] * sizeof *in);
  for (int k = 0; k < depth; q += (sizes[k] + 1) * sizes[k + 1], k++)
    for (int i = 0; i < sizes[k + 1]; i++) {
      double z = q[sizes[k] * sizes[k + 1] + i];
      for (int j = 0; j < sizes[k]; j++) z += q[i * sizes[k] + j] * a[k][j];
      a[k + 1][i] = 1 / (1 + exp(-z));
    }
}

static void backward(const double *t, int count) {
  const double *q = p + count;
  double *h = g + count;
  for (int i = 0; i < sizes[depth]; i++) d[depth][i] = (a[depth][i] - t[i]) * a[depth][i] * (1 - a[depth][i]) / m;
  for (int k = depth - 1; k >= 0; k--) {
    int n = sizes[k], o = sizes[k + 1];
    q -= (n + 1) * o, h -= (n + 1) * o;
    for (int j = 0; j < n; j++) d[k][j] = 0;
    for (int i = 0; i < o; i++) {
      for (int j = 0; j < n; j++) h[i * n + j] += d[k + 1][i] * a[k][j], d[k][j] += d[k + 1][i] * q[i * n + j];
      h[n * o + i] += d[k + 1][i];
    }
    for (int j = 0; j < n; j++) d[k][j] *= a[k][j] * (1 - a[k][j]);
  }
}

int main(void) {
  while (fgets(line, sizeof line, stdin)) {
    int id = atoi(strstr(line, "\"id\":") + 5);
    double s[16];
    if (strstr(line, "\"do\":\"stop\"")) return 0;
    if (strstr(line, "\"do\":\"start\"")) {
      printf("{\"id\":%d,\"protocol\":\"lawgrad-review/1\",\"program\":\"flat.c\",\"arrays\":\"flat\",\"activations\":[\"sigmoid\"],\"can\":[\"forward\",\"loss\",\"gradient\"]}\n", id);
      fflush(stdout);
      continue;
    }
    depth = numbers("sizes", s) - 1;
    for (int k = 0; k <= depth; k++) sizes[k] = (int)s[k];
    int count = numbers("parameters", p);
    m = numbers("inputs", x) / sizes[0];
    numbers("targets", y);
    memset(g, 0, sizeof g);
    double loss = 0;
    int asked = strstr(line, "\"do\":\"forward\"") ? 0 : strstr(line, "\"do\":\"loss\"") ? 1 : 2;
    printf("{\"id\":%d,%s", id, asked == 0 ? "\"outputs\":[" : asked == 1 ? "\"loss\":" : "\"gradient\":[");
    for (int e = 0; e < m; e++) {
      forward(x + e * sizes[0]);
      backward(y + e * sizes[depth], count);
      for (int i = 0; i < sizes[depth]; i++) {
        loss += pow(a[depth][i] - y[e * sizes[depth] + i], 2) / (2 * m);
        if (asked == 0) printf("%s%.17g", e + i ? "," : "", a[depth][i]);
      }
    }
    if (asked == 1) printf("%.17g", loss);
    for (int i = 0; asked == 2 && i < count; i++) printf("%s%.17g", i ? "," : "", g[i]);
    puts(asked == 1 ? "}" : "]}");
    fflush(stdout);
  }
}
