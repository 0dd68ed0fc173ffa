import { type ReactNode, useEffect, useMemo, useRef } from "react";
import { coverageOf } from "../state/coverage.ts";
import { useDialog } from "../state/dialog.ts";
import type { Engine } from "../state/engine.ts";
import { FactsProvider, usePictureFacts } from "../state/facts.tsx";
import { PictureProvider, usePicture } from "../state/picture.tsx";
import { useView } from "../state/picture-view.ts";
import type { FigureName } from "../state/rankings.ts";
import { countedView, useOutlines, useRecord } from "../state/record.ts";
import { viewSentence } from "../state/sentence.ts";
import { useNames, useText } from "../text/index.ts";
import { Empty, Failed, Loading } from "./condition.tsx";
import { KnowDrawer } from "./know-drawer.tsx";

/** A page that counts events: waits for them, applies the address, and gives its parts the picture. */
export function PictureFrame({ children }: { readonly children: ReactNode }) {
  const { engine, again } = useRecord();
  const text = useText();
  if (engine.state === "failed") return <Failed issues={engine.issues} again={again} />;
  if (engine.state === "loading") return <Loading detail={text.loadingDetail} />;
  if (engine.value.columns.count === 0) return <Empty />;
  return <Counted engine={engine.value}>{children}</Counted>;
}

function Counted({ engine, children }: { readonly engine: Engine; readonly children: ReactNode }) {
  const inAddress = useView();
  const dialog = useDialog();
  const view = useMemo(() => countedView(inAddress, engine), [inAddress, engine]);
  const { filter } = view;
  const outlines = useOutlines(view);
  useEffect(() => engine.apply(filter), [engine, filter]);
  const facts = usePictureFacts(filter);
  const coverage = coverageOf(engine.crossfilter, filter.datasets);
  const picture = useMemo(
    () => ({ engine, view, coverage, outlines }),
    [engine, view, coverage, outlines],
  );
  return (
    <PictureProvider value={picture}>
      <FactsProvider value={facts}>
        {children}
        {dialog?.kind === "know" && <KnowDrawer figure={dialog.figure as FigureName} />}
      </FactsProvider>
    </PictureProvider>
  );
}

/** What is counted, as a sentence; it follows the brush. */
export function PictureTitle() {
  const picture = usePicture();
  const text = useText();
  const names = useNames();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(
    () =>
      picture.engine.onFrame(() => {
        const words = viewSentence(picture, text, names);
        if (title.current !== null && title.current.textContent !== words) {
          title.current.textContent = words;
        }
      }),
    [picture, text, names],
  );
  // biome-ignore lint/a11y/useHeadingContent: the words are written while the reader brushes.
  return <h1 className="title" ref={title} />;
}
