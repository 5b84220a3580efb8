from django.urls import path

from skp_app.views import perubahan, versi

urlpatterns = [
    path("skp/<str:kode>/perubahan/", perubahan.perubahan, name="perubahan"),
    path("skp/<str:kode>/perubahan/buang/", perubahan.buang, name="buang_perubahan"),
    path("skp/<str:kode>/versi/", versi.versi, name="versi"),
    path("skp/<str:kode>/versi/<int:pk>/skp.pdf", versi.versi_pdf, name="versi_pdf"),
    path("skp/<str:kode>/banding/<int:a>/<int:b>/", versi.banding, name="banding"),
]
