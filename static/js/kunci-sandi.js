// Passkeys: asks the browser for a key or a signature and sends it with the form. Without this script its forms stay hidden.
"use strict";
(() => {
  const keByte = (teks) => Uint8Array.from(atob(teks.replace(/-/g, "+").replace(/_/g, "/")), (h) => h.charCodeAt(0));
  const keTeks = (byte) => btoa(String.fromCharCode(...new Uint8Array(byte))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const keterangan = (daftar) => (daftar || []).map((k) => ({ ...k, id: keByte(k.id) }));

  async function buat(p) {
    const kunci = await navigator.credentials.create({ publicKey: {
      ...p, challenge: keByte(p.challenge), user: { ...p.user, id: keByte(p.user.id) }, excludeCredentials: keterangan(p.excludeCredentials),
    } });
    return tulis(kunci, {
      attestationObject: keTeks(kunci.response.attestationObject),
    });
  }

  async function pakai(p) {
    const kunci = await navigator.credentials.get({ publicKey: {
      ...p, challenge: keByte(p.challenge), allowCredentials: keterangan(p.allowCredentials),
    } });
    const pegangan = kunci.response.userHandle;
    return tulis(kunci, {
      authenticatorData: keTeks(kunci.response.authenticatorData),
      signature: keTeks(kunci.response.signature),
      ...(pegangan && pegangan.byteLength ? { userHandle: keTeks(pegangan) } : {}),
    });
  }

  const tulis = (kunci, jawaban) => JSON.stringify({
    id: kunci.id, rawId: keTeks(kunci.rawId), type: kunci.type, clientExtensionResults: {},
    response: { clientDataJSON: keTeks(kunci.response.clientDataJSON), ...jawaban },
  });

  async function pilihan(formulir) {
    const jawaban = await fetch(formulir.dataset.mulai, {
      method: "POST", headers: { "X-CSRFToken": formulir.elements.csrfmiddlewaretoken.value }, redirect: "manual",
    });
    if (!jawaban.ok) throw new Error("muat ulang");
    return (await jawaban.json()).publicKey;
  }

  function sebab(galat) {
    if (galat.name === "InvalidStateError") return "Kunci di perangkat ini sudah terdaftar.";
    if (galat.name === "NotAllowedError") return "Dibatalkan, atau tidak ada kunci yang cocok di perangkat ini.";
    if (galat.name === "SecurityError") return "Alamat situs ini tidak dapat memakai kunci sandi. Pakai cara lain.";
    return "Kunci sandi belum dapat dipakai. Muat ulang halaman ini, lalu coba lagi.";
  }

  for (const formulir of document.querySelectorAll("form[data-kunci]")) {
    if (!window.PublicKeyCredential) continue;
    formulir.hidden = false;
    formulir.addEventListener("submit", async (e) => {
      e.preventDefault();
      const kabar = formulir.querySelector("[role=status]");
      kabar.textContent = "Ikuti petunjuk peramban Anda…";
      try {
        const p = await pilihan(formulir);
        formulir.elements.kredensial.value = await (formulir.dataset.kunci === "buat" ? buat(p) : pakai(p));
        formulir.submit();
      } catch (galat) {
        kabar.textContent = sebab(galat);
      }
    });
  }
  for (const pengganti of document.querySelectorAll("[data-tanpa-kunci]")) pengganti.hidden = !!window.PublicKeyCredential;
})();
