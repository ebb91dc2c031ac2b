import type { Ruleset } from '../ruleset.js'
import { glance } from './glance.js'
import { imsCloudimages } from './ims-cloudimages.js'
import { imsCloudimages2023 } from './ims-cloudimages-2023.js'
import { imsCloudimagesGuide } from './ims-cloudimages-guide.js'
import { imsImages } from './ims-images.js'
import { imsImagesCreate } from './ims-images-create.js'
import { otcImages } from './otc-images.js'

/** The built-in rulesets, by id; the first is the default. */
export const rulesets = {
  'ims-cloudimages': imsCloudimages,
  'ims-cloudimages-guide': imsCloudimagesGuide,
  'ims-cloudimages-2023': imsCloudimages2023,
  'ims-images': imsImages,
  'otc-images': otcImages,
  'ims-images-create': imsImagesCreate,
  glance,
} as const satisfies Readonly<Record<string, Ruleset>>
