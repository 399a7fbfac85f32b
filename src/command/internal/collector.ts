import type { Row } from '../../data/preparation/preparation.ts'

/** Keeps rows as they come. */
export const collector = (): { readonly add: (row: Row) => void; readonly all: () => readonly Row[] } => {
  const rows: Row[] = []
  return { add: ({ inputs, targets }) => void rows.push({ inputs, targets }), all: () => rows }
}
