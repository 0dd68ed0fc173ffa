import "../style/proof.css";
import { Button } from "react-aria-components";
import type { ShownChange } from "../state/change-check.ts";
import { openDialog } from "../state/dialog.ts";
import { type Proof, useProof, verifyChange } from "../state/proof.ts";
import { PROOF_WORDS } from "../text/proof.ts";
import { useWords } from "../text/words.ts";
import { Icon } from "./icon.tsx";

/**
 * Verifies a change in this browser when it is pressed, and shows each step. Until then it says that nothing
 * was verified.
 */
export function ProofBadge({
  shown,
  short,
}: {
  readonly shown: ShownChange;
  readonly short?: boolean;
}) {
  const words = useWords(PROOF_WORDS);
  const proof = useProof(shown);
  const outcome = outcomeOf(proof);
  const press = () => {
    openDialog({ kind: "proof", shown });
    if (proof.state !== "done") void verifyChange(shown);
  };
  const about = words.about(shown.kind, shown.id, shown.revision);
  return (
    <Button
      className={`proof-badge proof-${outcome}`}
      aria-label={`${words.outcomes[outcome]}: ${about}`}
      onPress={press}
    >
      <Icon name={outcome === "verified" ? "check" : outcome === "wrong" ? "close" : "seal"} />
      <span>{short ? words.short[outcome] : words.outcomes[outcome]}</span>
    </Button>
  );
}

/** What the badge may say of a verification. */
export function outcomeOf(proof: Proof): "none" | "working" | "failed" | "verified" | "wrong" {
  if (proof.state !== "done") return proof.state;
  return proof.checked.good ? "verified" : "wrong";
}
