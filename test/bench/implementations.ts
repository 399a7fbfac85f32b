/** Who is measured: a program that prints samples for the workloads it has. */
export interface Implementation {
  readonly name: string
  readonly program: string
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** A file without which it is skipped. */
  readonly needs?: string
}

const node = process.execPath
const own = (name: string, kind: string): Implementation => ({
  name: `lawgrad${name}`,
  program: node,
  args: ['-C', 'lawgrad-source', 'test/bench/lawgrad.ts', kind]
})
const blas = (core: string): Implementation => ({
  ...own(`, products by OpenBLAS as ${core}`, 'blas'),
  env: { OPENBLAS_CORETYPE: core },
  needs: 'test/bench/peers/node_modules/koffi/package.json'
})
const python = (name: string, kind: string, core?: string): Implementation => ({
  name,
  program: '/usr/bin/python3',
  args: ['test/bench/numpy_bench.py', kind],
  ...(core === undefined ? {} : { env: { OPENBLAS_CORETYPE: core } })
})
const peer = (name: string, file: string, folder: string): Implementation => ({
  name,
  program: node,
  args: [`test/bench/peers/${file}`],
  needs: `test/bench/peers/node_modules/${folder}/package.json`
})

export const implementations: readonly Implementation[] = [
  own('', 'engine'),
  own(', fast', 'fast'),
  own(', single, fast', 'single-fast'),
  own(', two workers', 'workers'),
  own(', single, fast, two workers', 'single-workers-fast'),
  blas('SkylakeX'),
  own(', reference', 'reference'),
  { name: 'plain loops', program: node, args: ['test/bench/loops.mjs'] },
  python('NumPy', 'numpy64'),
  python('NumPy as SkylakeX', 'numpy64', 'SkylakeX'),
  python('NumPy single as SkylakeX', 'numpy32', 'SkylakeX'),
  python('PyTorch', 'torch64'),
  python('PyTorch as SkylakeX', 'torch64', 'SkylakeX'),
  peer('TensorFlow.js WASM (single)', 'tensorflow.mjs', '@tensorflow/tfjs-backend-wasm'),
  peer('@jax-js/jax WASM (single)', 'jax.mjs', '@jax-js/jax'),
  peer('brain.js', 'brain.mjs', 'brain.js')
]
