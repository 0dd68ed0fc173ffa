import { lazy, Suspense } from "react";
import { pageAt } from "../page/pages.ts";
import { useAddress } from "../state/address.ts";
import { openDialog, useDialog } from "../state/dialog.ts";
import { useText } from "../text/index.ts";
import { Drawer } from "./drawer.tsx";
import { RoomList } from "./rail.tsx";

const Palette = lazy(() => import("./palette.tsx").then(({ Palette: it }) => ({ default: it })));
const ObservationDrawer = lazy(() =>
  import("./observation-drawer.tsx").then(({ ObservationDrawer: it }) => ({ default: it })),
);
const FreshnessDrawer = lazy(() =>
  import("./freshness-drawer.tsx").then(({ FreshnessDrawer: it }) => ({ default: it })),
);
const ProofDrawer = lazy(() =>
  import("./proof-drawer.tsx").then(({ ProofDrawer: it }) => ({ default: it })),
);

/** The dialogs that every page shares; there is never more than one. */
export function Dialogs() {
  const dialog = useDialog();
  const text = useText();
  const { path } = useAddress();
  if (dialog === null) return null;
  const rows = pageAt(path).room === "picture" ? text.keys.rows : text.tableKeys;
  switch (dialog.kind) {
    case "palette":
      return (
        <Suspense>
          <Palette />
        </Suspense>
      );
    case "observation":
      return (
        <Suspense>
          <ObservationDrawer release={dialog.release} row={dialog.row} />
        </Suspense>
      );
    case "freshness":
      return (
        <Suspense>
          <FreshnessDrawer />
        </Suspense>
      );
    case "proof":
      return (
        <Suspense>
          <ProofDrawer shown={dialog.shown} />
        </Suspense>
      );
    case "keys":
      return (
        <Drawer title={text.keys.title} form="window">
          <dl className="facts">
            {rows.map(([keys, meaning]) => (
              <div key={meaning} style={{ display: "contents" }}>
                <dt>
                  <kbd dir="ltr">{keys}</kbd>
                </dt>
                <dd>{meaning}</dd>
              </div>
            ))}
          </dl>
        </Drawer>
      );
    case "rooms":
      return (
        <Drawer title={text.name} form="drawer drawer-start">
          <nav aria-label={text.bar.menu}>
            <RoomList onChoose={() => openDialog(null)} />
          </nav>
        </Drawer>
      );
    case "know":
      return null;
  }
}
