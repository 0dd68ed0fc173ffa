/** Says something to screen readers and shows it for a moment at the foot of the page. */
export function announce(words: string): void {
  const place = document.getElementById("announcement");
  if (place === null) return;
  place.textContent = words;
  place.dataset["shown"] = "yes";
  window.clearTimeout(timer);
  timer = window.setTimeout(() => {
    delete place.dataset["shown"];
  }, 4_000);
}

let timer = 0;
