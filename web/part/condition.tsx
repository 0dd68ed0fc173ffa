import { Button } from "react-aria-components";
import type { Issue } from "../../src/kernel/index.ts";
import { useText } from "../text/index.ts";

/** Something is on its way, with its name. */
export function Loading({ title, detail }: { readonly title?: string; readonly detail?: string }) {
  const text = useText();
  return (
    <div className="condition" role="status">
      <p className="condition-title">{title ?? text.loading}</p>
      {detail !== undefined && <p>{detail}</p>}
      <div className="condition-line" aria-hidden="true" />
    </div>
  );
}

/** Something could not be done: what happened, and what to do. */
export function Failed(props: {
  readonly issues: readonly Issue[];
  readonly title?: string;
  readonly again?: () => void;
}) {
  const text = useText();
  return (
    <div className="condition" role="alert">
      <p className="condition-title">{props.title ?? text.failed}</p>
      {props.issues.map((issue) => (
        <p key={`${issue.code} ${issue.field ?? ""} ${issue.message}`}>
          {issue.message} {issue.remedy} <code>{issue.code}</code>
        </p>
      ))}
      {props.again !== undefined && (
        <Button className="button" onPress={props.again}>
          {text.tryAgain}
        </Button>
      )}
    </div>
  );
}

/** There is nothing to show yet, and how to begin. */
export function Empty() {
  const text = useText();
  return (
    <div className="condition">
      <p className="condition-title">{text.empty.title}</p>
      <p>{text.empty.detail}</p>
      <pre dir="ltr">{text.empty.command}</pre>
    </div>
  );
}
