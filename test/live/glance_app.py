"""Starts Glance inside this process: no sockets, nothing mocked.

A request goes through paste deploy, the context middleware, the real router,
RequestDeserializer, ImagesController, policy engine, the quota, location and
notifier layers, the domain model and SQLAlchemy on a migrated sqlite database
in memory.  Everything that is written goes to a temporary folder.
"""

import io
import logging
import os
import shutil
import sqlite3
import sys
import tempfile
from unittest import mock

# What a deployment says of custom properties; packages put it here or there.
SCHEMA_IMAGE = ('/usr/share/glance-common/schema-image.json',
                '/etc/glance/schema-image.json')

PASTE = """
[filter:context]
paste.filter_factory = glance.api.middleware.context:ContextMiddleware.factory
[pipeline:glance-api]
pipeline = context rootapp
[composite:rootapp]
paste.composite_factory = glance.api:root_app_factory
/v2: apiv2app
[app:apiv2app]
paste.app_factory = glance.api.v2.router:API.factory
"""


class _ExceptionCatcher(logging.Handler):
    """Keeps the last exception that Glance logged (it answers a bare 500)."""

    def __init__(self):
        super().__init__(logging.ERROR)
        self.last = None

    def emit(self, record):
        if record.exc_info and record.exc_info[0] is not None:
            self.last = record.exc_info[:2]


class GlanceApp:

    def __init__(self, settings=()):
        self.workdir = tempfile.mkdtemp(prefix='image-patch-glance-')
        try:
            self._start(settings)
        except BaseException:
            self.close()
            raise

    def close(self):
        shutil.rmtree(self.workdir, ignore_errors=True)

    # -- start --------------------------------------------------------------

    def _start(self, settings):
        self.catcher = _ExceptionCatcher()
        root = logging.getLogger()
        root.handlers[:] = [self.catcher]
        root.setLevel(logging.ERROR)
        conf_dir, conf_file, paste_file = self._write_config(settings)

        import glance.async_
        from glance.common import config
        from glance.common import wsgi_app  # noqa: F401  (registers options)
        import glance.notifier
        import glance_store
        from oslo_config import cfg
        import webob
        self.webob = webob
        if hasattr(glance.async_, 'set_threadpool_model'):
            glance.async_.set_threadpool_model('native')
        config.set_config_defaults()
        # config.parse_args() would look at the installed /etc as well
        cfg.CONF([], project='glance', default_config_files=[conf_file],
                 default_config_dirs=[conf_dir])
        glance_store.register_opts(cfg.CONF)
        glance_store.create_stores(cfg.CONF)
        glance_store.verify_default_store()
        glance.notifier.set_defaults()

        self._migrate()
        self._keep_validators()
        self.app = config.load_paste_app('glance-api', conf_file=paste_file)
        logging.getLogger('glance').setLevel(logging.ERROR)

    def _write_config(self, settings):
        conf_dir = os.path.join(self.workdir, 'etc')
        os.makedirs(os.path.join(conf_dir, 'policy.d'))
        for sub in ('images', 'staging', 'tasks'):
            os.makedirs(os.path.join(self.workdir, sub))
        schema = next(filter(os.path.exists, SCHEMA_IMAGE), None)
        if schema is None:
            raise RuntimeError('no schema-image.json: glance-common wanted')
        shutil.copy(schema, conf_dir)
        paste_file = os.path.join(conf_dir, 'glance-api-paste.ini')
        with open(paste_file, 'w') as f:
            f.write(PASTE)
        options = {
            'DEFAULT': {'node_staging_uri': 'file://%s/staging' % self.workdir,
                        'transport_url': 'fake:/'},
            'database': {'connection': 'sqlite://'},
            'glance_store': {
                'stores': 'file,http', 'default_store': 'file',
                'filesystem_store_datadir': self.workdir + '/images'},
            'oslo_messaging_notifications': {'driver': 'noop'},
            # not the policies of the machine: the defaults in Glance's code
            'oslo_policy': {'policy_file': conf_dir + '/policy.yaml',
                            'policy_dirs': conf_dir + '/policy.d'},
        }
        for key, value in settings:
            group, _dot, name = key.rpartition('.')
            options.setdefault(group or 'DEFAULT', {})[name] = value
        conf_file = os.path.join(conf_dir, 'glance-api.conf')
        with open(conf_file, 'w') as f:
            for group, values in options.items():
                f.write('[%s]\n' % group)
                for item in values.items():
                    f.write('%s = %s\n' % item)
        return conf_dir, conf_file, paste_file

    def _migrate(self):
        from alembic import command
        from glance.db.sqlalchemy import alembic_migrations
        from glance.db.sqlalchemy import api as db_api
        self.engine = db_api.get_engine()
        target = 'oslo_db.sqlalchemy.enginefacade.writer.get_engine'
        keep = sys.stdout, sys.stderr
        with mock.patch('logging.config.fileConfig'), \
                mock.patch(target, return_value=self.engine):
            sys.stdout = sys.stderr = io.StringIO()
            try:
                command.upgrade(
                    alembic_migrations.get_alembic_config(engine=self.engine),
                    'heads')
            finally:
                sys.stdout, sys.stderr = keep

    @staticmethod
    def _keep_validators():
        """jsonschema.validate() checks the constant image schema against its
        meta schema at every call; this keeps the checked validator."""
        import glance.schema
        import jsonschema
        from jsonschema import exceptions
        from jsonschema import validators
        kept = {}

        def schema_validate(schema, obj):
            raw = schema.raw()
            validator = kept.get(id(schema))
            if validator is None or validator.schema != raw:
                cls = validators.validator_for(raw)
                cls.check_schema(raw)
                validator = kept[id(schema)] = cls(raw)
            error = exceptions.best_match(validator.iter_errors(obj))
            if error is not None:
                raise error

        class _Shim:
            ValidationError = jsonschema.ValidationError

        shim = _Shim()
        original = glance.schema.Schema.validate

        def validate(schema, obj):
            shim.validate = lambda o, _raw: schema_validate(schema, o)
            return original(schema, obj)

        glance.schema.jsonschema = shim
        glance.schema.Schema.validate = validate

    # -- database snapshots -------------------------------------------------

    def dump(self):
        return self._with_database(self._copy)

    def restore(self, snapshot):
        self._with_database(snapshot.backup)

    @staticmethod
    def _copy(database):
        copy = sqlite3.connect(':memory:', check_same_thread=False)
        database.backup(copy)
        return copy

    def _with_database(self, act):
        fairy = self.engine.raw_connection()
        try:
            raw = getattr(fairy, 'driver_connection', None) or fairy.connection
            raw.rollback()
            return act(raw)
        finally:
            fairy.close()

    # -- requests -----------------------------------------------------------

    def request(self, method, path, headers, body=None):
        """One WSGI request -> (status, headers, body text, exception)."""
        req = self.webob.Request.blank(path, method=method, headers=headers)
        if 'Content-Type' not in headers:
            req.environ.pop('CONTENT_TYPE', None)
        if body is not None:
            req.body = body
        self.catcher.last = None
        try:
            resp = req.get_response(self.app)
            text = resp.body.decode('utf-8', 'replace')
        except Exception as e:
            # what a WSGI server would turn into a 500
            return 500, {}, '', (type(e), e)
        exc = self.catcher.last if resp.status_int >= 500 else None
        return resp.status_int, dict(resp.headers), text, exc
