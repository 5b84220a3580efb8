// Helps the sheets of SKP and realisasi along; they work without it.
// 1. an autosave carries only the rows that changed, and brings back their new versions;
// 2. a mistake or a second version is shown at its row; 3. one RHK is open on a phone; 4. menus close.
"use strict";
(() => {
  const kertas = document.querySelector("[data-lembar]");
  const form = document.getElementById(kertas?.dataset.lembar);
  if (!form) return;

  // 1 ------------------------------------------------------------------------------------------------
  const POLA = /^((?:rhk|iki|realisasi|rencana|sasaran|indikator|strategi|manual|workblock)-\d+|lampiran|ekspektasi)-/;
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
    }
    for (const kunci of kunciTersimpan) if (dikirim.has(kunci)) tersimpan.set(kunci, dikirim.get(kunci));
  }

  document.addEventListener("tersimpan", (e) => {
    bersihkan();
    terima(e.detail?.versi ?? {}, dikirim.keys());
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

  // An address that points into a folded part unfolds it.
  const tujuan = document.getElementById(location.hash.slice(1));
  const lipat = tujuan?.closest("details");
  if (lipat) lipat.open = true;
  // After "Tambah" the new, empty field is the next thing to write. The jump itself takes the focus first.
  if (tujuan?.matches("[data-rhk]"))
    window.addEventListener("load", () => setTimeout(() =>
      [...tujuan.querySelectorAll("textarea")].find((t) => !t.value)?.focus()));

  // A choice that redraws the page is sent at once; without JavaScript its button stays.
  for (const tombol of document.querySelectorAll("[data-kirim-saat-ubah]")) {
    tombol.hidden = true;
    document.addEventListener("change", (e) => {
      if (e.target.name === tombol.dataset.kirimSaatUbah) form.requestSubmit(tombol);
    });
  }
})();
