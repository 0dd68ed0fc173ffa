import type { ReactNode } from "react";
import { Button, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { saveFile } from "../state/save.ts";
import { useText } from "../text/index.ts";
import { announce } from "./announcement.ts";
import { Icon } from "./icon.tsx";

/** What a figure gives when it is saved; what it cannot give is left out. */
export interface FigureSaves {
  /** Name of the files without their ending. */
  readonly name: string;
  readonly csv?: () => string;
  readonly svg?: () => string;
}

/** A figure that is drawn once from an answer of the server, with its finding, actions and source. */
export function PlainFigure(props: {
  readonly id: string;
  readonly label: string;
  readonly finding: string;
  readonly tools?: ReactNode;
  readonly saves?: FigureSaves;
  readonly foot?: ReactNode;
  readonly children: ReactNode;
}) {
  const { id, label, finding, tools, saves, foot, children } = props;
  return (
    <section className="figure" id={`figure-${id}`} aria-labelledby={`figure-${id}-title`}>
      <header className="figure-head">
        <h2 id={`figure-${id}-title`} className="figure-title">
          <span className="kicker">{label}</span>
          <span className="finding">{finding}</span>
        </h2>
        {saves !== undefined && <Saves id={id} label={label} saves={saves} />}
      </header>
      {tools !== undefined && <div className="figure-tools">{tools}</div>}
      {children}
      {foot !== undefined && <footer className="figure-foot">{foot}</footer>}
    </section>
  );
}

const FORMS = {
  csv: { type: "text/csv;charset=utf-8", mark: "\ufeff" },
  svg: { type: "image/svg+xml", mark: "" },
} as const;

function Saves(props: {
  readonly id: string;
  readonly label: string;
  readonly saves: FigureSaves;
}) {
  const { id, label, saves } = props;
  const text = useText();
  const act = async (action: string) => {
    if (action === "link") {
      const address = `${window.location.href.replace(/#.*$/, "")}#figure-${id}`;
      await navigator.clipboard.writeText(address);
      return announce(text.figure.linkDone);
    }
    const form = action as keyof typeof FORMS;
    const content = saves[form]?.();
    if (content === undefined) return;
    const fileName = `${saves.name}.${form}`;
    saveFile(new Blob([FORMS[form].mark, content], { type: FORMS[form].type }), fileName);
    announce(text.figure.saved(fileName));
  };
  const offered = (["link", "csv", "svg"] as const).filter(
    (key) => key === "link" || saves[key] !== undefined,
  );
  return (
    <MenuTrigger>
      <Button className="button-quiet button-icon" aria-label={`${label}: ${text.figure.actions}`}>
        <Icon name="more" />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu className="menu" onAction={(key) => void act(String(key))}>
          {offered.map((key) => (
            <MenuItem key={key} id={key} className="menu-item">
              {text.figure[key]}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
