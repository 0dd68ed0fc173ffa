import { Link } from "react-aria-components";
import { numeral } from "../../src/chart/index.ts";
import type { Marking } from "../../src/kernel/index.ts";
import { useAddress } from "../state/address.ts";
import { dossierAddress } from "../state/dossier.ts";
import { broughtFigure } from "../state/dossier-scope.ts";
import { useTellMarking } from "../state/page-marking.ts";
import { useCommand } from "../state/remote.ts";
import { DOSSIERS_WORDS } from "../text/dossiers.ts";
import { shownTime, useText } from "../text/index.ts";
import { useWords } from "../text/words.ts";
import { Failed, Loading } from "./condition.tsx";
import { MarkingBadge } from "./marking-badge.tsx";
import { ScrollTable } from "./scroll-table.tsx";

interface Listed {
  readonly id: string;
  readonly marking: Marking;
  readonly changed: string;
  readonly title: string;
  readonly recipient: string;
  readonly purpose: string;
  readonly items: number;
}

/** The dossiers of the workspace, the last changed first. */
export function DossierList() {
  const words = useWords(DOSSIERS_WORDS);
  const text = useText();
  const { query } = useAddress();
  const brought = broughtFigure(query) === null ? "" : `?${query}`;
  const listed = useCommand<{ readonly dossiers: readonly Listed[] }>("dossier-list", {});
  const dossiers = listed.value?.dossiers ?? [];
  useTellMarking(dossiers.map(({ marking }) => marking));
  if (listed.state === "failed") return <Failed issues={listed.issues} again={listed.again} />;
  if (listed.value === null) return <Loading title={words.loading} />;
  const { title, purpose, marking, items, changed } = words.columns;
  return (
    <div className="picture">
      <header className="page-head">
        <h1 className="title">{words.title(numeral(dossiers.length))}</h1>
        <div className="page-tools">
          <Link
            className="button button-strong"
            href={`${dossierAddress()}?${brought === "" ? "" : `${query}&`}form=new`}
          >
            {words.begin}
          </Link>
          <Link className="button" href="/verify">
            {words.verifyLink}
          </Link>
        </div>
      </header>
      {brought !== "" && (
        <p className="freshness freshness-stale" role="status">
          {words.brought}
        </p>
      )}
      <p className="lead">{words.lead}</p>
      {dossiers.length === 0 ? (
        <div className="condition">
          <p className="condition-title">{words.none}</p>
          <p>{words.noneNext}</p>
        </div>
      ) : (
        <ScrollTable
          label={words.title(numeral(dossiers.length))}
          heads={[
            { name: title },
            { name: purpose },
            { name: items, number: true },
            { name: marking },
            { name: changed },
          ]}
        >
          {dossiers.map((one) => (
            <tr key={one.id}>
              <th scope="row" className="wide">
                <Link className="link" href={`${dossierAddress(one.id)}${brought}`}>
                  <bdi>{one.title}</bdi>
                </Link>
                <span className="note">
                  <bdi>{words.for(one.recipient)}</bdi>
                </span>
              </th>
              <td>
                <bdi>{one.purpose}</bdi>
              </td>
              <td className="number">{numeral(one.items)}</td>
              <td>
                <MarkingBadge marking={one.marking} />
              </td>
              <td className="nowrap">{shownTime(one.changed, text)}</td>
            </tr>
          ))}
        </ScrollTable>
      )}
    </div>
  );
}
