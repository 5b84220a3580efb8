// Shows how far an upload has come and lets it be cancelled; without this script the forms send files as they are.
"use strict";
(() => {
  const token = () => JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"];

  function baris(nama) {
    const li = document.createElement("div");
    li.className = "unggahan";
    li.innerHTML = '<p><span></span> <span class="redup" role="status"></span></p><progress max="100" value="0"></progress><button type="button" class="tombol tombol-kecil">Batalkan</button>';
    li.querySelector("span").textContent = nama;
    li.querySelector("progress").setAttribute("aria-label", `Kemajuan unggah ${nama}`);
    return li;
  }

  function kirim(wadah, berkas, isi, selesai) {
    const tampil = baris(berkas.name);
    wadah.append(tampil);
    const kabar = tampil.querySelector("[role=status]");
    const bilah = tampil.querySelector("progress");
    const xhr = new XMLHttpRequest();
    xhr.open("POST", wadah.dataset.unggah);
    xhr.setRequestHeader("X-CSRFToken", token());
    xhr.setRequestHeader("X-Unggah", "1");
    xhr.upload.onprogress = (e) => {
      if (!e.lengthComputable) return;
      const persen = Math.round((100 * e.loaded) / e.total);
      bilah.value = persen;
      kabar.textContent = persen < 100 ? `Mengunggah ${persen}%` : "Sedang diperiksa…";
    };
    const berhenti = (kalimat) => {
      kabar.textContent = kalimat;
      tampil.classList.add("gagal");
      bilah.remove();
      tampil.querySelector("button").textContent = "Tutup";
    };
    xhr.onerror = () => berhenti("Jaringan terputus. Unggah lagi saat tersambung.");
    xhr.onload = () => {
      let jawaban = {};
      try { jawaban = JSON.parse(xhr.responseText); } catch { /* a page of the server: said below */ }
      if (xhr.status === 200) return selesai(jawaban, tampil);
      berhenti(jawaban.kalimat ?? (xhr.status === 429
        ? "Anda sudah mengunggah banyak berkas. Coba lagi nanti." : "Berkas belum terunggah. Coba lagi."));
    };
    tampil.querySelector("button").onclick = () => { xhr.abort(); tampil.remove(); };
    xhr.send(isi);
  }

  // On the page of the gudang: the form goes through here, then the page shows the new item.
  for (const form of document.querySelectorAll("form[data-unggah]")) {
    form.addEventListener("submit", (e) => {
      const berkas = form.querySelector("input[type=file]").files[0];
      if (!berkas) return;
      e.preventDefault();
      e.stopImmediatePropagation();
      kirim(form, berkas, new FormData(form), (jawaban) => { location.assign(jawaban.alamat ?? location.pathname); });
    }, true);
  }

  // On a sheet: a chosen file goes up at once and becomes a row of the list.
  for (const wadah of document.querySelectorAll("div[data-unggah]")) {
    const pilih = wadah.querySelector("input[type=file]");
    pilih?.addEventListener("change", () => {
      const isi = new FormData();
      isi.append("berkas", pilih.files[0]);
      isi.append("judul", wadah.querySelector("input[name$=-judul]")?.value ?? "");
      isi.append("untuk", wadah.dataset.untuk);
      kirim(wadah, pilih.files[0], isi, (jawaban, tampil) => {
        tampil.remove();
        pilih.value = "";
        const daftar = wadah.closest("[data-bukti]");
        daftar.querySelector(".tambah-bukti").insertAdjacentHTML("beforebegin", jawaban.baris);
      });
    });
  }
})();
