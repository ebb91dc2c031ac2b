import type { CommandCode, Explanations } from '../explanation.js'

/** What is said of no body. */
export const commandCodes: Explanations<CommandCode> = {
  'input-unreadable': {
    title: 'A file, folder or glob could not be read, or matches nothing.',
    why: [
      'A run that skips what it was asked to judge must not look like a good one: it ends with exit code 2.',
      'All other inputs are judged nevertheless.',
    ],
    sources: [],
    bad: { line: '$ image-patch lint pachtes/' },
    good: { line: '$ image-patch lint patches/' },
  },

  'baseline-unused': {
    title: 'The baseline lists a finding that is not there any more.',
    why: [
      'What was cured should not be known any more: if it came back, nobody would hear of it.',
      'Only entries of files that were judged, or are gone, are looked at.',
    ],
    sources: [],
    bad: { line: '$ image-patch lint patches/' },
    good: { line: '$ image-patch lint --prune-baseline patches/' },
  },
}
