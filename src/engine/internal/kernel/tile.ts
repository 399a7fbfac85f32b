/**
 * The tile of a product: so many rows and so many vectors that stay in registers.
 */

/** Rows and vectors of a tile. */
export type Tile = readonly [rows: number, vectors: number]

/** Vector registers that a compiler has for a tile; one of sixteen is its own. */
const registers = 15

/** The tile that fits, wastes least at the edges and loads least for each multiplication. */
export const tileOf = (rows: number, vectors: number, tallest = 8): Tile => {
  const cost = ([m, n]: Tile): number => {
    const waste = (Math.ceil(rows / m) * m * Math.ceil(vectors / n) * n) / (rows * vectors)
    return waste * (1 + (m + n) / (m * n)) + (m * n < 8 ? 0.5 : 0)
  }
  const all: Tile[] = []
  for (let m = 1; m <= Math.min(tallest, rows); m++)
    for (let n = 1; n <= Math.min(6, vectors); n++) if (m * n + Math.min(m, n) + 1 <= registers) all.push([m, n])
  return all.reduce((best, tile) => (cost(tile) < cost(best) ? tile : best))
}
