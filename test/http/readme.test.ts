import { readFileSync } from 'node:fs'
import { initTRPC } from '@trpc/server'
import { describe, expect, it } from 'vitest'
import { serving } from './loopback.js'
import { answer } from './readme/answer.js'
import { rename } from './readme/rename.js'
import { images } from './readme/router.js'

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
const mediaType = 'application/openstack-images-v2.1-json-patch'

describe('the examples of the README', () => {
  it.each(['router', 'answer', 'rename'])('%s stands there as it is tested here', name => {
    const code = readFileSync(new URL(`./readme/${name}.ts`, import.meta.url), 'utf8')
    const shown = code
      .replaceAll("'../../../src/index.js'", "'openstack-image-patch'")
      .replaceAll("'../../../src/http.js'", "'openstack-image-patch/http'")
    expect(readme).toContain(`\`\`\`ts\n${shown}\`\`\``)
  })

  it('judge the input of a procedure', async () => {
    const caller = initTRPC.create().createCallerFactory(images)({})
    expect(await caller.update([{ op: 'replace', path: '/name', value: 'web' }])).toBe('1 operations')
    await expect(caller.update([{ op: 'replace', path: '/hw_firmware_type', value: 'UEFI' }])).rejects.toMatchObject({
      code: 'BAD_REQUEST',
      message: expect.stringContaining('"hw_firmware_type" does not take "UEFI"'),
    })
  })

  it('answer with problem details', async () => {
    const patch = (body: unknown): Request =>
      new Request('http://localhost/v2/images/1', {
        method: 'PATCH',
        headers: { 'content-type': mediaType },
        body: JSON.stringify(body),
      })
    const taken = await answer(patch([{ op: 'replace', path: '/name', value: 'web' }]))
    expect(taken.status).toBe(204)
    const refused = await answer(patch([{ op: 'replace', path: '/status', value: 'active' }]))
    expect([refused.status, refused.headers.get('content-type')]).toEqual([403, 'application/problem+json'])
    expect(await refused.json()).toMatchObject({
      type: 'about:blank',
      title: 'Forbidden',
      status: 403,
      errors: [{ pointer: '#/0/path', code: 'attribute-read-only' }],
    })
  })

  it('send what the server takes, and tell what it would not', async () => {
    await serving(async ({ url, seen }) => {
      expect(await rename(url('/v2/images/1'), 'web')).toBe('OK')
      expect(await rename(url('/v2/images/1'), 7)).toContain('/0/value: error: "name" wants a string or null, not an')
      expect(seen).toHaveLength(1)
    })
  })
})
