/** `npm run build`: writes `dist/`. */
import { build } from './pack.ts'

const { code, stdout, stderr } = await build()
console.log(code === 0 ? 'dist is built' : `${stdout}${stderr}`)
process.exitCode = code
