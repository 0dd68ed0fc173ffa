import { Suspense, useEffect } from "react";
import { RouterProvider } from "react-aria-components";
import { pageAt } from "./page/pages.ts";
import { Loading } from "./part/condition.tsx";
import { Dialogs } from "./part/dialogs.tsx";
import { PageKeys } from "./part/page-keys.tsx";
import { Rail } from "./part/rail.tsx";
import { TopBar } from "./part/top-bar.tsx";
import { goTo, useAddress } from "./state/address.ts";
import { usePreferences } from "./state/preferences.ts";
import { TextProvider, useText } from "./text/index.ts";

/** The workbench: rail, bar and the page of the address. */
export function App() {
  const { theme } = usePreferences();
  useEffect(() => {
    if (theme === "system") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = theme;
  }, [theme]);
  return (
    <RouterProvider navigate={goTo}>
      <TextProvider>
        <Frame />
      </TextProvider>
    </RouterProvider>
  );
}

function Frame() {
  const text = useText();
  const { path } = useAddress();
  const page = pageAt(path);
  const title = text.pages[page.name];
  useEffect(() => {
    document.title = `${title} · ${text.name}`;
  }, [title, text]);
  return (
    <>
      <a className="skip" href="#page">
        {text.skip}
      </a>
      <div className="frame">
        <Rail />
        <TopBar />
        <main id="page" tabIndex={-1}>
          <Suspense fallback={<Loading />}>
            <page.Page />
          </Suspense>
        </main>
      </div>
      <PageKeys />
      <Dialogs />
      <div id="announcement" className="announcement" role="status" />
    </>
  );
}
