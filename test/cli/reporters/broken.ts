/** Bodies that each have something wrong, or odd, about them. Here and not in files, so that every byte of them can be seen. */
export const broken: Readonly<Record<string, string | Uint8Array>> = {
  'a b%:,é.json': '[{"op": "replce", "path": "/name", "value": "100%: a, b"}]\n',
  'accepted.json': '[{"op": "replace", "path": "/name", "value": "web"}]\n',
  'byte-order-mark.json': '\ufeff[{"op": "replce", "path": "/name", "value": "web"}]\n',
  'conditional.json': '[{"op": "remove", "path": "/my_note"}]\n',
  'crlf.json': '[\r\n  {"op": "replce", "path": "/name", "value": "web"}\r\n]\r\n',
  'empty.json': '',
  'error.json': '[\n  {"op": "replce", "path": "/name", "value": "web"}\n]\n',
  'info.json': '[\n  {"op": "remove", "path": "/my_note", "value": "x"}\n]\n',
  'long-line.json': `[${'{"op":"replace","path":"/name","value":"web"},'.repeat(40)}{"op":"replce","path":"/name","value":"web"}]\n`,
  'not-json.json': '[\n  {"op": "remove",}\n]\n',
  'not-utf-8.json': Uint8Array.of(0x5b, 0x0a, 0x22, 0xff, 0x22, 0x5d),
  'several.json': '[\n  {"path": "/a/b/c"},\n  {"path": "/a/b/c"}\n]\n',
  'tabs.json': '[\n\t{"op":\t"replce",\t"path": "/name", "value": "web"}\n]\n',
  'utf-16.json': Buffer.from('\ufeff[]', 'utf16le'),
  'warning.json': '[]\n',
  'wide.json':
    '[{"op": "replace", "path": "/name", "value": "日本🎉"}, {"op": "replce", "path": "/name", "value": "e\u0301"}]\n',
}
