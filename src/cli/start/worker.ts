import { loadProgram } from './load-program.js'

loadProgram().serve()
