/** Ways to change an object that its types do not allow. */
import * as E from 'fp-ts/lib/Either.js'

/** The value of a success. */
export const E2 = <A>(either: E.Either<unknown, A>): A =>
  E.getOrElse((): A => {
    throw new Error('expected a success')
  })(either)

export type Attack = (target: object) => unknown

const prototypeOf = (target: object): object => Object(Reflect.getPrototypeOf(target))

const lie = {
  *[Symbol.iterator]() {
    yield 666
  },
  toString: () => 'changed',
  size: 1,
  length: 1,
  components: [666]
}

const eachKey = (change: (key: string | symbol) => unknown): void => {
  for (const key of Reflect.ownKeys(lie)) change(key)
}

export const attacks: readonly (readonly [string, Attack])[] = [
  ['Object.assign', target => Object.assign(target, lie)],
  ['Reflect.set', target => eachKey(key => Reflect.set(target, key, Reflect.get(lie, key)))],
  ['an index', target => Reflect.set(target, 0, 666)],
  [
    'Reflect.defineProperty',
    target => eachKey(key => Reflect.defineProperty(target, key, { value: Reflect.get(lie, key) }))
  ],
  ['Object.defineProperties', target => Object.defineProperties(target, Object.getOwnPropertyDescriptors(lie))],
  ['delete', target => eachKey(key => Reflect.deleteProperty(target, key))],
  ['another prototype', target => Object.setPrototypeOf(target, lie)],
  ['__proto__', target => Reflect.set(target, '__proto__', lie)],
  ['the prototype, assigned', target => Object.assign(prototypeOf(target), lie)],
  [
    'the prototype, defined',
    target => eachKey(key => Reflect.defineProperty(prototypeOf(target), key, { value: Reflect.get(lie, key) }))
  ],
  ['the prototype, deleted from', target => eachKey(key => Reflect.deleteProperty(prototypeOf(target), key))],
  ["the prototype's prototype", target => Object.setPrototypeOf(prototypeOf(target), lie)],
  [
    'the printer',
    target => Reflect.set(prototypeOf(target), Symbol.for('nodejs.util.inspect.custom'), () => 'changed')
  ],
  [
    'the constructor',
    target => Reflect.construct(Object(Reflect.get(target, 'constructor')), [target, Float64Array.of(666)])
  ],
  ['components', target => Reflect.set(Object(Reflect.get(target, 'components')), 0, 666)],
  [
    'rows of components',
    target => Reflect.set(Object(Reflect.get(Object(Reflect.get(target, 'components')), 0)), 0, 666)
  ],
  [
    'the getter',
    target => Reflect.set(Object.getOwnPropertyDescriptor(target, 'components') ?? {}, 'get', () => [666])
  ],
  [
    'an iterator',
    target => {
      for (const x of Array.from(Object(target))) Reflect.set(Object(x), 0, 666)
    }
  ],
  ['structuredClone', target => Reflect.set(Object(Reflect.get(structuredClone(target), 'components')), 0, 666)],
  ['JSON', target => Object.assign(JSON.parse(JSON.stringify(target)), { components: [666] })],
  ['a spread', target => Object.assign({ ...target }, lie)],
  ['preventExtensions', target => Reflect.preventExtensions(target)],
  ['a proxy', target => Reflect.set(new Proxy(target, {}), 'size', 666)]
]
