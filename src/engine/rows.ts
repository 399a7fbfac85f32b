/**
 * A graph over many examples, compiled, for those who have a graph and no layer.
 */
export { rowsBy, type Rows } from './internal/run/rows.ts'
