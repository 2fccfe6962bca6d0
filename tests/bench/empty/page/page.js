// What `@tauri-apps/api` calls too, without having to build anything.
document.getElementById("data").textContent = await window.__TAURI_INTERNALS__.invoke("hello");
performance.mark("data");
