import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { Button } from "react-aria-components";
import { numeral } from "../../src/chart/index.ts";
import type { Choice } from "../state/dossier-find.ts";
import { DOSSIERS_WORDS } from "../text/dossiers.ts";
import { useText } from "../text/index.ts";
import { useWords } from "../text/words.ts";
import { useLate } from "./late.ts";

const WAIT_MS = 200;

/** Chooses something by search: what is typed is looked up, and each hit is a button below. */
export function DossierChoose(props: {
  readonly id?: string | undefined;
  readonly label: string;
  readonly find: (text: string) => Promise<readonly Choice[]>;
  readonly onChoose: (choice: Choice) => void;
  /** Takes what was typed as it is, where that is allowed. */
  readonly onTyped?: ((text: string) => void) | undefined;
  readonly invalid?: boolean | undefined;
}) {
  const { label, find, onChoose, onTyped, invalid = false } = props;
  const words = useWords(DOSSIERS_WORDS);
  const text = useText();
  const made = useId();
  const id = props.id ?? made;
  const list = useRef<HTMLUListElement>(null);
  const [typed, setTyped] = useState("");
  const [found, setFound] = useState<{ of: string; choices: readonly Choice[] } | null>(null);
  const late = useLate(typed.trim(), WAIT_MS);
  useEffect(() => {
    if (late.length < 2) return setFound(null);
    let gone = false;
    void find(late).then((choices) => {
      if (!gone) setFound({ of: late, choices });
    });
    return () => {
      gone = true;
    };
  }, [late, find]);
  const clear = () => {
    setTyped("");
    setFound(null);
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown") {
      event.preventDefault();
      list.current?.querySelector("button")?.focus();
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (onTyped !== undefined && typed.trim() !== "") {
        onTyped(typed.trim());
        clear();
      }
    }
  };
  const open = typed.trim().length >= 2;
  return (
    <div className="choose">
      <input
        id={id}
        type="search"
        aria-label={label}
        placeholder={label}
        aria-invalid={invalid}
        aria-controls={`${id}-found`}
        value={typed}
        dir="auto"
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={keys}
      />
      <p className="note" role="status">
        {!open
          ? ""
          : found === null || found.of !== typed.trim()
            ? words.searching
            : found.choices.length === 0
              ? words.nothing
              : words.found(numeral(found.choices.length))}
      </p>
      <ul id={`${id}-found`} className="choose-list" ref={list} onKeyDown={walk}>
        {open &&
          found?.choices.map((choice) => (
            <li key={`${choice.key} ${choice.title}`}>
              <Button
                className="choose-hit"
                onPress={() => {
                  onChoose(choice);
                  clear();
                }}
              >
                <bdi>
                  {text.language === "ur" && choice.titleUr !== null
                    ? choice.titleUr
                    : choice.title}
                </bdi>
                <span className="note" lang="en">
                  <bdi>{choice.detail}</bdi>
                </span>
              </Button>
            </li>
          ))}
        {open && onTyped !== undefined && (
          <li>
            <Button
              className="choose-hit"
              onPress={() => {
                onTyped(typed.trim());
                clear();
              }}
            >
              <bdi>{words.asTyped(typed.trim())}</bdi>
            </Button>
          </li>
        )}
      </ul>
    </div>
  );
}

/** Arrow keys move over the hits. */
function walk(event: KeyboardEvent<HTMLUListElement>): void {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step === 0) return;
  event.preventDefault();
  const hits = [...event.currentTarget.querySelectorAll("button")];
  const at = hits.indexOf(document.activeElement as HTMLButtonElement);
  hits[at + step]?.focus();
}
