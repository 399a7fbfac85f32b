import { pipe as piped } from 'fp-ts/lib/function.js'
import type { Network } from '../network.ts'

/** A function that a `pipe` applies: what it takes is decided by what comes before it. */
export type Stage<A, B> = (a: NoInfer<A>) => B

/** A network of which nothing is known, in the form that no use of it is blamed for. */
interface AnyNetwork extends Network<any, any, any[]> {
  readonly range: any
}

/** What a failed pipe that started with `A` gives: nothing that goes on to use it is blamed a second time. */
export type Lost<A> = A extends { readonly layers: unknown } ? AnyNetwork : any

/**
 * fp-ts's `pipe`, typed so that a stage that does not fit is blamed where it stands and once, in the words of its sizes.
 *
 * `NoInfer` moves the blame to the stage that does not fit. The defaults keep the sizes of the stages around it in the message, and are what a failed pipe
 * gives; where the pipe compiles, nothing is of their type.
 */
export interface Pipe {
  <A>(a: A): A
  <A, B = Lost<A>>(a: A, ab: Stage<A, B>): B
  <A, B = any, C = Lost<A>>(a: A, ab: Stage<A, B>, bc: Stage<B, C>): C
  <A, B = any, C = any, D = Lost<A>>(a: A, ab: Stage<A, B>, bc: Stage<B, C>, cd: Stage<C, D>): D
  <A, B = any, C = any, D = any, E = Lost<A>>(
    a: A,
    ab: Stage<A, B>,
    bc: Stage<B, C>,
    cd: Stage<C, D>,
    de: Stage<D, E>
  ): E
  <A, B = any, C = any, D = any, E = any, F = Lost<A>>(
    a: A,
    ab: Stage<A, B>,
    bc: Stage<B, C>,
    cd: Stage<C, D>,
    de: Stage<D, E>,
    ef: Stage<E, F>
  ): F
  <A, B = any, C = any, D = any, E = any, F = any, G = Lost<A>>(
    a: A,
    ab: Stage<A, B>,
    bc: Stage<B, C>,
    cd: Stage<C, D>,
    de: Stage<D, E>,
    ef: Stage<E, F>,
    fg: Stage<F, G>
  ): G
  <A, B = any, C = any, D = any, E = any, F = any, G = any, H = Lost<A>>(
    a: A,
    ab: Stage<A, B>,
    bc: Stage<B, C>,
    cd: Stage<C, D>,
    de: Stage<D, E>,
    ef: Stage<E, F>,
    fg: Stage<F, G>,
    gh: Stage<G, H>
  ): H
  <A, B = any, C = any, D = any, E = any, F = any, G = any, H = any, I = Lost<A>>(
    a: A,
    ab: Stage<A, B>,
    bc: Stage<B, C>,
    cd: Stage<C, D>,
    de: Stage<D, E>,
    ef: Stage<E, F>,
    fg: Stage<F, G>,
    gh: Stage<G, H>,
    hi: Stage<H, I>
  ): I
  <A, B = any, C = any, D = any, E = any, F = any, G = any, H = any, I = any, J = Lost<A>>(
    a: A,
    ab: Stage<A, B>,
    bc: Stage<B, C>,
    cd: Stage<C, D>,
    de: Stage<D, E>,
    ef: Stage<E, F>,
    fg: Stage<F, G>,
    gh: Stage<G, H>,
    hi: Stage<H, I>,
    ij: Stage<I, J>
  ): J
  <A, B = any, C = any, D = any, E = any, F = any, G = any, H = any, I = any, J = any, K = Lost<A>>(
    a: A,
    ab: Stage<A, B>,
    bc: Stage<B, C>,
    cd: Stage<C, D>,
    de: Stage<D, E>,
    ef: Stage<E, F>,
    fg: Stage<F, G>,
    gh: Stage<G, H>,
    hi: Stage<H, I>,
    ij: Stage<I, J>,
    jk: Stage<J, K>
  ): K
  <A, B = any, C = any, D = any, E = any, F = any, G = any, H = any, I = any, J = any, K = any, L = Lost<A>>(
    a: A,
    ab: Stage<A, B>,
    bc: Stage<B, C>,
    cd: Stage<C, D>,
    de: Stage<D, E>,
    ef: Stage<E, F>,
    fg: Stage<F, G>,
    gh: Stage<G, H>,
    hi: Stage<H, I>,
    ij: Stage<I, J>,
    jk: Stage<J, K>,
    kl: Stage<K, L>
  ): L
  <A, B = any, C = any, D = any, E = any, F = any, G = any, H = any, I = any, J = any, K = any, L = any, M = Lost<A>>(
    a: A,
    ab: Stage<A, B>,
    bc: Stage<B, C>,
    cd: Stage<C, D>,
    de: Stage<D, E>,
    ef: Stage<E, F>,
    fg: Stage<F, G>,
    gh: Stage<G, H>,
    hi: Stage<H, I>,
    ij: Stage<I, J>,
    jk: Stage<J, K>,
    kl: Stage<K, L>,
    lm: Stage<L, M>
  ): M
  <
    A,
    B = any,
    C = any,
    D = any,
    E = any,
    F = any,
    G = any,
    H = any,
    I = any,
    J = any,
    K = any,
    L = any,
    M = any,
    N = Lost<A>
  >(
    a: A,
    ab: Stage<A, B>,
    bc: Stage<B, C>,
    cd: Stage<C, D>,
    de: Stage<D, E>,
    ef: Stage<E, F>,
    fg: Stage<F, G>,
    gh: Stage<G, H>,
    hi: Stage<H, I>,
    ij: Stage<I, J>,
    jk: Stage<J, K>,
    kl: Stage<K, L>,
    lm: Stage<L, M>,
    mn: Stage<M, N>
  ): N
  <
    A,
    B = any,
    C = any,
    D = any,
    E = any,
    F = any,
    G = any,
    H = any,
    I = any,
    J = any,
    K = any,
    L = any,
    M = any,
    N = any,
    O = Lost<A>
  >(
    a: A,
    ab: Stage<A, B>,
    bc: Stage<B, C>,
    cd: Stage<C, D>,
    de: Stage<D, E>,
    ef: Stage<E, F>,
    fg: Stage<F, G>,
    gh: Stage<G, H>,
    hi: Stage<H, I>,
    ij: Stage<I, J>,
    jk: Stage<J, K>,
    kl: Stage<K, L>,
    lm: Stage<L, M>,
    mn: Stage<M, N>,
    no: Stage<N, O>
  ): O
  <
    A,
    B = any,
    C = any,
    D = any,
    E = any,
    F = any,
    G = any,
    H = any,
    I = any,
    J = any,
    K = any,
    L = any,
    M = any,
    N = any,
    O = any,
    P = Lost<A>
  >(
    a: A,
    ab: Stage<A, B>,
    bc: Stage<B, C>,
    cd: Stage<C, D>,
    de: Stage<D, E>,
    ef: Stage<E, F>,
    fg: Stage<F, G>,
    gh: Stage<G, H>,
    hi: Stage<H, I>,
    ij: Stage<I, J>,
    jk: Stage<J, K>,
    kl: Stage<K, L>,
    lm: Stage<L, M>,
    mn: Stage<M, N>,
    no: Stage<N, O>,
    op: Stage<O, P>
  ): P
  <
    A,
    B = any,
    C = any,
    D = any,
    E = any,
    F = any,
    G = any,
    H = any,
    I = any,
    J = any,
    K = any,
    L = any,
    M = any,
    N = any,
    O = any,
    P = any,
    Q = Lost<A>
  >(
    a: A,
    ab: Stage<A, B>,
    bc: Stage<B, C>,
    cd: Stage<C, D>,
    de: Stage<D, E>,
    ef: Stage<E, F>,
    fg: Stage<F, G>,
    gh: Stage<G, H>,
    hi: Stage<H, I>,
    ij: Stage<I, J>,
    jk: Stage<J, K>,
    kl: Stage<K, L>,
    lm: Stage<L, M>,
    mn: Stage<M, N>,
    no: Stage<N, O>,
    op: Stage<O, P>,
    pq: Stage<P, Q>
  ): Q
  <
    A,
    B = any,
    C = any,
    D = any,
    E = any,
    F = any,
    G = any,
    H = any,
    I = any,
    J = any,
    K = any,
    L = any,
    M = any,
    N = any,
    O = any,
    P = any,
    Q = any,
    R = Lost<A>
  >(
    a: A,
    ab: Stage<A, B>,
    bc: Stage<B, C>,
    cd: Stage<C, D>,
    de: Stage<D, E>,
    ef: Stage<E, F>,
    fg: Stage<F, G>,
    gh: Stage<G, H>,
    hi: Stage<H, I>,
    ij: Stage<I, J>,
    jk: Stage<J, K>,
    kl: Stage<K, L>,
    lm: Stage<L, M>,
    mn: Stage<M, N>,
    no: Stage<N, O>,
    op: Stage<O, P>,
    pq: Stage<P, Q>,
    qr: Stage<Q, R>
  ): R
  <
    A,
    B = any,
    C = any,
    D = any,
    E = any,
    F = any,
    G = any,
    H = any,
    I = any,
    J = any,
    K = any,
    L = any,
    M = any,
    N = any,
    O = any,
    P = any,
    Q = any,
    R = any,
    S = Lost<A>
  >(
    a: A,
    ab: Stage<A, B>,
    bc: Stage<B, C>,
    cd: Stage<C, D>,
    de: Stage<D, E>,
    ef: Stage<E, F>,
    fg: Stage<F, G>,
    gh: Stage<G, H>,
    hi: Stage<H, I>,
    ij: Stage<I, J>,
    jk: Stage<J, K>,
    kl: Stage<K, L>,
    lm: Stage<L, M>,
    mn: Stage<M, N>,
    no: Stage<N, O>,
    op: Stage<O, P>,
    pq: Stage<P, Q>,
    qr: Stage<Q, R>,
    rs: Stage<R, S>
  ): S
  <
    A,
    B = any,
    C = any,
    D = any,
    E = any,
    F = any,
    G = any,
    H = any,
    I = any,
    J = any,
    K = any,
    L = any,
    M = any,
    N = any,
    O = any,
    P = any,
    Q = any,
    R = any,
    S = any,
    T = Lost<A>
  >(
    a: A,
    ab: Stage<A, B>,
    bc: Stage<B, C>,
    cd: Stage<C, D>,
    de: Stage<D, E>,
    ef: Stage<E, F>,
    fg: Stage<F, G>,
    gh: Stage<G, H>,
    hi: Stage<H, I>,
    ij: Stage<I, J>,
    jk: Stage<J, K>,
    kl: Stage<K, L>,
    lm: Stage<L, M>,
    mn: Stage<M, N>,
    no: Stage<N, O>,
    op: Stage<O, P>,
    pq: Stage<P, Q>,
    qr: Stage<Q, R>,
    rs: Stage<R, S>,
    st: Stage<S, T>
  ): T
}

/** The function of fp-ts itself. */
export const pipeOf: Pipe = piped
