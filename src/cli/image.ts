import type { Image, JsonObject } from '../index.js'
import { readJsonFile } from './json-file.js'
import type { Streams } from './streams.js'
import { trouble } from './trouble.js'

/** The image of `--image`: a file with what GET answered. The answer of a list is refused: it would pass for an image without attributes. */
export async function loadImage(name: string, streams: Streams): Promise<Image> {
  const { file, value } = await readJsonFile(name, 'image', streams)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw trouble(`${file}: an image is a JSON object, as GET /v2/images/{image_id} answers`)
  }
  const { images, image } = value as JsonObject
  if (Array.isArray(images)) throw trouble(`${file}: this is a list of images; give one of them`)
  if (typeof image === 'object' && image !== null)
    throw trouble(`${file}: the image is wrapped; give what is in "image"`)
  return value as Image
}
