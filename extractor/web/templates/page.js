// Saves clicks; the page works without it.
"use strict";
const form = document.querySelector(".fields-form");
const text = document.getElementById("text");
if (form && text) {
  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  text.addEventListener("dragover", (event) => event.preventDefault());
  text.addEventListener("drop", async (event) => {
    const file = event.dataTransfer.files[0];
    if (!file) return;
    event.preventDefault();
    text.value = await file.text();
  });
  form.addEventListener("submit", (event) => {
    if (event.submitter && event.submitter.formAction.endsWith("/report")) return;
    form.classList.add("busy");
  });
  window.addEventListener("pageshow", () => form.classList.remove("busy"));
}
document.addEventListener("keydown", (event) => {
  const close = event.key === "Escape" && document.querySelector(".card:target .close");
  if (close) close.click();
});
