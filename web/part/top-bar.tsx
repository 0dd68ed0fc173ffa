import { Button, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { openDialog } from "../state/dialog.ts";
import { usePageMarking } from "../state/page-marking.ts";
import { prefer, usePreferences } from "../state/preferences.ts";
import { useWorkspace } from "../state/workspace.ts";
import { shownDay, useText } from "../text/index.ts";
import { Icon } from "./icon.tsx";
import { MarkingBadge } from "./marking-badge.tsx";

/** Workspace, date, search, language and theme. */
export function TopBar() {
  const text = useText();
  const { language, theme } = usePreferences();
  const { name, asOf } = useWorkspace();
  const marking = usePageMarking();
  return (
    <header className="top-bar">
      <Button
        className="button-quiet button-icon only-narrow"
        aria-label={text.bar.menu}
        onPress={() => openDialog({ kind: "rooms" })}
      >
        <Icon name="menu" />
      </Button>
      <p className="workspace">
        <strong>{name}</strong>
        {asOf !== null && (
          <span className="as-of">
            {text.bar.asOf} {shownDay(asOf, text)}
          </span>
        )}
      </p>
      {marking !== null && (
        <p className="page-marking">
          <span className="visually-hidden">{text.bar.marking}</span>
          <MarkingBadge marking={marking} />
        </p>
      )}
      <Button className="search-button" onPress={() => openDialog({ kind: "palette" })}>
        <Icon name="search" />
        <span className="search-words">{text.bar.searchLong}</span>{" "}
        <kbd className="only-wide">Ctrl K</kbd>
      </Button>
      <div className="bar-tools">
        <Button
          className="button-quiet"
          aria-label={text.bar.languageLabel}
          onPress={() => prefer({ language: language === "en" ? "ur" : "en" })}
        >
          <span lang={language === "en" ? "ur" : "en"}>{text.bar.language}</span>
        </Button>
        <MenuTrigger>
          <Button className="button-quiet button-icon" aria-label={text.bar.theme}>
            <Icon name="theme" />
          </Button>
          <Popover className="popover" placement="bottom end">
            <Menu
              className="menu"
              aria-label={text.bar.theme}
              selectionMode="single"
              disallowEmptySelection
              selectedKeys={[theme]}
              onAction={(key) => prefer({ theme: key as typeof theme })}
            >
              {(["system", "light", "dark"] as const).map((key) => (
                <MenuItem key={key} id={key} className="menu-item">
                  {text.bar.themes[key]}
                </MenuItem>
              ))}
            </Menu>
          </Popover>
        </MenuTrigger>
        <Button
          className="button-quiet button-icon only-wide"
          aria-label={text.bar.keys}
          onPress={() => openDialog({ kind: "keys" })}
        >
          <Icon name="keys" />
        </Button>
      </div>
    </header>
  );
}
