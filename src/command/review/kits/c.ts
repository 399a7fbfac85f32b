/** The kit for C. */
export const cKit = String.raw`/* An adapter for lawgrad review: fill in forward, loss and gradient, or delete what is not there from CAN; then
   cc -o adapter adapter.c -lm && lawgrad review ./adapter
   All arrays are flat, a layer's weights an output after the other and then its bias; other orders are found out. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CAN "\"forward\",\"loss\",\"gradient\""
#define ABOUT "\"program\":\"mine\",\"activations\":[\"sigmoid\"],\"losses\":[\"quadratic\"]"

static char line[1 << 20];
static double sizes[32], parameters[1 << 16], inputs[1 << 16], targets[1 << 16], answer[1 << 16];
static int depth, examples, count; /* dense layers, examples, parameters */

static void forward(double *outputs) { (void)outputs; /* your code: the outputs of each example */ }
static double loss(void) { return 0; /* your code */ }
static void gradient(double *g) { (void)g; /* your code: as many numbers as parameters, in their order */ }

static int numbers(const char *name, double *to) {
  char key[64], *at;
  int n = 0;
  sprintf(key, "\"%s\":[", name);
  if (!(at = strstr(line, key))) return 0;
  for (at += strlen(key); *at && *at != ']'; at += *at == ',') {
    int quoted = *at == '"'; /* "-0", "NaN", "Infinity" */
    to[n++] = strtod(at + quoted, &at);
    at += quoted;
  }
  return n;
}

int main(void) {
  while (fgets(line, sizeof line, stdin) && !strstr(line, "\"do\":\"stop\"")) {
    int n = 0, id = atoi(strstr(line, "\"id\":") + 5);
    printf("{\"id\":%d,", id);
    depth = numbers("sizes", sizes) - 1;
    count = numbers("parameters", parameters);
    if (depth > 0) examples = numbers("inputs", inputs) / (int)sizes[0];
    numbers("targets", targets);
    memset(answer, 0, sizeof answer);
    if (strstr(line, "\"do\":\"start\"")) printf("\"protocol\":\"lawgrad-review/1\",\"arrays\":\"flat\",\"can\":[" CAN "]," ABOUT);
    else if (strstr(line, "\"do\":\"loss\"")) printf("\"loss\":%.17g", loss());
    else if (strstr(line, "\"do\":\"forward\"")) forward(answer), n = examples * (int)sizes[depth], printf("\"outputs\":[");
    else gradient(answer), n = count, printf("\"gradient\":[");
    for (int i = 0; i < n; i++) printf("%s%.17g%s", i ? "," : "", answer[i], i == n - 1 ? "]" : "");
    puts("}"), fflush(stdout);
  }
}
`
