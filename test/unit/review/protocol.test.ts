/** The examples of the protocol's page hold to its schema and to its codecs. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { answerCodecs, refusalCodec, requestCodecs } from 'lawgrad/laws'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { root } from '../../stages/stage.ts'

type Schema = { readonly [key: string]: unknown }

const isRecord = (u: unknown): u is Schema => typeof u === 'object' && u !== null && !Array.isArray(u)

const schemaText: unknown = JSON.parse(readFileSync(join(root, 'docs/review/lawgrad-review-1.schema.json'), 'utf8'))
const schema: Schema = isRecord(schemaText) ? schemaText : {}
const definitions: Schema = isRecord(schema['$defs']) ? schema['$defs'] : {}

/** As much of JSON Schema as the schema uses. */
const holds = (rule: unknown, value: unknown): boolean => {
  if (!isRecord(rule)) return false
  if (typeof rule['$ref'] === 'string') return holds(definitions[rule['$ref'].slice('#/$defs/'.length)], value)
  if (Array.isArray(rule['anyOf'])) return rule['anyOf'].some(one => holds(one, value))
  if ('const' in rule) return value === rule['const']
  if (Array.isArray(rule['enum'])) return rule['enum'].includes(value)
  if (rule['type'] === 'array') return Array.isArray(value) && value.every(one => holds(rule['items'], one))
  if (rule['type'] !== 'object') return typeof value === rule['type']
  const required: readonly unknown[] = Array.isArray(rule['required']) ? rule['required'] : []
  const properties = isRecord(rule['properties']) ? rule['properties'] : {}
  return (
    isRecord(value) &&
    required.every(name => typeof name === 'string' && name in value) &&
    Object.entries(value).every(([name, one]) => name in properties && holds(properties[name], one))
  )
}

const page = readFileSync(join(root, 'docs/review/protocol.md'), 'utf8')
const examples: readonly Schema[] = [...page.matchAll(/^```json\n(?<text>[\s\S]*?)^```/gmu)].map(({ groups }) => {
  const json: unknown = JSON.parse(groups?.['text'] ?? '')
  return isRecord(json) ? json : {}
})

const byRequest: Readonly<Record<string, { readonly decode: (u: unknown) => E.Either<unknown, unknown> }>> =
  requestCodecs

describe('the page of the protocol', () => {
  it('has an example of every kind', () => {
    expect(examples.length).toBe(10)
    expect(examples.filter(one => 'do' in one).map(one => one['do'])).toEqual(['start', 'gradient', 'train', 'stop'])
  })

  it.each(examples.map(one => [JSON.stringify(one), one] as const))('%s holds', (_, one) => {
    expect(holds(schema, one)).toBe(true)
    const codecs =
      typeof one['do'] === 'string'
        ? [byRequest[one['do']]]
        : [...Object.values(answerCodecs).slice(0, -1), refusalCodec]
    expect(codecs.some(codec => codec !== undefined && E.isRight(codec.decode(one)))).toBe(true)
  })

  it.each<readonly [string, Schema]>([
    ['an activation that is none', { id: 1, protocol: 'lawgrad-review/1', activations: ['sigmoids'] }],
    ['another protocol', { id: 1, protocol: 'lawgrad-review/2' }],
    ['a text for a number', { id: 1, loss: 'small' }],
    ['weights that are no array', { id: 1, gradient: [{ weights: true, bias: [1] }] }]
  ])('refuses %s by schema and codecs', (_, one) => {
    expect(holds(schema, one)).toBe(false)
    const codecs = [...Object.values(answerCodecs).slice(0, -1), refusalCodec]
    expect(codecs.some(codec => E.isRight(codec.decode(one)))).toBe(false)
  })
})
