import type { Image, JsonObject } from '../index.js'
import type { Document } from './document.js'
import { readJsonFile } from './json-file.js'
import type { Streams } from './streams.js'
import { trouble } from './trouble.js'

/** A document that holds an image. */
export interface ImageDocument extends Document {
  readonly value: Image
}

/** Reads what GET answered. The answer of a list is refused: it would pass for an image without attributes. */
export async function readImage(name: string, streams: Streams): Promise<ImageDocument> {
  const document = await readJsonFile(name, 'image', streams)
  const { file, value } = document
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw trouble(`${file}: an image is a JSON object, as GET /v2/images/{image_id} answers`)
  }
  const { images, image } = value as JsonObject
  if (Array.isArray(images)) throw trouble(`${file}: this is a list of images; give one of them`)
  if (typeof image === 'object' && image !== null)
    throw trouble(`${file}: the image is wrapped; give what is in "image"`)
  return { ...document, value: value as Image }
}

/** The image of `--image`, where that is given. */
export const imageOf = async (name: string | undefined, streams: Streams): Promise<Image | undefined> =>
  name === undefined ? undefined : (await readImage(name, streams)).value
