from django.urls import path

from skp_app.views import unduhan

urlpatterns = [
    path("skp/<str:kode>/manual.pdf", unduhan.manual_pdf, name="manual_pdf"),
    path("skp/<str:kode>/workblock/<int:pk>.pdf", unduhan.workblock_pdf, name="workblock_pdf"),
    path("skp/<str:kode>/daftar-bukti/<slug:periode>.pdf", unduhan.daftar_bukti_pdf, name="daftar_bukti_pdf"),
]
