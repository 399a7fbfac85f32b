/** The programs of a folder, and how each is run: by the extension of its file. */

/** A program of a folder. */
export interface Submission {
  readonly name: string
  readonly command: string
}

const quoted = (path: string): string => `'${path.replaceAll("'", String.raw`'\''`)}'`

const compiled =
  (compiler: (file: string) => string) =>
  (file: string): string =>
    `t=$(mktemp) && ${compiler(file)} && exec "$t"`

const runners: Readonly<Record<string, (file: string) => string>> = {
  py: file => `exec python3 ${file}`,
  mjs: file => `exec node ${file}`,
  cjs: file => `exec node ${file}`,
  js: file => `exec node ${file}`,
  ts: file => `exec node ${file}`,
  rb: file => `exec ruby ${file}`,
  jl: file => `exec julia ${file}`,
  r: file => `exec Rscript ${file}`,
  lua: file => `exec lua ${file}`,
  pl: file => `exec perl ${file}`,
  php: file => `exec php ${file}`,
  sh: file => `exec sh ${file}`,
  c: compiled(file => `cc -O1 -o "$t" ${file} -lm`),
  cpp: compiled(file => `c++ -O1 -o "$t" ${file}`),
  rs: compiled(file => `rustc -O --crate-name submission -o "$t" ${file}`)
}

/** Which of a folder's files are programs: those of a known extension whose name does not begin with `_` or `.`. */
export const submissionsOf = (folder: string, names: readonly string[]): readonly Submission[] =>
  names.flatMap(name => {
    const run = runners[/\.(?<extension>[^.]+)$/u.exec(name)?.groups?.['extension']?.toLowerCase() ?? '']
    return run === undefined || /^[_.]/u.test(name)
      ? []
      : [{ name, command: run(quoted(`${folder.replace(/[/\\]+$/u, '')}/${name}`)) }]
  })
