import { useState } from "react";
import { Button } from "react-aria-components";
import { callForFile } from "../client.ts";
import { scopeInput } from "../state/facts.tsx";
import { usePicture } from "../state/picture.tsx";
import { changeView } from "../state/picture-view.ts";
import { saveFile } from "../state/save.ts";
import { useText } from "../text/index.ts";
import { announce } from "./announcement.ts";
import { Icon } from "./icon.tsx";

/** What can be done with the view as a whole: compare, write a note, copy its link, take a brief. */
export function PageTools() {
  const { view } = usePicture();
  const text = useText();
  const [working, setWorking] = useState(false);
  const brief = async () => {
    setWorking(true);
    announce(text.brief.working);
    const file = await callForFile("brief", { ...scopeInput(view.filter), format: "pdf" });
    setWorking(false);
    if (!file.ok) return announce(file.issues[0]?.message ?? text.failed);
    saveFile(file.value.blob, file.value.fileName);
    announce(text.brief.done);
  };
  const link = async () => {
    await navigator.clipboard.writeText(window.location.href);
    announce(text.figure.linkDone);
  };
  return (
    <div className="page-tools">
      <Button
        className="button"
        onPress={() => changeView({ other: view.other === null ? {} : null })}
      >
        <Icon name="compare" />
        {view.other === null ? text.compare.open : text.compare.close}
      </Button>
      <Button className="button" onPress={() => document.getElementById("note-text")?.focus()}>
        <Icon name="note" />
        {text.notes.add}
      </Button>
      <Button className="button" onPress={() => void link()}>
        {text.figure.link}
      </Button>
      <Button className="button" isDisabled={working} onPress={() => void brief()}>
        <Icon name="file" />
        {working ? text.brief.working : text.brief.button}
      </Button>
    </div>
  );
}
