interface Trouble extends Error {
  readonly details: string
}

/**
 * Wrong use, or input that cannot be read: ends the command with exit code 2. The message is for the user as it stands;
 * the details, whole lines, come before it.
 */
export const trouble = (message: string, details = ''): Trouble =>
  Object.assign(new Error(message), { name: 'Trouble', details })

export const isTrouble = (error: unknown): error is Trouble => error instanceof Error && error.name === 'Trouble'

/** What the system said, without its code and call: "permission denied" of "EACCES: permission denied, open 'x'". */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if ('code' in error && error.code === 'EISDIR') return 'it is a folder'
  return /^E[A-Z0-9]+: (.+?), \w+/.exec(error.message)?.[1] ?? error.message
}
