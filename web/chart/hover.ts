/** The small card that says what lies under the pointer or has the focus. One for the whole page. */
let card: HTMLDivElement | null = null;

/** Shows lines of text beside a point of the screen; the first line is the name. */
export function showHover(lines: readonly string[], x: number, y: number): void {
  if (card === null) {
    card = document.createElement("div");
    card.className = "hover-card";
    card.setAttribute("role", "presentation");
    document.body.append(card);
  }
  if (card.dataset["text"] !== lines.join("\n")) {
    card.dataset["text"] = lines.join("\n");
    card.replaceChildren(
      ...lines.map((line, at) => {
        const row = document.createElement(at === 0 ? "strong" : "span");
        row.textContent = line;
        return row;
      }),
    );
  }
  card.hidden = false;
  const { offsetWidth, offsetHeight } = card;
  const left = x + 16 + offsetWidth > window.innerWidth ? x - 16 - offsetWidth : x + 16;
  const top = y + 16 + offsetHeight > window.innerHeight ? y - 16 - offsetHeight : y + 16;
  card.style.transform = `translate(${Math.max(4, left)}px, ${Math.max(4, top)}px)`;
}

/** Hides the card. */
export function hideHover(): void {
  if (card !== null) card.hidden = true;
}
