// Openings of a sentence are put where the cursor stands; without this script the server puts them at the end.
"use strict";
(() => {
  document.addEventListener("click", (e) => {
    const tombol = e.target.closest("button[data-sisip]");
    const isi = document.getElementById("id_isi");
    if (!tombol || !isi) return;
    e.preventDefault();
    const sambung = isi.value && !/\s$/.test(isi.value.slice(0, isi.selectionStart)) ? " " : "";
    isi.setRangeText(sambung + tombol.dataset.sisip, isi.selectionStart, isi.selectionEnd, "end");
    isi.focus();
    isi.dispatchEvent(new Event("input", { bubbles: true }));
  });
})();
