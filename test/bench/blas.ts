/** A BLAS of the machine as a function for products: OpenBLAS, called through koffi. Both are looked for, and neither is shipped. */
import { createRequire } from 'node:module'
import type { ProductCall, Products } from 'lawgrad'

/** What is used of koffi. */
interface Koffi {
  readonly load: (library: string) => {
    readonly func: (prototype: string) => (...given: readonly unknown[]) => unknown
  }
}

const [rowMajor, plain, transposed] = [101, 111, 112]
const libraries = ['libopenblas.so.0', 'libopenblas.so', 'libopenblas.dylib', 'libopenblas.dll']

const argumentsOf = (number: string): string =>
  `int, int, int, int, int, int, ${number}, ${number} *, int, ${number} *, int, ${number}, ${number} *, int`

const loaded = (koffi: Koffi): ReturnType<Koffi['load']> | undefined => {
  for (const library of libraries)
    try {
      return koffi.load(library)
    } catch {
      // the next name
    }
  return undefined
}

/** The products of OpenBLAS, and what core it takes the processor for; or what is missing. */
export const openBlas = (): { readonly products: Products; readonly core: string } | { readonly missing: string } => {
  let koffi: Koffi
  try {
    // proof: what koffi gives
    koffi = createRequire(new URL('peers/package.json', import.meta.url))('koffi') as Koffi
  } catch {
    return { missing: 'koffi is not installed (npm run bench -- --install)' }
  }
  const library = loaded(koffi)
  if (library === undefined) return { missing: `OpenBLAS is not installed (none of ${libraries.join(', ')})` }
  const double = library.func(`void cblas_dgemm(${argumentsOf('double')})`)
  const single = library.func(`void cblas_sgemm(${argumentsOf('float')})`)
  const core = String(library.func('const char *openblas_get_corename()')())
  const products = ({ m, n, k, transA, a, lda, b, ldb, beta, c, ldc }: ProductCall): void => {
    const gemm = c instanceof Float64Array ? double : single
    gemm(rowMajor, transA ? transposed : plain, plain, m, n, k, 1, a, lda, b, ldb, beta, c, ldc)
  }
  return { products, core }
}
