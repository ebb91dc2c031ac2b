"""Asks a real OpenStack Glance what it does with an image PATCH.

Reads one case a line (NDJSON) and answers each line with one, at once:

    {"contentType": "...", "body": "...", "image": {"status": "active"}, "admin": false}
    {"status": 200, "error": null, "before": {...}, "after": {...}}

`image` is what the POST that creates it says, and a status: queued (default),
active (has data; the formats default to raw and bare), deactivated or missing.
A contentType or body of null sends none.  Before every case the image is put
back as it was; `before` and `after` are what an admin's GET shows.  A status
of null: the case could not be asked.
"""

import argparse
import html
import json
import os
import sys
import warnings

warnings.filterwarnings('ignore')
# The source tree stays as it is.
sys.dont_write_bytecode = True

from glance_app import GlanceApp  # noqa: E402

TENANT = 'aaaaaaaa-0000-4000-8000-000000000001'
USER = 'bbbbbbbb-0000-4000-8000-000000000001'
IMAGE_ID = 'cccccccc-0000-4000-8000-000000000001'
STATES = ('queued', 'active', 'deactivated', 'missing')
KEPT_SNAPSHOTS = 400


def _one_line(text, limit=300):
    text = ' '.join(str(text).split())
    return text if len(text) <= limit else text[:limit - 1] + '\u2026'


def _exc_text(exc_type, exc):
    # SQLAlchemy puts statement and parameters on the following lines
    return _one_line('%s: %s' % (exc_type.__name__,
                                 str(exc).strip().split('\n')[0]))


def _error(text, exc):
    if exc is not None:
        return _exc_text(*exc)
    try:
        doc = json.loads(text)
        message = doc.get('message') or doc.get('title') or ''
    except (ValueError, AttributeError):
        message = text
    # webob: "<explanation><br /><br />\n<detail>\n\n"; Glance puts its own
    # text in either of the two
    explanation, _br, detail = message.partition('<br /><br />')
    text = detail.strip() or explanation.strip()
    # jsonschema goes on for pages with the schema and the instance
    return _one_line(html.unescape(text.split('\n\nFailed validating ')[0]))


class Oracle:

    def __init__(self, app):
        self.app = app
        self.pristine = app.dump()
        self.snapshots = {}

    def _request(self, method, path, body, content_type, admin=True):
        headers = {
            'X-Identity-Status': 'Confirmed',
            'X-Auth-Token': 'token',
            'X-User-Id': USER,
            'X-Project-Id': TENANT,
            'X-Tenant-Id': TENANT,
            'X-Roles': 'admin,member,reader' if admin else 'member,reader',
            'Accept': 'application/json',
        }
        if content_type is not None:
            headers['Content-Type'] = content_type
        return self.app.request(method, '/v2/images' + path, headers, body)

    def _must(self, wanted, method, path, body=None,
              content_type='application/json'):
        status, _h, text, exc = self._request(method, path, body, content_type)
        if status != wanted:
            raise RuntimeError('%s %s -> %d %s' % (
                method, path, status, _error(text, exc)))

    def _get(self):
        status, _h, text, _exc = self._request(
            'GET', '/' + IMAGE_ID, None, None)
        return json.loads(text) if status == 200 else None

    def _prepare(self, image):
        key = json.dumps(image, sort_keys=True)
        if key in self.snapshots:
            snapshot, before = self.snapshots[key]
            self.app.restore(snapshot)
            return before
        self.app.restore(self.pristine)
        doc = dict(image, id=IMAGE_ID)
        state = doc.pop('status', 'queued')
        if state not in STATES:
            raise RuntimeError('unknown image status %r' % (state,))
        if state != 'missing':
            self._create(doc, state)
        before = self._get()
        while len(self.snapshots) >= KEPT_SNAPSHOTS:
            self.snapshots.pop(next(iter(self.snapshots)))
        self.snapshots[key] = (self.app.dump(), before)
        return before

    def _create(self, doc, state):
        if state != 'queued':
            doc.setdefault('container_format', 'bare')
            doc.setdefault('disk_format', 'raw')
        self._must(201, 'POST', '', json.dumps(doc).encode())
        if state == 'queued':
            return
        data = os.path.join(self.app.workdir, 'images', IMAGE_ID)
        if os.path.exists(data):
            os.unlink(data)
        self._must(204, 'PUT', '/%s/file' % IMAGE_ID, b'IMAGEDATA',
                   'application/octet-stream')
        if state == 'deactivated':
            self._must(204, 'POST', '/%s/actions/deactivate' % IMAGE_ID)

    def ask(self, case):
        before = self._prepare(case.get('image') or {})
        body = case.get('body')
        if body is not None:
            # a lone surrogate in the text cannot be UTF-8: its 3 raw bytes
            body = body.encode('utf-8', 'surrogatepass')
        status, _h, text, exc = self._request(
            'PATCH', '/' + IMAGE_ID, body, case.get('contentType'),
            bool(case.get('admin')))
        return {'status': status,
                'error': _error(text, exc) if status >= 400 else None,
                'before': before, 'after': self._get()}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('--set', action='append', default=[],
                        metavar='[GROUP.]OPTION=VALUE',
                        help='override a Glance option')
    settings = [each.split('=', 1) for each in parser.parse_args().set]
    out = sys.stdout
    sys.stdout = sys.stderr
    app = GlanceApp(settings)
    try:
        oracle = Oracle(app)
        for line in sys.stdin:
            try:
                answer = oracle.ask(json.loads(line))
            except Exception as e:
                answer = {'status': None, 'error': _exc_text(type(e), e),
                          'before': None, 'after': None}
            out.write(json.dumps(answer) + '\n')
            out.flush()
    finally:
        app.close()


if __name__ == '__main__':
    main()
