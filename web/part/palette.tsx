import { useMemo, useState } from "react";
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  SearchField,
} from "react-aria-components";
import { knownPage, PAGES } from "../page/pages.ts";
import { goTo } from "../state/address.ts";
import { openDialog } from "../state/dialog.ts";
import { changeView } from "../state/picture-view.ts";
import { prefer } from "../state/preferences.ts";
import { useCommand } from "../state/remote.ts";
import { type Text, useText } from "../text/index.ts";
import { useLate } from "./late.ts";

interface Hit {
  readonly kind: string;
  readonly title: string;
  readonly titleUr: string | null;
  readonly detail: string;
  readonly address: string;
}

interface Entry {
  readonly key: string;
  readonly kind: string;
  readonly title: string;
  readonly detail: string;
  readonly run: () => void;
}

const WAIT_MS = 120;
const KINDS = [
  "action",
  "page",
  "place",
  "actor",
  "dataset",
  "record",
  "annotation",
  "observation",
];

/** Search over pages, places, organisations, records and actions, by keys alone if wished. */
export function Palette() {
  const text = useText();
  const [query, setQuery] = useState("");
  const late = useLate(query.trim(), WAIT_MS);
  const answer = useCommand<{ hits: readonly Hit[] }>(
    "search",
    late.length < 2 ? null : { text: late, limit: 5 },
  );
  const hits = late.length < 2 ? null : answer.value;
  const sections = useMemo(() => {
    const words = query.toLowerCase().trim();
    const local = localEntries(text).filter(({ title, detail }) =>
      `${title} ${detail}`.toLowerCase().includes(words),
    );
    const found = (hits?.hits ?? [])
      .filter(({ kind, address }) => kind !== "page" && knownPage(pathOf(address)) !== null)
      .map(
        (hit): Entry => ({
          key: `${hit.kind} ${hit.address} ${hit.title}`,
          kind: hit.kind,
          title: text.language === "ur" && hit.titleUr !== null ? hit.titleUr : hit.title,
          detail: hit.detail,
          run: () => goTo(hit.address),
        }),
      );
    const all = [...local, ...found];
    return KINDS.map((kind) => ({ kind, entries: all.filter((entry) => entry.kind === kind) }));
  }, [query, hits, text]);
  const run = (key: string | number) => {
    openDialog(null);
    for (const { entries } of sections) entries.find((entry) => entry.key === key)?.run();
  };
  return (
    <ModalOverlay
      className="overlay"
      isOpen
      isDismissable
      onOpenChange={(open) => {
        if (!open) openDialog(null);
      }}
    >
      <Modal className="window">
        <Dialog className="palette" aria-label={text.palette.title}>
          <Autocomplete inputValue={query} onInputChange={setQuery}>
            <SearchField className="palette-field" aria-label={text.bar.searchLong} autoFocus>
              <Input placeholder={text.bar.searchLong} />
            </SearchField>
            <Menu
              className="list"
              aria-label={text.palette.title}
              onAction={run}
              renderEmptyState={() => <p className="note">{text.palette.none}</p>}
            >
              {sections
                .filter(({ entries }) => entries.length > 0)
                .map(({ kind, entries }) => (
                  <MenuSection key={kind} id={kind}>
                    <Header>{text.palette.kinds[kind]}</Header>
                    {entries.map((entry) => (
                      <MenuItem
                        key={entry.key}
                        id={entry.key}
                        textValue={entry.title}
                        className="list-item"
                      >
                        <span>{entry.title}</span>
                        {entry.detail !== "" && (
                          <span className="palette-detail">{entry.detail}</span>
                        )}
                      </MenuItem>
                    ))}
                  </MenuSection>
                ))}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function localEntries(text: Text): readonly Entry[] {
  const action = (title: string, detail: string, run: () => void): Entry => ({
    key: `action ${title} ${detail}`,
    kind: "action",
    title,
    detail,
    run,
  });
  return [
    ...PAGES.map(
      (page): Entry => ({
        key: `page ${page.path}`,
        kind: "page",
        title: text.pages[page.name],
        detail: text.rooms[page.room],
        run: () => goTo(page.path),
      }),
    ),
    action(text.measure.events, text.measure.label, () => changeView({ measure: "events" })),
    action(text.measure.deaths, text.measure.label, () => changeView({ measure: "deaths" })),
    action(text.compare.open, text.compare.choose, () => changeView({ other: {} })),
    action(text.bar.themes.light, text.bar.theme, () => prefer({ theme: "light" })),
    action(text.bar.themes.dark, text.bar.theme, () => prefer({ theme: "dark" })),
    action(text.bar.themes.system, text.bar.theme, () => prefer({ theme: "system" })),
    action(text.bar.language, text.bar.languageLabel, () =>
      prefer({ language: text.language === "en" ? "ur" : "en" }),
    ),
  ];
}

function pathOf(address: string): string {
  return address.replace(/[?#].*$/, "");
}
