/** The few signs of the controls, drawn with the colour of the text. */
const SHAPES = {
  search: "M10.5 10.5 14 14M12 7A5 5 0 1 1 2 7a5 5 0 0 1 10 0Z",
  menu: "M2 4h12M2 8h12M2 12h12",
  close: "M4 4l8 8M12 4l-8 8",
  more: "M3 8h.01M8 8h.01M13 8h.01",
  down: "M4 6l4 4 4-4",
  plus: "M8 3v10M3 8h10",
  minus: "M3 8h10",
  whole: "M3 6V3h3M10 3h3v3M13 10v3h-3M6 13H3v-3",
  undo: "M6 3 3 6l3 3M3 6h6a4 4 0 0 1 0 8H7",
  check: "M3 8.5 6.5 12 13 4.5",
  theme: "M8 2a6 6 0 1 0 0 12ZM8 2a6 6 0 0 1 0 12",
  keys: "M2 4h12v8H2ZM5 9.5h6M5 7h.01M8 7h.01M11 7h.01",
  note: "M3 2h10v9l-3 3H3ZM6 6h4M6 9h2",
  compare: "M3 13V7h3v6M9 13V3h3v10M1 13h14",
  look: "M8 3v6M8 12.5h.01",
  seal: "M8 2a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM5.5 9.5 4.5 14 8 12.5 11.5 14l-1-4.5",
  file: "M4 2h5l3 3v9H4ZM9 2v3h3M8 7v4M6 9.5 8 11.5l2-2",
} as const;

/** One sign. It says nothing to a screen reader: the control that holds it has a name. */
export function Icon({ name }: { readonly name: keyof typeof SHAPES }) {
  return (
    <svg
      className={`icon icon-${name}`}
      viewBox="0 0 16 16"
      width="16"
      height="16"
      aria-hidden="true"
    >
      <path d={SHAPES[name]} />
    </svg>
  );
}
