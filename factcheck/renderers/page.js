"use strict";
// Joins a finding's figures on hover, focus and tap; filters; n and p go from finding to finding.
const all = (selector) => Array.from(document.querySelectorAll(selector));
const keysOf = (element) => (element.dataset.c || "").split(" ").filter(Boolean);
const joined = all("[data-c]").filter((element) => element.dataset.c);
function light(keys) {
  for (const element of joined) element.classList.toggle("lit", keysOf(element).some((key) => keys.includes(key)));
}
for (const element of joined) {
  element.addEventListener("mouseenter", () => light(keysOf(element)));
  element.addEventListener("mouseleave", () => light([]));
  element.addEventListener("focus", () => light(keysOf(element)));
  element.addEventListener("blur", () => light([]));
  element.addEventListener("click", () => { element.focus(); light(keysOf(element)); });
}
const notes = all(".note[data-severity]").filter((note) => note.dataset.severity);
const shownNotes = () => notes.filter((note) => !note.hidden);
function filter() {
  const severities = all("input[data-severity]").filter((box) => box.checked).map((box) => box.dataset.severity);
  const rule = document.getElementById("rule").value;
  for (const note of notes) note.hidden = !severities.includes(note.dataset.severity) || (rule && note.dataset.rule !== rule);
  const hidden = new Set(notes.filter((note) => note.hidden).flatMap(keysOf));
  for (const mark of all("mark.bad, mark.muted")) {
    const muted = keysOf(mark).filter((key) => notes.some((note) => note.dataset.c === key)).every((key) => hidden.has(key));
    mark.classList.toggle("muted", muted);
    mark.classList.toggle("bad", !muted);
  }
  document.getElementById("shown").value = shownNotes().length + " / " + notes.length;
}
function go(step) {
  const list = shownNotes();
  if (!list.length) return;
  const at = list.indexOf(document.activeElement);
  const next = list[at < 0 ? (step > 0 ? 0 : list.length - 1) : (at + step + list.length) % list.length];
  const mark = document.querySelector('mark[data-c~="' + next.dataset.c + '"]');
  if (mark) mark.scrollIntoView({ block: "center" });
  next.focus({ preventScroll: Boolean(mark) && window.innerWidth > 960 });
}
all("input[data-severity]").forEach((box) => box.addEventListener("change", filter));
document.getElementById("rule").addEventListener("change", filter);
document.getElementById("next").addEventListener("click", () => go(1));
document.getElementById("previous").addEventListener("click", () => go(-1));
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, select")) return;
  if (event.key === "n") go(1);
  if (event.key === "p") go(-1);
});
filter();
