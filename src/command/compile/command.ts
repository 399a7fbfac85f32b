/** `lawgrad compile`, as the registry has it. */
import { command } from '../command.ts'
import { knownLosses } from '../losses.ts'
import { knownOptimizers } from '../optimizers.ts'
import { decodeCompileOptions, rawCompileOptions } from './options.ts'
import { runCompile } from './run.ts'

export const compile = command({
  options: [
    { flags: '--loss <name>', description: `what is minimized: ${knownLosses}`, usual: 'quadratic' },
    { flags: '--optimizer <name>', description: `how: ${knownOptimizers}`, usual: 'gradientDescent' },
    { flags: '--examples <n>', description: 'examples of a step', usual: '32' },
    { flags: '--fast', description: 'multiply and add with one rounding, where the processor can' },
    { flags: '--single', description: 'numbers of 32 bits' },
    { flags: '--json', description: 'print one JSON document instead of text' }
  ],
  help: `
Examples:
  $ lawgrad compile xor.ts
  $ lawgrad compile mine.ts --loss softmaxCrossEntropy --optimizer adam --examples 128

Printed are the graph of the equations, of what is done with each example and of what is done with the gradient; what each
pass of the compiler makes of it; the kernels, loops with the operations that are fused in them, in the order in which they
run; and the size of the module. Nothing in it knows a layer, a loss or an optimizer by its name.`,
  raw: rawCompileOptions,
  decode: decodeCompileOptions,
  run: runCompile
})
