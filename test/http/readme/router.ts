import { initTRPC } from '@trpc/server'
import { compile, describe, rulesets } from '../../../src/index.js'

const patch = compile(rulesets['ims-cloudimages'], { describe })
const { router, procedure } = initTRPC.create()

export const images = router({
  update: procedure.input(patch).mutation(({ input }) => `${input.length} operations`),
})
