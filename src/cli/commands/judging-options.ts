import type { Command } from 'commander'
import { fieldOption, imageFieldOption, maxLineOption, mediaTypeFieldOption } from '../line-options.js'
import { imageOption, roleOption, rulesetOption } from '../options.js'
import { defaultRuleset } from '../ruleset.js'

/** What decides how many bodies are judged, from the command line or a config. */
export const judging = (command: Command): Command =>
  command
    .addOption(
      rulesetOption(undefined, `the rules to go by (default, and where no config says otherwise: ${defaultRuleset})`),
    )
    .option(
      '--media-type <type>',
      'the Content-Type that the bodies are sent with; without it their shape tells the format',
    )
    .addOption(imageOption())
    .addOption(roleOption())
    .option('--config <file>', 'the config to use, instead of the one that is found')
    .option('--no-config', 'use no config')

/** Where in a line the body and what is known beside it stand, and how long it may be. */
export const readingLines = (command: Command): Command =>
  command
    .addOption(fieldOption())
    .addOption(mediaTypeFieldOption())
    .addOption(imageFieldOption())
    .addOption(maxLineOption())
