import { useEffect, useState } from "react";
import { Button, Link } from "react-aria-components";
import { numeral } from "../../src/chart/index.ts";
import type { EvidenceRow } from "../../src/workbench/index.ts";
import { goTo, useAddress } from "../state/address.ts";
import type { EvidenceList as Listed } from "../state/evidence.ts";
import { useTellMarking } from "../state/page-marking.ts";
import { useCommand } from "../state/remote.ts";
import { EVIDENCE_WORDS } from "../text/evidence.ts";
import { shownTime, useText } from "../text/index.ts";
import { useWords } from "../text/words.ts";
import { Failed, Loading } from "./condition.tsx";
import { useLate } from "./late.ts";
import { MarkingBadge } from "./marking-badge.tsx";
import { PreservePanel } from "./preserve-panel.tsx";
import { ScrollTable } from "./scroll-table.tsx";
import { sizeText } from "./size-text.ts";

/** Preserved evidence, item by item, with how much of the court minimum each reaches. */
export function EvidenceList() {
  const words = useWords(EVIDENCE_WORDS);
  const { query } = useAddress();
  const role = query.get("role") ?? "";
  const text = query.get("text") ?? "";
  const listed = useCommand<Listed>("evidence", {
    ...(role === "" ? {} : { role }),
    ...(text === "" ? {} : { text }),
  });
  const items = listed.value?.items ?? [];
  useTellMarking(items.map(({ marking }) => marking));
  if (listed.state === "failed") return <Failed issues={listed.issues} again={listed.again} />;
  if (listed.value === null) return <Loading title={words.loading} />;
  const { total, court } = listed.value;
  const isEmpty = total === 0 && query.size === 0;
  return (
    <div className="picture">
      <h1 className="title">{isEmpty ? words.none : words.title(numeral(total))}</h1>
      <p className="lead">{words.lead}</p>
      {court.of > 0 && (
        <div>
          <p>
            <strong>{words.court(numeral(court.reached), numeral(court.of))}</strong>
          </p>
          <p className="note lead">{words.courtWhy}</p>
        </div>
      )}
      {!isEmpty && <Filter role={role} text={text} />}
      {!isEmpty && items.length === 0 && <p className="condition-title">{words.noneFit}</p>}
      {items.length > 0 && <Items items={items} />}
      <PreservePanel onDone={listed.again} />
    </div>
  );
}

function Filter({ role, text }: { readonly role: string; readonly text: string }) {
  const words = useWords(EVIDENCE_WORDS);
  const [typed, setTyped] = useState(text);
  const late = useLate(typed, 250);
  const change = (next: { readonly role: string; readonly text: string }, replace = false) => {
    const query = new URLSearchParams(Object.entries(next).filter(([, value]) => value !== ""));
    goTo(`/evidence${query.size === 0 ? "" : `?${query}`}`, { replace });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was typed changes the address.
  useEffect(() => {
    if (late !== text) change({ role, text: late }, true);
  }, [late]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row everywhere.
    <div className="chips" role="group" aria-label={words.filter}>
      <label className="chip">
        <span className="chip-label">{words.find}</span>
        <input type="search" value={typed} onChange={(event) => setTyped(event.target.value)} />
      </label>
      <label className="chip">
        <span className="chip-label">{words.role}</span>
        <select value={role} onChange={(event) => change({ role: event.target.value, text })}>
          <option value="">{words.all}</option>
          {Object.entries(words.roles).map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {(role !== "" || text !== "") && (
        <Button
          className="button-quiet"
          onPress={() => {
            setTyped("");
            change({ role: "", text: "" });
          }}
        >
          {words.clear}
        </Button>
      )}
    </div>
  );
}

function Items({ items }: { readonly items: readonly EvidenceRow[] }) {
  const words = useWords(EVIDENCE_WORDS);
  const text = useText();
  const heads = Object.entries(words.columns).map(([key, name]) => ({
    name,
    number: key === "size",
  }));
  return (
    <ScrollTable label={words.list} heads={heads}>
      {items.map((item) => (
        <tr key={item.id}>
          <th scope="row" className="wide">
            <Link className="link" href={`/evidence/${item.id}`}>
              <bdi>{item.name}</bdi>
            </Link>
            <span className="note">
              <bdi dir="ltr">{item.id}</bdi>
            </span>
            {item.damage !== null && <span className="badge caution">{words.damaged}</span>}
          </th>
          <td>
            <bdi dir="ltr">{item.mediaType}</bdi>
            {item.mismatch && <span className="badge caution">{words.mismatch}</span>}
          </td>
          <td className="number nowrap">{sizeText(item.size)}</td>
          <td className="nowrap">
            {item.capturedAt === null ? words.notKnown : shownTime(item.capturedAt, text)}
          </td>
          <td>
            <bdi>{item.collector ?? words.notKnown}</bdi>
          </td>
          <td className="nowrap">
            <CourtMark minimum={item.courtMinimum} />
          </td>
          <td className="nowrap">{words.events(item.custodyEvents)}</td>
          <td>
            <MarkingBadge marking={item.marking} />
          </td>
        </tr>
      ))}
    </ScrollTable>
  );
}

/** How much of the court minimum is met: a row of marks, and the same in words. */
export function CourtMark({ minimum }: { readonly minimum: EvidenceRow["courtMinimum"] }) {
  const words = useWords(EVIDENCE_WORDS);
  if (minimum === null) return words.noCapture;
  return (
    <span className="court-mark">
      <span className="court-dots" aria-hidden="true">
        {Array.from({ length: minimum.of }, (_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the marks differ by their place alone.
          <i key={at} data-met={at < minimum.met} />
        ))}
      </span>
      {words.nOf(minimum.met, minimum.of)}
    </span>
  );
}
