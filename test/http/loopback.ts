import { createServer, type IncomingHttpHeaders } from 'node:http'

/** A request as it arrived. */
export interface Arrived {
  readonly method: string | undefined
  readonly path: string | undefined
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

export interface Server {
  readonly url: (path: string) => string
  /** All requests that have arrived, in their order. */
  readonly seen: readonly Arrived[]
}

/** Runs some work beside a server on the loopback; the header `x-answer` of a request chooses the status of its answer. */
export async function serving(work: (server: Server) => Promise<void>): Promise<void> {
  const seen: Arrived[] = []
  const server = createServer(async (request, response) => {
    try {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk)
      seen.push({
        method: request.method,
        path: request.url,
        headers: request.headers,
        body: Buffer.concat(chunks),
      })
      response.writeHead(Number(request.headers['x-answer'] ?? 200)).end(`${request.method} ${request.url}`)
    } catch {
      // The client has gone before its body had come.
      response.destroy()
    }
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  try {
    await work({ url: path => `http://127.0.0.1:${port}${path}`, seen })
  } finally {
    server.closeAllConnections()
    await new Promise(done => server.close(done))
  }
}
