const json = require('@eslint/json').default

/** ESLint without a plugin reads no JSON; this is what the plugin's own introduction recommends. */
module.exports = [{ files: ['**/*.json'], plugins: { json }, language: 'json/json', ...json.configs.recommended }]
