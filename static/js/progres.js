// Makes a spreadsheet of the lembar progres; without it every day is a plain form.
// 1. a row saves itself when it is left, or after a pause when it is complete; 2. what the server says goes to its
// row and its day; 3. arrow keys and Enter move between cells; 4. a block from a spreadsheet: whole rows go to the
// server, a part of the columns is laid over the cells from here on.
"use strict";
(() => {
  const tabel = document.getElementById("lembar-progres");
  if (!tabel) return;
  const JEDA = 1500; // milliseconds after the last key
  const barisDari = (unsur) => unsur.closest?.("tr[data-baris]");
  const bidang = (tr, nama) => tr.querySelector(`[name$="-${nama}"]`);
  const sel = (tr) => [...tr.querySelectorAll(".isian")];
  const semuaBaris = () => [...tabel.querySelectorAll("tr[data-baris]")];

  // 1 ------------------------------------------------------------------------------------------------
  const isi = (tr) => JSON.stringify(sel(tr).map((f) => f.value));
  const tersimpan = new WeakMap(semuaBaris().map((tr) => [tr, tr.matches(".baris-tertahan") ? "" : isi(tr)]));
  const dikirim = new WeakMap();
  let jeda;

  function lengkap(tr) {
    const nilai = (nama) => bidang(tr, nama)?.value.trim() ?? "";
    const berpasangan = Boolean(nilai("jam_mulai")) === Boolean(nilai("jam_selesai"));
    return nilai("kegiatan") && berpasangan && (!nilai("realisasi") || nilai("satuan"));
  }

  function berisi(tr) {
    return sel(tr).some((f) => f.value.trim() && !f.name.endsWith("-tanggal"));
  }

  function simpan(tr) {
    if (isi(tr) === tersimpan.get(tr) || (tr.hasAttribute("data-baru") && !berisi(tr))) return;
    dikirim.set(tr, isi(tr));
    window.htmx?.trigger(tr, "simpan-baris");
  }

  tabel.addEventListener("input", (e) => {
    const tr = barisDari(e.target);
    clearTimeout(jeda);
    if (tr) jeda = setTimeout(() => lengkap(tr) && simpan(tr), JEDA);
  });
  tabel.addEventListener("focusout", (e) => {
    const tr = barisDari(e.target);
    if (!tr || tr.contains(e.relatedTarget)) return;
    clearTimeout(jeda);
    simpan(tr);
  });

  // 2 ------------------------------------------------------------------------------------------------
  function bersihkan(tr) {
    tr.nextElementSibling?.querySelector(".isi-tanda")?.replaceChildren();
    for (const f of tr.querySelectorAll("[aria-invalid]")) {
      f.removeAttribute("aria-invalid");
      f.removeAttribute("aria-describedby");
    }
  }

  document.addEventListener("lembar", (e) => {
    for (const [kunci, { versi }] of Object.entries(e.detail.baris ?? {})) {
      const tr = tabel.querySelector(`tr[data-baris="${kunci}"]`);
      if (!tr) continue;
      bidang(tr, "versi").value = versi;
      if (dikirim.has(tr)) tersimpan.set(tr, dikirim.get(tr));
      bersihkan(tr);
      tr.classList.remove("baris-tertahan");
      if (tr.hasAttribute("data-baru")) {
        tr.removeAttribute("data-baru");
        barisBaru(tr);
      }
    }
    for (const [hari, { jam, petunjuk }] of Object.entries(e.detail.hari ?? {})) {
      const kepala = tabel.querySelector(`tbody[data-hari="${hari}"] .kepala-hari`);
      if (!kepala) continue;
      kepala.querySelector("[data-jam]").textContent = jam;
      kepala.querySelector("[data-petunjuk]").textContent = petunjuk;
    }
    segarkanJumlah();
  });

  let tunda;
  function segarkanJumlah() {
    clearTimeout(tunda);
    tunda = setTimeout(() => window.htmx?.ajax("GET", tabel.dataset.jumlah, { target: "#isi-jumlah", swap: "innerHTML" }), 800);
  }

  document.addEventListener("htmx:afterSwap", (e) => {
    const tanda = e.target;
    if (!tanda.matches?.(".isi-tanda")) return;
    const tr = tanda.parentElement.previousElementSibling;
    for (const f of tr.querySelectorAll("[aria-invalid]")) f.removeAttribute("aria-invalid");
    for (const p of tanda.querySelectorAll("[data-untuk]")) {
      const f = bidang(tr, p.dataset.untuk);
      f?.setAttribute("aria-invalid", "true");
      f?.setAttribute("aria-describedby", tanda.id);
    }
  });

  // "Pakai versi saya": the same words upon the version that is stored now.
  tabel.addEventListener("click", (e) => {
    const pakai = e.target.closest("[data-pakai]");
    if (!pakai) return;
    e.preventDefault();
    const tr = pakai.closest("tr").previousElementSibling;
    bidang(tr, "versi").value = pakai.dataset.pakai;
    tersimpan.delete(tr);
    simpan(tr);
  });

  // Below a row that was just born stands the next empty one.
  function barisBaru(tr) {
    const badan = tr.closest("tbody");
    if (!badan.dataset.hari || badan.querySelector("tr[data-baru]")) return;
    const lama = tr.dataset.baris;
    const kunci = crypto.randomUUID();
    const polos = kunci.replaceAll("-", "");
    const baru = tr.cloneNode(true);
    const tanda = tr.nextElementSibling.cloneNode(true);
    for (const unsur of [baru, ...baru.querySelectorAll("*"), ...tanda.querySelectorAll("*")])
      for (const { name, value } of [...unsur.attributes])
        if (value.includes(lama)) unsur.setAttribute(name, value.replaceAll(lama, polos));
    baru.setAttribute("hx-post", tr.getAttribute("hx-post").replace(/[0-9a-f-]{36}\/$/, `${kunci}/`));
    baru.setAttribute("data-baru", "");
    baru.querySelector("[data-kait]").replaceChildren();
    baru.querySelector(".k-alat button")?.remove();
    const [tahun, bulan, hari] = badan.dataset.hari.split("-");
    for (const f of sel(baru)) f.value = f.name.endsWith("-tanggal") ? `${hari}-${bulan}-${tahun}` : "";
    bidang(baru, "versi").value = 0;
    badan.append(baru, tanda);
    tersimpan.set(baru, isi(baru));
    window.htmx?.process(baru);
  }

  // 3 ------------------------------------------------------------------------------------------------
  function tetangga(f, dBaris, dKolom) {
    const baris = semuaBaris();
    const tr = barisDari(f);
    const b = baris.indexOf(tr) + dBaris;
    const kolom = sel(tr).indexOf(f) + dKolom;
    return baris[b] && sel(baris[b])[kolom];
  }

  function ke(f) {
    if (!f) return false;
    f.focus();
    f.select?.();
    return true;
  }

  const sebaris = (f) => f.localName !== "textarea" || f.clientHeight < 2 * parseFloat(getComputedStyle(f).lineHeight) + 12;
  const diAwal = (f) => f.selectionStart === 0 && f.selectionEnd === 0;
  const diAkhir = (f) => f.selectionStart === f.value.length && f.selectionEnd === f.value.length;
  const terpilih = (f) => f.value && f.selectionStart === 0 && f.selectionEnd === f.value.length;

  tabel.addEventListener("keydown", (e) => {
    const f = e.target;
    if (!f.matches(".isian") || e.ctrlKey || e.metaKey || e.altKey || e.isComposing) return;
    const daftar = f.hasAttribute("list") && !terpilih(f) && f.value === ""; // the arrows choose from its list
    let pindah = false;
    if (e.key === "Enter") pindah = ke(tetangga(f, e.shiftKey ? -1 : 1, 0)) || true;
    else if (e.key === "ArrowDown" && !e.shiftKey && !daftar && (sebaris(f) || diAkhir(f))) pindah = ke(tetangga(f, 1, 0));
    else if (e.key === "ArrowUp" && !e.shiftKey && !daftar && (sebaris(f) || diAwal(f))) pindah = ke(tetangga(f, -1, 0));
    else if (e.key === "ArrowRight" && !e.shiftKey && (diAkhir(f) || terpilih(f))) pindah = ke(tetangga(f, 0, 1));
    else if (e.key === "ArrowLeft" && !e.shiftKey && (diAwal(f) || terpilih(f))) pindah = ke(tetangga(f, 0, -1));
    if (pindah) e.preventDefault();
  });

  // 4 ------------------------------------------------------------------------------------------------
  const HARI = /^\s*"?(\d{1,2}[-/. ]\d{1,2}[-/. ]\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2} [A-Za-z]{3,9} \d{4})"?\s*$/;

  function barisUtuh(teks) {
    const contoh = teks.split("\n").slice(0, 3).map((b) => b.split("\t"));
    return contoh.some((b) => b.slice(0, 3).some((s) => HARI.test(s))) && contoh[0].length > 2;
  }

  function kirimTabel(teks) {
    const form = document.querySelector(`#${tabel.dataset.tempel} form`);
    form.elements.teks.value = teks;
    form.requestSubmit();
  }

  function hamparkan(f, teks) {
    const baris = semuaBaris();
    let b = baris.indexOf(barisDari(f));
    const kolom = sel(barisDari(f)).indexOf(f);
    for (const potong of teks.replace(/\r?\n$/, "").split(/\r?\n/)) {
      const tr = baris[b++];
      if (!tr) break;
      potong.split("\t").forEach((isiSel, n) => {
        const tujuan = sel(tr)[kolom + n];
        if (tujuan) tujuan.value = isiSel.trim();
      });
      simpan(tr);
    }
  }

  tabel.addEventListener("paste", (e) => {
    const teks = e.clipboardData?.getData("text/plain") ?? "";
    if (!e.target.matches(".isian") || !/\t|\n./.test(teks.trim())) return;
    e.preventDefault();
    if (barisUtuh(teks)) kirimTabel(teks);
    else hamparkan(e.target, teks);
  });
})();
