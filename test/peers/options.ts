/** `--without deno,bun`, or `--without=deno`, and nothing else. */
export const waivedBy = (
  args: readonly string[],
  known: readonly string[]
): { readonly waived: readonly string[]; readonly faults: readonly string[] } => {
  const [first = '', second, ...rest] = args.flatMap(each => each.split('='))
  if (args.length === 0) return { waived: [], faults: [] }
  if (first !== '--without' || second === undefined || rest.length > 0)
    return { waived: [], faults: [`expected --without NAME,NAME, or nothing; got ${args.join(' ')}`] }
  const waived = second.split(',')
  const strange = waived.filter(name => !known.includes(name))
  return { waived, faults: strange.map(name => `no peer is named '${name}'. The peers: ${known.join(', ')}`) }
}
