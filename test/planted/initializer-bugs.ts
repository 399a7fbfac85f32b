/**
 * Wrong initializers.
 */
import { glorotUniform, normal, pythonRandom, type Fan, type Initializer } from 'lawgrad'
import { initializerSuite } from 'lawgrad/laws'
import { group, planted, type LawGroup, type PlantedBug } from './bug.ts'

/** What is claimed of Glorot's uniform initializer. */
export const initializerLaws = (initializer: Initializer): readonly LawGroup[] => [
  group(
    'initializer',
    initializerSuite(initializer, {
      variance: ({ fanIn, fanOut }) => 2 / (fanIn + fanOut),
      bound: ({ fanIn, fanOut }) => Math.sqrt(6 / (fanIn + fanOut))
    })
  )
]

const bug = (name: string, cause: string, plant: () => Initializer): PlantedBug<Initializer> =>
  planted('initializer', `initializer: ${name}`, cause, plant, initializerLaws)

/** Glorot's initializer, with its values changed. */
const changed = (change: (values: readonly number[], fan: Fan) => readonly number[]) => (): Initializer => ({
  name: 'glorotUniform',
  draw: fan => count => random => {
    const [values, next] = glorotUniform.draw(fan)(count)(random)
    return [change(values, fan), next]
  }
})

/** Wrong initializers. */
export const initializerBugs: readonly PlantedBug<Initializer>[] = [
  bug(
    'a value too few',
    'of more than one value the last is not drawn',
    changed(values => values.slice(0, Math.max(1, values.length - 1)))
  ),
  bug(
    'last one 0',
    'the last value of an odd number of them is left at 0',
    changed(values => (values.length % 2 === 1 ? values.with(values.length - 1, 0) : values))
  ),
  bug(
    'pairs',
    'every second value is the one before it with the other sign',
    changed(values => values.map((x, i) => (i % 2 === 1 ? -(values[i - 1] ?? 0) : x)))
  ),
  bug(
    'a row repeated',
    'all rows of a matrix are the first one',
    changed((values, { fanIn }) => values.map((_, i) => values[i % fanIn] ?? 0))
  ),
  bug(
    'shifted',
    'the values are not around 0',
    changed((values, { fanIn, fanOut }) => values.map(x => x + 0.1 / Math.sqrt(fanIn + fanOut)))
  ),
  bug(
    'bound of a deviation',
    'the bound of the uniform distribution is its standard deviation',
    changed(values => values.map(x => x / Math.sqrt(3)))
  ),
  bug('normal for uniform', 'values are normal, with the variance that is asked for', () => ({
    name: 'glorotUniform',
    draw: fan => normal(0, Math.sqrt(2 / (fan.fanIn + fan.fanOut))).draw(fan)
  })),
  bug('every layer alike', 'the generator that is handed on is the one that was given', () => ({
    name: 'glorotUniform',
    draw: fan => count => random => [glorotUniform.draw(fan)(count)(random)[0], random]
  })),
  bug('a generator of its own', 'values are drawn from a generator that the initializer keeps', () => {
    let kept = pythonRandom(0)
    return {
      name: 'glorotUniform',
      draw: fan => count => random => {
        const [values, next] = glorotUniform.draw(fan)(count)(kept)
        kept = next
        return [values, random]
      }
    }
  })
]
