/** The commands, an entry for each: a new one is its folder and its entry here. */
import type { CommandEntry } from './command.ts'

export const registry: readonly CommandEntry[] = [
  {
    name: 'train',
    description: 'Train a network on examples and report what it learned.',
    takes: { model: 'TypeScript or JavaScript module whose default export is a network' },
    example: 'train or.ts --data or.csv',
    load: async () => (await import('./train/command.ts')).train
  },
  {
    name: 'verify',
    description: 'Hold the gradient of a network against oracles, and try the laws of its layers.',
    takes: { model: 'TypeScript or JavaScript module whose default export is a network or a layer' },
    example: 'verify or.ts',
    load: async () => (await import('./verify/command.ts')).verify
  },
  {
    name: 'prove',
    description: 'Enclose the true gradient of a network, and tell whether the executed one lies within.',
    takes: { model: 'TypeScript or JavaScript module whose default export is a network or a layer' },
    example: 'prove or.ts --data or.csv',
    load: async () => (await import('./prove/command.ts')).prove
  },
  {
    name: 'predict',
    description: 'Answer the rows of a table with a model that was trained.',
    takes: { model: 'model.json, or the folder that train wrote it into', file: 'CSV file with the columns of inputs' },
    example: 'predict out/or or.csv',
    load: async () => (await import('./predict/command.ts')).predict
  },
  {
    name: 'evaluate',
    description: 'Tell what a model that was trained is worth on the rows of a table.',
    takes: { model: 'model.json, or the folder that train wrote it into', file: 'CSV file with inputs and targets' },
    example: 'evaluate out/or or.csv',
    load: async () => (await import('./evaluate/command.ts')).evaluate
  },
  {
    name: 'tune',
    description: 'Train a network at many points of a space of settings, and tell which is the best.',
    takes: { model: 'module that exports a space, and by default a function from its points to networks' },
    example: 'tune tune-xor.ts --data tune-xor.csv',
    load: async () => (await import('./tune/command.ts')).tune
  },
  {
    name: 'describe',
    description: 'Tell what a network computes and what it costs.',
    takes: { model: 'TypeScript or JavaScript module whose default export is a network or a layer' },
    example: 'describe or.ts',
    load: async () => (await import('./describe/command.ts')).describe
  },
  {
    name: 'compile',
    description: 'Show how a step of training becomes machine code.',
    takes: { model: 'TypeScript or JavaScript module whose default export is a network or a layer' },
    example: 'compile or.ts',
    load: async () => (await import('./compile/command.ts')).compile
  },
  {
    name: 'review',
    description: 'Review a program of anyone’s, in any language, that answers lines of JSON.',
    takes: { 'model?': 'command line that starts the program, or a folder of programs' },
    example: "review 'python3 adapter.py'",
    load: async () => (await import('./review/command.ts')).review
  },
  {
    name: 'vectors',
    description: 'Write cases with exact numbers of a model, or judge the answers of another implementation to them.',
    takes: { action: 'make or check', 'file?': 'a module with a network for make, a file with answers for check' },
    example: 'vectors make or.ts',
    load: async () => (await import('./vectors/command.ts')).vectors
  },
  {
    name: 'new',
    description: 'Write a project to start from: a model, data, a test with laws.',
    takes: { name: 'of the project and its folder' },
    example: 'new my-network',
    load: async () => (await import('./new/command.ts')).create
  }
]
