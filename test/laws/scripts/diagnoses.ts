/**
 * What `diagnose` says of mistakes that were made independently.
 */
import { diagnose, gradientBugs, type DiagnosisOptions, type Differentiate } from 'lawgrad/laws'
import { typedBugs } from '../independent/typed.ts'
import { vectorized } from '../independent/vectorized.ts'
import type { DiagnosisRow } from './matrix-page.ts'

/** The mistakes: how they were written, what they are called in the catalogue, the implementation. */
export const mistakes: readonly (readonly [by: string, bug: string, wrong: () => Differentiate])[] = [
  ...gradientBugs.map(({ name }) => ['on matrices', name, () => vectorized(name)] as const),
  ...Object.entries(typedBugs).map(([name, wrong]) => ['with types', name, () => wrong] as const)
]

/** Diagnoses some of the mistakes. */
export const diagnoseAll = (options: DiagnosisOptions, chosen: typeof mistakes = mistakes): readonly DiagnosisRow[] => {
  const ask = diagnose(options)
  return chosen.map(([by, bug, wrong]) => {
    const { candidates, by: how } = ask(wrong())
    return { by, bug, named: candidates[0]?.name ?? 'nothing', deviation: candidates[0]?.deviation ?? Infinity, how }
  })
}
