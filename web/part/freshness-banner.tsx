import { useEffect } from "react";
import { Button } from "react-aria-components";
import { openDialog } from "../state/dialog.ts";
import { useFacts } from "../state/facts.tsx";
import { tellWorkspace } from "../state/workspace.ts";
import { useText } from "../text/index.ts";

/** How old the data are; a picture on stale data says so. */
export function FreshnessBanner() {
  const { value } = useFacts();
  const text = useText();
  const last =
    value?.sources
      .map((source) => source.lastDay ?? "")
      .toSorted()
      .at(-1) ?? "";
  useEffect(() => {
    if (last !== "") tellWorkspace({ asOf: last });
  }, [last]);
  if (value === null) return <p className="freshness" aria-hidden="true" />;
  const { stale, statement } = value.freshness;
  return (
    <p className={stale ? "freshness freshness-stale" : "freshness"}>
      <span className="badge">{stale ? text.fresh.stale : text.fresh.fresh}</span>
      <span lang="en" dir="ltr">
        {statement}
      </span>{" "}
      <Button className="link" onPress={() => openDialog({ kind: "freshness" })}>
        {text.fresh.details}
      </Button>
    </p>
  );
}
