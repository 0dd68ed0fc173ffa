import { type DragEvent, useEffect, useRef, useState } from "react";
import { Button } from "react-aria-components";
import { numeral } from "../../src/chart/index.ts";
import { type DroppedFiles, filesOfDrop, filesOfList } from "../state/dropped-files.ts";
import { VERIFY_WORDS } from "../text/verify.ts";
import { useWords } from "../text/words.ts";
import { sizeText } from "./size-text.ts";

/** Takes a folder or files, dropped or chosen. */
export function VerifyDrop(props: {
  readonly files: DroppedFiles;
  readonly onFiles: (files: DroppedFiles) => void;
}) {
  const { files, onFiles } = props;
  const words = useWords(VERIFY_WORDS);
  const [over, setOver] = useState(false);
  const folder = useRef<HTMLInputElement>(null);
  const some = useRef<HTMLInputElement>(null);
  useEffect(() => folder.current?.setAttribute("webkitdirectory", ""), []);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void filesOfDrop(event.dataTransfer).then(onFiles);
  };
  const size = files.reduce((sum, [, file]) => sum + file.size, 0);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the buttons inside do the same by keyboard.
    <div
      className={over ? "drop drop-over" : "drop"}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p>{over ? words.dropHere : words.drop}</p>
      {[folder, some].map((input, at) => (
        <input
          key={at === 0 ? "folder" : "files"}
          ref={input}
          type="file"
          multiple
          className="visually-hidden"
          tabIndex={-1}
          aria-label={at === 0 ? words.chooseFolder : words.chooseFiles}
          onChange={(event) => onFiles(filesOfList(event.target.files ?? []))}
        />
      ))}
      <div className="chips">
        <Button className="button" onPress={() => folder.current?.click()}>
          {words.chooseFolder}
        </Button>
        <Button className="button" onPress={() => some.current?.click()}>
          {words.chooseFiles}
        </Button>
      </div>
      {files.length > 0 && (
        <p className="chosen-file">{words.chosen(numeral(files.length), sizeText(size))}</p>
      )}
    </div>
  );
}
