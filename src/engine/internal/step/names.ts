/**
 * What the leaves and outputs of a step are called.
 */
export const names = {
  parameter: (path: string): string => path,
  gradient: (path: string): string => `∂${path}`,
  /** The gradient, kept to be looked at. */
  kept: (path: string): string => `#∂${path}`,
  tensor: (link: number, name: string, path: string): string => `${link}:${name}:${path}`,
  number: (link: number, name: string): string => `${link}:${name}`,
  noise: (k: number): string => `:noise ${k}`,
  input: ':input',
  target: ':target',
  /** Of each example: 1, or 0 of a row that is only padding. */
  weight: ':weight',
  /** What the gradient of each example's loss is multiplied by: 1/m, or 0. */
  seed: ':seed',
  /** Updates made before this one. */
  count: ':count',
  cost: '#cost',
  /** Σ (h − y)² */
  squares: '#squares',
  /** ‖∇J‖² */
  norm: '#norm'
} as const
