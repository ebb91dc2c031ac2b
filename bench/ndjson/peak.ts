import { readFileSync, writeFileSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'

/** Is loaded into every process that is measured, and writes down, in KB, how much memory it had at most. */
const file = process.env.IMAGE_PATCH_BENCH_PEAK
if (isMainThread && file !== undefined) process.on('exit', () => writeFileSync(file, String(peak())))

/** Where Linux tells it, without what the process had before it became Node. */
function peak(): number {
  try {
    const [, high = ''] = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? []
    if (high !== '') return Number(high)
  } catch {}
  return process.resourceUsage().maxRSS
}
