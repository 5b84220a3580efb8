app_name = "skp_app"
urlpatterns = []
