/** How a saved model says that its gradient is known. */
import { decodeModel, encodeModel, savedModel, showModel, type SavedGradient } from 'lawgrad'
import { describe, expect, it } from 'vitest'
import { showGrade } from '../../../src/exchange/model-file/grade.ts'
import { petAbout, petNetwork, petParameters, petText, right, wrongs } from './models.ts'

const gradient: SavedGradient = {
  grade: 'sampled',
  reason: '',
  examples: 8,
  command: 'lawgrad prove pets.ts --data pets.csv'
}
const text = right(encodeModel(petNetwork, { ...petAbout, gradient })(petParameters))

/** The text with another value in a place of its gradient. */
const but = (change: object): string => {
  const document = JSON.parse(text)
  return JSON.stringify({ ...document, gradient: { ...document.gradient, ...change } })
}

describe('the gradient of a saved model', () => {
  it('is read back as it was written', () => {
    const model = right(decodeModel(text))
    expect(model.gradient).toEqual(gradient)
    expect(model).toEqual(right(savedModel(petNetwork, { ...petAbout, gradient })(petParameters)))
    expect(showModel(model)).toBe(text)
  })

  it('is unchecked where nobody says', () => {
    const { gradient: written, ...older } = JSON.parse(petText)
    expect(written).toMatchObject({ grade: 'unchecked', reason: 'the file does not say', command: '' })
    expect(right(decodeModel(JSON.stringify(older)))).toEqual(right(decodeModel(petText)))
  })

  it.each([
    [
      { grade: 'proved' },
      'gradient.grade: expected one of the grades enclosed, certified, sampled, unchecked and outside'
    ],
    [{ examples: -1 }, 'gradient.examples: expected an integer from 0'],
    [{ command: null }, 'gradient.command: expected a text']
  ])('is refused by its path: %j', (change, sentence) =>
    expect(wrongs(decodeModel(but(change)))).toEqual([expect.stringContaining(sentence)])
  )

  it('is told in a few words', () => {
    expect(showGrade(gradient)).toBe('sampled, on 8 examples')
    expect(showGrade({ ...gradient, grade: 'enclosed', examples: 1 })).toBe('enclosed, on 1 example')
    expect(showGrade({ ...gradient, grade: 'unchecked', reason: 'too large' })).toBe('unchecked: too large')
  })
})
