// Turns the matrix into a grid that is written with the keyboard; without it every cell is a link to its form.
// 1. arrow keys move between cells, Tab leaves the grid; 2. a cell is edited in place and saves itself while
// typing and when left; 3. a block pasted from a spreadsheet goes to its preview.
"use strict";
(() => {
  const tabel = document.getElementById("matriks");
  if (!tabel) return;
  const JEDA = 1200; // milliseconds after the last key
  const sel = [...tabel.tBodies[0].rows].map((r) => [...r.cells]); // the person, then his cells
  const letak = (td) => td.id.slice(2); // row-column
  const alamat = (td) => `${location.pathname}sel/${letak(td).replace("-", "/")}/`;

  // 1 ------------------------------------------------------------------------------------------------
  tabel.setAttribute("role", "grid");
  tabel.setAttribute("aria-describedby", "petunjuk");
  for (const r of tabel.rows) r.setAttribute("role", "row");
  let kini = sel[0][1]; // the one cell that Tab reaches
  for (const td of sel.flat()) siapkan(td);

  function siapkan(td) {
    td.setAttribute("role", td.localName === "td" ? "gridcell" : "rowheader");
    td.tabIndex = td === kini ? 0 : -1;
    for (const a of td.querySelectorAll("a")) a.tabIndex = -1;
  }

  function ke(td) {
    if (!td) return;
    kini.tabIndex = -1;
    kini = td;
    kini.tabIndex = 0;
    kini.focus();
    kini.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  function tetangga(td, dBaris, dKolom) {
    const b = sel.findIndex((r) => r.includes(td));
    return sel[b + dBaris]?.[sel[b].indexOf(td) + dKolom];
  }

  const ARAH = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

  tabel.addEventListener("keydown", (e) => {
    const td = e.target;
    if (!td.matches("tbody > tr > *") || e.ctrlKey || e.altKey || e.metaKey) return;
    const baris = sel.find((r) => r.includes(td));
    if (ARAH[e.key]) ke(tetangga(td, ...ARAH[e.key]));
    else if (e.key === "Home") ke(baris[1]);
    else if (e.key === "End") ke(baris.at(-1));
    else if (e.key === "Enter" && td.localName === "th") td.querySelector("a").click();
    else if (e.key === "Enter" || e.key === "F2") sunting(td);
    else return;
    e.preventDefault();
  });

  tabel.addEventListener("click", (e) => {
    const td = e.target.closest("td");
    if (!td || !e.target.closest(".isi-sel") || e.ctrlKey || e.metaKey || e.shiftKey) return;
    e.preventDefault();
    ke(td);
    sunting(td);
  });

  // 2 ------------------------------------------------------------------------------------------------
  const teks = (td) => [...td.querySelectorAll(".isi-sel .peran > span")]
    .map((s) => s.textContent + ("tambahan" in s.dataset ? " (tambahan)" : "")).join("\n");

  function sunting(td) {
    if (td.localName !== "td" || td.querySelector("textarea")) return;
    td.querySelector(".bentrok")?.remove();
    const isi = teks(td);
    const kotak = document.createElement("textarea");
    kotak.className = "isian";
    kotak.value = isi;
    kotak.rows = Math.max(4, isi.split("\n").length + 1);
    const nama = td.parentElement.querySelector("th strong").textContent;
    kotak.setAttribute("aria-label", `Peran ${nama}, ${tabel.tHead.rows[0].cells[td.cellIndex].querySelector(".teks-kolom").textContent}`);
    td.dataset.semula = isi;
    td.dataset.terkirim = isi;
    td.querySelector(".isi-sel").hidden = true;
    td.classList.add("menulis");
    td.append(kotak);
    kotak.focus();
    kotak.addEventListener("input", () => {
      clearTimeout(kotak.jeda);
      kotak.jeda = setTimeout(() => simpan(td, true), JEDA);
    });
    kotak.addEventListener("keydown", (e) => {
      if (e.key === "Escape") batal(td);
      else if (e.key === "Enter" && e.ctrlKey) {
        e.preventDefault();
        ke(tetangga(td, 1, 0) ?? td); // leaving saves
        if (document.activeElement === td) tutup(td);
      }
    });
    kotak.addEventListener("blur", () => tutup(td));
  }

  // Escape brings back what stood there before, also when a pause has saved something in between.
  function batal(td) {
    const kotak = td.querySelector("textarea");
    kotak.value = td.dataset.semula;
    ke(td);
    tutup(td);
  }

  function tutup(td) {
    const kotak = td.querySelector("textarea");
    if (!kotak || kotak.dataset.tutup) return;
    kotak.dataset.tutup = "1";
    clearTimeout(kotak.jeda);
    if (kotak.value === td.dataset.terkirim && kotak.value === td.dataset.semula && !antrean.has(td)) return lepas(td);
    kotak.readOnly = true;
    simpan(td, false);
  }

  function lepas(td) {
    td.querySelector("textarea")?.remove();
    td.classList.remove("menulis");
    const isi = td.querySelector(".isi-sel");
    if (isi) isi.hidden = false;
    siapkan(td);
  }

  // One request per cell at a time: the next one must know the version that the one before brought.
  const antrean = new Map();

  function simpan(td, mengetik) {
    const sebelum = antrean.get(td) ?? Promise.resolve();
    const janji = sebelum.then(() => kirim(td, mengetik)).finally(() => {
      if (antrean.get(td) === janji) antrean.delete(td);
    });
    antrean.set(td, janji);
  }

  function kirim(td, mengetik) {
    const kotak = td.querySelector("textarea");
    if (!kotak || (mengetik && (kotak.dataset.tutup || kotak.value === td.dataset.terkirim))) return undefined;
    td.dataset.terkirim = kotak.value;
    td.dataset.cara = mengetik ? "mengetik" : "tutup";
    return htmx.ajax("POST", alamat(td), {
      source: td, target: td, swap: "innerHTML",
      values: { teks: kotak.value, versi: td.dataset.v },
      headers: mengetik ? { "X-Ketik": "1" } : {},
    });
  }

  // A refusal stands under the text that was typed; nothing is thrown away.
  tabel.addEventListener("htmx:beforeSwap", (e) => {
    const td = e.detail.target;
    if (td.localName !== "td" || e.detail.xhr.status < 400) return;
    e.detail.shouldSwap = false;
    td.querySelector(".bentrok")?.remove();
    if ([409, 422].includes(e.detail.xhr.status)) {
      const kabar = new DOMParser().parseFromString(e.detail.xhr.responseText, "text/html").body.firstElementChild;
      if (kabar) td.append(kabar);
    }
    bukaLagi(td);
  });
  for (const peristiwa of ["htmx:sendError", "htmx:timeout"])
    tabel.addEventListener(peristiwa, (e) => bukaLagi(e.target));

  function bukaLagi(td) {
    const kotak = td.querySelector?.("textarea");
    if (!kotak) return;
    kotak.readOnly = false;
    delete kotak.dataset.tutup;
  }

  tabel.addEventListener("htmx:afterSwap", (e) => {
    const td = e.target.closest?.("td");
    if (!td || e.detail.xhr.status !== 200) return;
    td.classList.remove("menulis");
    siapkan(td);
  });

  document.addEventListener("sel", (e) => {
    const td = document.getElementById(`s-${e.detail.letak}`);
    if (!td) return;
    td.dataset.v = e.detail.versi;
    td.querySelector(".bentrok")?.remove();
  });

  tabel.addEventListener("click", (e) => {
    if (!e.target.closest("[data-muat-ulang]")) return;
    e.preventDefault();
    location.reload();
  });

  // 3 ------------------------------------------------------------------------------------------------
  tabel.addEventListener("paste", (e) => {
    if (e.target.localName !== "td") return;
    const tempelan = e.clipboardData.getData("text/plain");
    if (!tempelan.trim()) return;
    e.preventDefault();
    const [baris, kolom] = letak(e.target).split("-");
    const form = document.createElement("form");
    form.method = "post";
    form.action = tabel.dataset.tempel;
    form.hidden = true;
    const isian = { baris, kolom, csrfmiddlewaretoken: JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"] };
    for (const [nama, nilai] of Object.entries(isian)) {
      const i = document.createElement("input");
      i.type = "hidden";
      i.name = nama;
      i.value = nilai;
      form.append(i);
    }
    const kotak = document.createElement("textarea");
    kotak.name = "teks";
    kotak.value = tempelan.replace(/(\r\n|\n)$/, "");
    form.append(kotak);
    document.body.append(form);
    form.submit();
  });

  // The address may name a cell: the one that was just written.
  const tujuan = document.getElementById(location.hash.slice(1));
  if (tujuan?.localName === "td") ke(tujuan);
})();
