/** What is told of rows of a table without arrays of theirs. */
export { cellsUnder, misses } from '../../data/internal/placed.ts'
