import type { SourceFacts } from "../state/facts.tsx";
import { shownDay, useText } from "../text/index.ts";

/** What a source counts, what it leaves out, how it is cited. */
export function SourceFactsList({ source }: { readonly source: SourceFacts }) {
  const text = useText();
  const rows = [
    [text.observations.source, `${source.title} (${source.release})`],
    [text.observations.publisher, source.publisher],
    [text.know.scope, source.counts],
    [text.know.leavesOut, source.leavesOut],
    [
      text.filter.period,
      source.firstDay === null || source.lastDay === null
        ? ""
        : text.between(shownDay(source.firstDay, text), shownDay(source.lastDay, text)),
    ],
    [text.know.licence, source.licence],
    [text.know.cite, source.citation],
  ] as const;
  return (
    <dl className="facts">
      {rows.map(([name, value]) => (
        <div key={name} style={{ display: "contents" }}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
