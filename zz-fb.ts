import { buildCommand } from './bench/cli/build.js'
console.log(await buildCommand('/tmp/fb'))
