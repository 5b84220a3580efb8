// Helps the sheets of SKP and realisasi along; they work without it.
// 1. an autosave carries only the rows that changed, and brings back their new versions;
// 2. a mistake or a second version is shown at its row; 3. one RHK is open on a phone; 4. menus close;
// 5. the picker of the RHK pimpinan; 6. keys and pasted tables.
"use strict";
(() => {
  const kertas = document.querySelector("[data-lembar]");
  const form = document.getElementById(kertas?.dataset.lembar);
  if (!form) return;

  // 1 ------------------------------------------------------------------------------------------------
  const POLA = /^((?:rhk|iki|realisasi|progres|aksi|rencana|sasaran|indikator|strategi|manual|workblock|umum|coaching|langkah|mentoring|sesi|jawaban|kompetensi|evaluasi|perilaku|rekaman)-\d+|lampiran|ekspektasi)-/;
  const baris = (nama) => nama.match(POLA)?.[1];

  function isi() {
    const semua = new Map();
    for (const [nama, nilai] of new FormData(form)) {
      const kunci = baris(nama);
      if (!kunci) continue;
      if (!semua.has(kunci)) semua.set(kunci, []);
      semua.get(kunci).push([nama, nilai]);
    }
    return semua;
  }

  const tulis = (pasangan) => JSON.stringify(pasangan.filter(([nama]) => !nama.endsWith("-versi")));
  const tersimpan = new Map([...isi()].map(([kunci, pasangan]) => [kunci, tulis(pasangan)]));
  // A page that came back with mistakes shows text that is not stored yet.
  for (const salah of document.querySelectorAll(".isian[aria-invalid=true]")) tersimpan.delete(baris(salah.name));

  let dikirim = new Map();
  kertas.addEventListener("htmx:configRequest", (e) => {
    if (e.target !== kertas) return;
    const berubah = [...isi()].filter(([kunci, pasangan]) => tersimpan.get(kunci) !== tulis(pasangan));
    if (!berubah.length) return e.preventDefault();
    dikirim = new Map(berubah.map(([kunci, pasangan]) => [kunci, tulis(pasangan)]));
    for (const nama of [...e.detail.formData.keys()]) e.detail.formData.delete(nama);
    for (const [nama, nilai] of berubah.flatMap(([, pasangan]) => pasangan)) e.detail.formData.append(nama, nilai);
  });

  function terima(versi, kunciTersimpan) {
    for (const [kunci, nomor] of Object.entries(versi)) {
      const bidang = form.elements[`${kunci}-versi`];
      if (bidang) bidang.value = nomor;
      for (const lain of document.querySelectorAll(`[data-versi="${kunci}"]`)) lain.value = nomor;
    }
    for (const kunci of kunciTersimpan) if (dikirim.has(kunci)) tersimpan.set(kunci, dikirim.get(kunci));
  }

  document.addEventListener("tersimpan", (e) => {
    bersihkan();
    terima(e.detail?.versi ?? {}, dikirim.keys());
    for (const [nama, [kalimat, curiga]] of Object.entries(e.detail?.catatan ?? {})) {
      const baca = document.getElementById(`catat_${nama}`);
      if (!baca) continue;
      baca.textContent = kalimat;
      baca.toggleAttribute("data-curiga", Boolean(curiga && kalimat));
    }
  });
  document.addEventListener("sebagian", (e) => {
    bersihkan();
    terima(e.detail.versi, Object.keys(e.detail.versi));
  });

  // 2 ------------------------------------------------------------------------------------------------
  function bersihkan() {
    for (const tanda of document.querySelectorAll("[data-tanda], .salah")) (tanda.closest("tr.tr-tanda") ?? tanda).remove();
    for (const bidang of kertas.querySelectorAll("[aria-invalid]")) {
      bidang.removeAttribute("aria-invalid");
      bidang.removeAttribute("aria-describedby");
    }
  }

  function tempatkan(tanda) {
    const bidang = document.getElementById(`id_${tanda.dataset.untuk}`);
    if (bidang) {
      tanda.id = `${bidang.id}_error`;
      bidang.setAttribute("aria-invalid", "true");
      bidang.setAttribute("aria-describedby", tanda.id);
      bidang.after(tanda);
    }
    const sel = form.elements[`${tanda.dataset.tanda}-versi`]?.closest("tr");
    if (!sel) return;
    const akhir = sel.parentElement.querySelector("tr:last-child");
    const tr = akhir.parentElement.insertRow();
    tr.className = "tr-tanda";
    const td = tr.insertCell();
    td.colSpan = 6;
    td.append(tanda);
  }

  document.addEventListener("htmx:afterSwap", (e) => {
    if (e.target.id === "tanda") e.target.querySelectorAll("[data-tanda]").forEach(tempatkan);
  });

  // 3 ------------------------------------------------------------------------------------------------
  function buka(rhk) {
    kertas.querySelectorAll(".rhk-aktif").forEach((b) => b.classList.remove("rhk-aktif"));
    rhk.classList.add("rhk-aktif");
  }
  kertas.addEventListener("focusin", (e) => {
    const rhk = e.target.closest("[data-rhk]");
    if (rhk && !e.target.matches("[data-buka]")) buka(rhk);
  });
  kertas.addEventListener("click", (e) => {
    const tombol = e.target.closest("[data-buka]");
    if (!tombol) return;
    e.preventDefault();
    const rhk = tombol.closest("[data-rhk]");
    buka(rhk);
    rhk.scrollIntoView();
    rhk.querySelector("textarea").focus();
  });

  // 4 ------------------------------------------------------------------------------------------------
  const lipatan = () => kertas.querySelectorAll(".menu-aksi[open], .pilih-aspek[open]");
  document.addEventListener("click", (e) => {
    for (const menu of lipatan()) if (!menu.contains(e.target)) menu.open = false;
  });
  document.addEventListener("keydown", (e) => {
    if (e.key !== "Escape") return;
    for (const menu of lipatan()) {
      if (menu.contains(document.activeElement)) menu.querySelector("summary").focus();
      menu.open = false;
    }
  });

  // 5 ------------------------------------------------------------------------------------------------
  function tutupPemilih(pk, fokus = true) {
    document.getElementById(`pemilih-${pk}`)?.replaceChildren();
    if (fokus) document.querySelector(`[data-buka-pemilih="${pk}"]`)?.focus();
  }
  kertas.addEventListener("click", (e) => {
    const batal = e.target.closest("[data-tutup-pemilih]");
    if (!batal) return;
    e.preventDefault();
    tutupPemilih(batal.closest("[data-pemilih]").dataset.pemilih);
  });
  document.addEventListener("htmx:afterSettle", (e) => {
    const pemilih = e.target.querySelector?.("[data-pemilih]");
    if (!pemilih || e.target.contains(document.activeElement)) return;
    (pemilih.querySelector("[role=alert]") ?? pemilih.querySelector("input[name=pilihan]:checked") ?? pemilih).focus();
  });
  document.addEventListener("terhubung", (e) => {
    terima(e.detail.versi, []);
    tutupPemilih(e.detail.rhk);
  });

  // 6 ------------------------------------------------------------------------------------------------
  const tekan = (rhk, akhir) => rhk?.querySelector(`button[formaction$="${akhir}"]`)?.click();
  const SEBARIS = /^rhk-\d+-(teks|penugasan_dari)$|^iki-\d+-target$/;

  // The same column one row further down: target under target, RHK under RHK.
  function keBawah(bidang) {
    const kolom = bidang.name.replace(/^(\w+)-\d+-(.*)$/, "$1-\\d+-$2");
    const sebaris = [...form.elements].filter((f) => new RegExp(`^${kolom}$`).test(f.name) && f.offsetParent);
    sebaris[sebaris.indexOf(bidang) + 1]?.focus();
  }

  function tombolCepat(e) {
    const rhk = e.target.closest("[data-rhk]");
    if ((e.ctrlKey || e.metaKey) && e.key.toLowerCase() === "s") return () => window.htmx?.trigger(kertas, "simpan-kini");
    if (rhk && e.ctrlKey && e.key === "Enter") return () => tekan(rhk, "/iki/tambah/");
    if (rhk && e.altKey && e.key === "ArrowUp") return () => tekan(rhk, "/naik/");
    if (rhk && e.altKey && e.key === "ArrowDown") return () => tekan(rhk, "/turun/");
    if (e.key === "Enter" && !e.shiftKey && !e.ctrlKey && !e.isComposing && SEBARIS.test(e.target.name ?? ""))
      return () => keBawah(e.target);
    const pemilih = e.key === "Escape" && e.target.closest("[data-pemilih]");
    return pemilih ? () => tutupPemilih(pemilih.dataset.pemilih) : null;
  }
  kertas.addEventListener("keydown", (e) => {
    const aksi = tombolCepat(e);
    if (!aksi) return;
    e.preventDefault();
    aksi();
  });

  // A table pasted into a cell may become rows: the same page as "Tempel dari Excel" reads it.
  const tawaran = document.getElementById("tawaran-tempel");
  function tombol(teks, aksi) {
    const t = document.createElement("button");
    t.type = "button";
    t.className = "tombol tombol-kecil";
    t.textContent = teks;
    t.addEventListener("click", () => { tawaran.replaceChildren(); aksi(); });
    return t;
  }
  function sebagaiBaris(teks) {
    window.htmx?.trigger(kertas, "simpan-kini"); // isian.js holds the form back until this is stored
    const kirim = document.createElement("form");
    kirim.method = "post";
    kirim.action = tawaran.dataset.alamat;
    const token = form.elements.csrfmiddlewaretoken.value;
    for (const [nama, nilai] of [["csrfmiddlewaretoken", token], ["teks", teks]]) {
      const bidang = document.createElement("textarea");
      bidang.name = nama;
      bidang.value = nilai;
      bidang.hidden = true;
      kirim.append(bidang);
    }
    document.body.append(kirim);
    kirim.requestSubmit();
  }
  kertas.addEventListener("paste", (e) => {
    const teks = e.clipboardData?.getData("text/plain") ?? "";
    const bidang = e.target;
    if (!tawaran || !bidang.matches?.(".lembar textarea") || !/\t/.test(teks) || !/\n./.test(teks)) return;
    e.preventDefault();
    const kotak = document.createElement("div");
    kotak.className = "pesan pesan-info bawah-3";
    const aksi = document.createElement("div");
    aksi.className = "aksi";
    aksi.append(
      tombol("Tempel sebagai baris", () => sebagaiBaris(teks)),
      tombol("Tempel di sel ini saja", () => {
        bidang.setRangeText(teks.replace(/\t/g, " "), bidang.selectionStart, bidang.selectionEnd, "end");
        bidang.dispatchEvent(new Event("input", { bubbles: true }));
        bidang.focus();
      }));
    kotak.append("Yang ditempel adalah tabel. Tempel sebagai baris? ", aksi);
    tawaran.replaceChildren(kotak);
    aksi.firstChild.focus();
  });

  // A suggested line of the lampiran goes to the end of its box.
  kertas.addEventListener("click", (e) => {
    const sisip = e.target.closest("[data-sisip]");
    if (!sisip) return;
    e.preventDefault();
    const bidang = document.getElementById(sisip.dataset.ke);
    bidang.value = `${bidang.value.trimEnd()}\n${sisip.dataset.sisip}`.trimStart();
    bidang.dispatchEvent(new Event("input", { bubbles: true }));
    const mulai = bidang.value.lastIndexOf("…");
    bidang.focus();
    bidang.setSelectionRange(mulai, mulai + 1);
    sisip.remove();
  });

  // An address that points into a folded part unfolds it.
  const tujuan = document.getElementById(location.hash.slice(1));
  const lipat = tujuan?.closest("details");
  if (lipat) lipat.open = true;
  // After "Tambah" the new, empty field is the next thing to write. The jump itself takes the focus first.
  if (tujuan?.matches("[data-rhk]"))
    window.addEventListener("load", () => setTimeout(() =>
      ([...tujuan.querySelectorAll("textarea")].find((t) => !t.value) ?? tujuan.querySelector("textarea"))?.focus()));

  // A choice that redraws the page is sent at once; without JavaScript its button stays.
  for (const tombol of document.querySelectorAll("[data-kirim-saat-ubah]")) {
    tombol.hidden = true;
    document.addEventListener("change", (e) => {
      if (e.target.name === tombol.dataset.kirimSaatUbah) form.requestSubmit(tombol);
    });
  }
})();
