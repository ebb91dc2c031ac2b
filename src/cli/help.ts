export const rootHelp = `
Examples:
  $ image-patch lint patches/
  $ image-patch convert --to v2.1 body.json > new.json
  $ image-patch diff before.json after.json | image-patch apply --image before.json --diff

Where a body or an image is wanted, - is standard input. NO_COLOR and FORCE_COLOR are honoured.

Exit codes: 0 fine, 1 findings (diff: the images differ), 2 wrong use or unreadable input.`

export const lintHelp = `
Examples:
  $ image-patch lint body.json 'patches/**/*.json'
  $ image-patch lint --ruleset glance --image image.json body.json
  $ curl -s https://example.org/body.json | image-patch lint --reporter json -

Exit codes:
  0  no body would be refused; there may be warnings, and verdicts that are conditional (that depend on the image)
  1  at least one body would be refused
  2  wrong use, or an input that cannot be read or matches nothing; all others are judged nevertheless

A folder means **/*.json in it, without node_modules and hidden folders. NO_COLOR and FORCE_COLOR are honoured.`

const formatsHelp = `
Formats, and the Content-Type to send them with:
  v2.1         application/openstack-images-v2.1-json-patch
  v2.0         application/openstack-images-v2.0-json-patch
  json-patch   RFC 6902: no endpoint takes it
  merge-patch  RFC 7396: no endpoint takes it
On a terminal, the Content-Type that the endpoint wants is printed after the body.`

export const convertHelp = `
Examples:
  $ image-patch convert --to v2.1 body.json > new.json
  $ image-patch convert --to v2.0 --image image.json < body.json
  $ image-patch convert --to v2.0 --assume absent body.json
  $ image-patch convert --from merge-patch --to v2.1 --image image.json wishes.json
  $ image-patch convert --to v2.1 --from-ruleset glance --ruleset ims-images body.json
${formatsHelp}

Exit codes:
  0  translated; what the new body demands less, or more, than the old one is said on stderr
  1  not translated, and no body written: no honest equivalent, or the body is broken
  2  wrong use, or an input that cannot be read`

export const diffHelp = `
Examples:
  $ image-patch diff before.json after.json > body.json
  $ curl -s -H "X-Auth-Token: $TOKEN" $GLANCE/v2/images/$ID | image-patch diff - wanted.json
  $ image-patch diff --prune --ruleset ims-images before.json after.json

What AFTER does not list is kept, unless --prune removes it. What cannot be changed there is left
out, and told on stderr.
${formatsHelp}

Exit codes:
  0  nothing differs but what the server makes itself, as the time of the last change
  1  the images differ: the body makes one the other, but for what was left out
  2  wrong use, an input that cannot be read or is no image, or no body that the server would take`

export const applyHelp = `
Examples:
  $ image-patch apply --image image.json body.json > after.json
  $ image-patch apply --image image.json --diff body.json
  $ image-patch convert --to v2.1 old.json | image-patch apply --image image.json

Nothing is sent to a server: this says what it would do. What no endpoint takes, json-patch (RFC 6902)
and merge-patch (RFC 7396), is translated first.

Exit codes:
  0  the server takes the body: the image afterwards is printed, or with --diff what changes
  1  the server refuses the body, or it is broken: nothing is printed but the reasons, on stderr
  2  wrong use, or an input that cannot be read or is no image`

export const minimizeHelp = `
Examples:
  $ image-patch minimize body.json > smaller.json
  $ image-patch minimize --image image.json < body.json

The smaller body has the same conditions and the same effect on every image; with --image, on that
one.

Exit codes:
  0  the smaller body is printed, which may be the same
  1  the server refuses the body, or it is broken: nothing is printed but the reasons, on stderr
  2  wrong use, or an input that cannot be read`
