// Helps forms along; everything works without it.
// 1. the line that says whether the text is saved; 2. text that could not be sent is kept on this
// device until it is; 3. a second click does not send twice, and a form waits for an autosave on its
// way (else it would meet its own older text as a conflict); 4. a warning before leaving unsaved text;
// 5. groups of the menu that somebody opened stay open in this browser.
"use strict";
(() => {
  const AWALAN = `skp:${document.body.dataset.orang}:`;
  const JEDA = [5000, 15000, 60000]; // milliseconds between attempts
  const gudang = window.localStorage;
  let kotor = false;
  let ulangan = 0;
  let diJalan = 0; // autosaves on their way
  let menunggu = null; // the form that waits for them

  const jam = () => new Date().toLocaleTimeString("id-ID", { hour: "2-digit", minute: "2-digit" });

  function kabari(keadaan, kalimat) {
    const baris = document.getElementById("status-simpan");
    if (!baris) return;
    baris.dataset.keadaan = keadaan;
    baris.textContent = kalimat;
  }

  const kunciMilik = () => Object.keys(gudang).filter((k) => k.startsWith(AWALAN));

  // 1 and 2: autosave through htmx ---------------------------------------------------------------
  const alamat = (e) => e.detail.pathInfo?.requestPath ?? e.detail.requestConfig?.path;
  // A look at what is being written (data-intip) saves nothing.
  const menyimpan = (e) => e.detail.requestConfig?.verb === "post" && !e.detail.elt?.closest("[data-intip]");

  function isianTeks(e) {
    const rahasia = /sandi|password|csrf|frasa|^nik$/i;
    return [...e.detail.requestConfig.formData.entries()].filter(
      ([nama, isi]) => typeof isi === "string" && !rahasia.test(nama));
  }

  document.addEventListener("htmx:beforeRequest", (e) => {
    if (!menyimpan(e)) return;
    if (document.querySelector("form[data-terkirim]")) {
      e.preventDefault(); // the whole form is being sent, this text with it
      return;
    }
    diJalan += 1;
    kabari("menyimpan", "Menyimpan…");
  });

  document.addEventListener("htmx:afterRequest", (e) => {
    if (!menyimpan(e)) return;
    diJalan -= 1;
    setTimeout(lanjutkan); // after the page has taken over the new versions
    if (e.detail.successful) {
      kotor = false;
      gudang.removeItem(AWALAN + alamat(e));
      kabari("tersimpan", `Tersimpan otomatis ${jam()}`);
    } else if (e.detail.xhr.status) {
      kabari("tertunda", "Belum tersimpan. Periksa isian yang ditandai.");
    }
  });

  for (const peristiwa of ["htmx:sendError", "htmx:timeout"]) {
    document.addEventListener(peristiwa, (e) => {
      if (!menyimpan(e)) return;
      gudang.setItem(AWALAN + alamat(e), JSON.stringify({ pada: jam(), isian: isianTeks(e) }));
      kabari("tertunda", "Jaringan terputus, isian tersimpan di perangkat ini.");
      setTimeout(kirimTertunda, JEDA[Math.min(ulangan++, JEDA.length - 1)]);
    });
  }

  async function kirimTertunda() {
    for (const kunci of kunciMilik()) {
      const { isian } = JSON.parse(gudang.getItem(kunci));
      const kepala = { "HX-Request": "true", ...JSON.parse(document.body.getAttribute("hx-headers")) };
      try {
        const jawaban = await fetch(kunci.slice(AWALAN.length), {
          method: "POST", headers: kepala, body: new URLSearchParams(isian), redirect: "manual",
        });
        if (!jawaban.ok) throw new Error(jawaban.status);
        gudang.removeItem(kunci);
        kotor = false;
        teruskan(jawaban.headers.get("HX-Trigger"));
        kabari("tersimpan", `Isian tertunda terkirim ${jam()}`);
      } catch {
        kabari("tertunda", "Isian di perangkat ini belum terkirim.");
      }
    }
  }
  window.addEventListener("online", kirimTertunda);

  // The page must learn the new versions from this answer too, as htmx would have told it.
  function teruskan(kabar) {
    if (!kabar?.startsWith("{")) return;
    for (const [nama, detail] of Object.entries(JSON.parse(kabar)))
      document.body.dispatchEvent(new CustomEvent(nama, { detail, bubbles: true }));
  }

  function tawarkan() {
    const waktu = kunciMilik().map((k) => JSON.parse(gudang.getItem(k)).pada);
    const tempat = document.getElementById("pesan");
    if (!waktu.length || !tempat) return;
    const kotak = document.createElement("div");
    kotak.className = "pesan pesan-awas";
    kotak.setAttribute("role", "status");
    kotak.append(`Ada ${waktu.length} isian dari ${waktu[0]} yang belum terkirim. `);
    const tombol = (teks, aksi) => {
      const t = document.createElement("button");
      t.type = "button";
      t.className = "tombol tombol-kecil";
      t.textContent = teks;
      t.addEventListener("click", async () => { await aksi(); kotak.remove(); });
      kotak.append(t, " ");
    };
    tombol("Kirim", kirimTertunda);
    tombol("Buang", () => kunciMilik().forEach((k) => gudang.removeItem(k)));
    tempat.append(kotak);
  }

  function lanjutkan() {
    if (diJalan || !menunggu) return;
    const { form, submitter } = menunggu;
    menunggu = null;
    form.requestSubmit(submitter);
  }

  // 3 and 4: ordinary forms ------------------------------------------------------------------------
  document.addEventListener("input", (e) => {
    if (e.target.form?.method === "post") kotor = true;
  });

  document.addEventListener("submit", (e) => {
    const form = e.target;
    if (form.hasAttribute("data-keluar")) kunciMilik().forEach((k) => gudang.removeItem(k));
    if (form.method !== "post" || form.hasAttribute("hx-post")) return;
    if (form.dataset.terkirim || diJalan) {
      e.preventDefault();
      if (!form.dataset.terkirim) menunggu = { form, submitter: e.submitter };
      return;
    }
    form.dataset.terkirim = "1";
    kotor = false;
    e.submitter?.setAttribute("aria-disabled", "true");
    setTimeout(() => delete form.dataset.terkirim, 8000); // a download leaves the page where it is
  });

  window.addEventListener("pageshow", () => {
    document.querySelectorAll("form[data-terkirim]").forEach((f) => delete f.dataset.terkirim);
    document.querySelectorAll("[aria-disabled=true]").forEach((t) => t.removeAttribute("aria-disabled"));
  });

  window.addEventListener("beforeunload", (e) => {
    if (kotor) e.preventDefault();
  });

  // 5: which groups of the menu stay open; names of groups, nothing of a person
  document.addEventListener("toggle", (e) => {
    if (!e.target.matches?.("details.lipatan")) return;
    const buka = [...document.querySelectorAll("details.lipatan[open]")].map((d) => d.dataset.lipatan);
    const aman = location.protocol === "https:" ? "; secure" : "";
    document.cookie = `lipatan=${encodeURIComponent(buka.join("|"))}; path=/; max-age=31536000; samesite=lax${aman}`;
  }, true);

  document.getElementById("ringkasan-salah")?.focus();
  tawarkan();
})();
