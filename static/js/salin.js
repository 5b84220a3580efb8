// Beside every field that can be copied a button that copies it; without script its text is selected by hand.
"use strict";
(() => {
  const status = document.getElementById("status-salin");
  if (!status || !navigator.clipboard) return;
  for (const bidang of document.querySelectorAll("[data-salin]")) {
    const isian = bidang.querySelector(".isian");
    const nama = bidang.dataset.salin;
    const tombol = document.createElement("button");
    tombol.type = "button";
    tombol.className = "tombol";
    tombol.textContent = "Salin";
    const lengkap = document.createElement("span");
    lengkap.className = "tersembunyi";
    lengkap.textContent = ` ${nama}`;
    tombol.append(lengkap);
    tombol.addEventListener("click", async () => {
      isian.select();
      await navigator.clipboard.writeText(isian.value);
      tombol.firstChild.textContent = "Tersalin";
      status.textContent = `${nama} tersalin`;
    });
    bidang.append(tombol);
  }
})();
