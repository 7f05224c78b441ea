"""The Django project: settings, addresses and servers; the only place that knows every app."""
