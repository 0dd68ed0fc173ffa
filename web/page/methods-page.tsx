import "../style/tables.css";
import "../style/methods.css";
import { useEffect, useState } from "react";
import { Input, Label, SearchField } from "react-aria-components";
import { CODEBOOK } from "../../src/events/index.ts";
import { Failed, Loading } from "../part/condition.tsx";
import type { DatasetsAnswer } from "../state/datasets.ts";
import { useCommand } from "../state/remote.ts";
import { useNames } from "../text/index.ts";
import { METHODS_WORDS } from "../text/methods.ts";
import { useWords } from "../text/words.ts";

/** How the picture is made: the rules in short, each with an address of its own. */
export function MethodsPage() {
  const words = useWords(METHODS_WORDS);
  useEffect(() => {
    const part = document.getElementById(window.location.hash.slice(1));
    part?.scrollIntoView();
  }, []);
  const contents = [
    ...words.parts,
    { id: "codebook", title: words.codebook },
    { id: "licences", title: words.licences },
  ];
  return (
    <div className="methods">
      <h1 className="title">{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <nav aria-label={words.contents}>
        <ul className="methods-contents">
          {contents.map(({ id, title }) => (
            <li key={id}>
              <a className="link" href={`#${id}`}>
                {title}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {words.parts.map(({ id, title, lines }) => (
        <section key={id} id={id}>
          <h2>{title}</h2>
          {lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </section>
      ))}
      <Codebook />
      <Licences />
    </div>
  );
}

function Codebook() {
  const words = useWords(METHODS_WORDS);
  const names = useNames();
  const [query, setQuery] = useState("");
  const wanted = query.toLowerCase();
  const entries = CODEBOOK.filter(({ path, name, definition }) =>
    `${path} ${name} ${definition} ${names.of("types", path).main}`.toLowerCase().includes(wanted),
  );
  return (
    <section id="codebook">
      <h2>{words.codebook}</h2>
      <p>{words.codebookLead}</p>
      <SearchField className="field" value={query} onChange={setQuery}>
        <Label>{words.find}</Label>
        <Input />
      </SearchField>
      <dl className="codebook">
        {entries.map(({ path, definition }) => (
          <div key={path} id={`type-${path.replaceAll("/", "-")}`} data-depth={depthOf(path)}>
            <dt>
              <a className="link" href={`#type-${path.replaceAll("/", "-")}`}>
                {names.of("types", path).main}
              </a>{" "}
              <code>{path}</code>
            </dt>
            <dd lang="en">{definition}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Licences() {
  const words = useWords(METHODS_WORDS);
  const held = useCommand<DatasetsAnswer>("datasets", {});
  return (
    <section id="licences">
      <h2>{words.licences}</h2>
      {held.state === "failed" && <Failed issues={held.issues} again={held.again} />}
      {held.state === "loading" && <Loading title={words.licences} />}
      {held.value?.datasets.length === 0 && <p>{words.noReleases}</p>}
      <dl className="codebook" lang="en">
        {held.value?.datasets.map((one) => (
          <div key={one.key}>
            <dt>
              {one.title} <code>{one.key}</code>
            </dt>
            <dd>
              {one.licence}. {one.citation}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function depthOf(path: string): number {
  return path.split("/").length - 1;
}
