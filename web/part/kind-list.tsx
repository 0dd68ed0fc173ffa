import { Link } from "react-aria-components";
import { numeral } from "../../src/chart/index.ts";
import { type KindFacts, recordAddress } from "../state/records.ts";
import { RECORDS_WORDS } from "../text/records.ts";
import { useWords } from "../text/words.ts";
import { MarkingBadge } from "./marking-badge.tsx";
import { ScrollTable } from "./scroll-table.tsx";

/** The kinds of record with what each is for and how many there are. */
export function KindList({ kinds }: { readonly kinds: readonly KindFacts[] }) {
  const words = useWords(RECORDS_WORDS);
  const { kind, what, present, marking } = words.kindColumns;
  return (
    <ScrollTable
      label={words.kinds}
      heads={[{ name: kind }, { name: what }, { name: present, number: true }, { name: marking }]}
    >
      {kinds.map((one) => (
        <tr key={one.name}>
          <th scope="row" lang="en">
            <Link className="link" href={recordAddress(one.name)}>
              {one.plural}
            </Link>
          </th>
          <td className="wide">
            <span lang="en">{one.summary}</span>
            {one.writtenBy === "commands" && <span className="note">{words.byCommands}</span>}
          </td>
          <td className="number">{numeral(one.present)}</td>
          <td>
            <MarkingBadge marking={one.marking} />
          </td>
        </tr>
      ))}
    </ScrollTable>
  );
}
