import type { ReactNode } from "react";

/** A table that scrolls sideways in its own frame, by keyboard as well, so that the page never does. */
export function ScrollTable(props: {
  readonly label: string;
  readonly heads: readonly { readonly name: string; readonly number?: boolean }[];
  readonly children: ReactNode;
}) {
  const { label, heads, children } = props;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls; this frame only scrolls.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reached by keyboard.
    <div className="scroll-table" role="group" aria-label={label} tabIndex={0}>
      <table>
        <caption className="visually-hidden">{label}</caption>
        <thead>
          <tr>
            {heads.map(({ name, number }) => (
              <th key={name} scope="col" className={number ? "number" : undefined}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
