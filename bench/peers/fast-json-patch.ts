import fastJsonPatch, { type Operation } from 'fast-json-patch'

/** Structure only: op, path and value of RFC 6902; no attribute is looked at. */
export const fastJsonPatchValidate = (body: unknown): boolean =>
  fastJsonPatch.validate(body as Operation[]) === undefined
