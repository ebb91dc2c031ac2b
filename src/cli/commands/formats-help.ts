export const formatsHelp = `
Formats, and the Content-Type to send them with:
  v2.1         application/openstack-images-v2.1-json-patch
  v2.0         application/openstack-images-v2.0-json-patch
  json-patch   RFC 6902: no endpoint takes it
  merge-patch  RFC 7396: no endpoint takes it
On a terminal, the Content-Type that the endpoint wants is printed after the body.`
