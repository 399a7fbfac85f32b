/** `lawgrad describe`: its options, its help, and what it does. */
import { command } from '../command.ts'
import { decodeDescribeOptions, rawDescribeOptions } from './options.ts'
import { runDescribe } from './run.ts'

export const describe = command({
  options: [{ flags: '--json', description: 'print one JSON document instead of text' }],
  help: `
Examples:
  $ lawgrad describe xor.ts
  $ lawgrad describe mine.ts --json > mine.json

Printed are the equation of the network; a table of its layers with their sizes forward and backward, parameters and
floating-point operations, blocks with what they are made of below them; every value that a layer computes on the way, with
its size; and of each layer its equation y = f(x) and its gradient: c is the cotangent of the output, ∂a that of a. All of
it is read from the equations themselves, so that a layer is what it computes, whatever it is called.`,
  raw: rawDescribeOptions,
  decode: decodeDescribeOptions,
  run: runDescribe
})
