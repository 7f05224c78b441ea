"""Addresses of the forms for visitors, below that of a language."""

from django.urls import path

from home import views

urlpatterns = [
    path("write/", views.message_form, {"name": "write"}, name="write"),
    path("write/thanks/", views.message_received, {"name": "write"}, name="write_thanks"),
    path("report/", views.message_form, {"name": "report"}, name="report"),
    path("report/thanks/", views.message_received, {"name": "report"}, name="report_thanks"),
]
