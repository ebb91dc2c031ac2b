/** What a baseline holds: findings that a team knows of, and which `image-patch lint` therefore does not report. */
export interface BaselineFile {
  /** Where editors find this schema. */
  readonly $schema?: string
  readonly version: 1
  /** By the shortest way to a file from the folder of the baseline, with slashes: `patches/web.json`, `../web.json`. */
  readonly files: { readonly [file: string]: KnownPlaces }
}

/**
 * By code, where each known finding stands: a JSON Pointer into the body, with the number of its line before it in NDJSON, as in
 * `12:/0/path`; as often as there are findings in that place.
 */
export interface KnownPlaces {
  readonly [code: string]: readonly string[]
}
