import { Button, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { saveFigure } from "../chart/figure-file.ts";
import { openDialog } from "../state/dialog.ts";
import { fitsDossier, takeToDossier } from "../state/dossier-scope.ts";
import { useFacts } from "../state/facts.tsx";
import { usePicture } from "../state/picture.tsx";
import type { FigureName } from "../state/rankings.ts";
import { useNames, useText } from "../text/index.ts";
import { announce } from "./announcement.ts";
import { Icon } from "./icon.tsx";

/** What can be done with a figure: its link, its numbers, its drawing, and how we know. */
export function FigureActions(props: { readonly name: FigureName; readonly label: string }) {
  const { name, label } = props;
  const text = useText();
  const names = useNames();
  const picture = usePicture();
  const { value: facts } = useFacts();
  const act = async (action: string) => {
    if (action === "how") return openDialog({ kind: "know", figure: name });
    if (action === "dossier") return takeToDossier(name, picture.view.measure);
    if (action === "link") {
      const address = `${window.location.href.replace(/#.*$/, "")}#figure-${name}`;
      await navigator.clipboard.writeText(address);
      return announce(text.figure.linkDone);
    }
    const saved = await saveFigure(name, action as "csv" | "svg" | "png", {
      picture,
      facts,
      names,
      text,
    });
    announce(text.figure.saved(saved));
  };
  return (
    <MenuTrigger>
      <Button className="button-quiet button-icon" aria-label={`${label}: ${text.figure.actions}`}>
        <Icon name="more" />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu className="menu" onAction={(key) => void act(String(key))}>
          {(
            [
              "how",
              "link",
              "csv",
              "svg",
              "png",
              ...(fitsDossier(name) ? (["dossier"] as const) : []),
            ] as const
          ).map((key) => (
            <MenuItem key={key} id={key} className="menu-item">
              {text.figure[key]}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
