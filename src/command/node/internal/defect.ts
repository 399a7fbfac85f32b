import { complaint } from '../../program.ts'

/** What is said of an error that nothing expected. */
export const defectOf = (words: readonly string[], error: unknown): string => {
  const said = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return complaint(words)(
    `expected no defect of its own; met one. Please report it with the command that you gave.\n${said}`
  )
}
