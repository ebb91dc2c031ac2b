import { PreflightError, withPreflight } from '../../../src/http.js'

const send = withPreflight(fetch)

export async function rename(image: string, name: unknown): Promise<string> {
  try {
    const answer = await send(image, {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/openstack-images-v2.1-json-patch' },
      body: JSON.stringify([{ op: 'replace', path: '/name', value: name }]),
    })
    return answer.statusText
  } catch (error) {
    if (error instanceof PreflightError) return error.message
    throw error
  }
}
